import type { RegisteredCertificate, RevokedCertificate } from '../control/control.ts';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import { isEntryOf, type CertificateEntry } from './certificate-book.ts';

const day = 24 * 3_600_000;

export type TokenStatus = NonNullable<RegisteredCertificate['etkStatus']>;

export interface CertificateState {
  readonly status: NonNullable<RegisteredCertificate['status']>;
  readonly etkStatus: TokenStatus;
  readonly replaceable: boolean;
  readonly replacementStart: Date | null;
  readonly contact: RegisteredCertificate['contact'];
}

export interface StateDeps {
  readonly registered: () => readonly RegisteredCertificate[];
  readonly revoked: () => readonly RevokedCertificate[];
  /** What the registration authority of tokens says of a certificate that it has met. */
  readonly tokenStatus: (certificate: Uint8Array) => TokenStatus | undefined;
  readonly registration: () => Pick<RegistrationSettings, 'replacementDays' | 'aheadDays'>;
}

/** What the authority says of an entry at a moment (registration.md 15); what was ordered goes before. */
export function stateOf(entry: CertificateEntry, now: Date, deps: StateDeps): CertificateState {
  const { replacementDays, aheadDays } = deps.registration();
  const order = deps.registered().find((one) => isEntryOf(one, entry));
  const at = new Date(now.getTime() + aheadDays * day);
  const end = entry.certificate === null ? null : new Date(entry.certificate.validTo);
  const status = order?.status ?? statusOf(entry, end, at, deps.revoked());
  const start = replacementStart(order, end, replacementDays);
  return {
    status,
    etkStatus: order?.etkStatus ?? tokenStatusOf(entry, status, deps),
    replaceable: order?.replaceable ?? (status === 'VALID_ACTIVE' && start !== null && at >= start),
    replacementStart: start,
    contact: order?.contact,
  };
}

function statusOf(
  { phase, certificate }: CertificateEntry,
  end: Date | null,
  at: Date,
  revoked: readonly RevokedCertificate[],
): CertificateState['status'] {
  if (phase === 'refused') return 'REFUSED';
  if (certificate === null || end === null) return 'IN_PROGRESS';
  const isRevoked =
    phase === 'revoked' ||
    revoked.some((one) => Buffer.from(one.certificate, 'base64').equals(certificate.raw));
  if (isRevoked) return 'REVOKED';
  return at > end ? 'EXPIRED' : 'VALID_ACTIVE';
}

function tokenStatusOf(
  { certificate, isOlder }: CertificateEntry,
  status: CertificateState['status'],
  deps: StateDeps,
): TokenStatus {
  if (status === 'REVOKED' || status === 'EXPIRED') return status;
  const known = certificate === null ? undefined : deps.tokenStatus(certificate.raw);
  return known ?? (isOlder ? 'VALID_ACTIVE' : 'NOT_REQUESTED');
}

function replacementStart(
  order: RegisteredCertificate | undefined,
  end: Date | null,
  replacementDays: number,
): Date | null {
  const start = order?.replacementPeriodStart;
  if (start !== undefined) return start === null ? null : new Date(start);
  return end === null ? null : new Date(end.getTime() - replacementDays * day);
}
