import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { SignatureKeys } from '../../signature/signature-key.ts';
import { problemOf, registrationError } from '../failure.ts';
import type { OwnRequests } from '../own-requests.ts';
import { nextTryAt } from '../schedule.ts';
import { agreementTo, noted, wrongState } from '../sign.ts';
import type { TakenRequests } from '../taken-requests.ts';
import type { Finish } from './finish.ts';
import type { RevocationJournal } from './journal.ts';
import type { Revocation } from './revocation.ts';
import type { RevocationServices } from './service.ts';
import type { AskArrival } from './settle.ts';

export interface SignRevocationDeps {
  readonly certRa: Pick<CertRa, 'revoke'>;
  readonly signatureKeys: Pick<SignatureKeys, 'find'>;
  readonly own: OwnRequests<Revocation>;
  readonly taken: TakenRequests<Revocation>;
  readonly journal: RevocationJournal;
  readonly finish: Finish;
  readonly askArrival: AskArrival;
  readonly now: () => Date;
}

/**
 * The one signature of a revocation: the holder's own, by the card's signature key. That it may have left is written down between the
 * signature and the sending.
 */
export function createSignRevocation(deps: SignRevocationDeps): Pick<RevocationServices, 'sign'> {
  const { certRa, signatureKeys, own, taken, journal, finish, askArrival, now } = deps;

  const afterSending = async (
    written: Revocation,
    reply: Awaited<ReturnType<CertRa['revoke']>>,
    by: Actor,
  ): Promise<Revocation> => {
    const at = now();
    switch (reply.kind) {
      case 'revoked':
        return finish(written, by);
      case 'refused': {
        // An earlier request may have arrived without an answer: then there is nothing left to revoke
        if ((await askArrival(written, null)) === 'revoked') return finish(written, by);
        await journal.write(
          written,
          {
            change: { state: 'contract', problem: problemOf(reply, at), nextAt: null },
            event: 'enrolment.revocation-failed',
            details: { code: reply.code },
          },
          by,
        );
        throw registrationError(reply);
      }
      case 'failure':
        return journal.write(
          written,
          { change: { problem: problemOf(reply, at), nextAt: nextTryAt(1, at) } },
          by,
        );
    }
  };

  return {
    sign: async (actor, id, request) => {
      await own.requireOwn(actor, id);
      return taken.take(actor, id, async (current) => {
        if (current.state !== 'contract') throw wrongState(current);
        const { contract, publicKeyIdentifier } = current;
        const { ssin } = await own.requireProfile(actor, current.userId);
        const signatory = { practiceId: actor.practiceId, id: current.userId, ssin };
        const key = await signatureKeys.find(signatory, 'signature');
        if (contract.signer.id !== ssin)
          throw new PluginError('ERR_CARD_OTHER_PERSON', 'the contract names another signer');
        const ready = await key.ready(request);
        const agreement = agreementTo(current, request.language, now());
        let written = current;
        const signedBy = noted(ready, async () => {
          const at = now();
          written = await journal.write(
            current,
            {
              change: {
                state: 'submitting',
                agreement,
                submittedAt: at,
                problem: null,
                failures: 0,
                nextAt: nextTryAt(1, at),
              },
              event: 'enrolment.revocation-signed',
              details: { language: agreement.language, digest: agreement.digest },
            },
            actor,
            { until: taken.until(at) },
          );
        });
        const reply = await certRa.revoke(signedBy, { publicKeyIdentifier, contract });
        return afterSending(written, reply, actor);
      });
    },
  };
}
