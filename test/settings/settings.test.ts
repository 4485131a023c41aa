import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PluginError } from '../../plugin/errors.ts';
import { parseSettings } from '../../plugin/settings/index.ts';
import { signingKey } from '../support/fixtures/token-signer.ts';

const es256 = signingKey('ES256');

const good = {
  databasePath: 'trousseau.sqlite',
  masterKey: { source: 'file', path: 'master.json', create: true },
  launch: { issuer: 'host', keys: [{ alg: 'ES256', publicKey: es256.publicKey }] },
};

/** Path of the first mistake, as the error names it; null when there is none. */
function mistake(settings: unknown): string | number | null {
  try {
    parseSettings(settings);
    return null;
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    expect(error.code).toBe('ERR_SETTINGS_INVALID');
    return error.params['path'] ?? '';
  }
}

test('returns every default when only the required settings are given', () => {
  expect(parseSettings(good)).toMatchObject({
    environment: 'production',
    launch: { audience: 'trousseau', apiAudience: 'trousseau-api' },
    publicOrigin: null,
    frameAncestors: [],
    cookie: { sameSite: 'lax', secure: 'auto' },
    sessionMinutes: 60,
    renewalWindowDays: 90,
    rateLimit: { passwordAttemptsPerMinute: 10 },
    jobs: { enabled: true },
    defaultLanguage: 'fr',
  });
});

it.each([
  ['https://EHR.example:443/', 'https://ehr.example'],
  ['http://ehr.example:80', 'http://ehr.example'],
  ['http://[FD00:0:0::1]:8480', 'http://[fd00::1]:8480'],
  ['https://médecin.example', 'https://xn--mdecin-bva.example'],
])('returns origins as browsers write them when they are spelt %s', (written, origin) => {
  const { publicOrigin, frameAncestors } = parseSettings({
    ...good,
    publicOrigin: written,
    frameAncestors: [written],
  });
  expect([publicOrigin, frameAncestors]).toEqual([origin, [origin]]);
});

it.each([
  ['https://a.example/', ['https://a.example/', 'https://a.example/', 'https://a.example/']],
  [{ nl: 'https://nl.example/' }, [undefined, 'https://nl.example/', undefined]],
  [null, [undefined, undefined, undefined]],
] as const)(
  'returns the page of the official tool by language when given %j',
  (page, byLanguage) => {
    const { certificateManagerPage: pages } = parseSettings({
      ...good,
      certificateManagerPage: page,
    });
    expect([pages?.fr, pages?.nl, pages?.en]).toEqual(byLanguage);
  },
);

it.each([
  ['http://a.example/', 'certificateManagerPage'],
  [{ nl: 'javascript:alert(1)' }, 'certificateManagerPage.nl'],
  [{ it: 'https://a.example/' }, 'certificateManagerPage'],
] as const)('rejects %j as a page of the official tool', (certificateManagerPage, path) => {
  expect(mistake({ ...good, certificateManagerPage })).toMatch(path.split('.')[0]!);
});

it('returns the sender of mail as name and address', () => {
  const mail = {
    host: 'mail.example',
    from: 'Cabinet: Dupont <cab@médecin.example>',
    replyTo: ' a@x.example',
  };
  expect(parseSettings({ ...good, notices: { mail } }).notices.mail).toMatchObject({
    from: { name: 'Cabinet: Dupont', address: 'cab@xn--mdecin-bva.example' },
    replyTo: 'a@x.example',
  });
});

