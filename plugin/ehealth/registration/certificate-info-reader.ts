import { parseInstant } from '../xml/instant.ts';
import { childElements, findChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { readActor } from './actor.ts';
import type { Actor } from './actor.ts';
import { certRaNamespaces } from './canonical-element.ts';
import { readContactData } from './contact-data.ts';
import type { ContactData } from './contact-data.ts';
import { booleanOf, wordOf } from './schema-value.ts';

const certificateWords = ['IN_PROGRESS', 'VALID_ACTIVE', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;
const etkWords = [
  'NOT_REQUESTED',
  'IN_REQUEST',
  'WAIT_FOR_ACTIVATION',
  'VALID_ACTIVE',
  'REVOKED',
  'EXPIRED',
] as const;

/** What an issued certificate is, in eHealth's words. Instants are ISO 8601 UTC, null where they cannot be read. */
export interface CertificateDetails {
  readonly serialNumber: string | null;
  readonly dn: string | null;
  readonly issuerDn: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
}

/** What eHealth says of a certificate (registration.md sections 6.7 and 15). null: absent, or a word that we do not know. */
export interface CertificateInfo {
  readonly certificate: (typeof certificateWords)[number] | null;
  readonly etk: (typeof etkWords)[number] | null;
  readonly replaceable: boolean | null;
  /** From when a renewal is taken; ISO 8601 UTC. */
  readonly replaceableFrom: string | null;
  /** SHA-1 of the public key, upper-case hex: the identity of the request. */
  readonly publicKeyIdentifier: string | null;
  /** ISO 8601 UTC. */
  readonly requestedAt: string | null;
  readonly actor: Actor | null;
  readonly applicationId: string | null;
  readonly automaticallyValidated: boolean | null;
  /** null until the certificate is delivered. */
  readonly details: CertificateDetails | null;
  readonly revocable: boolean | null;
  readonly contactData: ContactData | null;
  readonly baseServices: readonly string[];
}

/** Reads a CertificateInfo; what is missing in it stays null. Throws XmlError for an element that occurs twice. */
export function readCertificateInfo(info: XmlElement): CertificateInfo {
  const { core } = certRaNamespaces;
  const contact = findChild(info, core, 'ContactData');
  return {
    certificate: wordOf(certificateWords, valueOf(info, 'AuthenticationCertificateStatus')),
    etk: wordOf(etkWords, valueOf(info, 'ETKStatus')),
    replaceable: booleanOf(valueOf(info, 'Replaceable')),
    replaceableFrom: instantOf(info, 'ReplacementPeriodStartDate'),
    publicKeyIdentifier: valueOf(info, 'PublicKeyIdentifier')?.toUpperCase() ?? null,
    requestedAt: instantOf(info, 'RequestedDate'),
    ...identifierIn(info),
    automaticallyValidated: booleanOf(valueOf(info, 'AutomaticallyValidated')),
    details: detailsIn(info),
    revocable: booleanOf(valueOf(info, 'Revocable')),
    contactData: contact === undefined ? null : readContactData(contact),
    baseServices: childElements(info, core, 'BaseServiceUsage').map((one) => textOf(one).trim()),
  };
}

function identifierIn(info: XmlElement): Pick<CertificateInfo, 'actor' | 'applicationId'> {
  const { core } = certRaNamespaces;
  const entity = findChild(info, core, 'CertificateEntity');
  const identifier = entity && findChild(entity, core, 'CertificateIdentifier');
  const actor = identifier && findChild(identifier, core, 'Actor');
  return {
    actor: actor === undefined ? null : readActor(actor),
    applicationId: (identifier && valueOf(identifier, 'ApplicationId')) ?? null,
  };
}

function detailsIn(info: XmlElement): CertificateDetails | null {
  const details = findChild(info, certRaNamespaces.core, 'AuthenticationCertificateDetails');
  if (details === undefined) return null;
  return {
    serialNumber: valueOf(details, 'SerialNumber') ?? null,
    dn: valueOf(details, 'DN') ?? null,
    issuerDn: valueOf(details, 'IssuerDN') ?? null,
    notBefore: instantOf(details, 'ValidNotBefore'),
    notAfter: instantOf(details, 'ValidNotAfter'),
  };
}

/** undefined where the element is absent or empty. */
function valueOf(parent: XmlElement, name: string): string | undefined {
  const found = findChild(parent, certRaNamespaces.core, name);
  const value = found === undefined ? '' : textOf(found).trim();
  return value === '' ? undefined : value;
}

const instantOf = (parent: XmlElement, name: string): string | null =>
  parseInstant(valueOf(parent, name))?.toISOString() ?? null;
