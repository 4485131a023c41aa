import * as z from 'zod';
import type { Revocation } from '../../../domain/enrolment/revocation/revocation.ts';
import { revocationStates } from '../../../domain/enrolment/revocation/revocation.ts';
import type { Actor } from '../../../domain/practice/actor.ts';
import { revocationReasons } from '../../../ehealth/registration/cert-ra/contract.ts';
import type { CertificateInfo } from '../../../ehealth/registration/certificate-info-reader.ts';
import { paths } from '../../parts/paths.ts';
import { Instant } from '../schema.ts';
import { HolderSchema, ProblemSchema } from './schema.ts';
import { holderInfo, problemInfo } from './view.ts';

export const RevocationSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    state: z.enum(revocationStates),
    reason: z.enum(revocationReasons),
    holder: HolderSchema,
    next: z
      .enum(['sign', 'wait', 'none'])
      .describe(
        'sign: the contract, on the screen at `path`; wait: eHealth is asked whether it arrived.',
      ),
    certificateId: z.string().nullable().describe('Null where its file is not here.'),
    publicKeyIdentifier: z.string().describe('How eHealth knows the certificate.'),
    path: z.string().describe('Of its screen, below the mount path.'),
    startedAt: Instant,
    changedAt: Instant,
    submittedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    nextAt: Instant.nullable().describe('When eHealth is asked next; null: a person has to act.'),
    contractLanguages: z.array(z.string()),
    problem: ProblemSchema.nullable(),
  })
  .meta({ id: 'Revocation' });

export const RevocationListSchema = z.object({
  revocations: z
    .array(RevocationSchema)
    .describe('Those that run, and those of the last 30 days; newest first.'),
});

/** A revocation as hosts get it. */
export type RevocationInfo = z.output<typeof RevocationSchema>;

/** A revocation as its person, or who manages the practice, may know it: without its contract. */
export function revocationInfo(
  revocation: Revocation,
  { userId }: Pick<Actor, 'userId'>,
): RevocationInfo {
  const { startedAt, changedAt, submittedAt, endedAt, nextAt, contract, problem } = revocation;
  return {
    id: revocation.id,
    userId: revocation.userId,
    state: revocation.state,
    reason: revocation.reason,
    holder: holderInfo(revocation, userId),
    next: nextSteps[revocation.state],
    certificateId: revocation.certificateId,
    publicKeyIdentifier: revocation.publicKeyIdentifier,
    path: paths('').revocation(revocation.id),
    startedAt: startedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
    contractLanguages: Object.keys(contract.texts),
    problem: problemInfo(problem),
  };
}

const nextSteps = {
  contract: 'sign',
  submitting: 'wait',
  done: 'none',
  abandoned: 'none',
} as const;

/** A certificate as eHealth's register has it. Instants are ISO 8601 UTC, null where the register does not say them. */
export interface RegisteredCertificate {
  /** What its revocation is begun with. */
  readonly publicKeyIdentifier: string;
  /** VALID_ACTIVE, REVOKED …; null for a word that we do not know. */
  readonly status: CertificateInfo['certificate'];
  /** As the register spells it; empty where it names no one. */
  readonly name: string;
  readonly applicationId: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  readonly revocable: boolean | null;
}

/** null for one without the identifier that it would be named by. */
export function registeredCertificate(info: CertificateInfo): RegisteredCertificate | null {
  const { publicKeyIdentifier, certificate: status, actor, applicationId, details } = info;
  if (publicKeyIdentifier === null) return null;
  return {
    publicKeyIdentifier,
    status,
    name: [...(actor?.firstNames ?? []), actor?.name ?? ''].filter((part) => part !== '').join(' '),
    applicationId,
    notBefore: details?.notBefore ?? null,
    notAfter: details?.notAfter ?? null,
    revocable: info.revocable,
  };
}
