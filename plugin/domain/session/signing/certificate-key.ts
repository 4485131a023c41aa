import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditOutcome, AuditRepository } from '../../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import type { Signer } from '../../../pki/signer.ts';
import type { Actor } from '../../practice/actor.ts';
import { openSigner } from '../keystore-key.ts';
import type { CertificateKeyDeps } from '../keystore-key.ts';
import { blockingFinding } from '../opening/eligibility.ts';
import { requireOwnCertificate } from '../own-certificate.ts';
import type { OwnAct, OwnCertificateDeps } from '../own-certificate.ts';
import { decideOpening } from '../session-access.ts';
import type { CertificateSigning } from '../signing-service.ts';

export interface CertificateSignerDeps extends OwnCertificateDeps, CertificateKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

export interface CertificateKey {
  /**
   * Opens the certificate's key for one use. Rejects, in this order, with ERR_NOT_FOUND or ERR_FORBIDDEN (the rights of an
   * opening), ERR_SESSION_BLOCKED (a replaced file, or a finding that blocks), and the errors of a keystore. What was done and what
   * was refused after the rights is in the audit.
   */
  use<Result>(
    actor: Actor,
    certificateId: string,
    secret: Pick<CertificateSigning, 'password' | 'signal'>,
    use: (signer: Signer) => Promise<Result>,
  ): Promise<Result>;
}

const ownAct: OwnAct = {
  action: 'sign',
  decide: decideOpening,
  forbidden: 'a certificate signs for its holder only',
};

/** A certificate's own key without any session: by its password, which is asked every time. */
export function createCertificateKey(deps: CertificateSignerDeps): CertificateKey {
  const { audit, now } = deps;

  const openedSigner = async (
    actor: Actor,
    record: CertificateRecord,
    { password, signal }: Pick<CertificateSigning, 'password' | 'signal'>,
  ): Promise<Signer> => {
    if (record.role !== 'active') throw blocked('NewerLoaded');
    const certificate = await deps.verdicts.read().judged(record, actor.displayName);
    const finding = blockingFinding(certificate);
    if (finding !== null) throw blocked(finding.code);
    return openSigner(deps, certificate, { password, userId: actor.userId, signal });
  };

  const record = (
    actor: Actor,
    { id, userId, kind }: CertificateRecord,
    outcome: AuditOutcome,
    code?: string,
  ) =>
    audit.append(
      auditDraft(actor, now(), 'certificate.signed', {
        outcome,
        subjectUserId: userId,
        certificateId: id,
        assurance: 'keystore-password',
        details: { kind, ...(code === undefined ? {} : { code }) },
      }),
    );

  return {
    use: async (actor, certificateId, secret, use) => {
      const certificate = await requireOwnCertificate(deps, ownAct, actor, certificateId);
      try {
        const result = await use(await openedSigner(actor, certificate, secret));
        await record(actor, certificate, 'ok');
        return result;
      } catch (error) {
        if (isPluginError(error)) await record(actor, certificate, 'refused', error.code);
        throw error;
      }
    },
  };
}

function blocked(finding: string): PluginError {
  return new PluginError('ERR_SESSION_BLOCKED', `blocked by ${finding}`, { params: { finding } });
}
