import { calendarDaysUntil } from '../../time/calendar-days.ts';
import type { HostNotice, Language } from '../../../host.ts';
import { formatsFor, translator } from '../../../i18n/index.ts';
import { shownHolder } from '../../certificate/holder-name.ts';
import { noticeText } from './notice-text.ts';
import type { Notice } from './notice.ts';
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
