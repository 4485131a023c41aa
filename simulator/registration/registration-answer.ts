import type { X509Certificate } from 'node:crypto';
import type { RevokedCertificate } from '../control/control.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import { envelope, SoapFault } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapMessage, type SoapRequest } from '../soap/soap-message.ts';
import type { CardHolder, CardPurpose, CertificateHolderFacts, Trust } from '../soap/trust.ts';
import { readSignedRequest, requestId, type RequestRules } from './signed-request.ts';
import { refused, statusAnswer, StatusRefusal, success } from './status-answer.ts';

export interface RegistrationCall {
  readonly request: SoapRequest;
  readonly fault: MetFault;
  readonly now: Date;
}

export interface RegistrationAnswer {
  readonly text: string;
  readonly outcome: string;
  /** The request was carried out, and the connection breaks before the answer. */
  readonly isLost?: boolean;
}

/** One of the two registration authorities: what it answers, by SOAPAction. */
export interface RegistrationAuthority {
  readonly namespace: string;
  /** Name space and name of the body's element, by SOAPAction. */
  readonly operations: Readonly<Record<string, readonly [string, string]>>;
  readonly requireUserAgent: () => boolean;
  /** Requests whose answer has no Status. */
  readonly withoutStatus?: readonly string[];
  /** Requests that change something: their answers can get lost by order. */
  readonly changes: readonly string[];
  /** What follows the Status. Throws {@link StatusRefusal}. */
  contents(message: SoapMessage, fault: MetFault, now: Date): string | Promise<string>;
}

/** Answers a call: refusals that SOAP can carry are returned in a Status with a code that begins with SIM_. Rejects with {@link SoapFault}. */
export async function answerRegistration(
  { request, fault, now }: RegistrationCall,
  authority: RegistrationAuthority,
): Promise<RegistrationAnswer> {
  const { namespace, operations, requireUserAgent } = authority;
  const message = readSoapRequest(request, operations, requireUserAgent());
  const { contents, outcome } = await contentsOrRefusal(message, { fault, now }, authority);
  if (
    fault.mode === 'response-lost' &&
    outcome === 'answer' &&
    authority.changes.includes(message.payload.name)
  ) {
    fault.count();
    return { text: '', outcome: 'response-lost', isLost: true };
  }
  const wrong = fault.mode === 'wrong-in-response-to';
  if (wrong) fault.count();
  const name = message.payload.name.replace(/Request$/, 'Response');
  const inResponseTo = wrong ? '_another-request' : idOrNull(message);
  return {
    text: envelope(statusAnswer(name, { namespace, inResponseTo, now }, contents)),
    outcome: wrong ? 'wrong-in-response-to' : outcome,
  };
}

async function contentsOrRefusal(
  message: SoapMessage,
  { fault, now }: Omit<RegistrationCall, 'request'>,
  authority: RegistrationAuthority,
): Promise<{ readonly contents: string; readonly outcome: string }> {
  const hasStatus = authority.withoutStatus?.includes(message.payload.name) !== true;
  try {
    const contents = await authority.contents(message, fault, now);
    return { contents: (hasStatus ? success() : '') + contents, outcome: 'answer' };
  } catch (error) {
    if (!(error instanceof StatusRefusal)) throw error;
    if (!hasStatus) throw new SoapFault(error.code, error.message);
    return {
      contents: refused(error, fault.mode !== 'status-without-detail'),
      outcome: error.code,
    };
  }
}

export interface CallerDeps {
  readonly trust: Trust;
  readonly revoked: () => readonly RevokedCertificate[];
  readonly registration: () => RequestRules;
}

export interface Caller {
  readonly certificate: X509Certificate;
  readonly holder: Extract<CertificateHolderFacts, { kind: 'ehealth' }>;
}

/** Who signed: the key of an eHealth certificate. `others` as of readSignedRequest. Throws {@link StatusRefusal}. */
export function ehealthCaller(
  message: SoapMessage,
  others: readonly string[],
  now: Date,
  { trust, revoked, registration }: CallerDeps,
): Caller {
  const { signer } = readSignedRequest(message.payload, others, now, registration());
  const holder = judged(() => trust.holderOf(signer, now, revoked()));
  if (holder.kind !== 'ehealth') {
    throw new StatusRefusal(
      'SIM_SIGNER',
      'the key of an eHealth certificate must sign, not a card',
    );
  }
  return { certificate: signer, holder };
}

/** Which person signed, with which of the two keys of an identity card. Throws {@link StatusRefusal}. */
export function cardCaller(
  message: SoapMessage,
  others: readonly string[],
  purpose: CardPurpose,
  now: Date,
  { trust, revoked, registration }: CallerDeps,
): CardHolder {
  const { signer } = readSignedRequest(message.payload, others, now, registration());
  return judged(() => trust.cardHolderOf(signer, purpose, now, revoked()));
}

function judged<Facts>(judge: () => Facts): Facts {
  try {
    return judge();
  } catch (error) {
    if (error instanceof SoapFault) throw new StatusRefusal('SIM_SIGNER', error.message);
    throw error;
  }
}

/** Throws the refusal that was ordered, if any. */
export function refuseAsOrdered(fault: MetFault): void {
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
