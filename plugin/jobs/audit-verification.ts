import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditHeadEvent } from '../domain/audit/audit-event.ts';
import type { AuditProof, AuditRepository } from '../domain/audit/audit.ts';
import { PluginError } from '../errors.ts';
import type { HostLog } from '../logging.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

/** Opens stored files in the order they were stored, some at a time, and remembers how far it came. */
export interface SealWalk {
  /** The next files, and again those that were found broken. `broken` names each and says why. */
  next(limit: number): Promise<{
    readonly opened: number;
    readonly broken: readonly string[];
    /** Every file was opened: the next call starts from the first one. */
    readonly atEnd: boolean;
  }>;
}

export interface AuditVerificationDeps {
  readonly audit: Pick<AuditRepository, 'practices' | 'verify'>;
  readonly proof: Pick<AuditProof, 'check'>;
  readonly seals: SealWalk;
  readonly emit: (event: AuditHeadEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/** Files opened in one night, and between two pauses: at 10 kB each some milliseconds. */
const filesANight = 1_000;
const filesAtOnce = 20;

/**
 * Recomputes every audit chain, follows the keyed chain over all of them and opens some of the stored files. Each thing that is
 * wrong is logged; then the job fails with ERR_AUDIT_CHAIN_BROKEN or ERR_SEAL_BROKEN, so that screen, metrics and a run by hand
 * show it too. A right audit's head is logged and emitted, to be kept elsewhere.
 */
export function auditVerificationJob(deps: AuditVerificationDeps): Job {
  return {
    id: 'audit-verification',
    ...jobDefinitions['audit-verification'],
    run: async (signal) => {
      const { chains, entries, broken } = await verifyChains(deps, signal);
      const { head, problems } = await deps.proof.check();
      for (const problem of problems) deps.log.error({ problem }, 'audit not proved');
      const files = await openFiles(deps, signal);
      if (broken > 0 || problems.length > 0) {
        const wrong = Math.max(broken, 1);
        throw new PluginError('ERR_AUDIT_CHAIN_BROKEN', `${wrong} audit chains are broken`, {
          params: { chains: wrong },
        });
      }
      if (head !== null) {
        deps.log.info({ head }, 'audit verified');
        deps.emit({ type: 'audit.head', at: deps.now(), head });
      }
      if (files.broken > 0) {
        throw new PluginError('ERR_SEAL_BROKEN', `${files.broken} stored files do not open`);
      }
      return { chains, entries, files: files.opened };
    },
  };
}

async function verifyChains({ audit, log }: AuditVerificationDeps, signal: AbortSignal) {
  const counts = { chains: 0, entries: 0, broken: 0 };
  for (const practiceId of await audit.practices()) {
    signal.throwIfAborted();
    const { entries, brokenAt } = await audit.verify(practiceId);
    counts.chains += 1;
    counts.entries += entries;
    if (brokenAt === null) continue;
    counts.broken += 1;
    log.error({ practiceId, entries, brokenAt }, 'audit chain broken');
  }
  return counts;
}

async function openFiles({ seals, log }: AuditVerificationDeps, signal: AbortSignal) {
  const broken = new Set<string>();
  let opened = 0;
  while (opened < filesANight) {
    signal.throwIfAborted();
    const found = await seals.next(filesAtOnce);
    opened += found.opened;
    for (const problem of found.broken) broken.add(problem);
    if (found.atEnd) break;
    await nextTurn();
  }
  for (const problem of broken) log.error({ problem }, 'stored file does not open');
  return { opened, broken: broken.size };
}
