import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PluginError } from '../../plugin/errors.ts';
import type { JobRepository } from '../../plugin/jobs/job.ts';
import { asPluginJobs } from '../../plugin/jobs/runner.ts';
import { freshStore, openAt } from '../store/store-fixture.ts';
import { aClock, aJob, aRunner, counted, statusOf } from './runner-fixture.ts';

const begin = '2026-03-10T09:01:00.000Z';

/** A promise and what settles it. */
function aGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('job runner', () => {
  test('runs a job once at its due time and stores the outcome', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const { runner, ended } = aRunner([counted('renewal-watch', runs)], store.jobs, clock);
    await runner.wake();
    clock.set('2026-03-10T09:14:59.000Z');
    await runner.wake();
    expect(runs).toEqual([]);

    clock.set('2026-03-10T09:15:00.400Z');
    await Promise.all([runner.wake(), runner.wake()]);
    await runner.wake();
    expect(runs).toHaveLength(1);
    expect(ended).toMatchObject([{ id: 'renewal-watch', outcome: 'ok', counts: { seen: 1 } }]);
    expect(await runner.list()).toEqual([
      {
        id: 'renewal-watch',
        lastStartedAt: clock.now(),
        lastEndedAt: clock.now(),
        lastSucceededAt: clock.now(),
        lastDurationMs: ended[0]?.durationMs,
        lastOutcome: 'ok',
        lastProblem: null,
        lastCounts: { seen: 1 },
        nextAt: new Date('2026-03-10T09:30:00.000Z'),
        running: false,
      },
    ]);
  });

  test('runs a job once after a restart when several of its runs were missed', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const jobs = [counted('renewal-watch', runs), counted('digest', runs)];
    await aRunner(jobs, store.jobs, clock).runner.wake();
    // Two weeks of sleep: one digest is due, not two, and one watch, not thirteen hundred
    clock.set('2026-03-24T12:00:00.000Z');
    const { runner } = aRunner(jobs, store.jobs, clock, 'process-2');
    await runner.wake();
    await runner.wake();
    expect(runs.sort()).toEqual(['digest', 'renewal-watch']);
    expect((await statusOf(store.jobs, 'digest', clock.now()))?.nextAt.toISOString()).toBe(
      '2026-03-30T05:30:00.000Z',
    );
  });

  test('stores only the error code, plans the next run and runs the other jobs when a job fails', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const secretive = 'refused by anne@example.test for 00000000097';
    const failing = aJob('deliveries', () => Promise.reject(new TypeError(secretive)));
    const broken = aJob('audit-verification', () =>
      Promise.reject(new PluginError('ERR_AUDIT_CHAIN_BROKEN', 'one chain', { cause: secretive })),
    );
    const fixture = aRunner([failing, counted('renewal-watch', runs), broken], store.jobs, clock);
    await fixture.runner.wake();
    clock.set('2026-03-11T09:15:00.000Z');
    await fixture.runner.wake();
    expect(runs).toEqual(['renewal-watch']);
    const rows = await fixture.runner.list();
    expect(rows.map(({ lastOutcome, lastProblem }) => [lastOutcome, lastProblem])).toEqual([
      ['failed', 'TypeError'],
      ['ok', null],
      ['failed', 'ERR_AUDIT_CHAIN_BROKEN'],
    ]);
    expect(rows[0]).toMatchObject({
      lastSucceededAt: null,
      nextAt: new Date('2026-03-11T09:20:00.000Z'),
    });
    const failures = fixture.log.filter(({ message }) => message === 'job failed');
    expect(failures).toHaveLength(2);
    expect(JSON.stringify(failures)).toContain('runner.test.ts');
    expect(JSON.stringify([rows, fixture.log])).not.toMatch(/anne@|00000000097/);
  });

  test('runs the other jobs, and the endless job only once, when a job does not end', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const gate = aGate();
    const endless = aJob('probes', async () => {
      runs.push('probes');
      await gate.opened;
      return {};
    });
    const fixture = aRunner([endless, counted('renewal-watch', runs)], store.jobs, clock);
    await fixture.runner.wake();
    clock.set('2026-03-10T10:15:00.000Z');
    const watched = (times: number) =>
      expect.poll(() => runs.filter((id) => id === 'renewal-watch')).toHaveLength(times);
    const wakes = [fixture.runner.wake()];
    await watched(1);
    // Its lease is five minutes: for hours it stays alive by its beats alone
    for (let quarter = 0; quarter < 8; quarter += 1) {
      for (let beat = 0; beat < 5; beat += 1) {
        clock.pass(3);
        await fixture.beat();
      }
      wakes.push(fixture.runner.wake());
      await watched(quarter + 2);
      expect(await statusOf(store.jobs, 'probes', clock.now())).toMatchObject({ running: true });
    }
    gate.open();
    await Promise.all(wakes);
    expect(runs.filter((id) => id === 'probes')).toHaveLength(1);
    expect(runs.filter((id) => id === 'renewal-watch')).toHaveLength(9);
  });

  test('runs a job at once when asked, one run at a time, and keeps its regular due time', async () => {
    const { store, place } = await freshStore();
    const clock = aClock(begin);
    const gate = aGate();
    const slow = aJob('digest', async () => {
      await gate.opened;
      return { queued: 2 };
    });
    const here = aRunner([slow], store.jobs, clock).runner;
    const elsewhere = aRunner([slow], (await openAt(place)).jobs, clock, 'process-2').runner;
    const first = here.runNow('digest');
    await expect(here.runNow('digest')).rejects.toMatchObject({ code: 'ERR_JOB_RUNNING' });
    await expect(elsewhere.runNow('digest')).rejects.toMatchObject({ code: 'ERR_JOB_RUNNING' });
    gate.open();
    await first;
    expect(await elsewhere.list()).toMatchObject([
      { lastOutcome: 'ok', nextAt: new Date('2026-03-16T06:30:00.000Z'), running: false },
    ]);
    await expect(here.runNow('probes')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });

  test('rejects with the error of the job when a run by hand or by the host fails', async () => {
    const { store } = await freshStore();
    const error = new PluginError('ERR_AUDIT_CHAIN_BROKEN', 'one chain');
    const broken = aJob('audit-verification', () => Promise.reject(error));
    const { runner } = aRunner([broken], store.jobs, aClock(begin));
    await expect(runner.runNow('audit-verification')).rejects.toBe(error);
    const [hosted] = asPluginJobs(runner, [broken]);
    expect(hosted).toMatchObject({ id: 'audit-verification', schedule: '40 3 * * *' });
    await expect(hosted?.run()).rejects.toBe(error);
  });
});

