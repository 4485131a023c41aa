import { describe, expect, it, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { createLaunchTokens } from '../../../plugin/routes/sign-in/launch-token.ts';
import { parseSettings } from '../../../plugin/settings/index.ts';
import { goodClaims, signingKey, signToken } from '../../support/fixtures/token-signer.ts';
import type { Claims } from '../../support/fixtures/token-signer.ts';

const now = new Date('2026-03-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const keys = { RS256: signingKey('RS256'), ES256: signingKey('ES256'), EdDSA: signingKey('EdDSA') };
const secret = 'a-shared-secret-of-at-least-32-bytes';
const stranger = signingKey('ES256');

/** A verifier that remembers used tokens, for these keys. */
function verifier(launch: object) {
  const used = new Set<string>();
  const settings = parseSettings({
    databasePath: 'x',
    masterKey: { source: 'env', variable: 'X' },
    launch: { issuer: 'test-host', ...launch },
  });
  return createLaunchTokens({
    launch: settings.launch,
    defaultLanguage: 'nl',
    usedTokens: {
      useOnce: (jti) => {
        const first = !used.has(jti);
        used.add(jti);
        return Promise.resolve(first);
      },
    },
    now: () => now,
  });
}

const publicKeys = (...algs: (keyof typeof keys)[]) => ({
  keys: algs.map((alg) => ({ alg, publicKey: keys[alg].publicKey })),
});
const all = verifier({ ...publicKeys('RS256', 'ES256', 'EdDSA'), secret });

/** Why a token was refused, from the message for the log; null when it was taken. */
async function refusal(work: () => unknown): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof PluginError)) throw error;
    expect(error.code).toBe('ERR_LAUNCH_TOKEN');
    return error.message.replace('token refused: ', '');
  }
}

describe('verifyLaunch with a valid token', () => {
  test.each([keys.RS256, keys.ES256, keys.EdDSA, { alg: 'HS256', secret } as const])(
    'accepts a token signed with $alg',
    async (key) => {
      const actor = await all.verifyLaunch(signToken(key, goodClaims(now)));
      expect(actor).toEqual({
        userId: 'admin',
        displayName: 'Ariane Essai',
        practiceId: 'practice-1',
        roles: ['admin'],
        language: 'fr',
        display: {},
      });
    },
  );

  test('accepts each configured key when a host changes its keys', async () => {
    const older = signingKey('ES256');
    const both = verifier({
      keys: [older, keys.ES256].map(({ alg, publicKey }) => ({ alg, publicKey })),
    });
    expect(
      await refusal(() => both.verifyLaunch(signToken(keys.ES256, goodClaims(now)))),
    ).toBeNull();
    expect(await refusal(() => both.verifyLaunch(signToken(older, goodClaims(now))))).toBeNull();
  });

  test('returns the default language when the token names no supported language', async () => {
    const token = (locale: unknown) => signToken(keys.ES256, goodClaims(now, { locale }));
    expect((await all.verifyLaunch(token(undefined))).language).toBe('nl');
    expect((await all.verifyLaunch(token('it-IT'))).language).toBe('nl');
  });

  test('drops the roles that grant no rights', async () => {
    const claims = goodClaims(now, { roles: ['accountant', 'clinician', 'service'] });
    expect((await all.verifyLaunch(signToken(keys.ES256, claims))).roles).toEqual(['clinician']);
  });
});

describe('verifyLaunch with claims as libraries write them', () => {
  it.each<[string, Claims]>([
    ['dates with fractions', { iat: seconds - 0.877, exp: seconds + 50.5, nbf: seconds - 0.877 }],
    // 1772366399.9 + 60 is 1772366459.9 and a little more
    [
      'a life of exactly 60 seconds with fractions',
      { iat: seconds - 0.1, exp: seconds - 0.1 + 60 },
    ],
    ['a role as text', { roles: 'admin' }],
    ['one audience in a list', { aud: ['trousseau'] }],
    [
      'null for what is absent',
      { locale: null, nbf: null, auth_time: null, acr: null, amr: null, chrome: null, theme: null },
    ],
  ])('accepts %s', async (_name, changes) => {
    for (const key of [keys.ES256, keys.EdDSA]) {
      const actor = await all.verifyLaunch(signToken(key, goodClaims(now, changes)));
      expect(actor.roles).toEqual(['admin']);
      expect(actor.authentication).toBeUndefined();
    }
  });

  it('returns the method of sign-in when it is text, and its time with a fraction', async () => {
    const claims = goodClaims(now, { amr: 'pwd', auth_time: seconds - 10.5 });
    const { authentication } = await all.verifyLaunch(signToken(keys.ES256, claims));
    expect(authentication).toEqual({ amr: ['pwd'], authTime: new Date(now.getTime() - 10_500) });
  });
});

