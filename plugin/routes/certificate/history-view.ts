import type { AuditEntry } from '../../domain/audit/audit.ts';
import { endCauses } from '../../domain/session/session.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import { isMessageKey } from '../../i18n/index.ts';

export interface HistoryView {
  readonly at: string;
  readonly text: string;
  /** Person, group or company: whose certificate it was about; null when the entry does not say. */
  readonly kind: string | null;
  /** Name of the file, while it is on the profile; the audit itself names none. */
  readonly file: string | null;
  /** Why something was refused, in the words of the error; null where the entry does not say. */
  readonly reason: string | null;
  readonly failed: boolean;
  /** "3 times": equal lines one after the other are shown once, with the latest time; null for a single one. */
  readonly times: string | null;
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
    /^(certificate\.(loaded|replaced|removed|restored|exported|password-changed)|session\.)/.test(
      event,
    )
  );
}

/**
 * Lines of a user's history in words. `fileNames` by certificate. Of an entry's details only kind, cause and reason are shown: the rest
 * is for the audit, not for a screen.
 */
export function historyViews(
  page: Pick<PageLocals, 't' | 'formatDateTime'>,
  entries: readonly AuditEntry[],
  fileNames: ReadonlyMap<string, string>,
): readonly HistoryView[] {
  const lines = entries.map((entry) => historyView(page, entry, fileNames));
  return grouped(lines).map(([line, times]) =>
    times === 1 ? line : { ...line, times: page.t('history.times', { count: String(times) }) },
  );
}

/** Each line with how often it comes in a row. */
function grouped(lines: readonly HistoryView[]): readonly (readonly [HistoryView, number])[] {
  const groups: [HistoryView, number][] = [];
  const same = (one: HistoryView, other: HistoryView) =>
    JSON.stringify({ ...one, at: '' }) === JSON.stringify({ ...other, at: '' });
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && same(last[0], line)) last[1] += 1;
    else groups.push([line, 1]);
  }
  return groups;
}

function historyView(
  page: Pick<PageLocals, 't' | 'formatDateTime'>,
  entry: AuditEntry,
  fileNames: ReadonlyMap<string, string>,
): HistoryView {
  const { kind } = entry.details;
  const known = holderKinds.find((one) => one === kind);
  return {
    at: page.formatDateTime(entry.at),
    text: eventText(page, entry),
    kind: known === undefined ? null : page.t(`holderKind.${known}`),
    file: entry.certificateId === null ? null : (fileNames.get(entry.certificateId) ?? null),
    reason: reasonOf(page, entry),
    failed: entry.outcome === 'failed',
    times: null,
  };
}

/** A message with a blank to fill says nothing without what filled it. */
function reasonOf({ t }: Pick<PageLocals, 't'>, { outcome, details }: AuditEntry): string | null {
  const key = `error.${String(details['code'])}.message`;
  if (outcome === 'ok' || !isMessageKey(key)) return null;
  const text = t(key);
  return text.includes('{') ? null : text;
}

function eventText({ t }: Pick<PageLocals, 't'>, entry: AuditEntry): string {
  const cause = endCauses.find((cause) => cause === entry.details['cause']);
  return entry.event === 'session.ended' && cause
    ? t('history.session.ended.cause', { cause: t(`session.cause.${cause}`) })
    : t(`history.${entry.event}`, { actor: entry.actor.displayName });
}
