import { calendarDaysUntil } from '../../time/calendar-days.ts';
import type { Language } from '../../../i18n/language.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import { shownHolder } from '../../certificate/holder-name.ts';
import { noticeText } from './notice-text.ts';
import type { Notice, NoticeSeverity } from './notice.ts';
import type { WatchedCertificate } from '../service.ts';

/** From this many days before the end a notice is worth a window at the start of the day. */
const prominentDays = 30;

/** A notice as the host's bar shows it, in the user's language; true at `now`, whenever it was raised. */
export function barNotice(
  notice: Notice,
  { certificate, plan }: Pick<WatchedCertificate, 'certificate' | 'plan'>,
  language: Language,
  now: Date,
): HostNotice {
  const { record, userName, verdict } = certificate;
  const { notAfter, dueAt } = plan;
  const said = noticeText(translator(language), formatsFor(language), notice, {
    holderName: shownHolder(record, userName),
    kind: record.kind,
    environment: verdict.environment,
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
    path: `/certificates/${encodeURIComponent(notice.certificateId)}/renewal`,
    notAfter: notice.cause === 'Expiry' ? (notAfter?.toISOString() ?? null) : null,
    prominent:
      notice.severity === 'critical' ||
      (notice.cause === 'Expiry' && daysLeft !== null && daysLeft <= prominentDays),
  };
}

/** A line for the host's bar, in the user's language: what it is, and the page of ours that leads on. */
export interface HostNotice {
  readonly noticeId: string;
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
