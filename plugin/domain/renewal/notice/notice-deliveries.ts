import { brusselsInstant, brusselsTime } from '../../time/brussels-time.ts';
import type { Notice } from './notice.ts';
import type { NewDelivery } from './new-delivery.ts';

/** Which ways out of the house there are: those that the settings name. */
export interface Channels {
  readonly email: boolean;
  readonly webhook: boolean;
}

type NoticeSubject = Pick<Notice, 'id' | 'practiceId' | 'userId'>;

/**
 * The messages that a notice sends: to its owner, where it is critical to the practice's admins too, and to the host. `id` gives a new
 * id; `key` sees to it that a second node, or a second try, sends none of them twice.
 */
export function deliveriesOf(
  notice: NoticeSubject & Pick<Notice, 'severity' | 'raisedAt'>,
  adminIds: readonly string[],
  channels: Channels,
  id: () => string,
): readonly NewDelivery[] {
  const at = notice.raisedAt;
  const recipients = [notice.userId, ...(notice.severity === 'critical' ? adminIds : [])];
  return [
    ...(channels.webhook ? [toHost(notice, 'notice', `${notice.id} webhook`, at, id)] : []),
    ...(channels.email
      ? [...new Set(recipients)].map((userId) =>
          toPerson(notice, userId, `${notice.id} email ${userId}`, at, id),
        )
      : []),
  ];
}

/** A notice that ended holds again: the host is notified, no person a second time. */
export function reopenedDeliveriesOf(
  notice: NoticeSubject,
  channels: Channels,
  at: Date,
  id: () => string,
): readonly NewDelivery[] {
  const key = `${notice.id} reopened ${at.toISOString()} webhook`;
  return channels.webhook ? [toHost(notice, 'notice', key, at, id)] : [];
}

/** The planned moment of a renewal has come: its owner is sent the notice that is open once more. */
export function reminderOf(
  notice: NoticeSubject,
  channels: Channels,
  at: Date,
  id: () => string,
): readonly NewDelivery[] {
  const key = `${notice.id} planned email ${notice.userId}`;
  return channels.email ? [toPerson(notice, notice.userId, key, at, id)] : [];
}

/** An admin asks by hand: the open notice goes out again, once for each reminder. */
export function manualDeliveryOf(
  notice: NoticeSubject,
  reminder: { readonly id: string; readonly userId: string; readonly at: Date },
  channels: Channels,
  id: () => string,
): readonly NewDelivery[] {
  const key = `${reminder.id} email ${reminder.userId}`;
  return channels.email ? [toPerson(notice, reminder.userId, key, reminder.at, id)] : [];
}

/** Only the host is notified of an end, of each where a notice was opened again; no mail says that there is nothing to do. */
export function endingsOf(
  notice: NoticeSubject,
  channels: Channels,
  at: Date,
  id: () => string,
): readonly NewDelivery[] {
  const key = `${notice.id} ended ${at.toISOString()} webhook`;
  return channels.webhook ? [toHost(notice, 'notice-ended', key, at, id)] : [];
}

function toPerson(
  { id: noticeId, practiceId }: NoticeSubject,
  recipient: string,
  key: string,
  at: Date,
  id: () => string,
): NewDelivery {
  const dueAt = inWakingHours(at);
  return {
    id: id(),
    practiceId,
    channel: 'email',
    kind: 'notice',
    noticeId,
    recipient,
    key,
    dueAt,
  };
}

function toHost(
  { id: noticeId, practiceId }: NoticeSubject,
  kind: NewDelivery['kind'],
  key: string,
  at: Date,
  id: () => string,
): NewDelivery {
  return {
    id: id(),
    practiceId,
    channel: 'webhook',
    kind,
    noticeId,
    recipient: '',
    key,
    dueAt: at,
  };
}

const wakingFrom = 7 * 60;
const wakingTo = 21 * 60;

/** Steps change at midnight; that is no reason for a telephone to ring. */
function inWakingHours(at: Date): Date {
  const { day, minute } = brusselsTime(at);
  if (minute < wakingFrom) return brusselsInstant(day, wakingFrom);
  return minute < wakingTo ? at : brusselsInstant(day + 1, wakingFrom);
}
