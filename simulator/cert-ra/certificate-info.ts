import { nameText, readName } from '../pki/distinguished-name.ts';
import { dateTime } from '../registration/status-answer.ts';
import { escapeXml } from '../xml/xml.ts';
import type { CertificateEntry } from './certificate-book.ts';
import type { CertificateState } from './certificate-state.ts';
import { contactXml, partyXml } from './party.ts';

/** `p:CertificateInfo` (registration.md 6.7, 15) of an entry in its present state. */
export function certificateInfo(entry: CertificateEntry, state: CertificateState): string {
  const { actor, applicationId, certificate } = entry;
  const contact =
    state.contact === undefined
      ? entry.contact
      : {
          EmailPrivate: state.contact.email,
          EmailGeneral: null,
          PhonePrivate: state.contact.phone,
          PhoneGeneral: null,
        };
  return (
    '<p:CertificateInfo>' +
    `<c:RequestedDate>${dateTime(entry.requestedAt)}</c:RequestedDate>` +
    `<c:PublicKeyIdentifier>${entry.identifier}</c:PublicKeyIdentifier>` +
    `<c:CertificateEntity EntityType="${actor.type === 'SSIN' ? 'NaturalPerson' : 'Organization'}"><c:CertificateIdentifier>` +
    `<c:Actor>${partyXml(actor)}</c:Actor>` +
    (applicationId === null
      ? ''
      : `<c:ApplicationId>${escapeXml(applicationId)}</c:ApplicationId>`) +
    '</c:CertificateIdentifier></c:CertificateEntity>' +
    `<c:AuthenticationCertificateStatus>${state.status}</c:AuthenticationCertificateStatus>` +
    `<c:ETKStatus>${state.etkStatus}</c:ETKStatus>` +
    `<c:AutomaticallyValidated>${String(entry.automaticallyValidated)}</c:AutomaticallyValidated>` +
    (certificate === null ? '' : details(certificate)) +
    `<c:Revocable>${String(state.status === 'VALID_ACTIVE')}</c:Revocable><c:Replaceable>${String(state.replaceable)}</c:Replaceable>` +
    (state.replacementStart === null
      ? ''
      : `<c:ReplacementPeriodStartDate>${dateTime(state.replacementStart)}</c:ReplacementPeriodStartDate>`) +
    `<c:ContactData>${contactXml(contact)}</c:ContactData>` +
    entry.baseServices
      .map((service) => `<c:BaseServiceUsage>${escapeXml(service)}</c:BaseServiceUsage>`)
      .join('') +
    '</p:CertificateInfo>'
  );
}

function details(certificate: NonNullable<CertificateEntry['certificate']>): string {
  return (
    '<c:AuthenticationCertificateDetails>' +
    `<c:SerialNumber>${BigInt(`0x${certificate.serialNumber}`).toString(10)}</c:SerialNumber>` +
    `<c:DN>${escapeXml(nameText(readName(certificate.subject)))}</c:DN>` +
    `<c:IssuerDN>${escapeXml(nameText(readName(certificate.issuer)))}</c:IssuerDN>` +
    `<c:ValidNotBefore>${dateTime(new Date(certificate.validFrom))}</c:ValidNotBefore>` +
    `<c:ValidNotAfter>${dateTime(new Date(certificate.validTo))}</c:ValidNotAfter>` +
    '</c:AuthenticationCertificateDetails>'
  );
}
