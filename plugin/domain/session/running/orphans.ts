import type { HostLog } from '../../../logging.ts';
import type { SessionEvent } from '../session-event.ts';
import type { SessionRepository } from '../repository.ts';
import { endedEntry, endedSessionOf, sessionEvent } from '../session-audit.ts';

export interface OrphansDeps {
  readonly sessions: Pick<SessionRepository, 'endOrphans'>;
  readonly emit: (event: SessionEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
}

/**
 * Ends the sessions of a process that is gone without a word, a crash say: their keys were in its memory. Host and users are
 * reported, so that no user relies on a session that no call can use. Those of another process that runs go on.
 */
export async function endOrphans(
  { sessions, emit, now, log }: OrphansDeps,
  ownSince: 'start' | 'running',
): Promise<void> {
  const at = now();
  const orphans = await sessions.endOrphans(at, ownSince, (trace) =>
    endedEntry(null, at, endedSessionOf(trace), 'restart'),
  );
  for (const trace of orphans) {
    emit(sessionEvent('session.ended', at, endedSessionOf(trace), 'restart'));
  }
  if (orphans.length > 0) log.info({ ended: orphans.length }, 'sessions ended by a restart');
}
