import { describe, expect, it, test } from 'vitest';
import { createJobServices } from '../../plugin/jobs/job-services.ts';
import { auditVerificationJob } from '../../plugin/jobs/audit-verification.ts';
import { databaseCheckJob } from '../../plugin/jobs/database-check.ts';
import { enrolmentsJob } from '../../plugin/jobs/enrolment-job.ts';
import { housekeepingJob } from '../../plugin/jobs/housekeeping.ts';
import {
  deliveriesJob,
  digestJob,
  probesJob,
  renewalWatchJob,
} from '../../plugin/jobs/renewal-jobs.ts';
import { jobIds } from '../../plugin/jobs/job.ts';
import type { AuditHeadEvent } from '../../plugin/domain/audit/audit-event.ts';
import type { AuditProof } from '../../plugin/domain/audit/audit.ts';
import type { HostLog } from '../../plugin/logging.ts';
import type { Store } from '../../plugin/store/index.ts';
import { aCertificate, freshStore, now, rawDatabase } from '../store/store-fixture.ts';
import { aClock, aRunner, statusOf } from './runner-fixture.ts';
import { anAdmin } from '../support/builders/actor.ts';
import { anEntry } from '../support/builders/audit-entry.ts';

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Triggers, links and certificates have tests of their own. */
const proved = { check: () => Promise.resolve({ head: null, problems: [] }) };

const verificationOf = (
  store: Pick<Store, 'audit' | 'sealWalk'> & { readonly auditProof: Pick<AuditProof, 'check'> },
  log: HostLog,
  emit: (event: AuditHeadEvent) => void = () => undefined,
) =>
  auditVerificationJob({
    audit: store.audit,
    proof: store.auditProof,
    seals: store.sealWalk,
    emit,
    now: () => now,
    log,
  });

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
    enrolmentsJob({ run: () => Promise.resolve({ asked: 3, finished: 1 }) }),
    digestJob({ queueDigests: () => Promise.resolve(2) }),
    housekeepingJob({
      ...store,
      previews: store.trust,
      trust: { refresh: () => Promise.resolve((trustRead = true)) },
      refusals: { flush: () => Promise.resolve() },
      now: () => now,
    }),
    verificationOf(store, { ...quiet, error: () => undefined }),
    databaseCheckJob({ ...store, now: () => now, log: { ...quiet, error: () => undefined } }),
  ];
  expect(jobs.map(({ id }) => id)).toEqual([...jobIds]);
  const fixture = aRunner(jobs, store.jobs, aClock(now.toISOString()));
  for (const id of jobIds) await fixture.runner.runNow(id);
  const counts = (await fixture.runner.list()).map(({ lastCounts }) => lastCounts);
  expect(counts).toEqual([
    { looked: 4, raised: 2, ended: 1, failed: 0 },
    { sent: 3, failed: 1 },
    { asked: 5, failed: 0 },
    { asked: 3, finished: 1 },
    { queued: 2 },
    {
      certificates: 0,
      drafts: 0,
      sessions: 0,
      tokens: 0,
      deliveries: 0,
      notices: 0,
      reminders: 0,
      calendar: 0,
      letters: 0,
      previews: 0,
    },
    { chains: 1, entries: 1, files: 0 },
    {},
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
    [verificationOf({ ...store, auditProof: proved }, log)],
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

describe('audit verification', () => {
  const run = (store: Store, events: AuditHeadEvent[] = []) => {
    const lines: object[] = [];
    const note = (details: object) => void lines.push(details);
    const job = verificationOf(store, { ...quiet, info: note, error: note }, (event) => {
      events.push(event);
    });
    return { lines, done: job.run(new AbortController().signal) };
  };

  it('logs and emits the head of a right audit, as restore-check takes it', async () => {
    const { store } = await freshStore();
    await store.audit.append(anEntry());
    const events: AuditHeadEvent[] = [];
    const { lines, done } = run(store, events);
    await done;
    const head = await store.auditProof.head();
    expect(head).toMatch(/^1:[\da-f]{64}$/);
    expect(lines).toEqual([{ head }]);
    expect(events).toEqual([{ type: 'audit.head', at: now, head }]);
  });

  it('rejects and logs each problem when entries were cut off, and emits no head', async () => {
    const { store, place } = await freshStore();
    await store.audit.append(anEntry());
    await store.audit.append(anEntry());
    rawDatabase(place).exec(
      'DROP TRIGGER audit_entry_refuses_delete; DELETE FROM audit_entry WHERE sequence = 2',
    );
    const events: AuditHeadEvent[] = [];
    const { lines, done } = run(store, events);
    await expect(done).rejects.toMatchObject({ code: 'ERR_AUDIT_CHAIN_BROKEN' });
    expect(lines).toEqual([
      { problem: 'the trigger audit_entry_refuses_delete is missing' },
      { problem: 'entry 2 of practice "practice-1" is missing' },
    ]);
    expect(events).toEqual([]);
  });

  it('opens the stored files over several nights, and names a broken one every night until it is gone', async () => {
    const { store, place } = await freshStore();
    for (let i = 1; i <= 5; i += 1) await store.certificates.insert(aCertificate({ id: `c${i}` }));
    rawDatabase(place).exec(
      "UPDATE sealed_file SET content = zeroblob(64) WHERE certificate_id = 'c2'",
    );
    const broken = ['the seal of certificate c2 is broken'];
    const walk = store.sealWalk;
    expect(await walk.next(3)).toEqual({ opened: 3, broken, atEnd: false });
    expect(await walk.next(3)).toEqual({ opened: 2, broken, atEnd: true });
    const { lines, done } = run(store);
    await expect(done).rejects.toMatchObject({ code: 'ERR_SEAL_BROKEN' });
    expect(lines).toContainEqual({ problem: broken[0] });
    await store.certificates.remove(
      'practice-1',
      'c2',
      anEntry({ event: 'certificate.removed', certificateId: 'c2' }),
    );
    const next = run(store);
    expect(await next.done).toMatchObject({ files: 4 });
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
