import { createHash, type X509Certificate } from 'node:crypto';
import type { RegisteredCertificate } from '../control/control.ts';
import { publicKeyIdentifier } from '../pki/certificate-profile.ts';
import { nameText, readName, type DistinguishedName } from '../pki/distinguished-name.ts';
import { dateTime } from './status-answer.ts';
import { escapeXml } from '../xml/xml.ts';

const day = 24 * 3_600_000;

/** How long before its end a certificate can be replaced. */
const replacementDays = 90;

const defaultContact = { email: 'alix@example.invalid', phone: '+32 2 000 00 00' } as const;

/**
 * `p:CertificateInfo` (registration.md 6.7, 15) of an issued certificate: its own content and the given additions.
 * Names of persons are guessed from the certificate: the first word is the given name.
 */
export function certificateInfo(
  certificate: X509Certificate,
  registered: Omit<RegisteredCertificate, 'certificate'> | undefined,
  now: Date,
): string {
  const [notBefore, notAfter] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  const start = replacementStart(registered, notAfter);
  const replaceable =
    registered?.replaceable ?? (start !== null && now >= start && now <= notAfter);
  const contact = registered?.contact ?? defaultContact;
  return (
    '<p:CertificateInfo>' +
    `<c:RequestedDate>${dateTime(new Date(notBefore.getTime() + 600_000))}</c:RequestedDate>` +
    `<c:PublicKeyIdentifier>${identifierOf(certificate)}</c:PublicKeyIdentifier>` +
    entity(readName(certificate.subject)) +
    `<c:AuthenticationCertificateStatus>${registered?.status ?? 'VALID_ACTIVE'}</c:AuthenticationCertificateStatus>` +
    `<c:ETKStatus>${registered?.etkStatus ?? 'VALID_ACTIVE'}</c:ETKStatus>` +
    '<c:AutomaticallyValidated>true</c:AutomaticallyValidated>' +
    '<c:AuthenticationCertificateDetails>' +
    `<c:SerialNumber>${BigInt(`0x${certificate.serialNumber}`).toString(10)}</c:SerialNumber>` +
    `<c:DN>${escapeXml(nameText(readName(certificate.subject)))}</c:DN>` +
    `<c:IssuerDN>${escapeXml(nameText(readName(certificate.issuer)))}</c:IssuerDN>` +
    `<c:ValidNotBefore>${dateTime(notBefore)}</c:ValidNotBefore>` +
    `<c:ValidNotAfter>${dateTime(notAfter)}</c:ValidNotAfter>` +
    '</c:AuthenticationCertificateDetails>' +
    `<c:Revocable>true</c:Revocable><c:Replaceable>${String(replaceable)}</c:Replaceable>` +
    (start === null
      ? ''
      : `<c:ReplacementPeriodStartDate>${dateTime(start)}</c:ReplacementPeriodStartDate>`) +
    `<c:ContactData><c:EmailPrivate>${escapeXml(contact.email)}</c:EmailPrivate>` +
    `<c:PhonePrivate>${escapeXml(contact.phone)}</c:PhonePrivate></c:ContactData>` +
    '</p:CertificateInfo>'
  );
}

/** Whether an entry of the register means this certificate. */
export function isEntryOf(entry: RegisteredCertificate, certificate: X509Certificate): boolean {
  const fingerprint = createHash('sha256').update(certificate.raw).digest('hex').toUpperCase();
  return [fingerprint, identifierOf(certificate)].includes(entry.certificate);
}

const identifierOf = (certificate: X509Certificate): string =>
  publicKeyIdentifier(certificate.publicKey).toString('hex').toUpperCase();

function replacementStart(
  registered: Omit<RegisteredCertificate, 'certificate'> | undefined,
  notAfter: Date,
): Date | null {
  const start = registered?.replacementPeriodStart;
  if (start === undefined) return new Date(notAfter.getTime() - replacementDays * day);
  return start === null ? null : new Date(start);
}

/** The holder that the names in a subject identify (registration.md 10.3). */
function entity(subject: DistinguishedName): string {
  const commonName = subject.find(([type]) => type === 'CN')?.[1] ?? '';
  const [, type = '', id = '', applicationId] = /^([^=]+)=(\d+)(?:, (.+))?$/.exec(commonName) ?? [];
  const name = subject.filter(([part]) => part === 'OU').at(-2)?.[1] ?? '';
  const person = type === 'SSIN';
  const at = name.indexOf(' ');
  const names =
    person && at > 0
      ? `<cc:FirstName>${escapeXml(name.slice(0, at))}</cc:FirstName><cc:Name>${escapeXml(name.slice(at + 1))}</cc:Name>`
      : `<cc:Name>${escapeXml(name)}</cc:Name>`;
  return (
    `<c:CertificateEntity EntityType="${person ? 'NaturalPerson' : 'Organization'}"><c:CertificateIdentifier>` +
    `<c:Actor><cc:Id Type="${escapeXml(type)}">${escapeXml(id)}</cc:Id>${names}</c:Actor>` +
    (applicationId === undefined
      ? ''
      : `<c:ApplicationId>${escapeXml(applicationId)}</c:ApplicationId>`) +
    '</c:CertificateIdentifier></c:CertificateEntity>'
  );
}
