import type { JudgedCertificate } from '../../../domain/certificate/service.ts';
import type { EnrolmentServices } from '../../../domain/enrolment/service.ts';
import type { RenewalPlan } from '../../../domain/renewal/renewal.ts';
import type { Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { PageLocals } from '../page-locals.ts';
import { paths } from '../paths.ts';
import type { EnrolmentQuery } from '../paths.ts';
import { needingStates } from '../renewal-state.ts';

/** What can be done about a certificate in these screens, without the official tool. */
export interface HereView {
  readonly text: string;
  readonly href: string;
  /** It is the next right act: something is missing, or the time has come. */
  readonly needed: boolean;
}

type Shown = Pick<JudgedCertificate, 'record' | 'verdict'>;

/** null for another person's certificate, one out of use, one in order, and where no certificates are asked for here. */
export function hereView(
  page: PageLocals,
  enrolments: EnrolmentServices | null,
  { record, verdict }: Shown,
  plan: RenewalPlan | undefined,
): HereView | null {
  if (enrolments === null || record.userId !== page.actor.userId || record.role !== 'active')
    return null;
  const links = paths(page.base);
  if (verdict.state === 'NotCompleted' || verdict.state === 'NoEncryptionKey') {
    const href = links.completeStored(record.id);
    return { text: page.t('enrolment.complete'), href, needed: true };
  }
  const { holder } = verdict;
  if (plan === undefined || holder === null) return null;
  const { state, reason } = plan.muted ?? plan;
  const href = links.enrolmentBegin(record.userId, holderQuery(holder));
  const isNew = state === 'Expired' || reason === 'Revoked' || reason === 'WeakKey';
  if (isNew) return { text: page.t('enrolment.begin'), href, needed: true };
  if (!renewableReasons.has(reason)) return null;
  return {
    text: page.t('enrolment.begin.renewal'),
    href,
    needed: needingStates.includes(plan.state),
  };
}

const renewableReasons: ReadonlySet<RenewalPlan['reason']> = new Set([
  'WindowOpen',
  'PlannedMoment',
  'WindowPassed',
]);

/** A holder in an address; a person's number is that of the profile and never travels in one. */
export function holderQuery({ type, id, applicationId }: Holder): EnrolmentQuery {
  return type === 'SSIN' ? {} : { type, id, applicationId: applicationId ?? '' };
}
