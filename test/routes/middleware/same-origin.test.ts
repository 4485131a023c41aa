import { describe, expect, test } from 'vitest';
import { localPath } from '../../../plugin/routes/sign-in/local-path.ts';
import { cookieValue } from '../../../plugin/routes/sign-in/web-session.ts';
import { isSameOrigin } from '../../../plugin/routes/middleware/same-origin.ts';
import type { OriginFacts } from '../../../plugin/routes/middleware/same-origin.ts';

/** A form sent from our own page over https; each case says only what differs. */
const ownForm: OriginFacts = {
  method: 'POST',
  fetchSite: 'same-origin',
  origin: 'https://ehr.example',
  host: 'ehr.example',
  publicOrigin: null,
};

describe('isSameOrigin', () => {
  const cases: [name: string, changes: Partial<OriginFacts>, allowed: boolean][] = [
    ['from our own page', {}, true],
    [
      'from our own page on plain http, where browsers send Origin only',
      { fetchSite: undefined, origin: 'http://ehr.example' },
      true,
    ],
    [
      'from our own page on a port',
      { fetchSite: undefined, origin: 'http://ehr.example:81', host: 'ehr.example:81' },
      true,
    ],
    ['behind a proxy that changes Host, reported by the browser', { host: 'internal:3000' }, true],
    [
      'behind a proxy that changes Host, with the public origin configured',
      { fetchSite: undefined, host: 'internal:3000', publicOrigin: 'https://ehr.example' },
      true,
    ],
    ...(
      [
        ['the default port of http spelt out', 'http://ehr.example', 'ehr.example:80', true],
        ['the default port of https spelt out', 'https://ehr.example', 'ehr.example:443', true],
        ['upper case', 'http://ehr.example', 'EHR.Example', true],
        ['another spelling of IPv6', 'http://[fd00::1]:81', '[FD00:0:0:0::1]:81', true],
        ['the default port of the other scheme', 'http://ehr.example', 'ehr.example:443', false],
        ['another IPv6 address', 'http://[fd00::1]', '[fd00::2]', false],
        ['a Host with a user', 'http://ehr.example', 'evil.example@ehr.example', false],
        ['a Host with a path', 'http://ehr.example', 'ehr.example/x', false],
        ['an empty Host', 'http://ehr.example', '', false],
        ['no Host', 'http://ehr.example', undefined, false],
      ] as const
    ).map(([name, origin, host, allowed]): [string, Partial<OriginFacts>, boolean] => [
      `on plain http with ${name}`,
      { fetchSite: undefined, origin, host },
      allowed,
    ]),
    [
      'with a public origin that has its default port and upper case',
      { fetchSite: undefined, publicOrigin: 'https://EHR.example:443' },
      true,
    ],
    ['from another site', { fetchSite: 'cross-site', origin: 'https://evil.example' }, false],
    [
      'from a neighbour under the same domain',
      { fetchSite: 'same-site', origin: 'https://blog.ehr.example' },
      false,
    ],
    ['typed into the address bar', { fetchSite: 'none' }, false],
    [
      'from another site on plain http',
      { fetchSite: undefined, origin: 'http://evil.example' },
      false,
    ],
    ['from another port', { fetchSite: undefined, origin: 'http://ehr.example:81' }, false],
    ['from a sandboxed frame', { fetchSite: undefined, origin: 'null' }, false],
    ['with neither header', { fetchSite: undefined, origin: undefined }, false],
    [
      'with a Host that was made up to fit, where the public origin is known',
      {
        fetchSite: undefined,
        origin: 'https://evil.example',
        host: 'evil.example',
        publicOrigin: 'https://ehr.example',
      },
      false,
    ],
    [
      'over http where the public origin is https',
      { fetchSite: undefined, origin: 'http://ehr.example', publicOrigin: 'https://ehr.example' },
      false,
    ],
  ];
  test.each(cases)('returns the expected answer for a request %s', (_name, changes, allowed) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect(isSameOrigin({ ...ownForm, method, ...changes })).toBe(allowed);
    }
  });
});

test('allows a request from any site when the method only reads', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS']) {
    expect(isSameOrigin({ ...ownForm, method, fetchSite: 'cross-site' })).toBe(true);
  }
});

describe('localPath', () => {
  test.each(['/', '/users', '/users/u%20x?q=a&page=2', '/certificates/1#top'])(
    'returns the path %s unchanged',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/x/..//evil.example',
    '/../host-page',
    '/%2e%2e/host-page',
    '/x/%2E./..',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/a\r\nLocation: https://evil.example',
    '/a b',
    '/é',
    '/%zz',
    'javascript:alert(1)',
    'users',
    '',
    `/${'a'.repeat(3000)}`,
    ['/users'],
    undefined,
    7,
  ])('returns null for %j', (path) => {
    expect(localPath(path)).toBeNull();
  });
});

test('returns a session cookie only when exactly one well-formed value exists', () => {
  const value = 'A'.repeat(43);
  const found = (header: string | undefined) => cookieValue(header, 'trousseau_session');
  expect(found(`a=b; trousseau_session=${value}; c=d`)).toBe(value);
  expect(found(`trousseau_session=${value}; trousseau_session=${'B'.repeat(43)}`)).toBeUndefined();
  expect(found('trousseau_session=short')).toBeUndefined();
  expect(found(`xtrousseau_session=${value}`)).toBeUndefined();
  expect(found(`__Secure-trousseau_session=${value}`)).toBeUndefined();
  expect(found(undefined)).toBeUndefined();
});
