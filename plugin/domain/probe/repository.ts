import type { CertificateSummary } from '../certificate/verdict/summary.ts';
import type { ProbeFacts, ProbeProblem, ProbeSource } from '../certificate/online-status.ts';

/** When which service is asked about which certificate. */
export interface DueProbe {
  readonly practiceId: string;
  readonly certificateId: string;
  readonly source: ProbeSource;
  readonly failures: number;
}

export interface ProbeRepository {
  /**
   * Active certificates that are due for one of these sources; those never asked come first. `status` only where the
   * holder left the key for it. Takes them until `leaseUntil`. With `only`, those of one certificate.
   */
  take(
    now: Date,
    sources: readonly ProbeSource[],
    leaseUntil: Date,
    limit: number,
    only?: { readonly practiceId: string; readonly certificateId: string },
  ): Promise<readonly DueProbe[]>;
  /**
   * Writes what is known now (answer or failure), the summary that follows from it, and the next due time, and makes the renewals of
   * the same holder due: together. False when the certificate is gone.
   */
  save(
    probe: DueProbe,
    saved: {
      readonly probes: ProbeFacts;
      readonly summary: CertificateSummary;
      readonly problem: ProbeProblem | null;
      readonly at: Date;
      readonly nextAt: Date;
    },
  ): Promise<boolean>;
  /** Makes every source of one certificate due, e.g. "check now". */
  askAgain(practiceId: string, certificateId: string, now: Date): Promise<void>;
  /** Per source: how many certificates, when last answered, how many fail. For metrics and screens. */
  health(): Promise<
    readonly {
      readonly source: ProbeSource;
      readonly answeredAt: Date | null;
      readonly failing: number;
    }[]
  >;
}
