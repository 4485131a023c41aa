import type { AuditEntry } from '../../domain/audit/audit.ts';
import { endCauses } from '../../domain/session/session.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';

export interface HistoryView {
  readonly at: string;
  readonly text: string;
  /** Person, group or company: whose certificate it was about; null when the entry does not say. */
  readonly kind: string | null;
  readonly failed: boolean;
}

/**
 * A profile's history, newest first: a check that ended in a stored certificate is shown by the latter
 * alone.
 */
export function shownHistory(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  return entries.filter((entry, index) => {
    const later = entries[index - 1];
    const isStored =
      later?.event === 'certificate.loaded' || later?.event === 'certificate.replaced';
    return !(
      entry.event === 'certificate.checked' &&
      isStored &&
      later.outcome === 'ok' &&
      later.actor.userId === entry.actor.userId
    );
  });
}

/** Whether something was done: a file came, went or left, a session was opened. Attempts and notices are not. */
export function isAct({ event, outcome }: Pick<AuditEntry, 'event' | 'outcome'>): boolean {
  return (
    outcome === 'ok' &&
    /^(certificate\.(loaded|replaced|removed|restored|exported)|session\.)/.test(event)
  );
}

/**
 * One line of a user's history in words. The entry's details stay out, but for why a session ended: they are for the audit,
 * not for a screen.
 */
export function historyView(
  page: Pick<PageLocals, 't' | 'formatDateTime'>,
  entry: AuditEntry,
): HistoryView {
  const { kind } = entry.details;
  const known = holderKinds.find((one) => one === kind);
  return {
    at: page.formatDateTime(entry.at),
    text: eventText(page, entry),
    kind: known === undefined ? null : page.t(`holderKind.${known}`),
    failed: entry.outcome === 'failed',
  };
}

function eventText({ t }: Pick<PageLocals, 't'>, entry: AuditEntry): string {
  const cause = endCauses.find((cause) => cause === entry.details['cause']);
  return entry.event === 'session.ended' && cause
    ? t('history.session.ended.cause', { cause: t(`session.cause.${cause}`) })
    : t(`history.${entry.event}`, { actor: entry.actor.displayName });
}
