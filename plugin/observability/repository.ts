import type { CertificateSummary } from '../domain/certificate/verdict/summary.ts';
import type { HolderKind } from '../pki/x509/identifier.ts';
import type { NoticeCause, NoticeSeverity } from '../domain/renewal/notice/notice.ts';
import type { RenewalPlan } from '../domain/renewal/renewal.ts';
import type { DeliveryChannel } from '../domain/renewal/notice/new-delivery.ts';
import type { Delivery } from '../domain/delivery/repository.ts';

/** What metrics show of each active certificate: opaque id, no name, no number. */
export interface CertificateFigure {
  readonly certificateId: string;
  readonly environment: string | null;
  readonly kind: HolderKind;
  readonly notBefore: Date | null;
  readonly notAfter: Date | null;
  readonly state: CertificateSummary['state'];
  readonly plan: RenewalPlan | null;
}

export interface MetricsRepository {
  /** In pages by id; every practice. */
  certificates(afterId: string, limit: number): Promise<readonly CertificateFigure[]>;
  openNotices(): Promise<
    readonly {
      readonly cause: NoticeCause;
      readonly severity: NoticeSeverity;
      readonly count: number;
    }[]
  >;
  deliveries(): Promise<
    readonly {
      readonly channel: DeliveryChannel;
      readonly state: Delivery['state'];
      readonly count: number;
    }[]
  >;
}
