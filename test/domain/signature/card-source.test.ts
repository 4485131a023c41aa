import { verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createSignatureKeys } from '../../../plugin/domain/signature/create-service.ts';
import type { Signatory } from '../../../plugin/domain/signature/signature-key.ts';
import type { CardService } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { anEmulatedCard, cardHolder } from '../../support/card/an-emulated-card.ts';
import type { EmulatedCardOptions } from '../../support/card/emulated-card.ts';
import { createReaderHarness, hasCard, untilState } from '../../support/card/reader-harness.ts';

const desk = 'Desk 00 00';
const data = Buffer.from('the contract');
const user: Signatory = { practiceId: 'practice-1', id: 'user-1', ssin: cardHolder.ssin };
const typed = { pin: '1234', lastTryConfirmed: false };

const services: CardService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

async function keysWith(options: Partial<EmulatedCardOptions> = {}, at = '2026-06-01T10:00:00Z') {
  const card = await anEmulatedCard({ applet: '1.8', ...options });
  const harness = createReaderHarness([desk]);
  const service = createCardService({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    now: () => new Date(at),
    port: harness.port,
    noticeMs: 20,
  });
  services.push(service);
  harness.insert(desk, card);
  await untilState(service, hasCard);
  const used: unknown[] = [];
  const keys = createSignatureKeys({
    card: service,
    token: null,
    cardUsed: (one, by) => used.push([one.chipNumber, by]),
    now: () => new Date(at),
  });
  return { card, keys, used };
}

describe('signature keys on the identity card', () => {
  it.each([
    ['signature', 'RSA'],
    ['signature', 'EC'],
    ['authentication', 'RSA'],
    ['authentication', 'EC'],
  ] as const)('signs once with the %s key (%s) of the user’s own card', async (name, keyType) => {
    const { card, keys, used } = await keysWith({ keyType });
    const key = await keys.find(user, name);
    expect(key).toMatchObject({ source: 'eid', place: desk, triesLeft: 3, pinPad: false });
    const { signer, chain } = await key.ready(typed);
    expect([card.pinAttempts, used]).toEqual([0, []]);
    const signature = await signer.sign(data);
    const { publicKey } = new X509Certificate(signer.certificate);
    const by = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', data, by, signature)).toBe(true);
    expect(signer.keyType).toBe(keyType);
    const [issuer, root] = chain.map((der) => new X509Certificate(der));
    expect(new X509Certificate(signer.certificate).checkIssued(issuer!)).toBe(true);
    expect(issuer!.checkIssued(root!)).toBe(true);
    expect([card.pinAttempts, card.signatures, card.verified]).toEqual([1, 1, false]);
    expect(used).toEqual([[card.chipNumber, { practiceId: 'practice-1', userId: 'user-1' }]]);
  });

  it('rejects a second message with the same PIN, also when the first failed', async () => {
    const { card, keys } = await keysWith();
    const key = await keys.find(user, 'signature');
    const good = await key.ready(typed);
    await good.signer.sign(data);
    await expect(good.signer.sign(data)).rejects.toThrow(TypeError);
    const wrong = await key.ready({ ...typed, pin: '4321' });
    await expect(wrong.signer.sign(data)).rejects.toMatchObject({ code: 'ERR_PIN_WRONG' });
    await expect(wrong.signer.sign(data)).rejects.toThrow(TypeError);
    expect([card.pinAttempts, card.triesLeft]).toEqual([2, 2]);
  });

  it.each([
    [
      'another person’s card',
      { person: { ...cardHolder, ssin: '00000000196' } },
      'ERR_CARD_OTHER_PERSON',
    ],
    ['no signature certificate', { withSignature: false }, 'ERR_CARD_NO_SIGNATURE'],
    ['a key never activated', { isSignatureInactive: true }, 'ERR_CARD_SIGNATURE_INACTIVE'],
    [
      'a card that has ended',
      { person: { ...cardHolder, validTo: '31.05.2026' } },
      'ERR_CARD_EXPIRED',
    ],
  ] as const)('rejects %s before any PIN', async (_name, options, code) => {
    const { card, keys } = await keysWith(options);
    await expect(keys.find(user, 'signature')).rejects.toMatchObject({ code });
    expect(card.pinAttempts).toBe(0);
  });

  it.each([
    ['that is none', { pin: '12' }, {}, 'ERR_PIN_FORMAT'],
    ['for a keypad that is not there', { pin: null }, {}, 'ERR_PIN_FORMAT'],
    ['for the last try', {}, { tries: 1 }, 'ERR_PIN_LAST_TRY'],
    ['for a blocked card', {}, { tries: 0 }, 'ERR_PIN_BLOCKED'],
  ] as const)('rejects a PIN %s before the card sees it', async (_name, given, options, code) => {
    const { card, keys } = await keysWith(options);
    const key = await keys.find(user, 'signature');
    await expect(key.ready({ ...typed, ...given })).rejects.toMatchObject({ code });
    expect(card.pinAttempts).toBe(0);
  });

  it('rejects where no card can be in this machine', async () => {
    const keys = createSignatureKeys({
      card: null,
      token: null,
      cardUsed: () => undefined,
      now: () => new Date(),
    });
    expect(keys.sources).toEqual([]);
    await expect(keys.find(user, 'signature')).rejects.toMatchObject({ code: 'ERR_MODE_DISABLED' });
  });
});
