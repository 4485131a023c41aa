import { certificateInfo, isEntryOf } from './certificate-info.ts';
import type { RegisteredCertificate } from '../control/control.ts';
import type { TokenStatus } from './etk-ra.ts';
import {
  answerRegistration,
  ehealthCaller,
  refuseAsOrdered,
  type CallerDeps,
  type RegistrationAnswer,
  type RegistrationAuthority,
  type RegistrationCall,
} from './registration-answer.ts';
import { StatusRefusal } from './status-answer.ts';
import { ns, soapActions } from '../xml/xml-names.ts';

export interface CertRaDeps extends CallerDeps {
  readonly registered: () => readonly RegisteredCertificate[];
  /** What the registration authority of tokens says of a certificate that it has met. */
  readonly tokenStatus: (certificate: Uint8Array) => TokenStatus | undefined;
  readonly requireUserAgent: () => boolean;
}

export interface CertRa {
  /** Answers a call; rejects with a SoapFault. */
  answer(call: RegistrationCall): Promise<RegistrationAnswer>;
}

const operation = 'GetCertificateInfoForAuthenticationCertificate';
const protocol = 'urn:be:fgov:ehealth:certra:protocol:v2';
const oldProtocol = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';

/** The operations of CertRA v2 that answer with a Status, by SOAPAction (registration.md 6). All but one are only refused. */
const operations: RegistrationAuthority['operations'] = Object.fromEntries(
  (
    [
      [soapActions.certificateInfo, operation],
      [`${protocol}:getActorQualities`, 'GetActorQualities'],
      [`${protocol}:getGenericOrganizationTypes`, 'GetGenericOrganizationTypes'],
      [`${protocol}:generateContract`, 'GenerateContract'],
      [`${oldProtocol}:generatecertificate`, 'GenerateCertificate'],
      [`${oldProtocol}:getcertificate`, 'GetCertificate'],
      [`${protocol}:getCertificateInfoForCitizen`, 'GetCertificateInfoForCitizen'],
      [`${protocol}:generateRevocationContract`, 'GenerateRevocationContract'],
      [`${oldProtocol}:revoke`, 'Revoke'],
      [`${protocol}:submitCSRForForeigner`, 'SubmitCSRForForeigner'],
    ] as const
  ).map(([action, name]) => [action, [ns.certRa, `${name}Request`]]),
);

/** CertRA v2, limited to the operation that returns the state of the signing certificate (registration.md 6.7). */
export function createCertRa(deps: CertRaDeps): CertRa {
  const authority: RegistrationAuthority = {
    namespace: ns.certRa,
    operations,
    requireUserAgent: deps.requireUserAgent,
    contents: (message, fault, now) => {
      if (message.payload.name !== `${operation}Request`) {
        throw new StatusRefusal('SIM_NOT_SIMULATED', `${message.payload.name} is not simulated`);
      }
      const { certificate } = ehealthCaller(message, [], now, deps);
      refuseAsOrdered(fault);
      const registered = deps.registered().find((entry) => isEntryOf(entry, certificate));
      const status = deps.tokenStatus(certificate.raw);
      return certificateInfo(
        certificate,
        status === undefined ? registered : { etkStatus: status, ...registered },
        now,
      );
    },
  };
  return { answer: (call) => answerRegistration(call, authority) };
}
