import { describe, expect, test } from 'vitest';
import type { JobStatus } from '../../plugin/jobs/job.ts';
import type { Store } from '../../plugin/store/index.ts';
import { minutes } from './renewal/renewal-fixture.ts';
import { freshStore, now, openAt } from './store-fixture.ts';

async function withJobs() {
  const { store, place } = await freshStore();
  await store.jobs.ensure([
    { id: 'renewal-watch', firstAt: now },
    { id: 'digest', firstAt: minutes(60) },
  ]);
  const other = await openAt(place);
  return { store, other };
}

const watch = async (store: Store, at: Date): Promise<JobStatus | undefined> =>
  (await store.jobs.list(at)).find(({ id }) => id === 'renewal-watch');

const ended = (changes: Partial<Parameters<Store['jobs']['end']>[2]> = {}) => ({
  at: minutes(1),
  outcome: 'ok' as const,
  problem: null,
  counts: { looked: 7 },
  durationMs: 1234.5,
  nextAt: minutes(15),
  ...changes,
});

test('creates a row for each job once and keeps the row at the next start', async () => {
  const { store } = await withJobs();
  await store.jobs.take('renewal-watch', 'one', now, minutes(5));
  await store.jobs.ensure([
    { id: 'renewal-watch', firstAt: minutes(99) },
    { id: 'probes', firstAt: minutes(99) },
  ]);
  const rows = await store.jobs.list(now);
  expect(rows.map(({ id, nextAt, running }) => [id, nextAt, running])).toEqual([
    ['digest', minutes(60), false],
    ['probes', minutes(99), false],
    ['renewal-watch', now, true],
  ]);
});

test('lists empty results for a job that never ran', async () => {
  const { store } = await withJobs();
  expect(await watch(store, now)).toEqual({
    id: 'renewal-watch',
    lastStartedAt: null,
    lastEndedAt: null,
    lastSucceededAt: null,
    lastDurationMs: null,
    lastOutcome: null,
    lastProblem: null,
    lastCounts: {},
    nextAt: now,
    running: false,
  });
});

describe('jobs.take', () => {
  test('takes a job when the job is due or when forced', async () => {
    const { store } = await withJobs();
    const take = (at: Date, force = false) =>
      store.jobs.take('digest', 'one', at, minutes(120), { force });
    expect(await take(minutes(59))).toBe(false);
    expect(await take(minutes(59), true)).toBe(true);
    const { store: another } = await withJobs();
    expect(await another.jobs.take('digest', 'one', minutes(60), minutes(120))).toBe(true);
  });

  test('refuses a second holder, even when forced', async () => {
    const { store, other } = await withJobs();
    expect(await store.jobs.take('renewal-watch', 'one', now, minutes(5))).toBe(true);
    expect(await other.jobs.take('renewal-watch', 'two', now, minutes(5))).toBe(false);
    const force = { force: true };
    expect(await other.jobs.take('renewal-watch', 'two', now, minutes(5), force)).toBe(false);
    expect(await store.jobs.take('renewal-watch', 'one', now, minutes(5), force)).toBe(false);
  });

  test('refuses a job without a row', async () => {
    const { store } = await withJobs();
    expect(await store.jobs.take('probes', 'one', now, minutes(5), { force: true })).toBe(false);
  });
});

test('stores the outcome of a run and the next due time', async () => {
  const { store } = await withJobs();
  await store.jobs.take('renewal-watch', 'one', now, minutes(5));
  await store.jobs.end('renewal-watch', 'one', ended());
  expect(await watch(store, minutes(2))).toEqual({
    id: 'renewal-watch',
    lastStartedAt: now,
    lastEndedAt: minutes(1),
    lastSucceededAt: minutes(1),
    lastDurationMs: 1235,
    lastOutcome: 'ok',
    lastProblem: null,
    lastCounts: { looked: 7 },
    nextAt: minutes(15),
    running: false,
  });
  expect(await store.jobs.take('renewal-watch', 'one', minutes(14), minutes(20))).toBe(false);
});

