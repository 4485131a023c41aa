import type { AuditDraft } from '../audit/audit.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { HostUser } from '../practice/directory.ts';
import type { Notice, NoticeEnd } from './notice/notice.ts';
import type { RenewalPlan } from './renewal.ts';
import type { NewDelivery } from './notice/new-delivery.ts';

/*
 * What this folder needs of a store. Every active certificate has one row of renewal, made by the database itself together with
 * the certificate, with `next_check_at` in the past: nothing that is loaded can be forgotten. Loading, replacing or removing a
 * file makes the rows of the same holder due at once, by the database too.
 */

export interface RenewalRow {
  readonly practiceId: string;
  readonly certificateId: string;
  /** null until it was first planned. */
  readonly plan: RenewalPlan | null;
  /** When the holder was first notified of what the plan now asks for; null: not yet. */
  readonly notifiedAt: Date | null;
  /** Technical failures in a row while looking (a directory that throws, …), and the last of them. */
  readonly failures: number;
  readonly failedAt: Date | null;
  /** Rises with every look that was saved and with every change of an input that the database sees. */
  readonly version: number;
}

/** The outcome of one reconciliation, written in one transaction or not at all. */
export interface RenewalOutcome {
  readonly practiceId: string;
  readonly certificateId: string;
  readonly plan: RenewalPlan;
  readonly notifiedAt: Date | null;
  /**
   * Of the row that was read before everything else the look rests on. Another one by now: an input changed or another node was
   * quicker, and nothing is written, so that a row made due since then stays due. Without it the outcome is written in any case.
   */
  readonly version?: number | undefined;
  /** Ids are new; a (certificate, cause, step) that exists already is left out silently: another node was quicker. */
  readonly raise: readonly Omit<Notice, 'acknowledgedAt' | 'endedAt' | 'end'>[];
  /** Ended notices that are open again; one that another node opened is left out silently. */
  readonly reopen: readonly string[];
  readonly end: readonly { readonly id: string; readonly end: NoticeEnd; readonly at: Date }[];
  /** Of notices that are raised, opened again or ended: skipped with that. */
  readonly deliveries: readonly NewDelivery[];
  readonly entries: readonly AuditDraft[];
}

/** What of an outcome was really written, by ids. What another node did first is not among it. */
export interface WrittenOutcome {
  /** Those opened again among them. */
  readonly raised: readonly string[];
  readonly ended: readonly string[];
}

export interface RenewalPage {
  readonly rows: readonly RenewalSummary[];
  readonly total: number;
}

/** One line of a list of renewals: from columns alone, without the certificate's facts. */
export interface RenewalSummary {
  readonly certificateId: string;
  readonly userId: string;
  readonly userName: string;
  readonly holderName: string;
  readonly kind: HolderKind;
  readonly plan: RenewalPlan;
}

export type StoredRenewal = Omit<RenewalSummary, 'plan'> & { readonly plan: RenewalPlan | null };

export interface RenewalRepository {
  /** Rows that are due, longest waiting first; at most `limit`. One indexed query, for any size of the table. */
  due(now: Date, limit: number): Promise<readonly RenewalRow[]>;
  find(practiceId: string, certificateId: string): Promise<RenewalRow | undefined>;
  findMany(practiceId: string, certificateIds: readonly string[]): Promise<readonly RenewalRow[]>;
  /** Returns what was really written of `raise`, `reopen` and `end`. Row removed or changed since (`version`): null, nothing is written. */
  save(outcome: RenewalOutcome): Promise<WrittenOutcome | null>;
  /** A reconciliation failed for a technical reason: counts it and sets the next check. */
  failed(practiceId: string, certificateId: string, at: Date, nextCheckAt: Date): Promise<void>;
  /** Makes rows due at once: an input changed. Without ids, all of the installation (new trust anchors, new policy). */
  recheck(now: Date, certificateIds?: readonly string[]): Promise<void>;
  /** Of the certificates of a user and of their organisations, each once; plan null until it was first planned. */
  listForUser(
    practiceId: string,
    user: Pick<HostUser, 'id' | 'organisations'>,
  ): Promise<readonly StoredRenewal[]>;
  /** Open = neither NotDueYet nor Done; most urgent first (Expired, Overdue, … by end of validity). */
  listOpen(
    practiceId: string,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<RenewalPage>;
  countByState(
    practiceId: string,
  ): Promise<Readonly<Partial<Record<RenewalPlan['state'], number>>>>;
  /** Every practice that has certificates. */
  practices(): Promise<readonly string[]>;
}
