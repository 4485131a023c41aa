import type {
  DepotAnswer,
  ProbeFacts,
  ProbeProblem,
  ProbeSource,
  RevocationAnswer,
  StatusAnswer,
} from '../certificate/online-status.ts';

/** What one question brought. `nothing`: it was not put, because of this certificate there is nothing to ask. */
export type ProbeOutcome =
  | { readonly kind: 'depot'; readonly answer: DepotAnswer }
  | { readonly kind: 'status'; readonly answer: StatusAnswer }
  | { readonly kind: 'revocation'; readonly answer: RevocationAnswer }
  /** `code`: what else is known of it, for the log. */
  | { readonly kind: 'failed'; readonly problem: ProbeProblem; readonly code: string }
  | { readonly kind: 'nothing' };

/** What is known after a question. A failure is stored next to the last answer and never removes it. */
export function withOutcome(
  probes: ProbeFacts,
  source: ProbeSource,
  outcome: ProbeOutcome,
  at: Date,
): ProbeFacts {
  const checkedAt = at.toISOString();
  switch (outcome.kind) {
    case 'depot':
      return { ...probes, depot: { answer: { ...outcome.answer, checkedAt }, failure: null } };
    case 'status':
      return { ...probes, status: { answer: { ...outcome.answer, checkedAt }, failure: null } };
    case 'revocation': {
      const before = probes.revocation?.answer;
      // A responder that no longer knows a certificate takes nothing back: only "good", after a hold, does
      const isForgetful = outcome.answer.kind === 'unknown' && before?.kind === 'revoked';
      const answer = isForgetful ? before : { ...outcome.answer, checkedAt };
      return { ...probes, revocation: { answer, failure: null } };
    }
    case 'failed': {
      const failure = { at: checkedAt, problem: outcome.problem };
      return { ...probes, [source]: { answer: probes[source]?.answer ?? null, failure } };
    }
    case 'nothing':
      return probes;
  }
}
