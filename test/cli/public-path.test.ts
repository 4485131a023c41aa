import { describe, expect, it } from 'vitest';
import { publicPath } from '../../plugin/cli/public-path.ts';

const ask = (
  url: string,
  prefix: string | undefined,
  { basePath = null as string | null, address = '10.0.0.1' } = {},
) =>
  publicPath(
    {
      url,
      headers: prefix === undefined ? {} : { 'x-forwarded-prefix': prefix },
      socket: { remoteAddress: address },
    },
    { basePath, isTrusted: (from) => from === '10.0.0.1' },
  );

describe('publicPath', () => {
  it.each([
    ['/', '/tr/', '/'],
    ['/users?q=a', '/tr/users?q=a', '/users?q=a'],
    ['/users', '/users', '/users'],
    ['/?q=a', '/tr?q=a', '/?q=a'],
    ['/', '/tr', '/'],
    ['/trousseau', '/trousseau', '/trousseau'],
  ])('returns %s below the setting when the proxy asks for %s', (url, asked, expected) => {
    expect(ask(asked, undefined, { basePath: '/tr' })).toEqual({ base: '/tr', url: expected });
    expect(url).toBe(expected);
  });

  it.each([
    ['/tr', '/tr'],
    ['/tr/', '/tr'],
    ['/a/b', '/a/b'],
    ['/a, /b', '/a/b'],
    ['/', ''],
    ['', ''],
    [undefined, ''],
    ['//evil.example', ''],
    ['/\\evil.example', ''],
    ['https://evil.example', ''],
    ['/a/../b', ''],
    ['/.', ''],
    ['tr', ''],
    ['/a b', ''],
    ['/a;Secure', ''],
    ['/a%2f', ''],
    [`/${'a'.repeat(200)}`, ''],
  ])('returns for the prefix %j the path %j', (prefix, base) => {
    expect(ask('/users', prefix)).toEqual({ base, url: '/users' });
  });

  it('returns the root when the proxy is not trusted', () => {
    expect(ask('/users', '/tr', { address: '10.0.0.2' })).toEqual({ base: '', url: '/users' });
  });

  it('returns the path of the settings when the proxy names another', () => {
    expect(ask('/users', '/other', { basePath: '/tr' }).base).toBe('/tr');
  });
});
