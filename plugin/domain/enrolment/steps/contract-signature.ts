import { createHash } from 'node:crypto';
import type { Contract } from '../../../ehealth/registration/cert-ra/contract.ts';
import type { RegistrationFailure } from '../../../ehealth/registration/registration-call.ts';
import type { RequestSigner } from '../../../ehealth/registration/registration-request.ts';
import { PluginError } from '../../../errors.ts';
import type { AuditDraft, AuditEvent } from '../../audit/audit.ts';
import type { Actor } from '../../practice/actor.ts';
import type { OneSignature, SignatureKeys } from '../../signature/signature-key.ts';
import type { Agreement, Enrolment } from '../enrolment.ts';
import { problemOf, registrationError, wrongState } from '../failure.ts';
import type { OwnRequests } from '../own-requests.ts';
import { nextTryAt } from '../schedule.ts';
import type { SignRequest } from '../service.ts';
import type { TakenRequests } from '../taken-requests.ts';

/** What has a contract to be signed: a request for a certificate, or for its end. */
type UnderContract = Pick<Enrolment, 'id' | 'practiceId' | 'userId' | 'endedAt'> & {
  readonly state: string;
  readonly contract: Contract | null;
};

/** What the signature changes, whether it is sent, refused or without an answer. */
type SignatureChange = Partial<
  Pick<Enrolment, 'agreement' | 'submittedAt' | 'problem' | 'failures' | 'nextAt'>
> & { readonly state?: 'submitting' | 'contract' };

export interface ContractSignatureDeps<Request extends UnderContract> {
  readonly signatureKeys: Pick<SignatureKeys, 'find'>;
  readonly own: OwnRequests<Request>;
  readonly taken: TakenRequests<Request>;
  readonly now: () => Date;
}

/** Of one kind of contract: where it goes, and what is written down. */
export interface ContractActs<Request, Answer, Event> {
  readonly events: { readonly signed: Event; readonly failed: Event };
  readonly journal: {
    write(
      request: Request,
      step: {
        readonly change: SignatureChange;
        readonly event?: Event;
        readonly details?: AuditDraft['details'];
      },
      by: Actor,
      keep?: { readonly until: Date },
    ): Promise<Request>;
  };
  /** Has the request signed and sends it. */
  send(by: RequestSigner, current: Request): Promise<Answer | RegistrationFailure>;
  /** Writes down what eHealth did. */
  answered(written: Request, answer: Answer, by: Actor): Promise<Request>;
  /** Where a refusal means that an earlier request arrived: writes that down; null where it means none. */
  refused(written: Request, by: Actor): Promise<Request | null>;
}

/**
 * The one signature under a contract: the holder's own, by the card's signature key (registration.md sections 6.5 and 6.9). What may have
 * left is written down between the signature and the sending, so that after a crash nothing is signed twice and nothing is forgotten.
 */
export function createContractSignature<
  Request extends UnderContract,
  Answer extends { readonly kind: string },
  Event extends AuditEvent,
>(
  { signatureKeys, own, taken, now }: ContractSignatureDeps<Request>,
  { events, journal, ...acts }: ContractActs<Request, Answer, Event>,
): (actor: Actor, id: string, request: SignRequest) => Promise<Request> {
  const afterSending = async (
    written: Request,
    reply: Answer | RegistrationFailure,
    by: Actor,
  ): Promise<Request> => {
    if (!isFailure(reply)) return acts.answered(written, reply, by);
    const at = now();
    const problem = problemOf(reply, at);
    // It may have arrived: later questions settle that
    if (reply.kind === 'failure')
      return journal.write(written, { change: { problem, nextAt: nextTryAt(1, at) } }, by);
    const arrived = await acts.refused(written, by);
    if (arrived !== null) return arrived;
    await journal.write(
      written,
      {
        change: { state: 'contract', problem, nextAt: null },
        event: events.failed,
        details: { code: reply.code },
      },
      by,
    );
    throw registrationError(reply);
  };

  return async (actor, id, request) => {
    await own.requireOwn(actor, id);
    return taken.take(actor, id, async (current) => {
      const { state, contract } = current;
      if (state !== 'contract' || contract === null) throw wrongState(current);
      const { id: userId, ssin } = await own.requireProfile(actor, current.userId);
      const signatory = { practiceId: actor.practiceId, id: userId, ssin };
      const key = await signatureKeys.find(signatory, 'signature');
      // A profile that has another number since cannot sign it
      if (contract.signer.id !== ssin)
        throw new PluginError('ERR_CARD_OTHER_PERSON', 'the contract names another signer');
      const ready = await key.ready(request);
      const agreement = agreementTo(contract, request.language, now());
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
            event: events.signed,
            details: { language: agreement.language, digest: agreement.digest },
          },
          actor,
          { until: taken.until(at) },
        );
      });
      const reply = await acts.send(signedBy, current);
      return afterSending(written, reply, actor);
    });
  };
}

const isFailure = (reply: { readonly kind: string }): reply is RegistrationFailure =>
  reply.kind === 'refused' || reply.kind === 'failure';

/** The same signature; `left` is written down before it is handed out, so before anything can leave. */
const noted = ({ signer, chain }: OneSignature, left: () => Promise<void>): RequestSigner => ({
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

function agreementTo({ texts }: Contract, language: string, at: Date): Agreement {
  const text = texts[language];
  if (text === undefined)
    throw new PluginError('ERR_FORM_INVALID', 'the contract was not shown in that language');
  return { at, language, digest: createHash('sha256').update(text).digest('hex') };
}
