import { mostCertificates } from '../../../domain/enrolment/organisation/organisation-limit.ts';
import type { EnrolmentOffer } from '../../../domain/enrolment/service.ts';
import { plural } from '../../../i18n/plural.ts';
import type { PageLocals } from '../page-locals.ts';

/** How many certificates an organisation has at eHealth, and how many it may have. */
export const existingText = (page: Pick<PageLocals, 't'>, count: number): string =>
  count === 0 ? page.t('enrolment.existing.none') : plural(page, 'enrolment.existing', count);

/** Warns while few are left; null while there are enough, and where eHealth does not say. */
export function fewLeftText(
  page: Pick<PageLocals, 't'>,
  { limit, applicationIds }: Pick<EnrolmentOffer, 'limit' | 'applicationIds'>,
): string | null {
  const left = mostCertificates - (applicationIds?.length ?? 0);
  if (limit !== 'few-left') return null;
  return `${plural(page, 'enrolment.fewLeft', left)} ${page.t('enrolment.fewLeft.remedy')}`;
}
