import { createHash } from 'node:crypto';
import type { CertRa } from '../../ehealth/registration/cert-ra/cert-ra.ts';
import type { Contract } from '../../ehealth/registration/cert-ra/contract.ts';
import type { RequestSigner } from '../../ehealth/registration/registration-request.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import type { OneSignature, SignatureKeys } from '../signature/signature-key.ts';
import type { Agreement, Enrolment } from './enrolment.ts';
import { problemOf, registrationError } from './failure.ts';
import type { Journal } from './journal.ts';
import type { OwnRequests } from './own-requests.ts';
import type { EnrolmentRepository } from './repository.ts';
import { nextQuestionAt, nextTryAt } from './schedule.ts';
import type { EnrolmentServices } from './service.ts';
import type { TakenRequests } from './taken-requests.ts';

export interface SignDeps {
  readonly certRa: CertRa;
  readonly enrolments: Pick<EnrolmentRepository, 'find'>;
  readonly signatureKeys: Pick<SignatureKeys, 'find'>;
  readonly own: OwnRequests;
  readonly taken: TakenRequests;
  readonly journal: Journal;
  readonly now: () => Date;
}

/**
 * The one signature of a request: the holder's own, by the card's signature key (registration.md section 6.5). What may have left is
 * written down between the signature and the sending, so that after a crash no request is signed twice and none is forgotten.
 */
export function createSign(deps: SignDeps): Pick<EnrolmentServices, 'sign'> {
  const { certRa, signatureKeys, own, taken, journal, now } = deps;

  return {
    sign: async (actor, id, request) => {
      await own.requireOwn(actor, id);
      return taken.take(actor, id, async (current) => {
        if (current.state !== 'contract') throw wrongState(current);
        const { contract, contactData, request: csr } = current;
        if (contract === null || contactData === null || csr === null) throw wrongState(current);
        const user = await own.requireProfile(actor, current.userId);
        const { id: userId, ssin } = user;
        const key = await signatureKeys.find(
          { practiceId: actor.practiceId, id: userId, ssin },
          'signature',
        );
        requireSameSigner(current, user);
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
                questions: 0,
                failures: 0,
                nextAt: nextTryAt(1, at),
              },
              event: 'enrolment.signed',
              details: { language: agreement.language, digest: agreement.digest },
            },
            actor,
            { until: taken.until(at) },
          );
        });
        const reply = await certRa.generateCertificate(signedBy, {
          contactData,
          csr: Buffer.from(csr, 'base64'),
          contract,
        });
        return afterSubmission(written, reply, actor);
      });
    },
  };

  async function afterSubmission(
    written: Enrolment,
    reply: Awaited<ReturnType<CertRa['generateCertificate']>>,
    actor: Actor,
  ): Promise<Enrolment> {
    const at = now();
    switch (reply.kind) {
      case 'requested': {
        if (reply.publicKeyIdentifier !== written.publicKeyIdentifier) {
          const problem = { at, kind: 'untrusted', code: 'Key', message: '' } as const;
          return journal.write(
            written,
            {
              change: { problem, nextAt: null },
              event: 'enrolment.failed',
              details: { code: 'Key' },
            },
            actor,
          );
        }
        const checkedByHand = !reply.automaticallyValidated;
        return journal.write(
          written,
          {
            change: {
              state: 'waiting',
              checkedByHand,
              problem: null,
              nextAt: nextQuestionAt(at, at),
            },
            event: 'enrolment.submitted',
            details: { checkedByHand },
          },
          actor,
        );
      }
      case 'refused': {
        // The service's decision on the request: nothing of it is there
        await journal.write(
          written,
          {
            change: { state: 'contract', problem: problemOf(reply, at), nextAt: null },
            event: 'enrolment.failed',
            details: { code: reply.code },
          },
          actor,
        );
        throw registrationError(reply);
      }
      case 'failure':
        // It may have arrived: the question for its certificate settles that
        return journal.write(
          written,
          { change: { problem: problemOf(reply, at), nextAt: nextTryAt(1, at) } },
          actor,
        );
    }
  }
}

/** The same signature; `left` is written down before it is handed out, so before anything can leave. */
export const noted = (
  { signer, chain }: OneSignature,
  left: () => Promise<void>,
): RequestSigner => ({
  chain,
  signer: {
    ...signer,
    sign: async (...message) => {
      const signature = await signer.sign(...message);
      await left();
      return signature;
    },
  },
});

/** The contract names its signer: a profile that has another number since cannot sign it. */
function requireSameSigner({ contract }: Enrolment, { ssin }: HostUser): void {
  if (contract?.signer.id !== ssin)
    throw new PluginError('ERR_CARD_OTHER_PERSON', 'the contract names another signer');
}

export function agreementTo(
  { contract }: { readonly contract: Pick<Contract, 'texts'> | null },
  language: string,
  at: Date,
): Agreement {
  const text = contract?.texts[language];
  if (text === undefined)
    throw new PluginError('ERR_FORM_INVALID', 'the contract was not shown in that language');
  return { at, language, digest: createHash('sha256').update(text).digest('hex') };
}

export function wrongState({ state }: { readonly state: string }): PluginError {
  return new PluginError('ERR_ENROLMENT_STATE', `the request is ${state}`, {
    params: { problem: state },
  });
}