describe('verifyLaunch with an invalid token', () => {
  const changed: [name: string, changes: Claims, reason: RegExp][] = [
    ['an expired token', { iat: seconds - 60, exp: seconds - 5 }, /signature or time|expired/],
    ['a token that lives 61 seconds', { exp: seconds + 61 }, /lives too long/],
    ['a token that ends before it begins', { exp: seconds - 1 }, /lives too long/],
    ['a token from the future', { iat: seconds + 6, exp: seconds + 30 }, /future/],
    ['a token that is not valid yet', { nbf: seconds + 20 }, /time|not valid yet/],
    ['another issuer', { iss: 'other-host' }, /another issuer/],
    ['the audience of the API', { aud: 'trousseau-api' }, /another audience/],
    ['several audiences', { aud: ['trousseau', 'trousseau-api'] }, /another audience/],
    ['a service, which has no screens', { roles: ['service'] }, /no screens/],
    ['roles that we do not know', { roles: ['owner'] }, /no role/],
    ['no roles', { roles: [] }, /no role/],
    ['a role that is text with others', { roles: 'admin clinician' }, /no role/],
    ['a role that is a number', { roles: 1 }, /roles/],
    ['a life of 60.001 seconds', { iat: seconds + 0.5, exp: seconds + 60.501 }, /lives too long/],
    ['a practice with half a surrogate pair', { practice: 'p\ud800' }, /practice/],
    ['a user with half a surrogate pair', { sub: 'u\udc00' }, /sub/],
    ['an empty practice', { practice: '' }, /practice/],
    ['an expiry that is text', { exp: String(seconds + 30) }, /./],
    ...['iss', 'aud', 'sub', 'name', 'practice', 'roles', 'jti', 'iat', 'exp'].map(
      (claim): [string, Claims, RegExp] => [
        `no ${claim}`,
        { [claim]: undefined },
        new RegExp(claim),
      ],
    ),
  ];
  test.each(changed)(
    'accepts or rejects a token as expected: %s',
    async (_name, changes, reason) => {
      for (const key of [keys.ES256, keys.EdDSA]) {
        const token = signToken(key, goodClaims(now, changes));
        expect(await refusal(() => all.verifyLaunch(token))).toMatch(reason);
      }
    },
  );

  const good = signToken(keys.ES256, goodClaims(now));
  const [head = '', body = ''] = good.split('.');
  const forged: [name: string, token: string][] = [
    ['no signature at all', signToken({ alg: 'none' }, goodClaims(now))],
    ['"none" over a real signature', signToken(keys.ES256, goodClaims(now), { alg: 'none' })],
    ['"None" in other letters', signToken({ alg: 'none' }, goodClaims(now), { alg: 'nOnE' })],
    ['a stranger’s signature', signToken(stranger, goodClaims(now))],
    [
      'a stranger’s key in the header',
      signToken(stranger, goodClaims(now), { jwk: stranger.publicKey }),
    ],
    [
      'the RSA public key used as an HMAC secret',
      signToken({ alg: 'HS256', secret: keys.RS256.publicKey }, goodClaims(now)),
    ],
    [
      'one algorithm’s signature named for another',
      signToken(keys.ES256, goodClaims(now), { alg: 'EdDSA' }),
    ],
    ['an algorithm of the same key', signToken(keys.RS256, goodClaims(now), { alg: 'PS256' })],
    [
      'an extension that must be understood',
      signToken(keys.ES256, goodClaims(now), { crit: ['b64'], b64: false }),
    ],
    ['a signature cut off', `${head}.${body}.`],
    [
      'claims changed after signing',
      `${head}.${Buffer.from('{}').toString('base64url')}.${good.split('.')[2] ?? ''}`,
    ],
    ['text that is no token', 'hello'],
    ['a header that is no JSON', `aGVsbG8.${body}.AAAA`],
    ['nothing', ''],
    ['far too much', 'a'.repeat(10_000)],
  ];
  test.each(forged)('accepts or rejects a token as expected: %s', async (_name, token) => {
    expect(await refusal(() => all.verifyLaunch(token))).not.toBeNull();
    expect(await refusal(() => all.verifyBearer(token))).not.toBeNull();
  });

  test('rejects the RSA public key as an HMAC secret when HMAC is not configured', async () => {
    const rsaOnly = verifier(publicKeys('RS256'));
    const token = signToken({ alg: 'HS256', secret: keys.RS256.publicKey }, goodClaims(now));
    expect(await refusal(() => rsaOnly.verifyLaunch(token))).toMatch(/no key for its algorithm/);
  });

  test('rejects an algorithm when no configured key supports the algorithm', async () => {
    const token = signToken(keys.EdDSA, goodClaims(now));
    expect(await refusal(() => verifier(publicKeys('ES256')).verifyLaunch(token))).toMatch(
      /no key for its algorithm/,
    );
  });

  test('rejects a token when its ID was used before, even with a new signature', async () => {
    const claims = goodClaims(now);
    expect(await refusal(() => all.verifyLaunch(signToken(keys.ES256, claims)))).toBeNull();
    expect(await refusal(() => all.verifyLaunch(signToken(keys.ES256, claims)))).toBe(
      'used before',
    );
  });
});

describe('clock tolerance of verifyLaunch', () => {
  const cases: [name: string, changes: Claims, taken: boolean][] = [
    ['4 s past its end', { iat: seconds - 34, exp: seconds - 4 }, true],
    ['6 s past its end', { iat: seconds - 36, exp: seconds - 6 }, false],
    ['issued 4 s from now', { iat: seconds + 4, exp: seconds + 34 }, true],
    ['60 s long', { exp: seconds + 60 }, true],
  ];
  test.each(cases)('accepts or rejects a token as expected: %s', async (_name, changes, taken) => {
    for (const key of [keys.RS256, keys.EdDSA]) {
      const token = signToken(key, goodClaims(now, changes));
      expect((await refusal(() => all.verifyLaunch(token))) === null).toBe(taken);
    }
  });
});

test('accepts a bearer token repeatedly, and rejects a bearer token as a launch token', async () => {
  const token = signToken(
    keys.ES256,
    goodClaims(now, { aud: 'trousseau-api', roles: ['service'] }),
  );
  expect(all.verifyBearer(token).roles).toEqual(['service']);
  expect(all.verifyBearer(token).roles).toEqual(['service']);
  expect(await refusal(() => all.verifyLaunch(token))).toMatch(/another audience/);
  expect(await refusal(() => all.verifyBearer(signToken(keys.ES256, goodClaims(now))))).toMatch(
    /another audience/,
  );
});
