import { once } from 'node:events';
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

describe('served practice under kill -9', () => {
  it('keeps every confirmed act when the process is killed while users load, replace and remove', async () => {
    practice = await aServedPractice();
    const random = randomFrom(1);
    const journals = practice.holders.map((holder): Journal => ({
      holder,
      files: new Map(),
      gone: new Set(),
      unsure: null,
    }));
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
    const copy = `${practice.folder}/copy.sqlite`;
    expect(await practice.command('backup', copy)).toMatchObject({ code: 0 });
    const check = await practice.command('restore-check', copy);
    expect([check.code, check.text]).toEqual([0, expect.not.stringContaining('FAILED')]);
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
});
