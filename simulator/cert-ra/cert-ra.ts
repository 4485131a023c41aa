import type { Register } from '../control/control.ts';
import { X509Certificate } from 'node:crypto';
import type {
  CertificateRequestState,
  RegistrationSettings,
  RequestDecision,
} from '../control/registration-settings.ts';
import {
  answerRegistration,
  cardCaller,
  ehealthCaller,
  refuseAsOrdered,
  type CallerDeps,
  type RegistrationAnswer,
  type RegistrationAuthority,
  type RegistrationCall,
} from '../registration/registration-answer.ts';
import { requestId, requireInstant } from '../registration/signed-request.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import type { SoapMessage } from '../soap/soap-message.ts';
import { ns } from '../xml/xml-names.ts';
import { createCertificateBook, type CertificateEntry } from './certificate-book.ts';
import { stateOf, type StateDeps } from './certificate-state.ts';
import { createContractDesk } from './contract-desk.ts';
import { createIssuing, type IssuingLine } from './issuing.ts';
import { managing } from './managing.ts';
import type { Office, Operation } from './operation.ts';
import { childrenByShape } from './request-shape.ts';
import { requesting } from './requesting.ts';

export interface CertRaDeps
  extends CallerDeps, StateDeps, Pick<Office, 'revoke' | 'strangeAuthority' | 'validationUrl'> {
  readonly revoked: CallerDeps['revoked'];
  readonly registration: () => RegistrationSettings;
  readonly register: () => Register;
  readonly lines: Readonly<Record<RegistrationSettings['issuer'], IssuingLine>>;
  readonly requireUserAgent: () => boolean;
}

export interface CertRa {
  /** Answers a call; rejects with a SoapFault. */
  answer(call: RegistrationCall): Promise<RegistrationAnswer>;
  /** Enters a certificate that was issued before the simulator started; DER. */
  know(certificate: Uint8Array): void;
  requests(): readonly CertificateRequestState[];
  /** Throws TypeError for a request that cannot be decided so. */
  decide(decision: RequestDecision): void;
  /** The key whose request a person abroad confirms at this address. */
  keyToConfirm(url: string): string | undefined;
}

const operations: Readonly<Record<string, Operation>> = { ...requesting, ...managing };

const requestsWith = (wanted: (operation: Operation) => boolean): readonly string[] =>
  Object.entries(operations).flatMap(([name, operation]) =>
    wanted(operation) ? [`${name}Request`] : [],
  );

/** The registration authority of certificates, CertRA v2 (registration.md 6; 18, rules 1 to 5, 8 and 9). */
export function createCertRa(deps: CertRaDeps): CertRa {
  const book = createCertificateBook();
  const issuing = createIssuing({ ...deps, book });
  const office: Office = {
    ...deps,
    book,
    issuing,
    lines: Object.values(deps.lines),
    desk: createContractDesk(deps.registration),
    stateOf: (entry, now) => stateOf(entry, now, deps),
  };
  const authority: RegistrationAuthority = {
    namespace: ns.certRa,
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, { soapAction }]) => [
        soapAction,
        [ns.certRa, `${name}Request`],
      ]),
    ),
    requireUserAgent: deps.requireUserAgent,
    withoutStatus: requestsWith(({ hasStatus }) => hasStatus === false),
    changes: requestsWith(({ changes }) => changes === true),
    contents: (message, fault, now) => contentsOf(message, fault, now, office),
  };
  return {
    answer: (call) => answerRegistration(call, authority),
    know: (der) => {
      book.entryOf(new X509Certificate(der));
    },
    requests: () =>
      book
        .all()
        .filter(({ isOlder }) => !isOlder)
        .map(requestState),
    decide: ({ publicKeyIdentifier, decision }) => {
      issuing.decide(publicKeyIdentifier, decision, new Date());
    },
    keyToConfirm: (url) =>
      book
        .all()
        .find(({ confirmation, phase }) => phase === 'unconfirmed' && confirmation?.url === url)
        ?.identifier,
  };
}

function contentsOf(message: SoapMessage, fault: MetFault, now: Date, office: Office): string {
  const { payload } = message;
  const operation = operations[payload.name.replace(/Request$/, '')];
  if (operation === undefined) throw new TypeError('an operation without code');
  const before = (): Pick<Parameters<Operation['answer']>[0], 'named' | 'fault' | 'now'> => {
    refuseAsOrdered(fault);
    return { named: childrenByShape(payload, operation.shape), fault, now };
  };
  switch (operation.signer) {
    case null:
      requestId(payload);
      requireInstant(payload, now, office.registration());
      return operation.answer(before(), office);
    case 'ehealth': {
      const { certificate } = ehealthCaller(message, operation.shape, now, office);
      return operation.answer({ ...before(), certificate }, office);
    }
    default: {
      const card = cardCaller(message, operation.shape, operation.signer, now, office);
      return operation.answer({ ...before(), card }, office);
    }
  }
}

const requestState = ({
  identifier,
  actor,
  applicationId,
  phase,
  certificate,
  confirmation,
}: CertificateEntry): CertificateRequestState => ({
  publicKeyIdentifier: identifier,
  type: actor.type,
  id: actor.id,
  applicationId,
  phase,
  certificate: certificate?.raw.toString('base64') ?? null,
  validationUrl: confirmation?.url ?? null,
});
