import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { CardService, ReadersState } from '../../plugin/eid/card-service.ts';
import { createCardService } from '../../plugin/eid/create-card-service.ts';
import { anEmulatedCard, cardHolder } from '../support/card/an-emulated-card.ts';
import { testEidPki } from '../support/card/eid-pki.ts';
import type { EmulatedCardOptions } from '../support/card/emulated-card.ts';
import { foreignCard } from '../support/card/faulty-cards.ts';
import { createReaderHarness } from '../support/card/reader-harness.ts';

/*
 * The whole card service over readers in this process: what the parts do together. The card tests check the same with the
 * system's own service and libraries.
 */

const desks = ['Desk 00 00', 'Desk 00 01'] as const;
const [left, right] = desks;

const services: CardService[] = [];
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.close()));
});

const makeCard = (options: Partial<EmulatedCardOptions> = {}) =>
  anEmulatedCard({ applet: '1.8', ...options });

async function serviceOver(settings: { reader?: string } = {}) {
  const harness = createReaderHarness(desks);
  const eidPki = await testEidPki();
  const logged: unknown[] = [];
  const note = (...entry: unknown[]): void => void logged.push(entry);
  const service = createCardService({
    settings: {
      reader: settings.reader ?? null,
      pkcs11Library: null,
      signing: 'apdu',
      rootAnchors: [eidPki.rsa.root.certificate, eidPki.ec.root.certificate],
    },
    now: () => new Date(),
    log: { debug: note, warn: note },
    port: harness.port,
  });
  services.push(service);
  return { harness, service, logged };
}

/** Resolves at the first state that fits, now or later. */
function until(service: CardService, fits: (state: ReadersState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = service.onChange((state) => {
      if (!fits(state)) return;
      stop();
      resolve();
    });
    void service.readers().then((state) => {
      if (!fits(state)) return;
      stop();
      resolve();
    });
  });
}

const logInTo = async (service: CardService, pin = '1234', readerName: string = left) => {
  const { chipNumber } = await service.card(readerName);
  return service.logIn({ readerName, chipNumber, pin, lastTryConfirmed: false });
};

test.each(['1.7', '1.8'] as const)(
  'shows a card of applet %s, and signs with the card',
  async (applet) => {
    const { harness, service } = await serviceOver();
    const card = await makeCard({ applet });
    harness.insert(left, card);
    expect(await service.card()).toMatchObject({ ssin: cardHolder.ssin, applet, rootKnown: true });
    const session = await logInTo(service);
    expect(await session.signer.sign(randomBytes(100))).not.toHaveLength(0);
    await session.close();
    expect([card.verified, card.pinAttempts, card.signatures]).toEqual([false, 1, 1]);
  },
);

test('asks the card itself for the tries left', async () => {
  const { harness, service } = await serviceOver();
  harness.insert(left, await makeCard({ tries: 2 }));
  const card = await service.card();
  expect(card.triesLeft).toBe(2);
  expect(await service.triesLeft(card)).toBe(2);
  await expect(logInTo(service, '4321')).rejects.toMatchObject({ params: { triesLeft: 1 } });
  expect(await service.triesLeft(card)).toBe(1);
  await expect(service.triesLeft({ ...card, chipNumber: '00' })).rejects.toMatchObject({
    code: 'ERR_CARD_REMOVED',
  });
});

test('updates the tries shown after each log-in', async () => {
  const { harness, service } = await serviceOver();
  harness.insert(left, await makeCard());
  const shows = (tries: number) => (state: ReadersState) =>
    state.service === 'running' &&
    state.readers.some(({ card }) => card.kind === 'eid' && card.card.triesLeft === tries);
  await until(service, shows(3));
  await expect(logInTo(service, '4321')).rejects.toMatchObject({ code: 'ERR_PIN_WRONG' });
  await until(service, shows(2));
  const session = await logInTo(service);
  await session.close();
  await until(service, shows(3));
});

