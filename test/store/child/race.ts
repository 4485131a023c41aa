import { jobIds } from '../../../plugin/jobs/job.ts';
import { createStore } from '../../../plugin/store/index.ts';

/*
 * Takes everything there is to take, against others that do the same at the same moment, and dies of a signal without having
 * ended any of it: `race.ts DATABASE KEYFILE START NAME`, START in milliseconds since 1970. Prints what it got, as JSON.
 */
const [databasePath = '', path = '', start = '0', name = ''] = process.argv.slice(2);
const at = new Date(Number(start));
const leaseUntil = new Date(at.getTime() + 60_000);
const store = await createStore({
  databasePath,
  masterKeys: { source: 'file', path },
  now: () => at,
});
const watched = await store.renewals.due(at, 1_000);
while (Date.now() < Number(start));

const raised: string[] = [];
for (const { practiceId, certificateId } of watched) {
  const id = `${name} ${certificateId}`;
  const outcome = await store.renewals.save({
    practiceId,
    certificateId,
    plan: {
      state: 'WaitingForHolder',
      reason: 'PlannedMoment',
      since: at,
      opensAt: null,
      dueAt: null,
      latestAt: null,
      notAfter: null,
      muted: null,
      nextCheckAt: leaseUntil,
    },
    notifiedAt: at,
    reopen: [],
    raise: [
      {
        id,
        practiceId,
        certificateId,
        userId: 'user-1',
        cause: 'Expiry',
        step: 60,
        severity: 'warning',
        raisedAt: at,
      },
    ],
    end: [],
    deliveries: [
      {
        id,
        practiceId,
        channel: 'email',
        kind: 'notice',
        noticeId: id,
        recipient: 'user-1',
        key: `${id} email`,
        dueAt: leaseUntil,
      },
    ],
    entries: [
      {
        practiceId,
        at,
        actor: { userId: 'system', displayName: name },
        event: 'notice.raised',
        outcome: 'ok',
        subjectUserId: 'user-1',
        certificateId,
        assurance: 'none',
        details: {},
      },
    ],
  });
  raised.push(...(outcome?.raised ?? []));
}

const jobs: string[] = [];
for (const id of jobIds) {
  if (await store.jobs.take(id, name, at, leaseUntil)) jobs.push(id);
}

const deliveries: string[] = [];
const probes: string[] = [];
for (;;) {
  const [delivery] = await store.deliveries.take(at, leaseUntil, 1);
  const [probe] = await store.probes.take(at, ['depot', 'revocation'], leaseUntil, 1);
  if (delivery) deliveries.push(delivery.id);
  if (probe) probes.push(`${probe.certificateId} ${probe.source}`);
  if (!delivery && !probe) break;
}
process.stdout.write(JSON.stringify({ raised, jobs, deliveries, probes }), () => {
  process.kill(process.pid, 'SIGKILL');
});
