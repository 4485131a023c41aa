import { auditDraft } from '../audit/audit-entry.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import type { AuditDraft, AuditEvent, AuditRepository } from '../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import { PluginError, isPluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import { withCertificateKey } from './keystore-key.ts';
import type { CertificateKeyDeps } from './keystore-key.ts';
import { requireOwnCertificate } from './own-certificate.ts';
import type { OwnAct, OwnCertificateDeps } from './own-certificate.ts';
import type { KeyPurpose, SessionKeyRepository } from './repository.ts';

export interface StoredKeyDeps extends OwnCertificateDeps, CertificateKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'keep' | 'forget'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

/** What a key is kept for, and how that is written down. */
export interface StoredKeyUse extends Omit<OwnAct, 'forbidden'> {
  readonly purpose: KeyPurpose;
  readonly storedEvent: AuditEvent;
  readonly forgottenEvent: AuditEvent;
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
  const { sessionKeys, audit, now } = deps;

  const ownAct: OwnAct = {
    ...use,
    forbidden: 'only the holder decides this, for their own certificate',
  };
  const ownCertificate = (actor: Actor, certificateId: string) =>
    requireOwnCertificate(deps, ownAct, actor, certificateId);

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
    if (record.role !== 'active') {
      throw new PluginError('ERR_SESSION_KEY_MISSING', 'a replaced file has no key to keep');
    }
    const certificate = await deps.verdicts.read().judged(record, actor.displayName);
    const given = { password, userId: actor.userId, signal };
    await withCertificateKey(deps, certificate, given, (pkcs8) =>
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
