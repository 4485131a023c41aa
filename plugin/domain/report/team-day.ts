import { isUsable } from '../session/lifecycle.ts';
import type { SessionMode } from '../session/session.ts';
import type { SessionTrace } from '../session/repository.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { HostUser } from '../practice/directory.ts';
import { brusselsInstant, brusselsTime } from '../time/brussels-time.ts';
import { isDayOff } from '../time/calendar-day.ts';
import type { ReportRow } from './repository.ts';

/*
 * Who of a team can work with eHealth now, and on the next working morning. Pure: the certificates are the personal ones, as lists
 * have them.
 */

/** Why a person must come by today, the gravest first. */
export const todayReasons = ['Unusable', 'EndsBeforeMorning', 'Overdue'] as const;
export type TodayReason = (typeof todayReasons)[number];

export interface TeamSession {
  readonly holderName: string;
  readonly kind: HolderKind;
  readonly mode: SessionMode;
  readonly until: Date;
}

export interface TeamMember {
  readonly user: HostUser;
  /** Usable now, longest left first. */
  readonly sessions: readonly TeamSession[];
  /** The personal certificate that serves longest; null without any. */
  readonly certificate: {
    readonly id: string;
    readonly notAfter: Date | null;
    readonly works: boolean;
  } | null;
  /** null: there is nothing that only this person could do today. */
  readonly today: TodayReason | null;
  /** Whether it holds on the next working morning. */
  readonly certificateCovers: boolean;
  readonly sessionCovers: boolean;
}

type TeamCertificate = Pick<ReportRow, 'id' | 'summary' | 'plan'>;
type Trace = Pick<SessionTrace, 'holderName' | 'kind' | 'mode' | 'openedAt' | 'notOnOrAfter'>;

/** Eight o'clock of the next working day in Belgium: on a Friday that is Monday, before a holiday the day after it. */
export function nextWorkingMorning(now: Date): Date {
  let day = brusselsTime(now).day + 1;
  while (isDayOff(day)) day += 1;
  return brusselsInstant(day, 8 * 60);
}

export function teamMember(
  user: HostUser,
  facts: { readonly certificates: readonly TeamCertificate[]; readonly sessions: readonly Trace[] },
  now: Date,
): TeamMember {
  const morning = nextWorkingMorning(now);
  const leading = facts.certificates.toSorted(longestServing(now)).at(0);
  const sessions = facts.sessions
    .filter((session) => isUsable(session, now))
    .map(({ holderName, kind, mode, notOnOrAfter }) => ({
      holderName,
      kind,
      mode,
      until: notOnOrAfter,
    }))
    .toSorted((a, b) => b.until.getTime() - a.until.getTime());
  return {
    user,
    sessions,
    certificate:
      leading === undefined
        ? null
        : { id: leading.id, notAfter: endOf(leading), works: worksAt(leading, now) },
    today: leading === undefined ? null : todayReason(leading, now, morning),
    certificateCovers: leading !== undefined && worksAt(leading, morning),
    sessionCovers: facts.sessions.some((session) => isUsable(session, morning)),
  };
}

/** Those who must come by first, by reason; then by name. */
export function mostPressingFirst(a: TeamMember, b: TeamMember): number {
  const rank = ({ today }: TeamMember) =>
    today === null ? todayReasons.length : todayReasons.indexOf(today);
  return rank(a) - rank(b) || a.user.displayName.localeCompare(b.user.displayName);
}

/** A muted certificate asks nothing of its holder. */
function todayReason(certificate: TeamCertificate, now: Date, morning: Date): TodayReason | null {
  const state = certificate.plan?.state;
  if (state === 'Muted') return null;
  if (!worksAt(certificate, now)) return 'Unusable';
  if (!worksAt(certificate, morning)) return 'EndsBeforeMorning';
  return state === 'Overdue' ? 'Overdue' : null;
}

/** RFC 5280 counts `notAfter` in; a session that begins then would be void at once. */
function worksAt({ summary }: TeamCertificate, at: Date): boolean {
  const { staticRank, notBefore, notAfter } = summary;
  if (staticRank === 0 || notBefore === null || notAfter === null) return false;
  return new Date(notBefore) <= at && at < new Date(notAfter);
}

function endOf({ summary: { notAfter } }: TeamCertificate): Date | null {
  return notAfter === null ? null : new Date(notAfter);
}

const longestServing =
  (now: Date) =>
  (a: TeamCertificate, b: TeamCertificate): number =>
    Number(worksAt(b, now)) - Number(worksAt(a, now)) ||
    (endOf(b)?.getTime() ?? 0) - (endOf(a)?.getTime() ?? 0);
