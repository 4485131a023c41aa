import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import { badgeView, leadingCertificate } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import { byLevel } from '../../domain/certificate/verdict/level.ts';
import type { CertificateLevel } from '../../domain/certificate/verdict/level.ts';

/** One certificate of the badge: part of the public contract (host.ts). */
export interface CertificateStatus {
  readonly certificateId: string;
  readonly kind: HolderKind;
  readonly environment: Environment | null;
  readonly notAfter: string | null;
  readonly level: CertificateLevel;
  readonly text: string;
}

/** The badge a host shows for one user: for each kind the certificate that speaks for it, worst first. */
export function certificateStatus(
  certificates: readonly JudgedCertificate[],
  page: Pick<PageLocals, 't' | 'formatDate'>,
): readonly CertificateStatus[] {
  return holderKinds
    .flatMap((kind) => {
      const leading = leadingCertificate(certificates.filter(({ record }) => record.kind === kind));
      return leading === undefined ? [] : [toStatus(leading, page)];
    })
    .toSorted((a, b) => byLevel(a.level, b.level));
}

function toStatus(
  { record, verdict }: JudgedCertificate,
  page: Pick<PageLocals, 't' | 'formatDate'>,
): CertificateStatus {
  return {
    certificateId: record.id,
    kind: record.kind,
    environment: verdict.environment,
    notAfter: verdict.validity?.notAfter ?? null,
    level: verdict.level,
    text: badgeView(page, verdict, 'full').text,
  };
}
