import type { CertificateRecord } from '../certificate/repository.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { RenewalPlan } from '../renewal/renewal.ts';
import type { CertificateLevel } from '../certificate/verdict/level.ts';

/** A month of the overview. */
export interface MonthFigure {
  /** "2026-11", Belgian time. */
  readonly month: string;
  readonly kind: HolderKind;
  readonly level: CertificateLevel;
  readonly count: number;
}

/** One certificate as reports list it: columns, no facts. */
export type ReportRow = Pick<
  CertificateRecord,
  'id' | 'userId' | 'kind' | 'identifier' | 'holderName' | 'summary'
> & {
  readonly userName: string;
  readonly plan: RenewalPlan | null;
};

export interface ReportRepository {
  /** Active certificates by end of validity, streamed in pages so that a large practice needs no memory. */
  listByEnd(
    practiceId: string,
    page: {
      readonly from: Date | null;
      readonly to: Date | null;
      readonly afterId: string;
      readonly limit: number;
    },
  ): Promise<readonly ReportRow[]>;
}
