import type { JudgedCertificate } from '../../../domain/certificate/service.ts';
import type { RevocationServices } from '../../../domain/enrolment/revocation/service.ts';
import type { PageLocals } from '../page-locals.ts';
import { paths } from '../paths.ts';

/** To end a certificate before its time; null for another person's, for one that has no end left, and where none is revoked here. */
export function revokeHref(
  page: PageLocals,
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
