import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCardMonitor, type CardMonitor } from '../../../plugin/eid/card/card-monitor.ts';
import type { CardState, EidCard, ReadersState } from '../../../plugin/eid/card-service.ts';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import { anEmulatedCard, cardHolder } from '../../support/card/an-emulated-card.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';
import { type EmulatedCard, type InsertableCard } from '../../support/card/emulated-card.ts';
import { defectiveCard, foreignCard, muteCard } from '../../support/card/faulty-cards.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import {
  startCompetingProgram,
  type CompetingProgram,
} from '../../support/card/competing-program.ts';
import { insertCard, type InsertedCard } from '../../support/card/vpcd.ts';

const bo = { ssin: '00000000196', firstNames: 'Bo', lastName: 'Voorbeeld' };

describe.skipIf(pcscdIsMissing())('card monitor with pcscd', () => {
  let pcscd: RunningPcscd;
  let monitor: CardMonitor;
  const inserted: InsertedCard[] = [];

  beforeAll(async () => {
    pcscd = await startPcscd();
  });
  afterAll(() => pcscd.stop());
  beforeEach(() => {
    monitor = aMonitor();
  });
  afterEach(async () => {
    await Promise.all(inserted.splice(0).map((card) => card.remove()));
    await untilState(
      (state) => (state.service === 'running' ? state.readers : undefined),
      (readers) => readers.every(({ card }) => card.kind === 'empty'),
    );
    await monitor.close();
  });

  const aMonitor = (rootAnchors: readonly Uint8Array[] = []): CardMonitor =>
    createCardMonitor({
      port: createPcscPort({ patienceMs: 3_000 }),
      readerFilter: null,
      rootAnchors,
      now: () => new Date(),
    });
  const insert = async (card: InsertableCard, reader = 0): Promise<InsertedCard> => {
    const made = await insertCard(card, pcscd.readers[reader]!.port);
    inserted.push(made);
    return made;
  };

  /** Resolves with the first state, now or later, in which the card of that reader is as wanted. */
  const until = (isIt: (card: CardState) => boolean, reader = 0): Promise<CardState> =>
    untilState((state) => cardIn(state, reader), isIt);
  const cardIn = (state: ReadersState, reader: number): CardState | undefined =>
    state.service === 'running'
      ? state.readers.find(({ name }) => name === pcscd.readers[reader]?.name)?.card
      : undefined;

  function untilState<T>(
    pick: (state: ReadersState) => T | undefined,
    isIt: (picked: T) => boolean,
  ): Promise<T> {
    return new Promise((resolve) => {
      const look = (state: ReadersState): void => {
        const picked = pick(state);
        if (picked === undefined || !isIt(picked)) return;
        end();
        resolve(picked);
      };
      const end = monitor.onChange(look);
      look(monitor.state());
    });
  }

  it.each(['1.7', '1.8'] as const)('reads and verifies a card of applet %s', async (applet) => {
    const card = await anEmulatedCard({ applet });
    await insert(card);
    await until(({ kind }) => kind === 'eid');
    const read = await monitor.card();
    expect(read).toMatchObject({
      readerName: pcscd.readers[0]!.name,
      applet,
      ...cardHolder,
      chipNumber: card.chipNumber,
      validFrom: '2024-02-01',
      validTo: '2034-02-01',
      triesLeft: 3,
      rootKnown: false,
    });
    expect(Buffer.from(read.authenticationCertificate)).toEqual(card.authenticationCertificate);
    expect(Buffer.from(read.photo!).subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(card.pinAttempts).toBe(0);
  });

  it('reports the root as known when the root is configured', async () => {
    const { rsa } = await testEidPki();
    await monitor.close();
    monitor = aMonitor([rsa.root.certificate]);
    await insert(await anEmulatedCard());
    expect(await readIn(0)).toMatchObject({ rootKnown: true });
  });

  it('reads two cards in two readers', async () => {
    await Promise.all([
      insert(await anEmulatedCard(), 0),
      insert(await anEmulatedCard({ person: bo }), 1),
    ]);
    expect(await Promise.all([readIn(0), readIn(1)])).toMatchObject([cardHolder, bo]);
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_CARD_SEVERAL' });
    expect((await monitor.card(pcscd.readers[1]!.name)).ssin).toBe(bo.ssin);
  });

  it('reads the card again after a removal during the reading', async () => {
    const card = await anEmulatedCard();
    const first = await insert(card);
    await until(({ kind }) => kind === 'reading');
    await commands(card, 12);
    await first.remove();
    await until(({ kind }) => kind === 'empty');
    await insert(card);
    expect(await readIn(0)).toMatchObject(cardHolder);
  });

  it('reads the next card after a swap', async () => {
    const first = await insert(await anEmulatedCard());
    await readIn(0);
    const empty = until(({ kind }) => kind === 'empty');
    await first.remove();
    await empty;
    await insert(await anEmulatedCard({ person: bo, applet: '1.8' }));
    expect(await readIn(0)).toMatchObject(bo);
  });

  it.each([
    ['of another trade', foreignCard(), 'ERR_CARD_NOT_EID'],
    ['mute', muteCard(), 'ERR_CARD_UNREADABLE'],
    ['defective', defectiveCard(), 'ERR_CARD_FAULT'],
  ] as const)('returns a distinct code for a card that is %s', async (_, card, code) => {
    const odd = await insert(card);
    await until((state) => state.kind === 'unusable' && state.code === code);
    await odd.remove();
    await until(({ kind }) => kind === 'empty');
    await insert(await anEmulatedCard());
    expect(await readIn(0)).toMatchObject(cardHolder);
  });

  it('reads cards again after the service was stopped and started', async () => {
    const card = await anEmulatedCard();
    await insert(card);
    await readIn(0);
    await pcscd.restart({ readers: 0 });
    await untilState(serviceOf, (service) => service === 'unavailable');
    await untilState(serviceOf, (service) => service === 'running');
    await expect(monitor.card()).rejects.toMatchObject({ code: 'ERR_READER_NONE' });
    await pcscd.restart({ readers: 2 });
    await insert(card);
    expect(await readIn(0)).toMatchObject(cardHolder);
  });

  it('reads a card whole while another program reads other files', async () => {
    const card = await anEmulatedCard();
    await insert(card);
    await readIn(0);
    const rival = await startCompetingProgram(pcscd.readers[0]!.name, 'reads');
    try {
      for (let round = 0; round < 5; round += 1) {
        await monitor.close();
        monitor = aMonitor();
        const roundsBefore = rival.rounds;
        expect(await readIn(0)).toMatchObject({
          ...cardHolder,
          photo: expect.any(Uint8Array) as unknown,
        });
        await rivalGoesOn(rival, roundsBefore);
      }
    } finally {
      await rival.stop();
    }
  });

  it('reports a card as busy until another program releases the card', async () => {
    const card = await anEmulatedCard();
    await insert(card);
    await readIn(0);
    const rival = await startCompetingProgram(pcscd.readers[0]!.name, 'keeps');
    try {
      await monitor.close();
      monitor = aMonitor();
      await until((state) => state.kind === 'unusable' && state.code === 'ERR_CARD_BUSY');
    } finally {
      await rival.stop();
    }
    expect(await readIn(0)).toMatchObject(cardHolder);
  });

  it('refreshes the tries after the service has cut the power of the card', async () => {
    const card = await anEmulatedCard();
    let powerless: () => void = () => undefined;
    const unpowered = new Promise<void>((resolve) => (powerless = resolve));
    await insert({
      atr: card.atr,
      transmit: (command) => card.transmit(command),
      power: (state) => {
        card.power(state);
        if (state === 'off') powerless();
      },
    });
    await readIn(0);
    await unpowered;
    await card.transmit(Buffer.from('0020000108244321FFFFFFFFFF', 'hex'));
    await monitor.refresh(pcscd.readers[0]!.name);
    expect(await monitor.card()).toMatchObject({ triesLeft: 2 });
  });

  const readIn = async (reader: number): Promise<EidCard> => {
    const card = await until(({ kind }) => kind === 'eid', reader);
    if (card.kind !== 'eid') throw new TypeError('waited for an identity card');
    return card.card;
  };
  const serviceOf = (state: ReadersState) => state.service;
});

/** Resolves when the card has had that many commands. */
async function commands(card: EmulatedCard, count: number): Promise<void> {
  while (card.commands.length < count) await wait(5);
}

async function rivalGoesOn(rival: CompetingProgram, before: number): Promise<void> {
  while (rival.rounds <= before) await wait(5);
}