describe('parseSettings with an invalid setting', () => {
  const privateKey = es256.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const launch = (changes: object) => ({ ...good, launch: { ...good.launch, ...changes } });
  const cases: [name: string, settings: unknown, path: string][] = [
    ['no settings at all', undefined, '(settings)'],
    ['a key that does not exist', { ...good, databsePath: 'x' }, '(settings)'],
    ['no database', { ...good, databasePath: undefined }, 'databasePath'],
    ['an unknown key source', { ...good, masterKey: { source: 'vault' } }, 'masterKey.source'],
    ['no launch key', launch({ keys: [] }), 'launch.keys'],
    ['a short secret', launch({ secret: 'x'.repeat(31) }), 'launch.secret'],
    [
      'a name that every signer has',
      { ...good, ehealth: { signerName: '.*' } },
      'ehealth.signerName',
    ],
    ['a pattern that is none', { ...good, ehealth: { signerName: '(' } }, 'ehealth.signerName'],
    [
      'a library without a folder',
      { ...good, eid: { pkcs11Library: 'opensc-pkcs11.so' } },
      'eid.pkcs11Library',
    ],
    ['one audience for both', launch({ apiAudience: 'trousseau' }), 'launch.apiAudience'],
    [
      'a private key',
      launch({ keys: [{ alg: 'ES256', publicKey: privateKey }] }),
      'launch.keys.0.publicKey',
    ],
    [
      'a key of another algorithm',
      launch({ keys: [{ alg: 'RS256', publicKey: es256.publicKey }] }),
      'launch.keys.0.publicKey',
    ],
    [
      'text that is no key',
      launch({ keys: [{ alg: 'EdDSA', publicKey: 'ssh-rsa AAAA' }] }),
      'launch.keys.0.publicKey',
    ],
    [
      'an algorithm that is not allowed',
      launch({ keys: [{ alg: 'HS256', publicKey: es256.publicKey }] }),
      'launch.keys.0.alg',
    ],
    [
      'a frame ancestor with a path',
      { ...good, frameAncestors: ['https://a.example/x'] },
      'frameAncestors.0',
    ],
    ['HSTS without a public origin', { ...good, strictTransportDays: 30 }, 'strictTransportDays'],
    [
      'HSTS with a public origin by http',
      { ...good, strictTransportDays: 30, publicOrigin: 'http://ehr.example' },
      'strictTransportDays',
    ],
    [
      'a public origin with a path',
      { ...good, publicOrigin: 'https://ehr.example/x' },
      'publicOrigin',
    ],
    [
      'a public origin with a user',
      { ...good, publicOrigin: 'https://a@ehr.example' },
      'publicOrigin',
    ],
    ...['tr', '/', '//x', '/a/../b', '/a b', '/a?b'].map((basePath): [string, object, string] => [
      `the base path ${basePath}`,
      { ...good, basePath },
      'basePath',
    ]),
    ...['proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', ''].map(
      (proxy): [string, object, string] => [
        `the proxy ${proxy}`,
        { ...good, trustedProxies: [proxy] },
        'trustedProxies.0',
      ],
    ),
    ['a wildcard frame ancestor', { ...good, frameAncestors: ['*'] }, 'frameAncestors.0'],
    ['a public origin that is no origin', { ...good, publicOrigin: 'ehr.example' }, 'publicOrigin'],
    [
      'a cookie that browsers drop',
      { ...good, cookie: { sameSite: 'none', secure: false } },
      'cookie.secure',
    ],
    ['a script as way back', { ...good, backUrl: 'javascript:alert(1)' }, 'backUrl'],
    [
      'a token service of production without TLS',
      { ...good, environment: 'production', ehealth: { stsEndpoint: 'http://sts.example/x' } },
      'ehealth.stsEndpoint',
    ],
    [
      'a continuity list of acceptance without TLS',
      { ...good, environment: 'acceptance', ehealth: { continuityList: 'HTTP://list.example/x' } },
      'ehealth.continuityList',
    ],
    [
      'a depot of production without TLS',
      { ...good, environment: 'production', probes: { depotEndpoint: 'http://depot.example/x' } },
      'probes.depotEndpoint',
    ],
    [
      'a webhook to another machine without TLS',
      {
        ...good,
        notices: { webhook: { url: 'http://ehr.example/x', secret: 'x'.repeat(24) } },
      },
      'notices.webhook.url',
    ],
    [
      'a webhook with a secret that is none',
      { ...good, notices: { webhook: { url: 'https://ehr.example/x', secret: 'short' } } },
      'notices.webhook.secret',
    ],
    ...['Cabinet Dupont', 'a@x.example, b@x.example', 'A <a@x.example>, B <b@x.example>'].map(
      (from): [string, object, string] => [
        `the mail sender ${from}`,
        { ...good, notices: { mail: { host: 'mail.example', from } } },
        'notices.mail.from',
      ],
    ),
    ...['whsk_', 'whpk_'].map((prefix): [string, object, string] => [
      `a webhook with a ${prefix} key of a signature that is not ours`,
      {
        ...good,
        notices: {
          webhook: {
            url: 'https://ehr.example/x',
            secret: `${prefix}${Buffer.alloc(32, 7).toString('base64')}`,
          },
        },
      },
      'notices.webhook.secret',
    ]),
    [
      'a webhook with a secret whose base64 is none',
      {
        ...good,
        notices: { webhook: { url: 'https://ehr.example/x', secret: `whsec_${'*'.repeat(44)}` } },
      },
      'notices.webhook.secret',
    ],
    [
      'a webhook with a key of a few bytes',
      {
        ...good,
        notices: { webhook: { url: 'https://ehr.example/x', secret: `whsec_${'A'.repeat(20)}` } },
      },
      'notices.webhook.secret',
    ],
    [
      'a mail server elsewhere without TLS',
      { ...good, notices: { mail: { host: 'mail.example', from: 'a@b.example', tls: 'none' } } },
      'notices.mail.tls',
    ],
    [
      'a token for figures that no header can carry',
      { ...good, metrics: { token: 'words with blanks between them' } },
      'metrics.token',
    ],
    [
      'a planned moment before the renewal window opens',
      { ...good, renewalWindowDays: 70 },
      'renewal.windowStartDays',
    ],
    [
      'a window that ends before it begins',
      { ...good, renewal: { windowStartDays: 60, windowEndDays: 60 } },
      'renewal.windowEndDays',
    ],
    [
      'consulting hours that end before they begin',
      { ...good, renewal: { consultingHours: [{ from: '12:00', to: '09:00' }] } },
      'renewal.consultingHours.0.to',
    ],
    ['another site as path back', { ...good, backUrl: '//evil.example' }, 'backUrl'],
  ];
  test.each(cases)('rejects %s with the path of the setting', (_name, settings, path) => {
    expect(mistake(settings)).toBe(path);
  });
});

test.each(['RS256', 'ES256', 'EdDSA'] as const)('accepts a key for %s', (alg) => {
  const { publicKey } = signingKey(alg);
  expect(mistake({ ...good, launch: { issuer: 'host', keys: [{ alg, publicKey }] } })).toBeNull();
});

test('keeps setting values out of the error, since some are secrets', () => {
  const secret = 'correct horse battery';
  const settings = { ...good, launch: { issuer: 'host', secret } };
  expect(() => parseSettings(settings)).toThrow(PluginError);
  expect(() => parseSettings(settings)).not.toThrow(secret);
});

test('rejects random values with the coded error', () => {
  fc.assert(
    fc.property(fc.anything(), (settings) => {
      expect(mistake(settings)).not.toBeNull();
    }),
  );
});
