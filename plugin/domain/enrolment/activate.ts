import type { CertificateEvent } from '../certificate/certificate-event.ts';
import type { CertificateRepository } from '../certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { Actor } from '../practice/actor.ts';
import type { Enrolment } from './enrolment.ts';
import { registrationError, wrongState } from './failure.ts';
import type { Journal } from './journal.ts';
import { withKeystore } from './steps/keystore-access.ts';
import type { KeystoreAccessDeps } from './steps/keystore-access.ts';
import type { OwnRequests } from './own-requests.ts';
import { failedStep, isServed, signerOf } from './steps/register.ts';
import type { RegisterDeps } from './steps/register.ts';
import type { EnrolmentServices } from './service.ts';
import type { TakenRequests } from './taken-requests.ts';

export interface ActivateDeps
  extends KeystoreAccessDeps, Pick<RegisterDeps, 'etkRa' | 'depot' | 'anchors'> {
  readonly certificates: Pick<CertificateRepository, 'retire'>;
  readonly own: OwnRequests;
  readonly taken: TakenRequests;
  readonly journal: Journal;
  readonly emitCertificate: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/**
 * Has eHealth serve the new encryption token (registration.md sections 7 and 16, ACTIVATE). From then on senders seal for the new key:
 * a place that has only the old file cannot read them, so a person says that every place has the new one.
 */
export function createActivate(deps: ActivateDeps): Pick<EnrolmentServices, 'activate'> {
  const { etkRa, own, taken, journal, now } = deps;

  const finish = async (current: Enrolment, actor: Actor): Promise<Enrolment> => {
    await retirePrevious(current, actor);
    return journal.write(
      current,
      {
        change: { state: 'done', problem: null, failures: 0, nextAt: null },
        sealed: null,
        event: 'enrolment.activated',
      },
      actor,
    );
  };

  /** Its file stays for older messages; it opens no session. */
  const retirePrevious = async (
    { practiceId, userId, certificateId, replaces }: Enrolment,
    actor: Actor,
  ): Promise<void> => {
    if (replaces === null) return;
    const at = now();
    const entry = auditDraft(actor, at, 'certificate.retired', {
      subjectUserId: userId,
      certificateId: replaces,
      details: { replacedBy: certificateId },
    });
    const isRetired = await deps.certificates.retire(practiceId, replaces, certificateId, entry);
    if (!isRetired) return;
    const event = { type: 'certificate.replaced', at, practiceId, userId, certificateId } as const;
    deps.emitCertificate(event);
  };

  return {
    activate: async (actor, id, given) => {
      await own.requireOwn(actor, id);
      return taken.take(actor, id, async (current) => {
        if (current.state !== 'to-activate') throw wrongState(current);
        const reply = await withKeystore(deps, current, given, async (access) =>
          etkRa.activate(await signerOf(current, access)),
        );
        if (reply === null)
          throw new PluginError('ERR_ENROLMENT_PASSWORD', 'the keystore needs its password');
        // An earlier activation may have arrived without an answer: the depot knows
        if (reply.kind === 'activated' || (await isServed(current, deps)))
          return finish(current, actor);
        const step = failedStep(current, reply, now());
        await journal.write(current, { ...step, change: { ...step.change, nextAt: null } }, actor);
        throw registrationError(reply);
      });
    },
  };
}
