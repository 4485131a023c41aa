import type { RenewalRow } from '../../domain/renewal/repository.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import { toInstant, toText } from '../instant.ts';

/** The columns of `renewal` that hold a plan. */
interface PlanColumns {
  readonly next_check_at: string;
  readonly state: string | null;
  readonly reason: string | null;
  readonly since: string | null;
  readonly opens_at: string | null;
  readonly due_at: string | null;
  readonly latest_at: string | null;
  /** The plan's end of validity; the certificate's own column of that name is another. */
  readonly plan_not_after: string | null;
  readonly muted: string | null;
}

/** For a SELECT that joins `renewal` with tables that have columns of the same names. */
export const planColumnList = `renewal.next_check_at, renewal.state AS plan_state, renewal.reason, renewal.since,
  renewal.opens_at, renewal.due_at, renewal.latest_at, renewal.not_after AS plan_not_after, renewal.muted`;

/** What {@link planColumnList} selects; all null for a certificate without a row. */
export type JoinedPlan = Omit<PlanColumns, 'state' | 'next_check_at'> & {
  readonly plan_state: string | null;
  readonly next_check_at: string | null;
};

export interface RenewalColumns extends JoinedPlan {
  readonly practice_id: string;
  readonly certificate_id: string;
  readonly notified_at: string | null;
  readonly failures: number;
  readonly failed_at: string | null;
  readonly version: number;
}

interface StoredMute {
  readonly state: RenewalPlan['state'];
  readonly reason: RenewalPlan['reason'];
  readonly until: string;
}

/** null until the certificate was first planned. */
export function toPlan(row: JoinedPlan): RenewalPlan | null {
  const { plan_state: state, reason, since, next_check_at: nextCheckAt } = row;
  if (state === null || reason === null || since === null || nextCheckAt === null) return null;
  return {
    state: state as RenewalPlan['state'],
    reason: reason as RenewalPlan['reason'],
    since: toInstant(since),
    opensAt: toInstant(row.opens_at),
    dueAt: toInstant(row.due_at),
    latestAt: toInstant(row.latest_at),
    notAfter: toInstant(row.plan_not_after),
    muted: row.muted === null ? null : toMuted(row.muted),
    nextCheckAt: toInstant(nextCheckAt),
  };
}

function toMuted(json: string): RenewalPlan['muted'] {
  const { state, reason, until } = JSON.parse(json) as StoredMute;
  return { state, reason, until: toInstant(until) };
}

export function toRenewalRow(row: RenewalColumns): RenewalRow {
  return {
    practiceId: row.practice_id,
    certificateId: row.certificate_id,
    plan: toPlan(row),
    notifiedAt: toInstant(row.notified_at),
    failures: row.failures,
    failedAt: toInstant(row.failed_at),
    version: row.version,
  };
}

export function planColumns(plan: RenewalPlan): PlanColumns {
  return {
    next_check_at: toText(plan.nextCheckAt),
    state: plan.state,
    reason: plan.reason,
    since: toText(plan.since),
    opens_at: toText(plan.opensAt),
    due_at: toText(plan.dueAt),
    latest_at: toText(plan.latestAt),
    plan_not_after: toText(plan.notAfter),
    // Dates become ISO text
    muted: plan.muted === null ? null : JSON.stringify(plan.muted),
  };
}
