import { auditedRefusal } from '../../access/refusal.ts';
import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditOutcome, AuditRepository } from '../../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import type { KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { keySigner, type Signer } from '../../../pki/signer.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory } from '../../practice/directory.ts';
import { certificateDer, getFingerprint, withAuthenticationKey } from '../keystore-key.ts';
import { blockingFinding } from '../opening/eligibility.ts';
import { decideOpening } from '../session-access.ts';
import type { SessionAudit } from '../session-audit.ts';
import type { CertificateSigning } from '../signing-service.ts';

export interface CertificateKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly reader: Pick<KeystoreReader, 'openKey'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
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

/** A certificate's own key without any session: by its password, which is asked every time. */
export function createCertificateKey(deps: CertificateKeyDeps): CertificateKey {
  const { certificates, directory, reader, audit, now } = deps;

  const ownCertificate = async (
    actor: Actor,
    certificateId: string,
  ): Promise<CertificateRecord> => {
    const record = await certificates.findById(actor.practiceId, certificateId);
    if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
    const me = await directory.findUser(actor.practiceId, actor.userId);
    const decision = decideOpening(actor, record, me);
    if (decision === 'allow') return record;
    await deps.sessionAudit.denied(actor, 'sign', record.userId);
    throw auditedRefusal(decision, {
      hidden: 'no such certificate for this actor',
      forbidden: 'a certificate signs for its holder only',
    });
  };

  const openedSigner = async (
    actor: Actor,
    record: CertificateRecord,
    { password, signal }: Pick<CertificateSigning, 'password' | 'signal'>,
  ): Promise<Signer> => {
    if (record.role !== 'active') throw blocked('NewerLoaded');
    const certificate = await deps.verdicts.read().judged(record, actor.displayName);
    const finding = blockingFinding(certificate);
    if (finding !== null) throw blocked(finding.code);
    const fingerprint = getFingerprint(certificate.verdict);
    const file = await certificates.readKeystore(record.practiceId, record.id);
    const { fileName, practiceId } = record;
    const caller = { practiceId, userId: actor.userId, signal };
    return withAuthenticationKey(
      reader,
      { file, password, fingerprint, fileName, caller },
      (pkcs8, facts) => keySigner(pkcs8, certificateDer(facts, fingerprint)),
    );
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
      const certificate = await ownCertificate(actor, certificateId);
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
