import { auditDraft } from '../certificate/auditing.ts';
import type {
  AuditDraft,
  AuditRepository,
  CertificateRecord,
  CertificateRepository,
} from '../certificate/repository.ts';
import type { Judging } from '../certificate/judging.ts';
import { isPluginError, PluginError } from '../errors.ts';
import type { Actor, HostDirectory } from '../host.ts';
import type { KeystoreReader } from '../pki/keystore-content.ts';
import { decideOpening } from './access.ts';
import { authenticationKey, fingerprintOf, wipeKeys } from './keystore-key.ts';
import type { SessionKeyRepository } from './repository.ts';
import type { SessionServices } from './services.ts';
import type { Trail } from './trail.ts';

export interface PinOnlyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly sessionKeys: SessionKeyRepository;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly judging: Pick<Judging, 'judged'>;
  readonly reader: Pick<KeystoreReader, 'open'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly trail: Pick<Trail, 'denied'>;
  readonly allowed: boolean;
  readonly now: () => Date;
}

/**
 * The holder's opt-in "ask my PIN only" (DESIGN decision 5): keeps the authentication key of their personal certificate, sealed,
 * once they have proved the password. No administrator can switch it on or off for them; it leaves with the file.
 */
export function createPinOnly(
  deps: PinOnlyDeps,
): Pick<SessionServices, 'enablePinOnly' | 'disablePinOnly'> {
  const { certificates, sessionKeys, directory, reader, audit, now } = deps;

  const ownCertificate = async (
    actor: Actor,
    certificateId: string,
  ): Promise<CertificateRecord> => {
    const record = await certificates.findById(actor.practiceId, certificateId);
    if (!record) throw new PluginError('ERR_NOT_FOUND', 'no such certificate in this practice');
    const me = await directory.findUser(actor.practiceId, actor.userId);
    const decision = decideOpening(actor, record, me);
    if (decision === 'allow' && record.kind === 'person') return record;
    await deps.trail.denied(actor, 'pin-only', record.userId);
    throw decision === 'hidden'
      ? new PluginError('ERR_NOT_FOUND', 'no such certificate for this actor')
      : new PluginError(
          'ERR_FORBIDDEN',
          'only the holder decides this, for a personal certificate',
        );
  };

  const entry = (
    actor: Actor,
    event: 'session.pin-only-enabled' | 'session.pin-only-disabled',
    record: CertificateRecord,
    changes: Partial<AuditDraft> = {},
  ): AuditDraft =>
    auditDraft(actor, now(), event, {
      subjectUserId: record.userId,
      certificateId: record.id,
      details: { kind: record.kind },
      ...changes,
    });

  return {
    enablePinOnly: async (actor, certificateId, password) => {
      const record = await ownCertificate(actor, certificateId);
      if (!deps.allowed) {
        throw new PluginError('ERR_MODE_DISABLED', 'keeping the key is not offered here');
      }
      const { verdict } = await deps.judging.judged(record, actor.displayName);
      const fingerprint = fingerprintOf(verdict);
      try {
        if (record.role !== 'active') {
          throw new PluginError('ERR_SESSION_KEY_MISSING', 'a replaced file opens no session');
        }
        const file = await certificates.readKeystore(record.practiceId, record.id);
        const opened = await reader.open(file, password, record.fileName);
        try {
          const { pkcs8 } = authenticationKey(opened, fingerprint);
          await sessionKeys.keep(
            record.practiceId,
            record.id,
            'session',
            pkcs8,
            entry(actor, 'session.pin-only-enabled', record, { assurance: 'keystore-password' }),
          );
        } finally {
          wipeKeys(opened.privateKeys);
        }
      } catch (error) {
        if (isPluginError(error)) {
          const details = { kind: record.kind, code: error.code };
          await audit.append(
            entry(actor, 'session.pin-only-enabled', record, { outcome: 'refused', details }),
          );
        }
        throw error;
      }
    },

    disablePinOnly: async (actor, certificateId) => {
      const record = await ownCertificate(actor, certificateId);
      await sessionKeys.forget(
        record.practiceId,
        record.id,
        'session',
        entry(actor, 'session.pin-only-disabled', record),
      );
    },
  };
}
