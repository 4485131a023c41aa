import type { AuditDraft, Person } from '../../audit/audit.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import { renewalPath, sessionOpenPath } from '../page-path.ts';
import type { HostNotice } from './host-notice.ts';
import type { NewDelivery } from './new-delivery.ts';

export const reminderKinds = ['renewal', 'session'] as const;
/** What is asked: to take care of a certificate, or to open a session. */
export type ReminderKind = (typeof reminderKinds)[number];

/** What an admin asked of one person. */
export interface Reminder {
  readonly id: string;
  readonly practiceId: string;
  readonly userId: string;
  readonly kind: ReminderKind;
  /** Belgian calendar, "2026-11-30": at most one of a kind and day for each person. */
  readonly day: string;
  /** null for a session. */
  readonly certificateId: string | null;
  readonly by: Person;
  readonly at: Date;
  /** Shown until then. */
  readonly until: Date;
}

export interface ReminderRepository {
  /** With its messages and entry, in one transaction; false when this person was asked the same today: nothing is written then. */
  add(reminder: Reminder, deliveries: readonly NewDelivery[], entry: AuditDraft): Promise<boolean>;
  /**
   * What is still to be done, newest first: a renewal whose notices are open, a session that was not opened since. Of one kind the
   * latest alone.
   */
  listOpen(practiceId: string, userId: string, now: Date): Promise<readonly Reminder[]>;
  /** Users who were asked this today. */
  remindedToday(practiceId: string, kind: ReminderKind, day: string): Promise<ReadonlySet<string>>;
  /** Deletes what is no longer shown, and returns how many. */
  removeExpired(now: Date): Promise<number>;
}

/** The line in the host's bar of the person who was asked. */
export function reminderNotice(reminder: Reminder, language: Language): HostNotice {
  const t = translator(language);
  const { kind, certificateId, by } = reminder;
  return {
    noticeId: reminder.id,
    certificateId: certificateId ?? '',
    severity: 'warning',
    title: t(`reminder.${kind}.title`, { name: by.displayName }),
    text: t(`reminder.${kind}.text`, { at: formatsFor(language).formatDateTime(reminder.at) }),
    action: t(`reminder.${kind}.action`),
    path: certificateId === null ? sessionOpenPath : renewalPath(certificateId),
    notAfter: null,
    prominent: true,
  };
}
