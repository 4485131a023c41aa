import type { AuditEntry } from '../certificate/repository.ts';
import type { PageLocals } from './page-locals.ts';

export interface HistoryView {
  readonly at: string;
  readonly text: string;
  readonly failed: boolean;
}

/** One line of a user's history in words. The entry's details stay out: they are for the audit, not for a screen. */
export function historyView(
  page: Pick<PageLocals, 't' | 'formatDateTime'>,
  entry: AuditEntry,
): HistoryView {
  return {
    at: page.formatDateTime(entry.at),
    text: page.t(`history.${entry.event}`, { actor: entry.actor.displayName }),
    failed: entry.outcome === 'failed',
  };
}
