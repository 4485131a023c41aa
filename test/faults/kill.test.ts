import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { SampleKeystore } from '../../simulator/keystore/sample-keystores.ts';
import { randomFrom } from '../support/tools/random.ts';
import { aServedPractice, putProfiles } from './served-practice.ts';
import type { Holder, RunningServer, ServedPractice } from './served-practice.ts';

/*
 * kill -9 at any moment. A writer per holder loads, replaces and removes without pause and writes down what was confirmed; what was
 * under way when the process died may have happened or not, never by half.
 */

const rounds = 20;
const inTime = { timeout: 20_000, interval: 10 };

let practice: ServedPractice;
afterEach(() => practice.close());

/** What a writer knows of its holder's files after the last confirmed act. */
interface Journal {
  readonly holder: Holder;
  /** Confirmed files by id, active or kept for old messages. */
  readonly files: Map<string, SampleKeystore>;
  /** Removed by an act that was confirmed. */
  readonly gone: Set<string>;
  /** An act was sent and not answered: the id that it removes, or 'load'. */
  unsure: string | null;
}

const aJournal = (holder: Holder): Journal => ({
  holder,
  files: new Map(),
  gone: new Set(),
  unsure: null,
});

/** Loads that were confirmed. */
const loads = (journals: readonly Journal[]): number =>
  journals.reduce((sum, { files, gone }) => sum + files.size + gone.size, 0);

