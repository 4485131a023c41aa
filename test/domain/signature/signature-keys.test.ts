import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSignatureKeys } from '../../../plugin/domain/signature/create-service.ts';
import type { Signatory } from '../../../plugin/domain/signature/signature-key.ts';
import type { SignatureTokens, TokenKey } from '../../../plugin/eid/signature-token.ts';
import { fakeCard } from '../session/session-fixture.ts';

const at = new Date('2026-06-01T10:00:00Z');
const user: Signatory = { practiceId: 'practice-1', id: 'user-1', ssin: '00000000097' };
const data = randomBytes(20);

const tokenKey = (changes: Partial<TokenKey> = {}): TokenKey => ({
  certificate: Uint8Array.of(1),
  keyType: 'EC',
  issuers: [Uint8Array.of(2)],
  validity: { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') },
  ssin: '00000000097',
  ...changes,
});

function tokenOf(...keys: readonly TokenKey[]) {
  const presented: (string | null)[] = [];
  const token: SignatureTokens = {
    read: () => Promise.resolve({ label: 'Remote', pinPad: false, triesLeft: null, keys }),
    signOnce: ({ pin, certificate }) => {
      presented.push(pin);
      return Promise.resolve(certificate);
    },
  };
  return { token, presented };
}

const keysWith = (token: SignatureTokens | null, card: ReturnType<typeof fakeCard> | null) =>
  createSignatureKeys({ card, token, cardUsed: () => undefined, now: () => at });

describe('signature keys', () => {
  it('returns the sources that the settings give', () => {
    const { token } = tokenOf();
    expect(keysWith(token, fakeCard()).sources).toEqual(['eid', 'token']);
    expect(keysWith(token, null).sources).toEqual(['token']);
    expect(keysWith(null, null).sources).toEqual([]);
  });

  it('signs with the token’s key in the name of the user, of several the one that lasts longest', async () => {
    const longest = tokenKey({
      certificate: Uint8Array.of(7),
      validity: { notBefore: new Date('2026-01-01'), notAfter: new Date('2029-01-01') },
    });
    const { token, presented } = tokenOf(
      tokenKey(),
      longest,
      tokenKey({ certificate: Uint8Array.of(8), ssin: '00000000196' }),
    );
    const key = await keysWith(token, null).find(user, 'signature');
    expect(key).toMatchObject({
      source: 'token',
      place: 'Remote',
      validUntil: new Date('2029-01-01'),
    });
    const { signer, chain } = await key.ready({ pin: 'abc-123', lastTryConfirmed: false });
    expect(presented).toEqual([]);
    expect(await signer.sign(data)).toEqual(longest.certificate);
    expect(presented).toEqual(['abc-123']);
    expect(chain).toEqual([Uint8Array.of(2)]);
    await expect(signer.sign(data)).rejects.toThrow(TypeError);
    expect(presented).toHaveLength(1);
  });

  it.each([
    ['another person', tokenKey({ ssin: '00000000196' })],
    ['no person', tokenKey({ ssin: null })],
    [
      'a past time',
      tokenKey({ validity: { notBefore: new Date(0), notAfter: new Date('2026-05-31') } }),
    ],
    [
      'a time to come',
      tokenKey({
        validity: { notBefore: new Date('2026-07-01'), notAfter: new Date('2029-01-01') },
      }),
    ],
  ])('rejects a token whose certificate is of %s', async (_name, key) => {
    const { token } = tokenOf(key);
    await expect(keysWith(token, null).find(user, 'signature', 'token')).rejects.toMatchObject({
      code: 'ERR_TOKEN_NO_CERTIFICATE',
    });
  });

  it('rejects every token for a user without a national number', async () => {
    const { token } = tokenOf(tokenKey({ ssin: null }));
    const found = keysWith(token, null).find({ ...user, ssin: null }, 'signature', 'token');
    await expect(found).rejects.toMatchObject({ code: 'ERR_TOKEN_NO_CERTIFICATE' });
  });

  it('prefers the card, and takes the token where the card has no key to offer', async () => {
    const { token } = tokenOf(tokenKey());
    const card = fakeCard();
    const keys = keysWith(token, card);
    expect((await keys.find(user, 'signature')).source).toBe('eid');
    expect((await keys.find(user, 'signature', 'token')).source).toBe('token');
    card.card_ = null;
    expect((await keys.find(user, 'signature')).source).toBe('token');
    await expect(keys.find(user, 'signature', 'eid')).rejects.toMatchObject({
      code: 'ERR_CARD_NONE',
    });
    await expect(keys.find(user, 'authentication')).rejects.toMatchObject({
      code: 'ERR_CARD_NONE',
    });
  });

  it('reports what is wrong with the card where neither can sign', async () => {
    const card = fakeCard();
    card.card_ = null;
    const { token } = tokenOf(tokenKey({ ssin: '00000000196' }));
    await expect(keysWith(token, card).find(user, 'signature')).rejects.toMatchObject({
      code: 'ERR_CARD_NONE',
    });
  });

  it('rejects a token that no settings name', async () => {
    await expect(keysWith(null, fakeCard()).find(user, 'signature', 'token')).rejects.toMatchObject(
      {
        code: 'ERR_TOKEN_MISSING',
      },
    );
  });
});
