import type { Agreement, Enrolment, EnrolmentProblem } from '../../domain/enrolment/enrolment.ts';
import { toInstant, toText } from '../instant.ts';

/** Columns that requests for certificates and for their end share. */
export interface RequestRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly state: string;
  readonly next_at: string | null;
  readonly lease_until: string | null;
  readonly started_at: string;
  readonly changed_at: string;
  readonly ended_at: string | null;
  readonly version: number;
  readonly data: string;
}

type InColumns = Pick<
  Enrolment,
  'id' | 'practiceId' | 'userId' | 'nextAt' | 'startedAt' | 'changedAt' | 'endedAt' | 'version'
>;
/** Instants within the data. */
type Dated = Pick<Enrolment, 'agreement' | 'submittedAt' | 'problem'>;

/** The same as text. */
export interface DatedData {
  readonly agreement: (Omit<Agreement, 'at'> & { readonly at: string }) | null;
  readonly submittedAt: string | null;
  readonly problem: (Omit<EnrolmentProblem, 'at'> & { readonly at: string }) | null;
}

/** A request in two: the columns that both tables have, and all else. */
export function splitRequest<Request extends InColumns & Dated & { readonly state: string }>(
  request: Request,
  leaseUntil: Date | null,
): {
  readonly columns: Omit<RequestRow, 'data'>;
  readonly rest: Omit<Request, keyof InColumns | keyof Dated | 'state'> & DatedData;
} {
  const {
    id,
    practiceId,
    userId,
    state,
    nextAt,
    startedAt,
    changedAt,
    endedAt,
    version,
    agreement,
    submittedAt,
    problem,
    ...rest
  } = request;
  return {
    columns: {
      id,
      practice_id: practiceId,
      user_id: userId,
      state,
      next_at: toText(nextAt),
      lease_until: toText(leaseUntil),
      started_at: toText(startedAt),
      changed_at: toText(changedAt),
      ended_at: toText(endedAt),
      version,
    },
    rest: {
      ...rest,
      agreement: agreement && { ...agreement, at: toText(agreement.at) },
      submittedAt: toText(submittedAt),
      problem: problem && { ...problem, at: toText(problem.at) },
    },
  };
}

/** The other way, but for the state. */
export const joinRequest = (row: RequestRow, data: DatedData): InColumns & Dated => ({
  id: row.id,
  practiceId: row.practice_id,
  userId: row.user_id,
  nextAt: toInstant(row.next_at),
  startedAt: toInstant(row.started_at),
  changedAt: toInstant(row.changed_at),
  endedAt: toInstant(row.ended_at),
  version: row.version,
  agreement: data.agreement && { ...data.agreement, at: toInstant(data.agreement.at) },
  submittedAt: toInstant(data.submittedAt),
  problem: data.problem && { ...data.problem, at: toInstant(data.problem.at) },
});
