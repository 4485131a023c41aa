import type { X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type { NameAttribute } from '../../pki/x509/certificate-facts.ts';
import type { Claims } from './claims.ts';

/** The attributes that name a holder, by the names OpenSSL gives them. */
const types = { CN: '2.5.4.3', OU: '2.5.4.11', serialNumber: '2.5.4.5' } as const;

/**
 * Whether the numbers asserted of the certificate's holder are those of the holder-of-key certificate: eHealth answers
 * RequestDenied otherwise, without saying which two numbers differ (sessions.md section 13). Throws ERR_CLAIM_MISMATCH with
 * both, masked.
 */
export function checkClaims(claims: Claims, holderOfKey: X509Certificate): void {
  const identifier = identifierOf(holderOfKey);
  const other = claims.asserted.find(
    ({ uri, value }) => uri.includes(':certificateholder:') && !isSame(value, identifier),
  );
  if (other === undefined) return;
  throw new PluginError('ERR_CLAIM_MISMATCH', 'asserted number is not that of the certificate', {
    params: {
      asserted: maskIdentifier(other.value),
      certificate: identifier === null ? '' : maskIdentifier(identifier),
    },
  });
}

/** Of an eHealth certificate its holder; of an identity card's the national number. */
function identifierOf(certificate: X509Certificate): string | null {
  const subject = subjectOf(certificate);
  const holder = parseEhealthName(subject)?.holder.id;
  if (holder !== undefined) return holder;
  const serial = subject.find(({ type }) => type === types.serialNumber)?.value ?? '';
  return /^[0-9]{10,11}$/.test(serial) ? serial.padStart(11, '0') : null;
}

/** By OpenSSL and not by pki/x509/certificate.ts, which takes ten times as long for all that it reads besides. */
function subjectOf(certificate: X509Certificate): NameAttribute[] {
  const subject: Readonly<Record<string, unknown>> = { ...certificate.toLegacyObject().subject };
  return Object.entries(types).flatMap(([name, type]) =>
    [subject[name]]
      .flat()
      .filter((value) => typeof value === 'string')
      .map((value) => ({ type, value })),
  );
}

/** Some services write a NIHII number with all its 11 digits; the certificate has the 8 that identify. */
function isSame(asserted: string, identifier: string | null): boolean {
  return (
    asserted === identifier ||
    (identifier?.length === 8 && asserted.length === 11 && asserted.startsWith(identifier))
  );
}
