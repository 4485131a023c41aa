import { auditedRefusal } from '../access/refusal.ts';
import type { AccessDecision } from '../access/access-decision.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { SessionAudit } from './session-audit.ts';

export interface OwnCertificateDeps {
  readonly certificates: Pick<CertificateRepository, 'findById'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
}

/** What a holder does with their own certificate. */
export interface OwnAct {
  /** The audit's word for an attempt by another user. */
  readonly action: string;
  /** `me` is the actor's own profile. */
  readonly decide: (
    actor: Actor,
    record: CertificateRecord,
    me: HostUser | undefined,
  ) => AccessDecision;
  /** For the log, where another user tries. */
  readonly forbidden: string;
}

/** The record of a certificate that is the actor's to use. ERR_NOT_FOUND or ERR_FORBIDDEN; an attempt by another user is audited. */
export async function requireOwnCertificate(
  { certificates, directory, sessionAudit }: OwnCertificateDeps,
  { action, decide, forbidden }: OwnAct,
  actor: Actor,
  certificateId: string,
): Promise<CertificateRecord> {
  const record = await certificates.findById(actor.practiceId, certificateId);
  if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
  const me = await directory.findUser(actor.practiceId, actor.userId);
  const decision = decide(actor, record, me);
  if (decision === 'allow') return record;
  await sessionAudit.denied(actor, action, record.userId);
  const hidden = 'no such certificate for this actor';
  throw auditedRefusal(decision, { hidden, forbidden });
}
