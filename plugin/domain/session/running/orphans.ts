import type { AuditRepository } from '../../audit/audit.ts';
import type { HostLog } from '../../../logging.ts';
import type { SessionEvent } from '../session-event.ts';
import type { SessionRepository } from '../repository.ts';
import { endedEntry, endedSessionOf, sessionEvent } from '../session-audit.ts';

export interface OrphansDeps {
  readonly sessions: Pick<SessionRepository, 'endOrphans'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/**
 * Ends the sessions of a process that is gone without a word, a crash say: their keys were in its memory. Host and users are
 * reported, so that no user relies on a session that no call can use.
 */
export async function endOrphans(deps: OrphansDeps): Promise<void> {
  const at = deps.now();
  const orphans = await deps.sessions.endOrphans(at);
  for (const trace of orphans) {
    const session = endedSessionOf(trace);
    await deps.audit.append(endedEntry(null, at, session, 'restart'));
    deps.emit(sessionEvent('session.ended', at, session, 'restart'));
  }
  if (orphans.length > 0) deps.log.info({ ended: orphans.length }, 'sessions ended by a restart');
}
