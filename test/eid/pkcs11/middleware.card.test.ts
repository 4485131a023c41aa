import { randomBytes, verify, X509Certificate } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CardService, CardSession } from '../../../plugin/eid/card-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { createPcscPort } from '../../../plugin/eid/reader/pcsc.ts';
import { findPkcs11Library } from '../../../plugin/eid/pkcs11/library.ts';
import type { SigningSetting } from '../../../plugin/eid/signing/signing-method.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import type {
  EmulatedCard,
  EmulatedCardOptions,
  InsertableCard,
} from '../../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../../support/card/pcscd.ts';
import type { RunningPcscd, VirtualReader } from '../../support/card/pcscd.ts';
import { insertCard } from '../../support/card/vpcd.ts';
import type { InsertedCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/** The same card, that takes its time for a PIN and for a signature; questions without a PIN are answered at once. */
function slow(card: EmulatedCard, milliseconds: number): InsertableCard {
  return {
    atr: card.atr,
    power: (state) => card.power(state),
    async transmit(command) {
      const [, instruction, , , length = 0] = command;
      if (instruction === 0x2a || (instruction === 0x20 && length > 0)) await wait(milliseconds);
      return card.transmit(command);
    },
  };
}

/* The card service with real parts: the system's card service, OpenSC as middleware, and an emulated card in a virtual reader. */

const openSc = systemPart('/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so');

describe.skipIf(pcscdIsMissing() || openSc.missing)('card service with pcscd and OpenSC', () => {
  let pcscd: RunningPcscd;
  let reader: VirtualReader;
  const services: CardService[] = [];
  const inserted: InsertedCard[] = [];

  beforeAll(async () => {
    pcscd = await startPcscd({ readers: 2 });
    reader = pcscd.readers[0]!;
  });
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.close()));
    await Promise.all(inserted.splice(0).map((card) => card.remove()));
  });
  afterAll(() => pcscd.stop());

  async function makeCard(options: Partial<EmulatedCardOptions>): Promise<EmulatedCard> {
    return anEmulatedCard({
      applet: '1.7',
      ...options,
    });
  }

  async function insert(card: InsertableCard): Promise<InsertedCard> {
    const one = await insertCard(card, reader.port);
    inserted.push(one);
    return one;
  }

  function serve(signing: SigningSetting): {
    readonly service: CardService;
    readonly passedOver: unknown[];
  } {
    const passedOver: unknown[] = [];
    const service = createCardService({
      settings: { reader: null, pkcs11Library: openSc.path, signing, rootAnchors: [] },
      now: () => new Date(),
      log: {
        debug: () => undefined,
        warn: (details) => 'reason' in details && passedOver.push(details.reason),
      },
    });
    services.push(service);
    return { service, passedOver };
  }

  /** As a person does: look whose card it is, then the PIN. */
  async function logIn(
    service: CardService,
    pin = '1234',
    lastTryConfirmed = false,
  ): Promise<CardSession> {
    const { chipNumber } = await cardIn(service);
    return service.logIn({ readerName: reader.name, chipNumber, pin, lastTryConfirmed });
  }

  /** The service reports a card some 400 ms after it was put in. */
  async function cardIn(service: CardService) {
    const isThere = (state: Awaited<ReturnType<CardService['readers']>>) =>
      state.service === 'running' &&
      state.readers.some(({ name, card }) => name === reader.name && card.kind === 'eid');
    await new Promise<void>((resolve) => {
      const stop = service.onChange((state) => {
        if (isThere(state)) done();
      });
      const done = () => {
        stop();
        resolve();
      };
      void service.readers().then((state) => {
        if (isThere(state)) done();
      });
    });
    return service.card(reader.name);
  }

  async function expectGood({ signer }: CardSession): Promise<void> {
    const data = randomBytes(300);
    const signature = await signer.sign(data);
    const { publicKey } = new X509Certificate(signer.certificate);
    expect(verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)).toBe(
      true,
    );
  }

  const openScOnThisMachine = () => findPkcs11Library(null, { env: {} })?.path;

  test('finds OpenSC at its usual place', () => {
    expect(openScOnThisMachine()).toBe(openSc.path);
  });

  describe('RSA card through OpenSC', () => {
    test('rejects a wrong PIN, signs after the right PIN, and logs off at the end', async () => {
      const card = await makeCard({});
      await insert(card);
      const { service, passedOver } = serve('auto');
      await expect(logIn(service, '4321')).rejects.toMatchObject({
        code: 'ERR_PIN_WRONG',
        params: { triesLeft: 2 },
      });
      const session = await logIn(service);
      await expectGood(session);
      await expectGood(session);
      expect(card.verified).toBe(true);
      await session.close();
      expect([card.verified, card.pinAttempts, card.triesLeft]).toEqual([false, 2, 3]);
      expect(passedOver).toEqual([]);
      await expectGood(await logIn(service));
    });

    test('asks before the last try, then reports a blocked card without presenting the PIN again', async () => {
      const card = await makeCard({ tries: 2 });
      await insert(card);
      const { service } = serve('pkcs11');
      await expect(logIn(service, '4321')).rejects.toMatchObject({ params: { triesLeft: 1 } });
      await expect(logIn(service, '4321')).rejects.toMatchObject({ code: 'ERR_PIN_LAST_TRY' });
      expect(card.pinAttempts).toBe(1);
      const blocked = { code: 'ERR_PIN_BLOCKED' };
      await expect(logIn(service, '4321', true)).rejects.toMatchObject(blocked);
      await expect(logIn(service, '1234', true)).rejects.toMatchObject(blocked);
      expect([card.pinAttempts, card.triesLeft]).toEqual([2, 0]);
    });

    test('reports a removal during a signature, and works when the card is back', async () => {
      const card = await makeCard({ delays: { sign: 1_000 } });
      const first = await insert(card);
      const { service } = serve('pkcs11');
      const session = await logIn(service);
      const lost = vi.fn();
      session.onLost(lost);
      const signing = session.signer.sign(randomBytes(10));
      signing.catch(() => undefined);
      await expect.poll(() => card.commands.at(-1)).toMatch(/^002A9E9A/);
      await first.remove();
      await expect(signing).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
      await expect.poll(() => lost.mock.calls.length).toBe(1);
      await session.close();

      await insert(card);
      await expectGood(await logIn(service));
      expect([card.pinAttempts, lost.mock.calls.length]).toEqual([2, 1]);
    });

    test('ends the session, without presenting the PIN again, when another program resets the card', async () => {
      const card = await makeCard({});
      await insert(card);
      const { service } = serve('pkcs11');
      const session = await logIn(service);
      const lost = vi.fn();
      session.onLost(lost);
      const rival = createPcscPort();
      await new Promise<void>((resolve) => rival.start(() => resolve()));
      const connection = await rival.connect(reader.name);
      await connection.disconnect('reset');
      await rival.stop();
      const outcome = await session.signer.sign(randomBytes(10)).then(
        () => 'signed',
        (error: unknown) => error,
      );
      expect(outcome).toMatchObject({ code: 'ERR_CARD_REMOVED' });
      expect(lost).toHaveBeenCalledTimes(1);
      expect(card.pinAttempts).toBe(1);
    });

    test('keeps the PIN of the first card from the second after a swap', async () => {
      const [first, second] = await Promise.all([makeCard({}), makeCard({})]);
      const one = await insert(first);
      const { service } = serve('auto');
      await (await logIn(service)).close();
      await one.remove();
      await insert(second);
      await expect(
        service.logIn({
          readerName: reader.name,
          chipNumber: first.chipNumber,
          pin: '1234',
          lastTryConfirmed: false,
        }),
      ).rejects.toMatchObject({
        code: expect.stringMatching(/^ERR_CARD_(REMOVED|NONE)$/) as string,
      });
      expect(second.pinAttempts).toBe(0);
      await expect
        .poll(async () => (await cardIn(service)).chipNumber, { timeout: 5_000 })
        .toBe(second.chipNumber);
      await expectGood(await logIn(service));
      expect([first.pinAttempts, second.pinAttempts]).toEqual([1, 1]);
    });
  });

  describe('EC card that this OpenSC cannot sign with', () => {
    test('signs with the card directly, and passes the library over', async () => {
      const card = await makeCard({ applet: '1.8' });
      await insert(card);
      const { service, passedOver } = serve('auto');
      await expect(logIn(service, '4321')).rejects.toMatchObject({ params: { triesLeft: 2 } });
      const session = await logIn(service);
      expect(session.signer.keyType).toBe('EC');
      await expectGood(session);
      await session.close();
      expect([card.verified, card.pinAttempts]).toEqual([false, 2]);
      expect(passedOver).toEqual(['Unfit', 'Unfit']);
    });

    test('rejects a log-in before the PIN when the settings require the library', async () => {
      const card = await makeCard({ applet: '1.8' });
      await insert(card);
      const { service } = serve('pkcs11');
      await expect(logIn(service)).rejects.toMatchObject({ code: 'ERR_MIDDLEWARE_OLD' });
      expect(card.pinAttempts).toBe(0);
    });
  });

  test.each([
    ['pkcs11', '1.7'],
    ['apdu', '1.8'],
  ] as const)(
    'keeps the event loop free while a card takes 2 s for PIN and signature: %s, applet %s',
    async (signing, applet) => {
      const card = await makeCard({ applet });
      await insert(slow(card, 2_000));
      const { service } = serve(signing);
      await cardIn(service);
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const startedAt = performance.now();
      const session = await logIn(service);
      await session.signer.sign(randomBytes(10));
      delay.disable();
      expect(performance.now() - startedAt).toBeGreaterThan(3_900);
      // A busy machine may hold up any process for a moment; the card would for two seconds
      expect(delay.percentile(99) / 1e6).toBeLessThan(100);
      expect(delay.max / 1e6).toBeLessThan(1_000);
    },
    60_000,
  );

  test('releases handles and threads when the service has closed', async () => {
    await insert(await makeCard({}));
    const counts: { readonly handles: number; readonly threads: number }[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { service } = serve('pkcs11');
      await (await logIn(service)).signer.sign(randomBytes(10));
      await service.close();
      counts.push({
        handles: readdirSync('/proc/self/fd').length,
        threads: readdirSync('/proc/self/task').length,
      });
    }
    // The first round may start what stays for the life of the process
    expect(counts[2]).toEqual(counts[1]);
  });
});
