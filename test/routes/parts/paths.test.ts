import { describe, expect, it } from 'vitest';
import { renewalPath, renewalsPath } from '../../../plugin/domain/renewal/page-path.ts';
import { paths } from '../../../plugin/routes/parts/paths.ts';

describe('renewal paths', () => {
  const id = 'a/b c';

  it('returns the links of messages below the mount path', () => {
    const links = paths('/ehealth');
    expect(links.guide(id)).toBe(`/ehealth${renewalPath(id)}`);
    expect(links.renewals()).toBe(`/ehealth${renewalsPath}`);
  });

  it('encodes the id and keeps every action below the guide', () => {
    const links = paths('');
    expect(links.guide(id, { path: 'card' })).toBe('/certificates/a%2Fb%20c/renewal?path=card');
    expect([links.mute(id), links.unmute(id), links.acknowledge(id)]).toEqual(
      ['mute', 'unmute', 'acknowledge'].map((act) => `/certificates/a%2Fb%20c/renewal/${act}`),
    );
  });
});
