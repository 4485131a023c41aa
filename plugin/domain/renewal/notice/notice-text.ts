import type { HolderKind } from '../../../pki/x509/identifier.ts';
import { calendarDaysUntil } from '../../time/brussels-time.ts';
import { isMessageKey } from '../../../i18n/index.ts';
import type { Formats, MessageKey, Translate } from '../../../i18n/index.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import type { Notice } from './notice.ts';
import type { RenewalState } from '../renewal.ts';

/** Facts of a notice's text: as true at `now`, not as when the notice was raised. */
export interface NoticeFacts {
  /** As the certificate names them; where it names no holder (a placeholder), the name of its profile. */
  readonly holderName: string;
  readonly kind: HolderKind;
  readonly environment: Environment | null;
  readonly notAfter: Date | null;
  /** State of the renewal without its mute: what is under way is not asked for again. null: not known. */
  readonly state: RenewalState | null;
  /** Planned moment of the renewal; shown only while it lies ahead. */
  readonly dueAt: Date | null;
  readonly now: Date;
}

export interface NoticeText {
  /** Whose certificate, and what is the matter: a subject line. */
  readonly title: string;
  /** What follows from it, and what to do. */
  readonly text: string;
  /** What a button says. */
  readonly action: string;
}

/**
 * Says a notice in one language: bar, screens, e-mail and calendar use the same words (rules.md 9.3, 14: cause, consequence,
 * next action). Days are counted when it is rendered, so that a message sent a day late does not say "in 30 days" with 29 left.
 * Names the holder, never a number.
 */
export function noticeText(
  t: Translate,
  formats: Pick<Formats, 'formatDate' | 'formatTime'>,
  notice: Pick<Notice, 'cause'>,
  facts: NoticeFacts,
): NoticeText {
  const { notAfter, state, dueAt, now } = facts;
  const isPlanned = dueAt !== null && dueAt > now;
  const params = {
    holder: facts.holderName,
    certificate: certificateWord(t, facts.environment),
    eid: t(facts.kind === 'person' ? 'notice.eid.person' : 'notice.eid.organisation'),
    ...(notAfter === null
      ? {}
      : {
          days: calendarDaysUntil(now, notAfter),
          weeks: Math.floor(calendarDaysUntil(notAfter, now) / 7),
          notAfter: formats.formatDate(notAfter),
          time: formats.formatTime(notAfter),
        }),
    ...(isPlanned ? { plannedOn: formats.formatDate(dueAt) } : {}),
  };
  const base =
    notice.cause === 'Expiry' && notAfter !== null
      ? `notice.Expiry.${expiryVariant(notAfter, now)}`
      : `notice.${notice.cause}`;
  const say = (part: 'title' | 'text' | 'action') => {
    const underWay = `notice.${notice.cause}.${state ?? ''}.${part}`;
    if (isMessageKey(underWay) && notAfter !== null) return t(underWay, params);
    const planned = `${base}.planned.${part}`;
    const key = isPlanned && isMessageKey(planned) ? planned : `${base}.${part}`;
    return isMessageKey(key) ? t(key, params) : key;
  };
  return { title: say('title'), text: say('text'), action: say('action') };
}

/** "the eHealth certificate", with "test" where it is one: a test certificate is never mistaken for a real one. */
export function certificateWord(t: Translate, environment: Environment | null): string {
  const key: MessageKey = `notice.certificate.${environment ?? 'production'}`;
  return t(key);
}

/** How near the end is, by the steps of rules.md 9.3. */
function expiryVariant(notAfter: Date, now: Date): string {
  const days = calendarDaysUntil(now, notAfter);
  if (notAfter <= now) {
    if (days > -7) return 'over';
    return days > -14 ? 'week' : 'weeks';
  }
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days <= 7) return 'urgent';
  if (days <= 14) return 'last';
  if (days <= 30) return 'soon';
  return days <= 60 ? 'ask' : 'open';
}
