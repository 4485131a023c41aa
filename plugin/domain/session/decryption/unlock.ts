import { auditDraft } from '../../audit/audit-entry.ts';
import type { AuditRepository } from '../../audit/audit.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import { requireOwnCertificate } from '../own-certificate.ts';
import type { OwnAct, OwnCertificateDeps } from '../own-certificate.ts';
import type { UsableSessions } from '../running/usable-session.ts';
import type { SessionServices } from '../service.ts';
import { decideOpening } from '../session-access.ts';
import { openDecryptionKeys } from './keystore-keys.ts';
import type { DecryptionKeyDeps } from './keystore-keys.ts';

export interface UnlockDeps extends OwnCertificateDeps, DecryptionKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly usableSessions: Pick<UsableSessions, 'require'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

const ownAct: OwnAct = {
  action: 'unlock-letters',
  decide: decideOpening,
  forbidden: 'only the holder opens the keys of their letters',
};

/** Gives a session that runs the keys of a file, so that its letters open: one that was opened without, or an older file. */
export function createUnlock(deps: UnlockDeps): Pick<SessionServices, 'unlockLetters'> {
  const { usableSessions, audit, now } = deps;

  const record = (actor: Actor, { id, kind, userId }: CertificateRecord, code?: PluginErrorCode) =>
    audit.append(
      auditDraft(actor, now(), 'session.letters-unlocked', {
        outcome: code === undefined ? 'ok' : 'refused',
        subjectUserId: userId,
        certificateId: id,
        assurance: 'keystore-password',
        details: { kind, ...(code === undefined ? {} : { code }) },
      }),
    );

  return {
    unlockLetters: async (actor, { certificateId, password, signal, ...select }) => {
      const file = await requireOwnCertificate(deps, ownAct, actor, certificateId);
      const { session, keyring } = await usableSessions.require(
        actor,
        ownAct.action,
        actor.userId,
        select,
      );
      const { kind, identifier } = session.holder;
      if (file.kind !== kind || file.identifier !== identifier) {
        throw new PluginError('ERR_LETTER_KEYS_NONE', 'a file of another holder than the session');
      }
      try {
        const certificate = await deps.verdicts.read().judged(file, actor.displayName);
        const given = { password, userId: actor.userId, signal };
        const keys = await openDecryptionKeys(deps, certificate, given);
        if (keys.length === 0) {
          throw new PluginError('ERR_LETTER_KEYS_NONE', 'the file has no key that reads letters');
        }
        // It may have ended while the file was opened
        const still = await usableSessions.require(actor, ownAct.action, actor.userId, {
          sessionId: session.id,
        });
        still.keyring.add(keys);
        await record(actor, file);
        return keyring.keys.length;
      } catch (error) {
        if (isPluginError(error)) await record(actor, file, error.code);
        throw error;
      }
    },
  };
}
