import { calendarDaysUntil } from '../../time/brussels-time.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import { shownHolder } from '../../certificate/holder-name.ts';
import { isAcknowledged } from './acknowledgement.ts';
import { gravestFirst } from './expiry-threshold.ts';
import { isSilenced } from './mute-rule.ts';
import { noticeText } from './notice-text.ts';
import type { Notice, NoticeSeverity } from './notice.ts';
import type { NotifiedCertificate } from './repository.ts';
import { noticePath } from '../page-path.ts';

/** From this many days before the end a notice is worth a window at the start of the day. */
const prominentDays = 30;

/** With the name that its owner goes by. */
export type NamedNotified = NotifiedCertificate & { readonly userName: string };

/** What is open, not acknowledged and not muted, gravest first, in one language. Days are counted at `now`. */
export function hostNotices(
  certificates: readonly NamedNotified[],
  language: Language,
  now: Date,
): readonly HostNotice[] {
  return certificates
    .flatMap((certificate) => certificate.notices.map((notice) => ({ certificate, notice })))
    .filter(
      ({ certificate: { notices, mute }, notice }) =>
        notice.endedAt === null &&
        !isAcknowledged(notice, notices) &&
        !isSilenced(mute, notice.severity, now),
    )
    .toSorted((a, b) => gravestFirst(a.notice, b.notice))
    .map(({ certificate, notice }) => hostNotice(notice, certificate, language, now));
}

function hostNotice(
  notice: Notice,
  certificate: NamedNotified,
  language: Language,
  now: Date,
): HostNotice {
  const { plan, kind, environment } = certificate;
  const { notAfter, dueAt } = plan;
  const said = noticeText(translator(language), formatsFor(language), notice, {
    holderName: shownHolder(certificate, certificate.userName),
    kind,
    environment,
    notAfter,
    state: plan.muted?.state ?? plan.state,
    dueAt,
    now,
  });
  const daysLeft = notAfter === null ? null : calendarDaysUntil(now, notAfter);
  return {
    noticeId: notice.id,
    certificateId: notice.certificateId,
    severity: notice.severity,
    ...said,
    path: noticePath(notice),
    notAfter: notice.cause === 'Expiry' ? (notAfter?.toISOString() ?? null) : null,
    prominent:
      notice.severity === 'critical' ||
      (notice.cause === 'Expiry' && daysLeft !== null && daysLeft <= prominentDays),
  };
}

/** A line for the host's bar, in the user's language: what it is, and the page of ours that leads on. */
export interface HostNotice {
  readonly noticeId: string;
  /** '' where the notice is about no single certificate: a session to open, the practice as a whole. */
  readonly certificateId: string;
  readonly severity: NoticeSeverity;
  readonly title: string;
  readonly text: string;
  /** What the button says. */
  readonly action: string;
  /** For POST /launch with `next`. */
  readonly path: string;
  /** ISO 8601 UTC; null where the notice is not about an end. */
  readonly notAfter: string | null;
  /** Within the last month, or worse: worth a window at the start of the day, not only a line. */
  readonly prominent: boolean;
}
