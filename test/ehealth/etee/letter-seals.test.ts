import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createLetterSeals,
  type LetterSeals,
  type LetterSealsOptions,
} from '../../../plugin/ehealth/etee/worker/letter-seals.ts';
import type { SealOptions } from '../../../plugin/ehealth/etee/seal.ts';
import type { UnsealOptions } from '../../../plugin/ehealth/etee/verdict.ts';
import {
  correspondence,
  letter,
  makeCorrespondent,
  sealedAt,
  sealedLetter,
  senderOf,
  signerOf,
  tokenOf,
  type Correspondence,
} from '../../support/fixtures/sealed-letters.ts';

const made: LetterSeals[] = [];
function seals(options: LetterSealsOptions = {}): LetterSeals {
  const created = createLetterSeals({ threads: 1, ...options });
  made.push(created);
  return created;
}
// Starting a thread takes long, so tests that ask nothing special share one
const shared = seals();
let parties: Correspondence;
let opening: UnsealOptions;
let sealing: SealOptions;

beforeAll(async () => {
  parties = await correspondence();
  const { sender, recipient, anchors } = parties;
  opening = { keys: [recipient.decryptionKey], anchors, now: sealedAt };
  sealing = {
    sender: senderOf(parties),
    own: tokenOf(parties, sender),
    recipients: [tokenOf(parties, recipient)],
    at: sealedAt,
  };
});
afterAll(async () => {
  await Promise.all(made.map((one) => one.close()));
});

describe('letter seals', () => {
  it('seals and opens all parts of a letter in a thread, and keeps the caller’s bytes', async () => {
    const parts = [letter, Buffer.from('bijlage.pdf'), randomBytes(100_000), Buffer.alloc(0)];
    const before = parts.map((part) => Buffer.from(part));
    const sealed = await shared.sealLetter(parts, sealing);
    expect(parts).toEqual(before);
    const verdict = await shared.unsealLetter(sealed, opening);
    expect(verdict).toMatchObject({ level: 'verified', hasSeveralSigners: false });
    expect(verdict.parts.map(({ content }) => Buffer.from(content ?? [1]))).toEqual(before);
    expect(verdict.parts.every(({ signingTime }) => signingTime instanceof Date)).toBe(true);
    expect(verdict.signer?.certificate.serialNumber).toBe(String(parties.sender.leaf.serialNumber));
  });

  it('opens a part that was encoded in base64 once more, in lines too', async () => {
    const sealed = sealedLetter(parties).toString('base64');
    const inLines = sealed.replaceAll(/.{76}/g, '$&\r\n');
    const parts = [sealed, inLines, `${sealed}!`, 'Mijn tekst'].map((text) => Buffer.from(text));
    const { parts: verdicts, level } = await shared.unsealLetter(parts, opening);
    expect(verdicts.map(({ fatal }) => fatal)).toEqual([
      null,
      null,
      'OUTER_SIGNED_DATA_STRUCTURE_INCORRECT',
      'OUTER_SIGNED_DATA_STRUCTURE_INCORRECT',
    ]);
    expect(level).toBe('unreadable');
  });

  it('gives a letter the level of its worst part', async () => {
    const parts = [
      sealedLetter(parties),
      sealedLetter(parties, { inner: { alterSignature: true } }),
    ];
    expect((await shared.unsealLetter(parts, opening)).level).toBe('notVerified');
    expect((await shared.unsealLetter([], opening)).level).toBe('verified');
  });

  it('notices a part that another holder signed', async () => {
    const other = await makeCorrespondent(parties.line);
    const renewed = await makeCorrespondent(parties.line, {
      type: 'SSIN',
      id: '00000000097',
      applicationId: null,
      name: 'ALIX EXEMPLE',
    });
    const mixed = [sealedLetter(parties), sealedLetter(parties, { signer: signerOf(other) })];
    expect(await shared.unsealLetter(mixed, opening)).toMatchObject({
      level: 'notVerified',
      signer: null,
      hasSeveralSigners: true,
    });
    const ofOne = [sealedLetter(parties), sealedLetter(parties, { signer: signerOf(renewed) })];
    expect((await shared.unsealLetter(ofOne, opening)).level).toBe('verified');
  });

  it('rejects with the code of sealing, and seals nothing of the letter', async () => {
    const refused = shared.sealLetter([letter, letter], { ...sealing, recipients: [] });
    await expect(refused).rejects.toMatchObject({
      code: 'ERR_LETTER_RECIPIENTS',
      params: { count: 0 },
    });
  });

  it('refuses a letter when too many wait, and all when it is closed', async () => {
    const few = seals({ maxWaiting: 1 });
    const parts = [sealedLetter(parties)];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 3 }, () => few.unsealLetter(parts, opening)),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(outcomes[2]).toMatchObject({ reason: { code: 'ERR_LETTER_BUSY' } });
    await few.close();
    await expect(few.unsealLetter(parts, opening)).rejects.toMatchObject({
      code: 'ERR_LETTER_BUSY',
    });
  });

  it('lets the event loop go on while 5 MB are sealed and opened', async () => {
    const content = randomBytes(5_000_000);
    await shared.sealLetter([letter], sealing);
    const histogram = monitorEventLoopDelay({ resolution: 1 });
    histogram.enable();
    const [sealed] = await shared.sealLetter([content], sealing);
    const { parts } = await shared.unsealLetter([sealed ?? Buffer.alloc(0)], opening);
    histogram.disable();
    expect(Buffer.from(parts[0]?.content ?? []).equals(content)).toBe(true);
    // The goal of 10 ms is measured by bench/letters; a busy machine adds to it
    expect(histogram.max / 1e6).toBeLessThan(150);
  });
});
