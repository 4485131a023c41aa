import { verify, X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { CardService, SignOnce } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { createCardProcess } from '../../../plugin/eid/process/card-process.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { gateCard } from '../../support/card/gated-card.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';
import { startLoopback } from './loopback.ts';
import type { LoopbackChild } from './loopback.ts';

/* One signature by the protocol between the host and the process of the cards. */

const reader = 'Desk 00 00';
const pin = '97003186';
const data = Buffer.from('a contract');

let running: CardService[] = [];
afterEach(async () => {
  await Promise.all(running.map((cards) => cards.close()));
  running = [];
});

async function start(gateAt: (command: Uint8Array) => boolean = () => false) {
  const card = await anEmulatedCard({ applet: '1.8', pin });
  const gate = gateCard(card);
  const held = gate.holdAt(gateAt);
  const readers = createReaderHarness([reader]);
  readers.insert(reader, gate.card);
  const children: LoopbackChild[] = [];
  const cards = createCardProcess({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    timing: { beatMs: 10, maxMissed: 3, backOffMs: [0, 0, 0] },
    start: () => {
      const child = startLoopback((deps) => createCardService({ ...deps, port: readers.port }));
      children.push(child);
      return child.link;
    },
  });
  running.push(cards);
  await cards.card(reader);
  const place = { readerName: reader, chipNumber: card.chipNumber };
  const signOnce = (changes: Partial<SignOnce> = {}) =>
    cards.signOnce({ ...place, pin, lastTryConfirmed: false, key: 'signature', data, ...changes });
  return { card, cards, children, place, signOnce, ...held };
}

describe('signOnce of the card process', () => {
  it('returns the signature of the key that is asked for, and its certificate', async () => {
    const { card, cards, place, signOnce } = await start();
    for (const key of ['signature', 'authentication'] as const) {
      const { certificate } = await cards.certificate(place, key);
      const { publicKey } = new X509Certificate(certificate);
      const by = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
      expect(verify('sha256', data, by, await signOnce({ key }))).toBe(true);
    }
    expect([card.pinAttempts, card.verified]).toEqual([2, false]);
  });

  it('returns a signature with SHA-384 when that is asked for', async () => {
    const { card, signOnce } = await start();
    const { publicKey } = new X509Certificate(card.signatureCertificate!);
    const signature = await signOnce({ ecdsaHash: 'sha384' });
    expect(verify('sha384', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
  });

  it('rejects SHA-384 for a session, whose messages have none', async () => {
    const { cards, place } = await start();
    const session = await cards.logIn({ ...place, pin, lastTryConfirmed: false });
    await expect(session.signer.sign(data, 'sha384')).rejects.toThrow(TypeError);
    await session.close();
  });

  it('keeps the PIN in no message, and overwrites it on both sides', async () => {
    const { children, signOnce } = await start();
    await signOnce();
    await expect(signOnce({ pin: '97003187' })).rejects.toMatchObject({
      code: 'ERR_PIN_WRONG',
      params: { triesLeft: 2 },
    });
    const [child] = children;
    expect(JSON.stringify(child!.toChild)).not.toMatch(/9700318/);
    expect(child!.pins).toHaveLength(4);
    for (const bytes of child!.pins) expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it('rejects what is no PIN before anything is sent', async () => {
    const { children, signOnce } = await start();
    await expect(signOnce({ pin: '12a4' })).rejects.toMatchObject({ code: 'ERR_PIN_FORMAT' });
    expect(children[0]!.pins).toHaveLength(0);
  });

  it('reports ERR_CARD_LEFT_OPEN when the child goes after the PIN, and closes the card', async () => {
    const { card, children, signOnce, reached, release } = await start(
      (command) => command[1] === 0x2a,
    );
    const signing = signOnce();
    await reached;
    children[0]!.end();
    await expect(signing).rejects.toMatchObject({ code: 'ERR_CARD_LEFT_OPEN' });
    release();
    await expect.poll(() => card.commands.filter((sent) => sent === '80E60000').length).not.toBe(0);
    expect(card.pinAttempts).toBe(1);
  });

  it('reports ERR_READER_SERVICE when the child goes before the PIN', async () => {
    const { card, children, signOnce, reached, release } = await start(
      (command) => command[1] === 0x22,
    );
    const signing = signOnce();
    await reached;
    children[0]!.end();
    await expect(signing).rejects.toMatchObject({ code: 'ERR_READER_SERVICE' });
    release();
    expect(card.pinAttempts).toBe(0);
  });
});
