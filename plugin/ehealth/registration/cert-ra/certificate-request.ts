import { failure } from '../../soap/call.ts';
import type { ServiceFailure } from '../../soap/call.ts';
import { parseInstant } from '../../xml/instant.ts';
import { findChild, onlyChild, textOf } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { actorContent } from '../actor.ts';
import type { Actor } from '../actor.ts';
import { canonicalText, certRaNamespaces, element } from '../canonical-element.ts';
import { contactContent } from '../contact-data.ts';
import type { ContactData } from '../contact-data.ts';
import { booleanOf } from '../schema-value.ts';
import { contractElement } from './contract.ts';
import type { Contract } from './contract.ts';
import { spelledForRequest } from './dn-spelling.ts';

const { protocol } = certRaNamespaces;

export interface CertificateRequest {
  readonly contactData: ContactData;
  /** PKCS#10, DER; its subject is the name in the contract. */
  readonly csr: Uint8Array;
  /** As it was received. */
  readonly contract: Contract;
  /** Services that the certificate is announced to: those of the organisation's type only. */
  readonly baseServices?: readonly string[];
}

export interface RequestedCertificate {
  readonly kind: 'requested';
  /** Upper-case hex. The caller compares it with that of its key. */
  readonly publicKeyIdentifier: string;
  /** False: eHealth's support validates the request by hand. */
  readonly automaticallyValidated: boolean;
  /** The key of the certificate that this one replaces; null for a first one. */
  readonly replaces: string | null;
}

export const certificateRequestContent = (request: CertificateRequest): string =>
  canonicalText([
    element('p:EHealthCSR', [
      element('c:ContactData', contactContent(request.contactData)),
      element('c:CSR', base64(request.csr)),
      contractElement('c:Contract', {
        ...request.contract,
        dn: spelledForRequest(request.contract.dn),
      }),
      ...(request.baseServices ?? []).map((service) => element('c:BaseServiceUsage', service)),
    ]),
  ]);

export function readRequested(response: XmlElement): RequestedCertificate | ServiceFailure {
  const identifier = identifierIn(response, 'PublicKeyIdentifier');
  if (identifier === null) return failure('Unreadable', 'PublicKeyIdentifier');
  const validated = findChild(response, protocol, 'AutomaticallyValidated');
  return {
    kind: 'requested',
    publicKeyIdentifier: identifier,
    automaticallyValidated:
      validated === undefined ? false : (booleanOf(textOf(validated).trim()) ?? false),
    replaces: identifierIn(response, 'ReplacesCertificate'),
  };
}

function identifierIn(response: XmlElement, name: string): string | null {
  const found = findChild(response, protocol, name);
  const text = found === undefined ? '' : textOf(found).trim().toUpperCase();
  return /^[0-9A-F]{40}$/.test(text) ? text : null;
}

export interface ForeignerRequest {
  /** With a bis number. */
  readonly person: Actor;
  readonly contactData: ContactData;
  /** PKCS#10, DER. */
  readonly csr: Uint8Array;
}

export interface SubmittedRequest {
  readonly kind: 'submitted';
  /** Where the person logs in; nothing is issued before. */
  readonly validationUrl: string;
  /** Until when; ISO 8601 UTC, null where it cannot be read. */
  readonly expiresAt: string | null;
}

export const foreignerRequestContent = ({ person, contactData, csr }: ForeignerRequest): string =>
  canonicalText([
    element('p:ForeignPerson', actorContent(person)),
    element('p:ContactData', contactContent(contactData)),
    element('p:CSR', base64(csr)),
  ]);

export function readSubmitted(response: XmlElement): SubmittedRequest | ServiceFailure {
  const url = textOf(onlyChild(response, protocol, 'ValidationUrl')).trim();
  if (!isWebAddress(url)) return failure('Unreadable', 'ValidationUrl');
  const end = findChild(response, protocol, 'ExpirationDate');
  const expiresAt = end === undefined ? null : parseInstant(textOf(end).trim());
  return {
    kind: 'submitted',
    validationUrl: url,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** It becomes a link: nothing but the web's own schemes. */
const isWebAddress = (text: string) =>
  URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol);

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
