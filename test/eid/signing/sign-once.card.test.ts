import { verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { createCardProcess } from '../../../plugin/eid/process/card-process.ts';
import type { CardProcess } from '../../../plugin/eid/process/card-process.ts';
import type { SigningSetting } from '../../../plugin/eid/signing/signing-method.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import type { EmulatedCardOptions } from '../../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { hasCard, untilState } from '../../support/card/reader-harness.ts';
import { insertCard, type InsertedCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/*
 * One signature by the process of the cards, with the card service of this machine, OpenSC as the library and an emulated card.
 */

const openSc = systemPart('/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so');
const data = Buffer.from('a contract');

let pcscd: RunningPcscd | null = null;
let inserted: InsertedCard | null = null;
let service: CardProcess | null = null;
afterEach(async () => {
  await service?.close();
  await inserted?.remove();
  await pcscd?.stop();
  [service, inserted, pcscd] = [null, null, null];
});

async function start(signing: SigningSetting, options: Partial<EmulatedCardOptions>) {
  pcscd = await startPcscd();
  const [slot] = pcscd.readers;
  const card = await anEmulatedCard(options);
  inserted = await insertCard(card, slot!.port);
  const cards = createCardProcess({
    settings: { reader: null, pkcs11Library: openSc.path, signing, rootAnchors: [] },
  });
  service = cards;
  await untilState(cards, hasCard);
  const place = { readerName: slot!.name, chipNumber: card.chipNumber };
  const signOnce = (key: 'authentication' | 'signature', pin = '1234') =>
    cards.signOnce({ ...place, pin, lastTryConfirmed: false, key, data });
  return { card, cards, place, signOnce };
}

function isBy(certificate: Buffer, signature: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(certificate);
  return verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
}

describe.skipIf(pcscdIsMissing() || openSc.missing)('one signature with pcscd and OpenSC', () => {
  test.each(['1.7', '1.8'] as const)(
    'signs with either key of a card of applet %s, by "auto"',
    async (applet) => {
      const { card, signOnce } = await start('auto', { applet });
      expect(isBy(card.signatureCertificate!, await signOnce('signature'))).toBe(true);
      expect(isBy(card.authenticationCertificate!, await signOnce('authentication'))).toBe(true);
      expect([card.pinAttempts, card.signatures, card.verified]).toEqual([2, 2, false]);
      await expect(signOnce('signature', '4321')).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
        params: { triesLeft: 2 },
      });
      expect(card.pinAttempts).toBe(3);
    },
  );

  // The first by OpenSC, the second by commands
  test.each(['1.7', '1.8'] as const)(
    'keeps a session of applet %s during signatures with either key',
    async (applet) => {
      const { card, cards, place, signOnce } = await start('auto', { applet });
      const session = await cards.logIn({ ...place, pin: '1234', lastTryConfirmed: false });
      let lost = 0;
      session.onLost(() => (lost += 1));
      for (const key of ['signature', 'authentication'] as const) {
        await signOnce(key);
        const signature = await session.signer.sign(data);
        expect(isBy(card.authenticationCertificate!, signature)).toBe(true);
      }
      expect([lost, card.pinAttempts, card.signatures, card.verified]).toEqual([0, 3, 4, true]);
      await session.close();
      expect(card.verified).toBe(false);
    },
  );

  test('rejects the signature key before the PIN when only OpenSC may sign', async () => {
    const { card, signOnce } = await start('pkcs11', { applet: '1.7' });
    await expect(signOnce('signature')).rejects.toMatchObject({ code: 'ERR_MIDDLEWARE_OLD' });
    expect(card.pinAttempts).toBe(0);
    expect(isBy(card.authenticationCertificate!, await signOnce('authentication'))).toBe(true);
    expect(card.verified).toBe(false);
  });

  test.each([
    [{ withSignature: false }, 'ERR_CARD_NO_SIGNATURE'],
    [{ isSignatureInactive: true }, 'ERR_CARD_SIGNATURE_INACTIVE'],
  ] as const)('reports a card with %j without asking its PIN', async (options, code) => {
    const { card, cards, place } = await start('auto', { applet: '1.8', ...options });
    await expect(cards.certificate(place, 'signature')).rejects.toMatchObject({ code });
    expect(await cards.certificate(place, 'authentication')).toMatchObject({ keyType: 'EC' });
    expect(card.pinAttempts).toBe(0);
  });
});
