import { auditedRefusal } from '../access/refusal.ts';
import type { AccessDecision } from '../access/access-decision.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import type { AuditDraft, AuditEvent, AuditRepository } from '../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import { PluginError, isPluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { getFingerprint, withAuthenticationKey } from './keystore-key.ts';
import type { KeyPurpose, SessionKeyRepository } from './repository.ts';
import type { SessionAudit } from './session-audit.ts';

export interface StoredKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'keep' | 'forget'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly reader: Pick<KeystoreReader, 'openKey'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly sessionAudit: Pick<SessionAudit, 'denied'>;
  readonly now: () => Date;
}

/** What a key is kept for, and how that is written down. */
export interface StoredKeyUse {
  readonly purpose: KeyPurpose;
  /** The audit's word for an attempt by another user. */
  readonly action: string;
  readonly storedEvent: AuditEvent;
  readonly forgottenEvent: AuditEvent;
  /** Who makes this choice; `me` is the actor's own profile. */
  readonly decide: (
    actor: Actor,
    record: CertificateRecord,
    me: HostUser | undefined,
  ) => AccessDecision;
  readonly offered: boolean;
}

export interface StoredKey {
  /** Proves the password by opening the file. Throws ERR_MODE_DISABLED where this is not offered. */
  keep(actor: Actor, certificateId: string, password: string, signal?: AbortSignal): Promise<void>;
  /** Possible whether it is offered or not: a choice can always be taken back. */
  forget(actor: Actor, certificateId: string): Promise<void>;
}

/**
 * Keeps the authentication key of a holder's own certificate, sealed, by their choice. No administrator makes or ends that choice
 * for them; the key leaves with the last purpose and with the file.
 */
export function createStoredKey(deps: StoredKeyDeps, use: StoredKeyUse): StoredKey {
  const { certificates, sessionKeys, directory, reader, audit, now } = deps;

  const ownCertificate = async (
    actor: Actor,
    certificateId: string,
  ): Promise<CertificateRecord> => {
    const record = await certificates.findById(actor.practiceId, certificateId);
    if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
    const me = await directory.findUser(actor.practiceId, actor.userId);
    const decision = use.decide(actor, record, me);
    if (decision === 'allow') return record;
    await deps.sessionAudit.denied(actor, use.action, record.userId);
    throw auditedRefusal(decision, {
      hidden: 'no such certificate for this actor',
      forbidden: 'only the holder decides this, for their own certificate',
    });
  };

  const entry = (
    actor: Actor,
    event: AuditEvent,
    record: CertificateRecord,
    changes: Partial<AuditDraft> = {},
  ): AuditDraft =>
    auditDraft(actor, now(), event, {
      subjectUserId: record.userId,
      certificateId: record.id,
      details: { kind: record.kind },
      ...changes,
    });

  const openAndStore = async (
    actor: Actor,
    record: CertificateRecord,
    password: string,
    signal: AbortSignal | undefined,
  ) => {
    const { verdict } = await deps.verdicts.read().judged(record, actor.displayName);
    const fingerprint = getFingerprint(verdict);
    if (record.role !== 'active') {
      throw new PluginError('ERR_SESSION_KEY_MISSING', 'a replaced file has no key to keep');
    }
    const file = await certificates.readKeystore(record.practiceId, record.id);
    const { fileName } = record;
    const { practiceId, userId } = actor;
    const caller = { practiceId, userId, signal };
    const opening = { file, password, fingerprint, fileName, caller };
    await withAuthenticationKey(reader, opening, (pkcs8) =>
      sessionKeys.keep(
        record.practiceId,
        record.id,
        use.purpose,
        pkcs8,
        entry(actor, use.storedEvent, record, { assurance: 'keystore-password' }),
      ),
    );
  };

  return {
    keep: async (actor, certificateId, password, signal) => {
      const record = await ownCertificate(actor, certificateId);
      if (!use.offered) {
        throw new PluginError('ERR_MODE_DISABLED', 'keeping the key is not offered here');
      }
      try {
        await openAndStore(actor, record, password, signal);
      } catch (error) {
        if (isPluginError(error)) {
          const details = { kind: record.kind, code: error.code };
          await audit.append(
            entry(actor, use.storedEvent, record, { outcome: 'refused', details }),
          );
        }
        throw error;
      }
    },

    forget: async (actor, certificateId) => {
      const record = await ownCertificate(actor, certificateId);
      await sessionKeys.forget(
        record.practiceId,
        record.id,
        use.purpose,
        entry(actor, use.forgottenEvent, record),
      );
    },
  };
}