test('ends the session when the card is taken out, and works when the card is back', async () => {
  const { harness, service } = await serviceOver();
  const card = await makeCard();
  harness.insert(left, card);
  const session = await logInTo(service);
  const lost = new Promise<void>((resolve) => {
    session.onLost(resolve);
  });
  harness.remove(left);
  await lost;
  await expect(session.signer.sign(randomBytes(10))).rejects.toMatchObject({
    code: 'ERR_CARD_REMOVED',
  });
  await expect(service.card(left)).rejects.toMatchObject({ code: 'ERR_CARD_NONE' });
  harness.insert(left, card);
  const again = await logInTo(service);
  expect(await again.signer.sign(randomBytes(10))).toHaveLength(96);
});

test('requires a reader name when two cards are present', async () => {
  const { harness, service } = await serviceOver();
  const [one, other] = [await makeCard(), await makeCard({ applet: '1.7' })];
  harness.insert(left, one);
  harness.insert(right, other);
  await service.card(left);
  await service.card(right);
  await expect(service.card()).rejects.toMatchObject({ code: 'ERR_CARD_SEVERAL' });
  const sessions = await Promise.all([logInTo(service), logInTo(service, '1234', right)]);
  await sessions[0].close();
  expect([one.verified, other.verified]).toEqual([false, true]);
  expect(await sessions[1].signer.sign(randomBytes(10))).toHaveLength(256);
});

test('ignores readers that the settings do not name', async () => {
  const { harness, service } = await serviceOver({ reader: '01' });
  harness.insert(left, await makeCard());
  await expect(service.card()).rejects.toMatchObject({ code: 'ERR_CARD_NONE' });
  await expect(
    service.logIn({ readerName: left, chipNumber: '00', pin: '1234', lastTryConfirmed: false }),
  ).rejects.toMatchObject({ code: 'ERR_READER_NONE' });
});

test('rejects a card that is not an eID', async () => {
  const { harness, service } = await serviceOver();
  harness.insert(left, foreignCard());
  await expect(service.card(left)).rejects.toMatchObject({ code: 'ERR_CARD_NOT_EID' });
});

describe('card that was shown and is used', () => {
  const moments = [
    ['taken out', () => null],
    ['swapped for a bank card', () => foreignCard()],
    ['swapped for another identity card', () => makeCard()],
  ] as const;
  test.each(moments)('rejects its use as removed when the card was %s', async (_, next) => {
    const { harness, service } = await serviceOver();
    const card = await makeCard();
    harness.insert(left, card);
    const { chipNumber } = await service.card(left);
    const other = await next();
    harness.remove(left);
    if (other !== null) harness.insert(left, other);
    const place = { readerName: left, chipNumber };
    await expect(service.triesLeft(place)).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    await expect(
      service.logIn({ ...place, pin: '1234', lastTryConfirmed: false }),
    ).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect(card.pinAttempts).toBe(0);
  });
});

describe('log', () => {
  test('contains no PIN, national number, name or chip number', async () => {
    const { harness, service, logged } = await serviceOver();
    const card = await makeCard({ pin: '864209' });
    harness.insert(left, card);
    await expect(logInTo(service, '975310')).rejects.toThrow();
    const session = await logInTo(service, '864209');
    harness.remove(left);
    await expect(session.signer.sign(randomBytes(10))).rejects.toThrow();
    harness.stopService();
    await until(service, (state) => state.service === 'unavailable');
    const text = JSON.stringify(logged);
    expect(logged).not.toHaveLength(0);
    for (const secret of ['864209', '975310', cardHolder.ssin, 'Voorbeeld', card.chipNumber])
      expect(text).not.toContain(secret);
  });
});

test('logs off and releases every reader when closed once or twice', async () => {
  const { harness, service } = await serviceOver();
  const card = await makeCard();
  harness.insert(left, card);
  await logInTo(service);
  expect(card.verified).toBe(true);
  await service.close();
  await service.close();
  expect([card.verified, harness.open]).toEqual([false, 0]);
});