test('keeps the last success after a failed run', async () => {
  const { store } = await withJobs();
  await store.jobs.take('renewal-watch', 'one', now, minutes(5));
  await store.jobs.end('renewal-watch', 'one', ended());
  await store.jobs.take('renewal-watch', 'two', minutes(15), minutes(20));
  const failed = { outcome: 'failed', problem: 'ERR_DATABASE_UNUSABLE', counts: {} } as const;
  await store.jobs.end('renewal-watch', 'two', ended({ ...failed, at: minutes(16) }));
  expect(await watch(store, minutes(16))).toMatchObject({
    lastSucceededAt: minutes(1),
    lastEndedAt: minutes(16),
    lastOutcome: 'failed',
    lastProblem: 'ERR_DATABASE_UNUSABLE',
    lastCounts: {},
  });
});

describe('run of a process that died', () => {
  test('shows as lost after the lease, and lets the next process run the job', async () => {
    const { store, other } = await withJobs();
    await store.jobs.take('renewal-watch', 'one', now, minutes(5));
    expect(await watch(other, minutes(4.9))).toMatchObject({ running: true, lastOutcome: null });
    const lost = { lastOutcome: 'lost', lastEndedAt: null, lastDurationMs: null, lastCounts: {} };
    expect(await watch(other, minutes(5))).toMatchObject({ running: false, ...lost });
    expect(await other.jobs.take('renewal-watch', 'two', minutes(4.9), minutes(10))).toBe(false);
    expect(await other.jobs.take('renewal-watch', 'two', minutes(5), minutes(10))).toBe(true);
    expect(await watch(other, minutes(6))).toMatchObject({
      running: true,
      lastStartedAt: minutes(5),
      ...lost,
    });
  });

  test('shows no outcome of the run before, except its success time', async () => {
    const { store, other } = await withJobs();
    await store.jobs.take('renewal-watch', 'one', now, minutes(5));
    await store.jobs.end('renewal-watch', 'one', ended());
    await store.jobs.take('renewal-watch', 'one', minutes(15), minutes(20));
    const lost = { lastOutcome: 'lost', lastEndedAt: null, lastDurationMs: null, lastCounts: {} };
    const before = { ...lost, lastSucceededAt: minutes(1) };
    expect(await watch(store, minutes(20))).toMatchObject({
      ...before,
      lastStartedAt: minutes(15),
    });
    await other.jobs.take('renewal-watch', 'two', minutes(30), minutes(35));
    expect(await watch(store, minutes(31))).toMatchObject({
      ...before,
      lastStartedAt: minutes(30),
    });
  });

  test('rejects extension and end of a slow run when another process holds the job', async () => {
    const { store, other } = await withJobs();
    await store.jobs.take('renewal-watch', 'one', now, minutes(5));
    await other.jobs.take('renewal-watch', 'two', minutes(5), minutes(10));
    expect(await store.jobs.extend('renewal-watch', 'one', minutes(20))).toBe(false);
    await store.jobs.end('renewal-watch', 'one', ended({ at: minutes(6) }));
    expect(await watch(other, minutes(6))).toMatchObject({ running: true, lastOutcome: 'lost' });
    await other.jobs.end('renewal-watch', 'two', ended({ at: minutes(7) }));
    expect(await watch(other, minutes(7))).toMatchObject({ running: false, lastOutcome: 'ok' });
  });
});

test('keeps the row when the lease is extended', async () => {
  const { store, other } = await withJobs();
  await store.jobs.take('renewal-watch', 'one', now, minutes(5));
  expect(await store.jobs.extend('renewal-watch', 'one', minutes(10))).toBe(true);
  expect(await other.jobs.take('renewal-watch', 'two', minutes(6), minutes(11))).toBe(false);
  await store.jobs.end('renewal-watch', 'one', ended());
  expect(await store.jobs.extend('renewal-watch', 'one', minutes(20))).toBe(false);
});
