import { describe, expect, it } from 'vitest';
import { checkProxy, checkServerAuthorities } from '../../../plugin/cli/doctor/outbound.ts';

describe('checkProxy', () => {
  it('returns the proxy without its password', () => {
    const check = checkProxy({ HTTPS_PROXY: 'http://anne:secret@proxy.example:3128' });
    expect(check).toMatchObject({ status: 'ok', remedy: null });
    expect(check.found).toContain('http://proxy.example:3128');
    expect(check.found).not.toMatch(/anne|secret/);
  });

  it('returns that there is none when eHealth is exempt', () => {
    const env = { HTTPS_PROXY: 'proxy.example:3128', NO_PROXY: '.fgov.be' };
    expect(checkProxy(env).found).toContain('none');
  });

  it('returns a failure with the variable when it is no http address', () => {
    const check = checkProxy({ ALL_PROXY: 'socks5://anne:secret@proxy.example' });
    expect(check).toMatchObject({
      status: 'failed',
      found: expect.stringContaining('ALL_PROXY') as string,
    });
    expect(JSON.stringify(check)).not.toContain('secret');
  });
});

describe('checkServerAuthorities', () => {
  it('returns a failure when a file cannot be read', () => {
    const outbound = { authorities: ['/no/such/file.pem'] };
    expect(checkServerAuthorities({ outbound })).toMatchObject([
      { status: 'failed', found: expect.stringContaining('outbound.authorities.0') as string },
    ]);
    expect(checkServerAuthorities({ outbound: { authorities: [] } })).toEqual([]);
  });
});
