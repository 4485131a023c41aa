import { randomUUID } from 'node:crypto';
import type { CertificateReading } from '../certificate/verdict-service.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { NoticeEvent } from './notice/notice-event.ts';
import { decideReconcile } from './decision.ts';
import type { ReconcileDecision } from './decision.ts';
import type { Gatherer } from './gather.ts';
import type { RenewalOutcome, RenewalRepository, RenewalRow } from './repository.ts';
import {
  deliveriesOf,
  endingsOf,
  reminderOf,
  reopenedDeliveriesOf,
} from './notice/notice-deliveries.ts';
import type { Channels } from './notice/notice-deliveries.ts';
import {
  endedEntry,
  milestoneEntries,
  noticeEvent,
  raisedEntry,
  reopenedEntry,
} from './renewal-audit.ts';
import type { RenewalPolicy } from './plan/window.ts';

export interface ReconcileDeps {
  readonly renewals: Pick<RenewalRepository, 'save'>;
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly directory: Pick<HostDirectory, 'listAdmins'>;
  readonly gatherer: Gatherer;
  readonly policy: RenewalPolicy;
  readonly channels: Channels;
  readonly emit: (event: NoticeEvent) => void;
  readonly now: () => Date;
}

export interface ReconcileResult {
  readonly raised: number;
  readonly ended: number;
}

type NewNotice = RenewalOutcome['raise'][number];

/**
 * Reconciles one certificate: gathers, decides, writes everything in one transaction, and only then notifies the host. A row that changed
 * since is left unchanged and becomes due again; what another node wrote first is reported by that node.
 */
export async function reconcile(
  row: RenewalRow,
  deps: ReconcileDeps,
  reading: CertificateReading = deps.gatherer.read(),
): Promise<ReconcileResult> {
  const { practiceId, certificateId } = row;
  const record = await deps.certificates.findById(practiceId, certificateId);
  // Removed or replaced since: its row is gone too
  if (record?.role !== 'active') return { raised: 0, ended: 0 };
  const facts = await deps.gatherer.factsOf(row, record, reading);
  const at = deps.now();
  const decision = decideReconcile(facts, deps.policy, at);
  const raise = decision.raise.map((change) => newNotice(change, record, at));
  const ending = decision.end.flatMap(({ id, end }) => {
    const notice = facts.former.find((one) => one.id === id);
    return notice === undefined ? [] : [{ notice, end }];
  });
  const reopen = facts.former.filter(({ id }) => decision.reopen.includes(id));
  const admins = raise.some(({ severity }) => severity === 'critical')
    ? ((await deps.directory.listAdmins?.(practiceId)) ?? []).map(({ id }) => id)
    : [];
  const written = await deps.renewals.save({
    practiceId,
    certificateId,
    plan: decision.plan,
    notifiedAt: decision.notifiedAt,
    version: row.version,
    raise,
    reopen: decision.reopen,
    end: ending.map(({ notice, end }) => ({ id: notice.id, end, at })),
    deliveries: [
      ...raise.flatMap((notice) => deliveriesOf(notice, admins, deps.channels, randomUUID)),
      ...reopen.flatMap((notice) => reopenedDeliveriesOf(notice, deps.channels, at, randomUUID)),
      ...ending.flatMap(({ notice }) => endingsOf(notice, deps.channels, at, randomUUID)),
      ...(decision.remind === null
        ? []
        : reminderOf(decision.remind, deps.channels, at, randomUUID)),
    ],
    entries: [
      ...milestoneEntries(
        { practiceId, certificateId, userId: record.userId },
        row.plan,
        decision.plan,
        at,
      ),
      ...ending.map(({ notice, end }) => endedEntry(notice, end, at)),
      ...reopen.map((notice) => reopenedEntry(notice, at)),
      ...raise.map((notice) => raisedEntry(notice, at)),
    ],
  });
  if (written === null) return { raised: 0, ended: 0 };
  const raised = [...reopen, ...raise].filter(({ id }) => written.raised.includes(id));
  const ended = ending.filter(({ notice }) => written.ended.includes(notice.id));
  for (const { notice, end } of ended) deps.emit(noticeEvent('notice.ended', notice, end, at));
  for (const notice of raised) deps.emit(noticeEvent('notice.raised', notice, null, at));
  return { raised: raised.length, ended: ended.length };
}

function newNotice(
  change: ReconcileDecision['raise'][number],
  { practiceId, id: certificateId, userId }: CertificateRecord,
  raisedAt: Date,
): NewNotice {
  return { ...change, id: randomUUID(), practiceId, certificateId, userId, raisedAt };
}
