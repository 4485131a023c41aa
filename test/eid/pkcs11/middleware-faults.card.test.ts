import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CardService, CardSession, ReadersState } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { faultyCard, type FaultyCard } from '../../support/card/faulty-cards.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard, type InsertedCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';
import { closeAll } from '../../support/stories/close-all.ts';

/*
 * What OpenSC reports for a card that fails (eid.md 5.4), and the error that the holder sees: one PIN, nothing left open, and the
 * same service works with the same card once the card works again.
 */

const openSc = systemPart('/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so');

describe.skipIf(pcscdIsMissing() || openSc.missing)('card faults through pcscd and OpenSC', () => {
  let pcscd: RunningPcscd;
  let service: CardService;
  let card: FaultyCard;
  let inserted: InsertedCard;
  let readerName: string;

  beforeAll(async () => {
    pcscd = await startPcscd();
    const [reader] = pcscd.readers;
    readerName = reader!.name;
    service = createCardService({
      settings: { reader: null, pkcs11Library: openSc.path, signing: 'pkcs11', rootAnchors: [] },
      now: () => new Date(),
      log: { debug: () => undefined, warn: () => undefined },
    });
    card = faultyCard(await anEmulatedCard());
    inserted = await insertCard(card, reader!.port);
    await untilRead();
    // Threads and files that stay for the life of the process come with the first use
    await (await logIn()).close();
  });
  afterAll(() =>
    closeAll(
      () => service.close(),
      () => inserted.remove(),
      () => pcscd.stop(),
    ),
  );
  afterEach(() => {
    card.answer('verify', null);
    card.answer('sign', null);
  });

  function untilRead(): Promise<void> {
    return new Promise((resolve) => {
      const look = (state: ReadersState): void => {
        if (state.service !== 'running') return;
        if (!state.readers.some(({ card: found }) => found.kind === 'eid')) return;
        stop();
        resolve();
      };
      const stop = service.onChange(look);
      void service.readers().then(look);
    });
  }

  async function logIn(): Promise<CardSession> {
    const { chipNumber } = await service.card(readerName);
    return service.logIn({ readerName, chipNumber, pin: '1234', lastTryConfirmed: false });
  }

  const handles = () => readdirSync('/proc/self/fd').length;

  test.each([
    ['verify', '63C2', 'ERR_PIN_WRONG', null],
    ['verify', '6983', 'ERR_PIN_BLOCKED', null],
    ['verify', '6982', 'ERR_CARD_REMOVED', 'CKR_USER_NOT_LOGGED_IN'],
    ['verify', '6985', 'ERR_CARD_FAULT', 'CKR_GENERAL_ERROR'],
    ['verify', '6581', 'ERR_CARD_FAULT', 'CKR_DEVICE_ERROR'],
    ['sign', '6982', 'ERR_CARD_REMOVED', 'CKR_USER_NOT_LOGGED_IN'],
    ['sign', '6985', 'ERR_CARD_FAULT', 'CKR_FUNCTION_FAILED'],
    ['sign', '6A80', 'ERR_CARD_FAULT', 'CKR_DATA_INVALID'],
    ['sign', '6D00', 'ERR_CARD_FAULT', 'CKR_GENERAL_ERROR'],
  ] as const)('reports %s answered with %s as %s by %s', async (step, status, code, returned) => {
    const [before, shown] = [handles(), card.pinsShown];
    card.answer(step, parseInt(status, 16));
    const attempt = logIn().then((session) => session.signer.sign(randomBytes(10)));
    await expect(attempt).rejects.toMatchObject({
      code,
      support: returned === null ? null : { code: returned },
    });
    expect(card.pinsShown - shown).toBe(1);

    card.answer(step, null);
    const session = await logIn();
    expect(await session.signer.sign(randomBytes(10))).not.toHaveLength(0);
    await session.close();
    expect(card.pinsShown - shown).toBe(2);
    await expect.poll(handles).toBe(before);
  });
});