/** Loads a file, replaces it by another, removes both, and begins again until the process dies. */
async function write(server: RunningServer, journal: Journal): Promise<void> {
  const { holder, files } = journal;
  const [first, second] = holder.keystores;
  const load = async (file: SampleKeystore, replaces?: string): Promise<string> => {
    journal.unsure = 'load';
    const id = await server.load(holder, file, replaces);
    files.set(id, file);
    journal.unsure = null;
    return id;
  };
  try {
    for (;;) {
      for (const id of [...files.keys()]) await remove(server, journal, id);
      await load(second, await load(first));
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // fetch's own: the connection went
  }
}

async function remove(server: RunningServer, journal: Journal, id: string): Promise<void> {
  journal.unsure = id;
  await server.remove(id);
  journal.files.delete(id);
  journal.gone.add(id);
  journal.unsure = null;
}

/**
 * Confirmed files are listed and open byte for byte, removed ones are gone. An act without an answer has happened whole or not at
 * all, and is settled here. Returns how many files were compared.
 */
async function compare(server: RunningServer, journal: Journal): Promise<number> {
  const { holder, files, gone, unsure } = journal;
  const listed = await server.listed(holder);
  for (const id of gone) expect(listed).not.toContain(id);
  for (const id of files.keys()) if (id !== unsure) expect(listed).toContain(id);
  const unknown = listed.filter((id) => !files.has(id));
  expect(unknown.length).toBeLessThanOrEqual(unsure === 'load' ? 1 : 0);
  for (const id of listed) {
    const expected = files.get(id) ?? (await fileOf(server, journal, id));
    expect(await server.exported(holder, id, expected)).toEqual(expected.bytes);
  }
  journal.unsure = null;
  for (const id of [...files.keys()]) if (!listed.includes(id)) files.delete(id);
  for (const id of unknown) await remove(server, journal, id);
  return listed.length;
}

/** Which of the holder's two files an id is whose load was not answered. Both have one password. */
async function fileOf(
  server: RunningServer,
  { holder }: Journal,
  id: string,
): Promise<SampleKeystore> {
  const bytes = await server.exported(holder, id, holder.keystores[0]);
  const found = holder.keystores.find((keystore) => keystore.bytes.equals(bytes));
  if (found === undefined) throw new Error('a stored file is none of those that were loaded');
  return found;
}

/** A copy of the database proves every seal, the audit and the rows. */
async function expectSoundCopy(served: ServedPractice): Promise<void> {
  const copy = join(served.folder, 'copy.sqlite');
  expect(await served.command('backup', copy)).toMatchObject({ code: 0 });
  const check = await served.command('restore-check', copy);
  expect([check.code, check.text]).toEqual([0, expect.not.stringContaining('FAILED')]);
}

/** How many versions of the master key the key file has. */
function keyVersions(path: string): number {
  const text = readFileSync(path, 'utf8').trim();
  return text.startsWith('{')
    ? Object.keys((JSON.parse(text) as { readonly keys: object }).keys).length
    : 1;
}

/** Starts a rotation and kills it: as soon as the key file has the new version, or after `delay` milliseconds. */
async function killedRotation(
  served: ServedPractice,
  delay: number | 'new-version',
): Promise<'cut' | 'killed' | 'done'> {
  const { keyPath } = served;
  const before = keyVersions(keyPath);
  const rotation = served.spawn('rotate-key');
  for (const stream of [rotation.stdout, rotation.stderr]) stream.resume();
  const ended = once(rotation, 'exit') as Promise<[number | null, string | null]>;
  const isRunning = () => rotation.exitCode === null && rotation.signalCode === null;
  if (delay === 'new-version') {
    while (isRunning() && keyVersions(keyPath) === before) await wait(1);
  } else {
    await Promise.race([ended, wait(delay)]);
  }
  rotation.kill('SIGKILL');
  const [, signal] = await ended;
  if (signal !== 'SIGKILL') return 'done';
  return keyVersions(keyPath) > before ? 'cut' : 'killed';
}

describe('served practice under kill -9', () => {
  it('keeps every confirmed act when the process is killed while users load, replace and remove', async () => {
    practice = await aServedPractice();
    const random = randomFrom(1);
    const journals = practice.holders.map(aJournal);
    const first = await practice.start();
    await putProfiles(first, practice.holders);
    await first.stop();

    let compared = 0;
    for (let round = 0; round < rounds; round += 1) {
      const server = await practice.start();
      for (const journal of journals) compared += await compare(server, journal);
      const before = loads(journals);
      const writing = journals.map((journal) => write(server, journal));
      // Every other round is killed at once, the rest after an act: a slow machine must not kill before anything was done
      if (round % 2 === 1) await expect.poll(() => loads(journals), inTime).toBeGreaterThan(before);
      await wait(100 + random() * 500);
      await server.kill();
      await Promise.all(writing);
    }

    const server = await practice.start();
    for (const journal of journals) compared += await compare(server, journal);
    expect(compared).toBeGreaterThan(rounds);
    expect(await server.stop()).toBe(0);
    await expectSoundCopy(practice);
  });

  it('starts again with an unharmed database when killed during the first start', async () => {
    const random = randomFrom(2);
    for (let round = 0; round < rounds; round += 1) {
      practice = await aServedPractice();
      const child = practice.spawn('serve', '--port', '0');
      child.stderr.resume();
      await wait(random() * 600);
      child.kill('SIGKILL');
      const server = await practice.start();
      await putProfiles(server, practice.holders);
      expect(await server.stop()).toBe(0);
      practice.close();
    }
  });

  it('opens every file after a key rotation that was killed', async () => {
    practice = await aServedPractice();
    const random = randomFrom(3);
    const server = await practice.start();
    await putProfiles(server, practice.holders);
    const stored = new Map<Holder, string>();
    for (const holder of practice.holders)
      stored.set(holder, await server.load(holder, holder.keystores[0]));
    await server.stop();
    for (let round = 0; round < rounds; round += 1) {
      const rotation = practice.spawn('rotate-key');
      const ended = once(rotation, 'exit');
      await wait(random() * 400);
      rotation.kill('SIGKILL');
      await ended;
    }
    const after = await practice.start();
    for (const [holder, id] of stored)
      expect(await after.exported(holder, id, holder.keystores[0])).toEqual(
        holder.keystores[0].bytes,
      );
    expect(await after.stop()).toBe(0);
  });

  it('loses no file when rotations of the key are killed while users load, replace and remove', async () => {
    practice = await aServedPractice();
    const random = randomFrom(4);
    const journals = practice.holders.map(aJournal);
    let server = await practice.start();
    await putProfiles(server, practice.holders);
    let writing = journals.map((journal) => write(server, journal));
    const from = performance.now();
    expect(await practice.command('rotate-key')).toMatchObject({ code: 0 });
    const whole = performance.now() - from;

    let cut = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = loads(journals);
      const end = await killedRotation(
        practice,
        round % 2 === 0 ? 'new-version' : whole * random(),
      );
      if (end === 'cut') cut += 1;
      // Under the old key or the new one: loads go on
      await expect.poll(() => loads(journals), inTime).toBeGreaterThan(before);
      if (round % 5 < 4) continue;
      await server.kill();
      await Promise.all(writing);
      server = await practice.start();
      for (const journal of journals) await compare(server, journal);
      writing = journals.map((journal) => write(server, journal));
    }
    // The new key was there, and not all files were under it
    expect(cut).toBeGreaterThan(0);
    await server.kill();
    await Promise.all(writing);

    expect(await practice.command('rotate-key')).toMatchObject({ code: 0 });
    server = await practice.start();
    for (const journal of journals) await compare(server, journal);
    expect(await server.stop()).toBe(0);
    await expectSoundCopy(practice);
  });
});
