import { expect, test } from 'vitest';
import { createJobServices } from '../../plugin/jobs/job-services.ts';
import { auditVerificationJob } from '../../plugin/jobs/audit-verification.ts';
import { housekeepingJob } from '../../plugin/jobs/housekeeping.ts';
import {
  deliveriesJob,
  digestJob,
  probesJob,
  renewalWatchJob,
} from '../../plugin/jobs/renewal-jobs.ts';
import { jobIds } from '../../plugin/jobs/job.ts';
import { freshStore, now, rawDatabase } from '../store/store-fixture.ts';
import { aClock, aRunner, statusOf } from './runner-fixture.ts';
import { anAdmin } from '../support/builders/actor.ts';
import { anEntry } from '../support/builders/audit-entry.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined };

test('runs every job and stores its counts when each job is run by hand', async () => {
  const { store } = await freshStore();
  await store.audit.append(anEntry());
  let signal: AbortSignal | undefined;
  let trustRead = false;
  const jobs = [
    renewalWatchJob({
      run: () => Promise.resolve({ looked: 4, raised: 2, ended: 1, failed: 0 }),
    }),
    deliveriesJob({ run: () => Promise.resolve({ sent: 3, failed: 1 }) }),
    probesJob({
      run: (given) => {
        signal = given;
        return Promise.resolve({ asked: 5, failed: 0 });
      },
    }),
    digestJob({ queueDigests: () => Promise.resolve(2) }),
    housekeepingJob({
      ...store,
      previews: store.trust,
      trust: { refresh: () => Promise.resolve((trustRead = true)) },
      now: () => now,
    }),
    auditVerificationJob({ audit: store.audit, log: { ...quiet, error: () => undefined } }),
  ];
  expect(jobs.map(({ id }) => id)).toEqual([...jobIds]);
  const fixture = aRunner(jobs, store.jobs, aClock(now.toISOString()));
  for (const id of jobIds) await fixture.runner.runNow(id);
  const counts = (await fixture.runner.list()).map(({ lastCounts }) => lastCounts);
  expect(counts).toEqual([
    { looked: 4, raised: 2, ended: 1, failed: 0 },
    { sent: 3, failed: 1 },
    { asked: 5, failed: 0 },
    { queued: 2 },
    { drafts: 0, sessions: 0, tokens: 0, deliveries: 0, notices: 0, calendar: 0, previews: 0 },
    { chains: 1, entries: 1 },
  ]);
  expect(trustRead).toBe(true);
  // What cannot be stopped would keep the process from ending
  expect(signal).toBeInstanceOf(AbortSignal);
});

test('fails the audit verification, logs the chain and stores the code when an audit entry was changed', async () => {
  const { store, place } = await freshStore();
  await store.audit.append(anEntry());
  await store.audit.append(anEntry({ practiceId: 'practice-2' }));
  const database = rawDatabase(place);
  const triggers = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
    .pluck()
    .all() as string[];
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(
    "UPDATE audit_entry SET actor_name = 'Somebody Else' WHERE practice_id = 'practice-2'",
  );
  const errors: object[] = [];
  const log = { ...quiet, error: (details: object) => void errors.push(details) };
  const { runner } = aRunner(
    [auditVerificationJob({ audit: store.audit, log })],
    store.jobs,
    aClock(now.toISOString()),
  );
  await expect(runner.runNow('audit-verification')).rejects.toMatchObject({
    code: 'ERR_AUDIT_CHAIN_BROKEN',
    params: { chains: 1 },
  });
  expect(errors).toEqual([{ practiceId: 'practice-2', entries: 0, brokenAt: 1 }]);
  expect(await statusOf(store.jobs, 'audit-verification', now)).toMatchObject({
    lastOutcome: 'failed',
    lastProblem: 'ERR_AUDIT_CHAIN_BROKEN',
  });
});

test('records a run by hand in the audit of the admin’s practice', async () => {
  const { store, place } = await freshStore();
  const { runner } = aRunner(
    [digestJob({ queueDigests: () => Promise.resolve(0) })],
    store.jobs,
    aClock(now.toISOString()),
  );
  const jobs = createJobServices({ runner, audit: store.audit, now: () => now });
  expect(await jobs.runByHand(anAdmin(), 'digest')).toBe('done');
  expect(await store.audit.verify('practice-1')).toEqual({ entries: 1, brokenAt: null });
  expect(
    rawDatabase(place).prepare('SELECT event, outcome, details FROM audit_entry').all(),
  ).toEqual([{ event: 'job.run-by-hand', outcome: 'ok', details: '{"job":"digest"}' }]);
});
