import type { Agreement, EnrolmentProblem } from '../../domain/enrolment/enrolment.ts';
import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import { toInstant, toText } from '../instant.ts';

export interface RevocationRow {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly public_key_identifier: string;
  readonly state: string;
  readonly certificate_id: string | null;
  readonly next_at: string | null;
  readonly lease_until: string | null;
  readonly started_at: string;
  readonly changed_at: string;
  readonly ended_at: string | null;
  readonly version: number;
  readonly data: string;
}

/** What has no column of its own, with its instants as text. */
type Data = Pick<
  Revocation,
  'reason' | 'holder' | 'startedBy' | 'contract' | 'chain' | 'tokenSerial' | 'failures'
> & {
  readonly agreement: (Omit<Agreement, 'at'> & { readonly at: string }) | null;
  readonly submittedAt: string | null;
  readonly problem: (Omit<EnrolmentProblem, 'at'> & { readonly at: string }) | null;
};

export function toRevocationRow(revocation: Revocation, leaseUntil: Date | null): RevocationRow {
  const { reason, holder, startedBy, contract, chain, tokenSerial, failures } = revocation;
  const { agreement, submittedAt, problem } = revocation;
  const data: Data = {
    reason,
    holder,
    startedBy,
    contract,
    chain,
    tokenSerial,
    failures,
    agreement: agreement && { ...agreement, at: toText(agreement.at) },
    submittedAt: toText(submittedAt),
    problem: problem && { ...problem, at: toText(problem.at) },
  };
  return {
    id: revocation.id,
    practice_id: revocation.practiceId,
    user_id: revocation.userId,
    public_key_identifier: revocation.publicKeyIdentifier,
    state: revocation.state,
    certificate_id: revocation.certificateId,
    next_at: toText(revocation.nextAt),
    lease_until: toText(leaseUntil),
    started_at: toText(revocation.startedAt),
    changed_at: toText(revocation.changedAt),
    ended_at: toText(revocation.endedAt),
    version: revocation.version,
    data: JSON.stringify(data),
  };
}

export function toRevocation(row: RevocationRow): Revocation {
  const data = JSON.parse(row.data) as Data;
  const { agreement, problem } = data;
  return {
    ...data,
    id: row.id,
    practiceId: row.practice_id,
    userId: row.user_id,
    publicKeyIdentifier: row.public_key_identifier,
    state: row.state as Revocation['state'],
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
