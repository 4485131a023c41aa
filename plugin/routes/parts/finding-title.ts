import type { Finding } from '../../domain/certificate/findings/finding.ts';
import { isMessageKey } from '../../i18n/index.ts';
import type { PageLocals } from './page-locals.ts';

/** A few words for a finding, for badges and headings. Its variant has words of its own where the common ones would mislead. */
export function findingTitle(page: Pick<PageLocals, 't'>, finding: Finding): string {
  const ofVariant = `short.${finding.code}.${finding.variant ?? ''}`;
  return page.t(isMessageKey(ofVariant) ? ofVariant : `short.${finding.code}`, finding.facts);
}
