import { boundedAudit, createRefusals } from '../domain/audit/refusals.ts';
import type { Refusals } from '../domain/audit/refusals.ts';
import { createSessionAudit } from '../domain/session/session-audit.ts';
import type { SessionAudit } from '../domain/session/session-audit.ts';
import type { HostLog } from '../logging.ts';
import type { Store } from '../store/index.ts';

export interface AuditPart {
  /** The same store, whose audit bounds refusals. */
  readonly store: Store;
  readonly refusals: Refusals;
  readonly sessionAudit: SessionAudit;
  /** Writes the head to the log: where the log is kept elsewhere, the head is. */
  logHead(): Promise<void>;
  /** Writes the refusals counted so far, then the head. */
  close(): Promise<void>;
}

export interface AuditPartDeps {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: HostLog;
}

export function createAudit({ store, now, log }: AuditPartDeps): AuditPart {
  const refusals = createRefusals({ audit: store.audit, now });
  const logHead = async () => {
    const head = await store.auditProof.head().catch(() => null);
    log.info({ head }, 'audit head');
  };
  const audit = boundedAudit(store.audit, refusals);
  return {
    store: { ...store, audit },
    refusals,
    sessionAudit: createSessionAudit({ audit, now, log }),
    logHead,
    close: async () => {
      await refusals.flush(true).catch((error: unknown) => {
        log.error({ err: error }, 'refusals not recorded');
      });
      await logHead();
    },
  };
}
