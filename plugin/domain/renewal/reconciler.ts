import { randomUUID } from 'node:crypto';
import { createMutex } from '../../async.ts';
import type { CertificateReading } from '../certificate/verdict-service.ts';
import type { CertificateRepository } from '../certificate/repository.ts';
import { errorSummary } from '../../logging.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { NoticeEvent } from './notice/notice-event.ts';
import type { HostLog } from '../../logging.ts';
import type { Gatherer } from './gather.ts';
import { reconcile } from './reconcile.ts';
import type { Notice } from './notice/notice.ts';
import type { NoticeRepository } from './notice/repository.ts';
import type { RenewalRepository, RenewalRow } from './repository.ts';
import { retryAt } from '../time/backoff.ts';
import type { RenewalReconciler, ReconcileReport } from './service.ts';
import { endingsOf } from './notice/notice-deliveries.ts';
import type { Channels } from './notice/notice-deliveries.ts';
import { endedEntry, noticeEvent } from './renewal-audit.ts';
import type { RenewalPolicy } from './plan/window.ts';

export interface RenewalReconcilerDeps {
  readonly renewals: Pick<RenewalRepository, 'due' | 'findMany' | 'save' | 'failed'>;
  readonly notices: Pick<NoticeRepository, 'listOrphans' | 'end'>;
  readonly certificates: Pick<CertificateRepository, 'findById' | 'listForUser' | 'listForHolder'>;
  readonly gatherer: Gatherer;
  readonly directory: Pick<HostDirectory, 'listAdmins'>;
  readonly policy: RenewalPolicy;
  readonly channels: Channels;
  readonly emit: (event: NoticeEvent) => void;
  readonly log: HostLog;
  readonly now: () => Date;
}

const batchSize = 100;
/** A row that changes at every check is left to the next run after so many. */
const checksPerRun = 3;

/** Reconciles plans and notices with what is known of each certificate: the table says which are due, each is a transaction. */
export function createRenewalReconciler(deps: RenewalReconcilerDeps): RenewalReconciler {
  /** One reconciliation at a time in this process, so that a run and a load do not notify the host twice. */
  const oneByOne = createMutex();

  /** What was asked for outside a run. */
  const underWay = new Set<Promise<void>>();

  const reconcileRow = async (
    row: RenewalRow,
    reading?: CertificateReading,
  ): Promise<ReconcileReport> => {
    try {
      return { looked: 1, failed: 0, ...(await reconcile(row, deps, reading)) };
    } catch (error) {
      const at = deps.now();
      const { practiceId, certificateId } = row;
      deps.log.error(
        { practiceId, certificateId, ...errorSummary(error) },
        'renewal reconciliation failed',
      );
      await deps.renewals.failed(practiceId, certificateId, at, retryAt(row.failures + 1, at));
      return { looked: 1, failed: 1, raised: 0, ended: 0 };
    }
  };

  const endOrphan = async (notice: Notice): Promise<boolean> => {
    const { practiceId, certificateId, id } = notice;
    const record = await deps.certificates.findById(practiceId, certificateId);
    const end = record === undefined ? 'Removed' : 'Replaced';
    const at = deps.now();
    const isEnded = await deps.notices.end(practiceId, id, {
      end,
      at,
      entry: endedEntry(notice, end, at),
      deliveries: endingsOf(notice, deps.channels, at, randomUUID),
    });
    if (!isEnded) return false;
    deps.emit(noticeEvent('notice.ended', notice, end, at));
    return true;
  };

  const endOrphans = async (): Promise<number> => {
    let ended = 0;
    for (;;) {
      let progress = 0;
      for (const notice of await deps.notices.listOrphans(batchSize)) {
        if (await oneByOne(() => endOrphan(notice))) progress += 1;
      }
      if (progress === 0) return ended;
      ended += progress;
    }
  };

  const run = async (): Promise<ReconcileReport> => {
    const startedAt = deps.now();
    const checks = new Map<string, number>();
    let report: ReconcileReport = { looked: 0, raised: 0, ended: 0, failed: 0 };
    for (;;) {
      const due = await deps.renewals.due(startedAt, batchSize);
      const rows = due.filter(
        ({ certificateId }) => (checks.get(certificateId) ?? 0) < checksPerRun,
      );
      if (rows.length === 0) break;
      for (const row of rows) {
        checks.set(row.certificateId, (checks.get(row.certificateId) ?? 0) + 1);
        report = sum(report, await oneByOne(() => reconcileRow(row)));
      }
    }
    return sum(report, { looked: 0, raised: 0, failed: 0, ended: await endOrphans() });
  };

  const reconcileAll = async (practiceId: string, certificateIds: readonly string[]) => {
    const reading = deps.gatherer.read();
    for (const row of await deps.renewals.findMany(practiceId, certificateIds)) {
      await oneByOne(() => reconcileRow(row, reading));
    }
    await endOrphans();
  };

  /** Never rejects: the rows stay due until they are reconciled, and the next run comes to them. */
  const attempt = (about: object, act: () => Promise<void>): Promise<void> => {
    const attempted: Promise<void> = act()
      .catch((error: unknown) => {
        deps.log.error(
          { ...about, ...errorSummary(error) },
          'renewal reconciliation after an event failed',
        );
      })
      .finally(() => underWay.delete(attempted));
    underWay.add(attempted);
    return attempted;
  };

  return {
    run,
    reconcile: (practiceId, certificateIds) =>
      attempt({ practiceId }, () => reconcileAll(practiceId, certificateIds)),

    reconcileHolder: ({ practiceId, userId, certificateId }) =>
      attempt({ practiceId, certificateId }, async () => {
        const { certificates } = deps;
        const record = await certificates.findById(practiceId, certificateId);
        const concerned =
          record === undefined
            ? await certificates.listForUser(practiceId, userId)
            : await certificates.listForHolder(practiceId, record.kind, record.identifier);
        const active = concerned.filter(({ role }) => role === 'active');
        await reconcileAll(
          practiceId,
          active.map(({ id }) => id),
        );
      }),

    close: async () => {
      await Promise.all(underWay);
    },
  };
}

function sum(a: ReconcileReport, b: ReconcileReport): ReconcileReport {
  return {
    looked: a.looked + b.looked,
    raised: a.raised + b.raised,
    ended: a.ended + b.ended,
    failed: a.failed + b.failed,
  };
}
