import type { Readable } from 'node:stream';
import { getHeapSnapshot } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { createSignatureKeys } from '../../../plugin/domain/signature/create-service.ts';
import { createCardService } from '../../../plugin/eid/create-card-service.ts';
import { createPkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import { createPkcs11 } from '../../../plugin/eid/pkcs11/token.ts';
import { workerModule } from '../../../plugin/worker-module.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';
import { createEmulatedCard } from '../../support/card/emulated-card.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';
import { createSoftHsm, softHsm } from '../../support/tools/softhsm.ts';

/*
 * No text can be wiped in JavaScript, so what counts is that nothing refers to it any more: it must not be among the strings of
 * the heap while a session is open. Here PINs are made when they are needed, since a literal would stay in the heap for ever.
 */

const halves = ['970031', '864204'] as const;
const makePin = (): string => halves.map((half) => Number(half)).join('');
/** VERIFY of the PIN that the emulated card knows. */
const rightBlock = Buffer.from('0020000108241234ffffffffff', 'hex');

async function occurrences(snapshot: Readable): Promise<number> {
  const chunks: Buffer[] = [];
  for await (const chunk of snapshot) chunks.push(Buffer.from(chunk as Uint8Array));
  const text = Buffer.concat(chunks).toString('latin1');
  return text.split(`"${halves[0]}${halves[1]}"`).length - 1;
}

test('finds a PIN that is held in the heap', async () => {
  const holder = { pin: makePin() };
  expect(await occurrences(getHeapSnapshot())).toBeGreaterThan(0);
  expect(holder.pin).toHaveLength(12);
});

async function serviceWithCard() {
  const harness = createReaderHarness(['Desk']);
  const card = await createEmulatedCard({
    applet: '1.8',
    person: { ssin: '00000000097', firstNames: 'Ada Maria', lastName: 'Voorbeeld' },
    eidPki: await testEidPki(),
  });
  const service = createCardService({
    settings: { reader: null, pkcs11Library: null, signing: 'apdu', rootAnchors: [] },
    now: () => new Date(),
    port: harness.port,
  });
  onTestFinished(() => service.close());
  harness.insert('Desk', {
    atr: card.atr,
    power: (state) => card.power(state),
    // The card takes any PIN, so that it need not hold ours
    transmit: (command) =>
      card.transmit(command[1] === 0x20 && command.length > 5 ? rightBlock : command),
  });
  return { service, chipNumber: (await service.card()).chipNumber };
}

test('keeps the PIN out of the heap during a session by APDU', async () => {
  const { service, chipNumber } = await serviceWithCard();
  const session = await service.logIn({
    readerName: 'Desk',
    chipNumber,
    pin: makePin(),
    lastTryConfirmed: false,
  });
  expect(await session.signer.sign(Buffer.from('a message'))).toHaveLength(96);
  expect(await occurrences(getHeapSnapshot())).toBe(0);
});

test('keeps the PIN out of the heap after one signature, whose signer lives on', async () => {
  const { service } = await serviceWithCard();
  const keys = createSignatureKeys({
    card: service,
    token: null,
    cardUsed: () => undefined,
    now: () => new Date('2026-06-01T10:00:00Z'),
  });
  const user = { practiceId: 'practice-1', id: 'ada', ssin: '00000000097' };
  const key = await keys.find(user, 'signature');
  const once = await key.ready({ pin: makePin(), lastTryConfirmed: false });
  expect(await once.signer.sign(Buffer.from('a contract'))).toHaveLength(96);
  expect(await occurrences(getHeapSnapshot())).toBe(0);
  await expect(once.signer.sign(Buffer.from('another'))).rejects.toThrow(TypeError);
});

test.skipIf(softHsm.missing)(
  'keeps the PIN out of both heaps during a session by the library',
  async () => {
    const hsm = createSoftHsm(makePin());
    onTestFinished(() => hsm.remove());
    const { file, execArgv } = workerModule('plugin/eid/pkcs11/worker');
    const workers: Worker[] = [];
    const thread = createPkcs11Thread(hsm.library, (library) => {
      const worker = new Worker(file, { execArgv, workerData: { library } });
      workers.push(worker);
      return worker;
    });
    onTestFinished(() => thread.close());
    // What the tokens were made with is in the heap already
    const before = await occurrences(getHeapSnapshot());
    const key = await createPkcs11(thread).logIn(
      { readerName: hsm.EC.readerName, keyType: 'EC', chipNumber: null },
      makePin(),
    );
    expect(await key.sign(Buffer.from('a message'))).toHaveLength(96);
    expect(await occurrences(getHeapSnapshot())).toBeLessThanOrEqual(before);
    expect(await occurrences(await workers[0]!.getHeapSnapshot())).toBe(0);
  },
);
