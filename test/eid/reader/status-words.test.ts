import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { CardService, ReadersState } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { faultyCard, type FaultyCard, type Step } from '../../support/card/faulty-cards.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';
import type { ReaderHarness } from '../../support/card/reader-harness.ts';

/*
 * Each status word that a card may answer (eid.md 1.5), at each step of a log-in and of reading: the error that the holder sees,
 * that the PIN was presented once at most, that nothing stays connected, and that the same service works with the card once the
 * card works again.
 */

const reader = 'Desk 00 00';

const services: CardService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

async function aFailingCard(applet: '1.7' | '1.8'): Promise<FaultyCard> {
  return faultyCard(await anEmulatedCard({ applet }));
}

function serve() {
  const harness = createReaderHarness([reader]);
  const service = createCardService({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    now: () => new Date(),
    log: { debug: () => undefined, warn: () => undefined },
    port: harness.port,
    // The harness reports a removal at once
    noticeMs: 20,
  });
  services.push(service);
  return { harness, service };
}

const logIn = async (service: CardService) => {
  const { chipNumber } = await service.card(reader);
  return service.logIn({ readerName: reader, chipNumber, pin: '1234', lastTryConfirmed: false });
};

const statuses: readonly (readonly [status: number, told: PluginErrorCode])[] = [
  [0x6400, 'ERR_CARD_FAULT'],
  [0x6581, 'ERR_CARD_FAULT'],
  [0x6700, 'ERR_CARD_FAULT'],
  [0x6982, 'ERR_CARD_REMOVED'],
  [0x6983, 'ERR_PIN_BLOCKED'],
  [0x6985, 'ERR_CARD_FAULT'],
  [0x6986, 'ERR_CARD_FAULT'],
  [0x6a80, 'ERR_CARD_FAULT'],
  [0x6a82, 'ERR_CARD_NOT_EID'],
  [0x6a86, 'ERR_CARD_FAULT'],
  [0x6a87, 'ERR_CARD_FAULT'],
  [0x6a88, 'ERR_CARD_FAULT'],
  [0x6b00, 'ERR_CARD_FAULT'],
  [0x6d00, 'ERR_CARD_NOT_EID'],
  [0x6e00, 'ERR_CARD_NOT_EID'],
  [0x63c2, 'ERR_PIN_WRONG'],
  [0x63c1, 'ERR_PIN_WRONG'],
  [0x63c0, 'ERR_PIN_BLOCKED'],
];
const inHex = (status: number) => status.toString(16).toUpperCase();
const ofPin = new Set([0x63c2, 0x63c1, 0x63c0, 0x6983]);

/** No such application: another card. A file that ends before it begins proves nothing. */
function codeOfReading(step: Step, status: number): PluginErrorCode {
  if (step === 'select' && [0x6a82, 0x6a86, 0x6d00, 0x6e00].includes(status)) {
    return 'ERR_CARD_NOT_EID';
  }
  return step === 'read' && status === 0x6b00 ? 'ERR_CARD_IDENTITY_UNPROVED' : 'ERR_CARD_FAULT';
}

describe.each(['1.7', '1.8'] as const)('applet %s', (applet) => {
  describe.each([
    ['SELECT before the PIN', 'select', 0],
    ['MSE SET before the PIN', 'environment', 0],
    ['VERIFY', 'verify', 1],
    ['PSO', 'sign', 1],
  ] as const)('answer to %s', (_step, step, presented) => {
    const possible = statuses.filter(([status]) => step === 'verify' || !ofPin.has(status));
    test.each(possible.map(([status, expected]) => [inHex(status), expected, status] as const))(
      'reports status %s as %s',
      async (_hex, expected, status) => {
        const card = await aFailingCard(applet);
        const { harness, service } = serve();
        harness.insert(reader, card);
        await service.card(reader);
        card.answer(step, status);
        const attempt = logIn(service).then(({ signer }) => signer.sign(randomBytes(10)));
        await expect(attempt).rejects.toMatchObject({
          code: expected,
          ...(ofPin.has(status)
            ? { params: { triesLeft: status === 0x6983 ? 0 : status & 0xf } }
            : {}),
        });
        expect(card.pinsShown).toBe(presented);

        card.answer(step, null);
        // A card that does not answer to its name is not read again until it is taken out
        if (step === 'select') await putBack(harness, service, card);
        const session = await logIn(service);
        expect(await session.signer.sign(randomBytes(10))).not.toHaveLength(0);
        await session.close();
        expect(card.pinsShown).toBe(presented + 1);
        await expect.poll(() => harness.open).toBe(0);
      },
    );
  });

  describe.each([
    ['GET CARD DATA', 'data'],
    ['SELECT', 'select'],
    ['READ BINARY', 'read'],
  ] as const)('answer to %s of a reading', (_step, step) => {
    const possible = statuses.filter(([status]) => !ofPin.has(status));
    test.each(possible.map(([status]) => [inHex(status), status] as const))(
      'rejects the card with status %s until the card works again',
      async (_hex, status) => {
        const card = await aFailingCard(applet);
        const { harness, service } = serve();
        card.answer(step, status);
        harness.insert(reader, card);
        await expect(service.card(reader)).rejects.toMatchObject({
          code: codeOfReading(step, status),
        });
        expect([card.pinsShown, harness.open]).toEqual([0, 0]);

        card.answer(step, null);
        await putBack(harness, service, card);
        await (await logIn(service)).close();
        await expect.poll(() => harness.open).toBe(0);
      },
    );
  });
});

async function putBack(
  harness: ReaderHarness,
  service: CardService,
  card: FaultyCard,
): Promise<void> {
  harness.remove(reader);
  await until(service, (kind) => kind === 'empty');
  harness.insert(reader, card);
  await until(service, (kind) => kind === 'eid');
}

/** Resolves at the first state of the reader that is as wanted, now or later. */
function until(service: CardService, isIt: (kind: string) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (state: ReadersState): void => {
      if (state.service !== 'running' || !isIt(state.readers[0]?.card.kind ?? '')) return;
      stop();
      resolve();
    };
    const stop = service.onChange(look);
    void service.readers().then(look);
  });
}
