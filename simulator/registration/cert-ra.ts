import type { X509Certificate } from 'node:crypto';
import { certificateInfo, isEntryOf } from './certificate-info.ts';
import type { RegisteredCertificate, RevokedCertificate } from '../control/control.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import { readSignedRequest, requestId } from './signed-request.ts';
import { envelope, SoapFault } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapMessage, type SoapRequest } from '../soap/soap-message.ts';
import { refused, statusAnswer, StatusRefusal, success } from './status-answer.ts';
import type { Trust } from '../soap/trust.ts';
import { ns, soapActions } from '../xml/xml-names.ts';

export interface CertRaDeps {
  readonly trust: Trust;
  readonly registered: () => readonly RegisteredCertificate[];
  readonly revoked: () => readonly RevokedCertificate[];
  readonly requireUserAgent: () => boolean;
}

export interface CertRa {
  /** Answers a call; throws {@link SoapFault}. */
  answer(call: { readonly request: SoapRequest; readonly fault: MetFault; readonly now: Date }): {
    readonly text: string;
    readonly outcome: string;
  };
}

const operation = 'GetCertificateInfoForAuthenticationCertificate';
const protocol = 'urn:be:fgov:ehealth:certra:protocol:v2';
const oldProtocol = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';

/** The operations of CertRA v2 that answer with a Status, by SOAPAction (registration.md 6). All but one are only refused. */
const operations: Readonly<Record<string, readonly [string, string]>> = Object.fromEntries(
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

/**
 * CertRA v2, limited to the operation that returns the state of the signing certificate. Errors that SOAP can carry are returned
 * in a Status with a code that begins with SIM_.
 */
export function createCertRa(deps: CertRaDeps): CertRa {
  return {
    answer({ request, fault, now }) {
      const message = readSoapRequest(request, operations, deps.requireUserAgent());
      const { contents, outcome } = contentsFor(message, fault, now, deps);
      const wrong = fault.mode === 'wrong-in-response-to';
      if (wrong) fault.count();
      const name = message.payload.name.replace(/Request$/, 'Response');
      const inResponseTo = wrong ? '_another-request' : idOrNull(message);
      return {
        text: envelope(statusAnswer(name, { inResponseTo, now }, contents)),
        outcome: wrong ? 'wrong-in-response-to' : outcome,
      };
    },
  };
}

function contentsFor(
  message: SoapMessage,
  fault: MetFault,
  now: Date,
  deps: CertRaDeps,
): { readonly contents: string; readonly outcome: string } {
  try {
    const certificate = callerOf(message, now, deps);
    refuseAsOrdered(fault);
    const registered = deps.registered().find((entry) => isEntryOf(entry, certificate));
    return {
      contents: success() + certificateInfo(certificate, registered, now),
      outcome: 'answer',
    };
  } catch (error) {
    if (!(error instanceof StatusRefusal)) throw error;
    return {
      contents: refused(error, fault.mode !== 'status-without-detail'),
      outcome: error.code,
    };
  }
}

/** The certificate that signs is the certificate meant (registration.md 6.7). */
function callerOf(message: SoapMessage, now: Date, deps: CertRaDeps): X509Certificate {
  if (message.payload.name !== `${operation}Request`) {
    throw new StatusRefusal('SIM_NOT_SIMULATED', `${message.payload.name} is not simulated`);
  }
  const { signer } = readSignedRequest(message.payload, [], now);
  const holder = holderOf(signer, now, deps);
  if (holder.kind !== 'ehealth') {
    throw new StatusRefusal(
      'SIM_SIGNER',
      'the key of an eHealth certificate must sign, not a card',
    );
  }
  return signer;
}

function holderOf(
  signer: X509Certificate,
  now: Date,
  deps: CertRaDeps,
): ReturnType<Trust['holderOf']> {
  try {
    return deps.trust.holderOf(signer, now, deps.revoked());
  } catch (error) {
    if (error instanceof SoapFault) throw new StatusRefusal('SIM_SIGNER', error.message);
    throw error;
  }
}

function refuseAsOrdered(fault: MetFault): void {
  if (fault.mode === 'status-without-detail') {
    fault.count();
    throw new StatusRefusal('SIM_REFUSED', 'refused by order');
  }
  if (fault.mode === 'unknown-code') {
    fault.count();
    throw new StatusRefusal('NOBODY_KNOWS_THIS_CODE', 'something new went wrong', [
      ['k', 'v'],
      ['when', 'today'],
    ]);
  }
}

/** A request without an Id cannot be named in the answer. */
function idOrNull({ payload }: SoapMessage): string | null {
  try {
    return requestId(payload);
  } catch {
    return null;
  }
}
