import { derSpans, derTag } from '../../pki/asn1/der-cursor.ts';
import type { DerSpan } from '../../pki/asn1/der-cursor.ts';
import { readTbsFields } from '../../pki/x509/tbs-fields.ts';

/*
 * Names of certificates in the writing of RFC 4514, last part first: what XML signatures carry as X509IssuerName, and what others
 * parse back to compare.
 */

/** Content octets of an attribute type, in hex, and the keyword of RFC 4514, section 3. Any other is written by its number. */
const keywords: ReadonlyMap<string, string> = new Map([
  ['550403', 'CN'],
  ['550407', 'L'],
  ['550408', 'ST'],
  ['55040a', 'O'],
  ['55040b', 'OU'],
  ['550406', 'C'],
  ['550409', 'STREET'],
  ['0992268993f22c640119', 'DC'],
  ['0992268993f22c640101', 'UID'],
]);

/** String types that are UTF-8 or a part of it: UTF8String, PrintableString, IA5String. */
const textTags: ReadonlySet<number> = new Set([0x0c, 0x13, 0x16]);

/** The issuer of a certificate, as text. Throws MalformedError for what is no certificate. */
export function issuerText(certificate: Uint8Array): string {
  const { issuer } = readTbsFields(certificate);
  const parts = [...derSpans(certificate, issuer.contentStart, issuer.end)].map((rdn) =>
    [...derSpans(certificate, rdn.contentStart, rdn.end)]
      .map((one) => attributeText(certificate, one))
      .join('+'),
  );
  return parts.reverse().join(',');
}

/** The serial number, decimal, as an unsigned number of its octets. */
export function serialNumberText(certificate: Uint8Array): string {
  const { serialNumber } = readTbsFields(certificate);
  const octets = certificate.subarray(serialNumber.contentStart, serialNumber.end);
  return BigInt(`0x${Buffer.from(octets).toString('hex') || '0'}`).toString();
}

function attributeText(bytes: Uint8Array, span: DerSpan): string {
  const [type, value] = derSpans(bytes, span.contentStart, span.end);
  if (type?.tag !== derTag.oid || value === undefined) return '';
  const octets = (one: DerSpan) => Buffer.from(bytes.subarray(one.contentStart, one.end));
  const keyword = keywords.get(octets(type).toString('hex'));
  if (keyword !== undefined && textTags.has(value.tag)) {
    return `${keyword}=${escaped(octets(value).toString('utf8'))}`;
  }
  const whole = Buffer.from(bytes.subarray(value.start, value.end)).toString('hex');
  return `${keyword ?? dotted(octets(type))}=#${whole}`;
}

/** RFC 4514, section 2.4. */
function escaped(text: string): string {
  return text
    .replace(/[\\",+;<>=]/g, (character) => `\\${character}`)
    .replace(/^[ #]/, (character) => `\\${character}`)
    .replace(/ $/, '\\ ');
}

function dotted(octets: Buffer): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of octets) {
    arc = arc * 128 + (octet & 0x7f);
    if ((octet & 0x80) !== 0) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}
