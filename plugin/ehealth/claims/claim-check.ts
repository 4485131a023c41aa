import { PluginError } from '../../errors.ts';
import { readSubject } from '../../pki/x509/certificate.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import { parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import { personHolder } from './claims-table.ts';
import type { Claims } from './claims.ts';

const serialNumberType = '2.5.4.5';

/** The certificates of a request (sessions.md section 6). */
export interface RequestCertificates {
  readonly header: DerCertificate;
  readonly holderOfKey: DerCertificate;
}

/**
 * Whether the numbers asserted of a certificate's holder are those in the certificates: eHealth answers RequestDenied otherwise, without
 * saying which two numbers differ (sessions.md section 13). A person is the holder of the header's certificate, and of the holder-of-key where
 * that is a person's; an organisation has the holder-of-key. Throws ERR_CLAIM_MISMATCH with both, masked.
 */
export function checkClaims(claims: Claims, certificates: RequestCertificates): void {
  const header = identifierOf(certificates.header);
  const holderOfKey = identifierOf(certificates.holderOfKey);
  for (const { uri, value } of claims.asserted.filter((claim) => isHolder(claim))) {
    const isPerson = uri === personHolder;
    const owners = !isPerson
      ? [holderOfKey]
      : isPersonal(holderOfKey)
        ? [header, holderOfKey]
        : [header];
    const other = owners.find((identifier) => !isSame(value, identifier));
    if (other !== undefined) throw mismatch(value, other);
  }
}

const isHolder = ({ uri }: { readonly uri: string }) => uri.includes(':certificateholder:');

const isPersonal = (identifier: string | null) => identifier?.length === 11;

function mismatch(asserted: string, identifier: string | null): PluginError {
  return new PluginError('ERR_CLAIM_MISMATCH', 'asserted number is not that of the certificate', {
    params: {
      asserted: maskIdentifier(asserted),
      certificate: identifier === null ? '' : maskIdentifier(identifier),
    },
  });
}

/** Of an eHealth certificate its holder; of an identity card's the national number. Throws MalformedError. */
export function identifierOf(certificate: DerCertificate): string | null {
  const subject = readSubject(certificate);
  const holder = parseEhealthName(subject)?.holder.id;
  if (holder !== undefined) return holder;
  const serial = subject.find(({ type }) => type === serialNumberType)?.value ?? '';
  return /^[0-9]{10,11}$/.test(serial) ? serial.padStart(11, '0') : null;
}

/** Some services write a NIHII number with all its 11 digits; the certificate has the 8 that identify. */
function isSame(asserted: string, identifier: string | null): boolean {
  return (
    asserted === identifier ||
    (identifier?.length === 8 && asserted.length === 11 && asserted.startsWith(identifier))
  );
}
