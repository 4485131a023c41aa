import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { databaseCheckJob } from '../../plugin/jobs/database-check.ts';
import type { HostLog } from '../../plugin/logging.ts';
import type { Store } from '../../plugin/store/index.ts';
import { aCertificate, freshStore, now, rawDatabase, type Place } from '../store/store-fixture.ts';
import { aClock, aRunner, statusOf } from './runner-fixture.ts';

const signal = new AbortController().signal;

/** A store with some hundred pages, all of them in the file. */
async function filled() {
  const { store, place } = await freshStore();
  for (let index = 0; index < 20; index += 1) {
    await store.certificates.insert(aCertificate({}, { keystore: Buffer.alloc(20_000, index) }));
  }
  rawDatabase(place).pragma('wal_checkpoint(TRUNCATE)');
  const lines: object[] = [];
  const log: HostLog = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: (details) => void lines.push(details),
  };
  const job = databaseCheckJob({
    checkPages: (given) => store.checkPages(given),
    audit: store.audit,
    now: () => now,
    log,
  });
  const { runner } = aRunner([job], store.jobs, aClock(now.toISOString()));
  return { store, place, runner, lines };
}

/** Overwrites the tables' last pages, as a failing disk does. */
function damage({ databasePath }: Place): void {
  const file = openSync(databasePath, 'r+');
  const { size } = statSync(databasePath);
  for (let at = Math.floor(size / 4096 / 2) * 4096; at < size; at += 4096) {
    writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, at);
  }
  closeSync(file);
}

const entriesOf = (place: Place) =>
  rawDatabase(place)
    .prepare("SELECT outcome, details FROM audit_entry WHERE event = 'system.database-checked'")
    .all();

const statusNow = (store: Store) => statusOf(store.jobs, 'database-check', now);

describe('database check', () => {
  test('succeeds and leaves an audit entry when every page is sound', async () => {
    const { store, place, runner, lines } = await filled();
    expect(await store.checkPages(signal)).toEqual([]);
    await runner.runNow('database-check');
    expect(await statusNow(store)).toMatchObject({ lastOutcome: 'ok', lastProblem: null });
    expect(entriesOf(place)).toEqual([{ outcome: 'ok', details: '{"problems":0}' }]);
    expect(lines).toEqual([]);
    expect(await store.health()).toEqual({ writable: true });
  });

  test('fails with a coded error, names the pages and makes the store unready when pages are damaged', async () => {
    const { store, place, runner, lines } = await filled();
    damage(place);
    await expect(runner.runNow('database-check')).rejects.toMatchObject({
      code: 'ERR_DATABASE_DAMAGED',
      status: 503,
    });
    expect(await statusNow(store)).toMatchObject({ lastProblem: 'ERR_DATABASE_DAMAGED' });
    expect(lines).not.toEqual([]);
    expect(await store.health()).toEqual({ writable: false, problem: 'ERR_DATABASE_DAMAGED' });
  });

  test('makes the store ready again when a later check finds nothing', async () => {
    const { store, runner } = await filled();
    let problems: readonly string[] = ['row 1 missing from index'];
    const job = databaseCheckJob({
      checkPages: () => Promise.resolve(problems),
      audit: store.audit,
      now: () => now,
      log: { ...console, debug: () => undefined, error: () => undefined },
    });
    const { runner: other } = aRunner([job], store.jobs, aClock(now.toISOString()));
    await expect(other.runNow('database-check')).rejects.toMatchObject({
      code: 'ERR_DATABASE_DAMAGED',
    });
    expect(await store.health()).toMatchObject({ writable: false });
    problems = [];
    await runner.runNow('database-check');
    expect(await store.health()).toEqual({ writable: true });
  });

  test('rejects with the reason when the process ends during the check', async () => {
    const { store } = await freshStore();
    const controller = new AbortController();
    const check = store.checkPages(controller.signal);
    controller.abort();
    await expect(check).rejects.toMatchObject({ name: 'AbortError' });
  });
});