describe('job runner in two processes on one database', () => {
  test('runs each job once for each due time, in any order of wakes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 })), {
          minLength: 5,
          maxLength: 25,
        }),
        async (steps) => {
          const { store, place } = await freshStore();
          const clock = aClock('2026-03-29T00:50:00.000Z');
          const runs: string[] = [];
          const log = aJob('renewal-watch', () => {
            runs.push(clock.now().toISOString());
            return Promise.resolve({});
          });
          const runners = [
            aRunner([log], store.jobs, clock).runner,
            aRunner([log], (await openAt(place)).jobs, clock, 'process-2').runner,
          ];
          await runners[0]?.wake();
          const quarters = new Set<number>();
          for (const [who, minutes] of steps) {
            clock.pass(minutes);
            quarters.add(Math.floor(clock.now().getTime() / 900_000));
            await Promise.all([runners[who]?.wake(), minutes === 6 && runners[1 - who]?.wake()]);
          }
          quarters.delete(Math.floor(Date.parse('2026-03-29T00:50:00.000Z') / 900_000));
          expect(runs).toHaveLength(quarters.size);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('marks the run as lost and repeats the run after the lease when a process dies in the run', async () => {
    const { store, place } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const { runner } = aRunner([counted('digest', runs)], store.jobs, clock);
    await runner.wake();
    clock.set('2026-03-16T06:30:00.000Z');
    const script = fileURLToPath(new URL('child/hang-in-job.ts', import.meta.url));
    const child = spawn(process.execPath, [
      ...['--import', 'tsx', script],
      ...[place.databasePath, place.keyPath, clock.now().toISOString()],
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('in the job\n');
    await runner.wake();
    await expect(runner.runNow('digest')).rejects.toMatchObject({ code: 'ERR_JOB_RUNNING' });
    child.kill('SIGKILL');
    await once(child, 'close');

    clock.pass(1);
    await runner.wake();
    expect(runs).toEqual([]);
    clock.pass(1);
    expect(await statusOf(store.jobs, 'digest', clock.now())).toMatchObject({
      lastOutcome: 'lost',
      running: false,
    });
    await runner.wake();
    await runner.wake();
    expect(runs).toEqual(['digest']);
    expect(await statusOf(store.jobs, 'digest', clock.now())).toMatchObject({ lastOutcome: 'ok' });
  });

  test('stops the run and keeps the row of the new holder when a process slept through its lease', async () => {
    const { store, place } = await freshStore();
    const clock = aClock(begin);
    const sleeper = aRunner(
      [
        aJob('probes', (signal) =>
          once(signal, 'abort').then(() => {
            throw signal.reason;
          }),
        ),
      ],
      store.jobs,
      clock,
    );
    await sleeper.runner.wake();
    clock.set('2026-03-10T10:07:00.000Z');
    const slept = sleeper.runner.wake();
    while ((await statusOf(store.jobs, 'probes', clock.now()))?.running !== true);
    clock.pass(20);
    const runs: string[] = [];
    const other = aRunner(
      [counted('probes', runs)],
      (await openAt(place)).jobs,
      clock,
      'process-2',
    );
    await other.runner.wake();
    expect(runs).toEqual(['probes']);
    await sleeper.beat();
    await slept;
    expect(sleeper.ended).toMatchObject([{ outcome: 'stopped' }]);
    expect(await statusOf(store.jobs, 'probes', clock.now())).toMatchObject({
      lastOutcome: 'ok',
      lastCounts: { seen: 1 },
    });
  });
});

test('starts no second run when the machine slept through the lease of a running job', async () => {
  const { store } = await freshStore();
  const clock = aClock(begin);
  const begun = aGate();
  const gate = aGate();
  const runs: string[] = [];
  const long = aJob('probes', async () => {
    runs.push('probes');
    begun.open();
    await gate.opened;
    return {};
  });
  const { runner, ended } = aRunner([long], store.jobs, clock);
  const asked = runner.runNow('probes');
  await begun.opened;
  clock.pass(120);
  const woken = runner.wake();
  expect(await statusOf(store.jobs, 'probes', clock.now())).toMatchObject({ running: false });
  gate.open();
  await Promise.all([woken, asked]);
  expect(runs).toEqual(['probes']);
  expect(ended).toMatchObject([{ outcome: 'ok' }]);
});

describe('job runner with a changed clock', () => {
  test('runs a job again when a clock that was years ahead is corrected', async () => {
    const { store } = await freshStore();
    const clock = aClock('2029-01-01T00:00:00.000Z');
    const runs: string[] = [];
    const fixture = aRunner([counted('audit-verification', runs)], store.jobs, clock);
    await fixture.runner.wake();
    clock.set(begin);
    await fixture.runner.wake();
    await fixture.runner.wake();
    expect(runs).toHaveLength(1);
    expect(fixture.log.map(({ message }) => message)).toContain('clock set back: job runs now');
    expect((await statusOf(store.jobs, 'audit-verification', clock.now()))?.nextAt).toEqual(
      new Date('2026-03-11T02:40:00.000Z'),
    );
  });

  test('starts no second run when the clock goes back by seconds during or after a run', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const runs: string[] = [];
    const job = aJob('deliveries', () => {
      runs.push(clock.now().toISOString());
      clock.set('2026-03-10T09:04:58.000Z');
      return Promise.resolve({});
    });
    const { runner } = aRunner([job], store.jobs, clock);
    await runner.wake();
    for (const at of ['09:05:00', '09:04:59', '09:05:00', '09:05:30', '09:09:59']) {
      clock.set(`2026-03-10T${at}.000Z`);
      await runner.wake();
    }
    expect(runs).toEqual(['2026-03-10T09:05:00.000Z']);
  });
});

describe('stop', () => {
  test('aborts a running job, waits for its end and leaves the job due for the next process', async () => {
    const { store } = await freshStore();
    const clock = aClock(begin);
    const begun = aGate();
    const patient = aJob('probes', async (signal) => {
      const stopped = once(signal, 'abort');
      begun.open();
      await stopped;
      signal.throwIfAborted();
      return {};
    });
    const fixture = aRunner([patient], store.jobs, clock);
    const asked = fixture.runner.runNow('probes');
    const refused = expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await begun.opened;
    await fixture.runner.stop();
    await refused;
    expect(await statusOf(store.jobs, 'probes', clock.now())).toMatchObject({
      lastOutcome: 'failed',
      lastProblem: 'Stopped',
      nextAt: clock.now(),
      running: false,
    });
    const runs: string[] = [];
    await aRunner([counted('probes', runs)], store.jobs, clock, 'process-2').runner.wake();
    expect(runs).toEqual(['probes']);
    await fixture.runner.wake();
    await expect(fixture.runner.runNow('probes')).rejects.toMatchObject({
      code: 'ERR_JOB_RUNNING',
    });
  });

  test('finishes without the job when a running job ignores the abort signal', async () => {
    const { store } = await freshStore();
    const begun = aGate();
    const deaf = aJob('probes', () => {
      begun.open();
      return new Promise(() => undefined);
    });
    const { runner } = aRunner([deaf], store.jobs, aClock(begin));
    void runner.runNow('probes');
    await begun.opened;
    await runner.stop();
    expect(await runner.list()).toMatchObject([{ running: true }]);
  });
});

test('finishes every wake without an error when the database fails, and runs the job at a later wake', async () => {
  const { store } = await freshStore();
  const clock = aClock(begin);
  const runs: string[] = [];
  let broken: keyof JobRepository | null = 'ensure';
  const fail =
    (name: keyof JobRepository) =>
    (...asked: never[]): Promise<never> =>
      broken === name
        ? Promise.reject(new Error('database is locked'))
        : (store.jobs[name] as (...asked: never[]) => Promise<never>)(...asked);
  const shaky: JobRepository = {
    ensure: fail('ensure'),
    list: fail('list'),
    take: fail('take'),
    extend: fail('extend'),
    end: fail('end'),
  };
  const fixture = aRunner([counted('deliveries', runs)], shaky, clock);
  await fixture.runner.wake();
  broken = null;
  await fixture.runner.wake();
  for (const name of ['list', 'take'] as const) {
    broken = name;
    clock.pass(5);
    await fixture.runner.wake();
  }
  expect(runs).toEqual([]);
  // The job is done, but its end could not be stored: the run counts as lost and is repeated
  broken = 'end';
  await fixture.runner.wake();
  broken = null;
  clock.pass(6);
  expect(await statusOf(store.jobs, 'deliveries', clock.now())).toMatchObject({
    lastOutcome: 'lost',
  });
  await fixture.runner.wake();
  expect(runs).toHaveLength(2);
  expect(fixture.log.filter(({ level }) => level === 'error')).toHaveLength(4);
});
