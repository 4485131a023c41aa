import type { Agreement, Enrolment, EnrolmentProblem } from '../../domain/enrolment/enrolment.ts';
import { toInstant, toText } from '../instant.ts';

export interface EnrolmentRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly holder_key: string;
  readonly kind: string;
  readonly state: string;
  readonly certificate_id: string;
  readonly next_at: string | null;
  readonly lease_until: string | null;
  readonly started_at: string;
  readonly changed_at: string;
  readonly ended_at: string | null;
  readonly version: number;
  readonly data: string;
}

/** What has a column of its own. */
type Columns =
  | 'id'
  | 'practiceId'
  | 'userId'
  | 'kind'
  | 'state'
  | 'certificateId'
  | 'nextAt'
  | 'startedAt'
  | 'changedAt'
  | 'endedAt'
  | 'version';

/** Everything else, with its instants as text. */
type Data = Omit<Enrolment, Columns | 'agreement' | 'submittedAt' | 'problem'> & {
  readonly agreement: (Omit<Agreement, 'at'> & { readonly at: string }) | null;
  readonly submittedAt: string | null;
  readonly problem: (Omit<EnrolmentProblem, 'at'> & { readonly at: string }) | null;
};

export function toRow(
  enrolment: Enrolment,
  holderKey: string,
  leaseUntil: Date | null,
): EnrolmentRow {
  const { id, practiceId, userId, kind, state, certificateId, version, ...rest } = enrolment;
  const { nextAt, startedAt, changedAt, endedAt, agreement, submittedAt, problem, ...plain } = rest;
  const data: Data = {
    ...plain,
    agreement: agreement && { ...agreement, at: toText(agreement.at) },
    submittedAt: toText(submittedAt),
    problem: problem && { ...problem, at: toText(problem.at) },
  };
  return {
    id,
    practice_id: practiceId,
    user_id: userId,
    holder_key: holderKey,
    kind,
    state,
    certificate_id: certificateId,
    next_at: toText(nextAt),
    lease_until: toText(leaseUntil),
    started_at: toText(startedAt),
    changed_at: toText(changedAt),
    ended_at: toText(endedAt),
    version,
    data: JSON.stringify(data),
  };
}

export function toEnrolment(row: EnrolmentRow): Enrolment {
  const data = JSON.parse(row.data) as Data;
  const { agreement, problem } = data;
  return {
    ...data,
    // Absent in rows of before there were such requests
    abroad: (data as Partial<Data>).abroad ?? null,
    id: row.id,
    practiceId: row.practice_id,
    userId: row.user_id,
    kind: row.kind as Enrolment['kind'],
    state: row.state as Enrolment['state'],
    certificateId: row.certificate_id,
    nextAt: toInstant(row.next_at),
    startedAt: toInstant(row.started_at),
    changedAt: toInstant(row.changed_at),
    endedAt: toInstant(row.ended_at),
    version: row.version,
    agreement: agreement && { ...agreement, at: toInstant(agreement.at) },
    submittedAt: toInstant(data.submittedAt),
    problem: problem && { ...problem, at: toInstant(problem.at) },
  };
}
