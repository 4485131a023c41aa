import type { CertificateRepository } from '../certificate/repository.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { Language } from '../../i18n/language.ts';
import { formatsFor, translator } from '../../i18n/index.ts';
import { maskNumbers } from '../../pki/x509/identifier.ts';
import { reviseEvents } from './calendar/revisions.ts';
import { calendarEvents } from './calendar/events.ts';
import { writeCalendar } from './calendar/ics.ts';
import type { CalendarFacts } from './calendar/events.ts';
import type { DeliveryProblem } from './delivery-problem.ts';
import { digestCount, digestMail } from './mail/digest-mail.ts';
import type { DigestFacts } from './mail/digest-mail.ts';
import type { MailMessage } from './mail/layout.ts';
import { shownHolder } from '../certificate/holder-name.ts';
import { noticeMail } from './mail/notice-mail.ts';
import type { CalendarRepository } from './calendar/repository.ts';
import type { RenewalRepository } from '../renewal/repository.ts';
import type { Delivery } from './repository.ts';
import type { NoticeRepository } from '../renewal/notice/repository.ts';

export interface DeliveryMessageDeps {
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly renewals: Pick<RenewalRepository, 'find'>;
  readonly notices: Pick<NoticeRepository, 'find'>;
  readonly calendars: Pick<CalendarRepository, 'entries' | 'saveEntries'>;
  readonly directory: Pick<HostDirectory, 'findUser' | 'listAdmins'>;
  readonly digestOf: (practiceId: string, now: Date) => Promise<DigestFacts>;
  readonly openUrl: string | null;
  /** As of the calendar feeds: a person's calendar has both. */
  readonly requestsHere: boolean;
  readonly allClearDigest: boolean;
  /** Of those whose profile names none. */
  readonly language: Language;
}

/** A message ready to leave, or why there is no longer any. */
export type PreparedMail =
  | {
      readonly kind: 'mail';
      readonly to: { readonly name: string; readonly address: string };
      readonly message: MailMessage;
    }
  | { readonly kind: 'drop'; readonly why: DeliveryProblem };

/**
 * Makes the mail of a delivery from what is true at this moment: the notice is still open, the recipient is still there and still
 * concerned. Addresses are asked of the host here, and kept nowhere.
 */
export function createDeliveryMessage(
  deps: DeliveryMessageDeps,
): (delivery: Delivery, now: Date) => Promise<PreparedMail> {
  const { directory } = deps;
  const drop = (why: DeliveryProblem): PreparedMail => ({ kind: 'drop', why });

  const isAdmin = async (practiceId: string, userId: string) =>
    ((await directory.listAdmins?.(practiceId)) ?? []).some(({ id }) => id === userId);

  const aboutNotice = async (
    delivery: Delivery,
    user: HostUser,
    now: Date,
  ): Promise<MailMessage | DeliveryProblem> => {
    const { practiceId, noticeId } = delivery;
    const notice = noticeId === null ? undefined : await deps.notices.find(practiceId, noticeId);
    if (notice?.endedAt !== null) return 'NoticeEnded';
    const record = await deps.certificates.findById(practiceId, notice.certificateId);
    if (record?.role !== 'active') return 'NoticeEnded';
    const isOwner = user.id === record.userId;
    if (!isOwner && !(await isAdmin(practiceId, user.id))) return 'NotConcerned';
    const plan = (await deps.renewals.find(practiceId, record.id))?.plan ?? null;
    if (plan?.state === 'Muted') return 'Muted';

    const owner = isOwner ? user : await directory.findUser(practiceId, record.userId);
    const { notAfter } = record.summary;
    const facts = {
      holderName: shownHolder(record, owner?.displayName ?? ''),
      kind: record.kind,
      environment: record.summary.environment,
    };
    const language = user.language ?? deps.language;
    const isAhead = notice.cause === 'Expiry' && notAfter !== null && new Date(notAfter) > now;
    return noticeMail(language, deps.openUrl, {
      ...facts,
      deliveryId: delivery.id,
      notice,
      notAfter: notAfter === null ? null : new Date(notAfter),
      state: plan === null ? null : (plan.muted?.state ?? plan.state),
      dueAt: plan?.dueAt ?? null,
      now,
      recipientName: user.displayName,
      profileName: isOwner ? null : (owner?.displayName ?? maskNumbers(record.userId)),
      calendar:
        isAhead && plan !== null
          ? await attachedCalendar(user.id, practiceId, language, now, {
              ...facts,
              certificateId: record.id,
              plan,
              requestsHere: deps.requestsHere,
            })
          : null,
    });
  };

  /** The same events as in the person's feed, so that a calendar which has both shows each once. */
  const attachedCalendar = async (
    userId: string,
    practiceId: string,
    language: Language,
    now: Date,
    facts: CalendarFacts,
  ): Promise<string | null> => {
    const t = translator(language);
    const known = await deps.calendars.entries(practiceId, userId);
    const { changed, events } = reviseEvents(
      known.filter(({ certificateId }) => certificateId === facts.certificateId),
      calendarEvents(t, formatsFor(language), deps.openUrl, facts),
      new Set(),
      now,
    );
    if (changed.length > 0) await deps.calendars.saveEntries(practiceId, userId, changed);
    const current = events.filter(({ cancelled }) => !cancelled);
    if (current.length === 0) return null;
    return writeCalendar({ name: t('calendar.name'), language, events: current });
  };

  const digest = async (
    { id, practiceId }: Delivery,
    user: HostUser,
    now: Date,
  ): Promise<MailMessage | DeliveryProblem> => {
    if (!(await isAdmin(practiceId, user.id))) return 'NotConcerned';
    const facts = await deps.digestOf(practiceId, now);
    if (digestCount(facts) === 0 && !deps.allClearDigest) return 'NothingToTell';
    const recipient = { deliveryId: id, name: user.displayName };
    return digestMail(user.language ?? deps.language, deps.openUrl, facts, recipient);
  };

  return async (delivery, now) => {
    const user = await directory.findUser(delivery.practiceId, delivery.recipient);
    if (user === undefined) return drop('NoUser');
    if (!user.active) return drop('UserInactive');
    if (!user.email) return drop('NoAddress');
    const message =
      delivery.kind === 'digest'
        ? await digest(delivery, user, now)
        : await aboutNotice(delivery, user, now);
    if (typeof message === 'string') return drop(message);
    return { kind: 'mail', to: { name: user.displayName, address: user.email }, message };
  };
}
