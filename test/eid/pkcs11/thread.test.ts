import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { createPkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';
import type { Pkcs11Thread } from '../../../plugin/eid/pkcs11/thread.ts';

/*
 * A thread of the same protocol in place of the library's: it signs by giving the data back, and its "readers" misbehave.
 * softhsm.test.ts and the card tests check what a real library does.
 */
const fakeWorker = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, request }) => {
    if (request.readerName === 'falls over') throw new Error('broken');
    if (request.readerName === 'leaves') process.exit(3);
    if (request.readerName === 'hangs') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    if (request.readerName === 'hangs for a while')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    if (request.readerName === 'refuses')
      return parentPort.postMessage({ id, failure: { kind: 'NoToken' } });
    parentPort.postMessage({ id, value: request.data ?? null });
    if (request.kind === 'end') parentPort.close();
  });
`;

let started: Worker[] = [];
let threads: Pkcs11Thread[] = [];

function createThread(): Pkcs11Thread {
  const thread = createPkcs11Thread('library', () => {
    const worker = new Worker(fakeWorker, { eval: true });
    worker.on('error', () => undefined);
    started.push(worker);
    return worker;
  });
  threads.push(thread);
  return thread;
}

const look = (thread: Pkcs11Thread, readerName: string, limitMs = 5_000) =>
  thread.request<'inspect'>({ kind: 'inspect', readerName }, limitMs);
const sign = (thread: Pkcs11Thread, byte: number) =>
  thread.request<'sign'>({ kind: 'sign', session: 1, data: Uint8Array.of(byte) }, 5_000);

afterEach(async () => {
  await Promise.all(threads.map((thread) => thread.close()));
  threads = [];
  started = [];
});

test('starts nothing before the first request, and serves all requests with one thread', async () => {
  const thread = createThread();
  expect(started).toHaveLength(0);
  const answers = await Promise.all([1, 2, 3].map((byte) => sign(thread, byte)));
  expect(answers).toEqual([1, 2, 3].map((byte) => ({ ok: true, value: Uint8Array.of(byte) })));
  expect(started).toHaveLength(1);
});

test('returns a failure of the library as data', async () => {
  expect(await look(createThread(), 'refuses')).toEqual({
    ok: false,
    failure: { kind: 'NoToken' },
  });
});

describe.each([
  ['falls over', 60_000],
  ['leaves', 60_000],
  ['hangs', 300],
])('thread that %s', (reader, limitMs) => {
  test('answers "stuck", and starts a new thread for the next request', async () => {
    const thread = createThread();
    const before = thread.generation();
    expect(await look(thread, reader, limitMs)).toEqual({ ok: false, failure: { kind: 'Stuck' } });
    expect(thread.generation()).toBeGreaterThan(before);
    await expect.poll(async () => (await sign(thread, 7)).ok).toBe(true);
    expect(started).toHaveLength(2);
  });
});

test('excludes the wait for earlier requests from the time limit', async () => {
  const thread = createThread();
  await sign(thread, 0);
  const [, second] = await Promise.all([
    look(thread, 'hangs for a while', 2_000),
    look(thread, 'fine', 250),
  ]);
  expect(second.ok).toBe(true);
});

test('keeps a second thread out of the library while the first is still inside', async () => {
  const thread = createThread();
  expect((await look(thread, 'hangs', 100)).ok).toBe(false);
  expect(await look(thread, 'fine')).toEqual({ ok: false, failure: { kind: 'Stuck' } });
  expect(started).toHaveLength(1);
});

describe('closing a thread', () => {
  test('ends the thread', async () => {
    const thread = createThread();
    await sign(thread, 1);
    await thread.close();
    expect(started[0]?.threadId).toBe(-1);
  });

  test('starts no thread, also for a later request', async () => {
    const thread = createThread();
    await thread.close();
    expect(await look(thread, 'fine')).toEqual({ ok: false, failure: { kind: 'Stuck' } });
    expect(started).toHaveLength(0);
  });

  test('ends a thread that hangs on a card', async () => {
    const thread = createThread();
    await sign(thread, 1);
    const stuck = look(thread, 'hangs', 60_000);
    await thread.close();
    expect(await stuck).toEqual({ ok: false, failure: { kind: 'Stuck' } });
    expect(started[0]?.threadId).toBe(-1);
  });

  test('accepts a second close', async () => {
    const thread = createThread();
    await sign(thread, 1);
    await Promise.all([thread.close(), thread.close()]);
    await thread.close();
  });
});
