import type { JudgedCertificate } from '../../../domain/certificate/service.ts';
import type { RevocationServices } from '../../../domain/enrolment/revocation/service.ts';
import type { FormErrorView } from '../form-error.ts';
import type { PageLocals } from '../page-locals.ts';
import { paths } from '../paths.ts';

/** To end a certificate before its time; null for another person's, for one that has no end left, and where none is revoked here. */
export function revokeHref(
  page: Pick<PageLocals, 'actor' | 'base'>,
  revocations: RevocationServices | null,
  { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
): string | null {
  const { state, findings } = verdict;
  const isDelivered = state === 'Complete' || state === 'NoEncryptionKey';
  const hasEnded = findings.some(({ code }) => code === 'Revoked' || code === 'Expired');
  const isOwn = record.userId === page.actor.userId && record.role === 'active';
  return revocations !== null && isOwn && isDelivered && !hasEnded
    ? paths(page.base).revoke(record.id)
    : null;
}

/** For a file that is not here, or that no one can open: eHealth lists its certificate. null for another's profile, and where none is revoked here. */
export function revokeLostHref(
  { actor, base }: Pick<PageLocals, 'actor' | 'base'>,
  revocations: RevocationServices | null,
  userId: string,
): string | null {
  return revocations !== null && userId === actor.userId ? paths(base).revokeLost(userId) : null;
}

/** What follows a remedy that says that a lost password cannot be found again. */
export const lostPasswordWay = (
  { t }: Pick<PageLocals, 't'>,
  href: string | null,
): NonNullable<FormErrorView['way']> | null =>
  href === null ? null : { text: t('revocation.password.action'), href };
