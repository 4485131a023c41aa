import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { createBerBudget, scanBer } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import { algorithmOf, sequenceOf } from '../asn1/ber-value.ts';
import { derSpan } from '../asn1/der-cursor.ts';
import type { DerSpan } from '../asn1/der-cursor.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { derTime } from '../asn1/time.ts';
import type { KeyAlgorithm, NameAttribute, X509Facts } from './certificate-facts.ts';
import type { DerCertificate } from './certificate-signature.ts';
import { isSameName, readName } from './distinguished-name.ts';
import { findCurve } from './ec-curve.ts';
import { readExtensions } from './extensions.ts';
import {
  ecPublicKey,
  keyAlgorithm,
  publicKeyDigests,
  readPublicKey,
  rsaEncryption,
} from './public-key.ts';
import { readTbsFields } from './tbs-fields.ts';

export interface ReadCertificate {
  readonly facts: X509Facts;
  /** DER of the certificate, without what came behind it. */
  readonly raw: Uint8Array;
  /** Part of it could not be read: an extension, the key, bytes left over. */
  readonly odd: boolean;
  /** For checking signatures; null for a kind of key that OpenSSL does not read. */
  readonly publicKey: KeyObject | null;
}

/**
 * Reads X.509 (RFC 5280), also where a certificate departs from it in what does not change its meaning: redundant octets in the
 * serial number, a text in another encoding than its type, times in older forms. OpenSSL refuses some of these, so it reads the key
 * only. Throws MalformedError for bytes that are no certificate, and for one whose dates or whose RSA or EC key make no sense.
 */
export function readCertificate(bytes: Uint8Array, budget: BerBudget): ReadCertificate {
  const raw = bytes.subarray(0, derSpan(bytes, 0, bytes.length).end);
  const fields = readTbsFields(raw);
  const cut = ({ start, end }: DerSpan) => raw.subarray(start, end);
  const nameOf = (span: DerSpan): NameAttribute[] => readName(scanBer(cut(span), budget)).flat();
  const spki = cut(fields.publicKey);
  const publicKey = readPublicKey(spki, budget);
  const subject = nameOf(fields.subject);
  const issuer = nameOf(fields.issuer);
  const { unreadable, ...extensions } = readExtensions(raw, fields.extensions);
  return {
    facts: {
      der: Buffer.from(raw).toString('base64'),
      fingerprint: createHash('sha256').update(raw).digest('hex').toUpperCase(),
      serialNumber: unsignedDecimal(
        raw.subarray(fields.serialNumber.contentStart, fields.serialNumber.end),
      ),
      subject,
      issuer,
      issuerIsSubject: isSameName(subject, issuer),
      notBefore: derTime(raw, fields.notBefore).toISOString(),
      notAfter: derTime(raw, fields.notAfter).toISOString(),
      keyAlgorithm: algorithmOfKey(spki, publicKey, budget),
      ...publicKeyDigests(spki, budget),
      signatureAlgorithm: algorithmName(algorithmOf(scanBer(cut(fields.signature), budget)).oid),
      ...extensions,
    },
    raw,
    odd: unreadable || publicKey === null || raw.length < bytes.length,
    publicKey,
  };
}

/** The holder's name alone: a small part of what readCertificate takes. Throws MalformedError. */
export function readSubject({ raw }: DerCertificate): NameAttribute[] {
  const { start, end } = readTbsFields(raw).subject;
  return readName(scanBer(raw.subarray(start, end), createBerBudget(8))).flat();
}

/** A key of a kind that eHealth accepts, and that cannot be read, must not pass for a kind that it does not accept. */
function algorithmOfKey(
  spki: Uint8Array,
  publicKey: KeyObject | null,
  budget: BerBudget,
): KeyAlgorithm {
  const { oid, parameters } = algorithmOf(sequenceOf(scanBer(spki, budget))[0]);
  if (publicKey !== null) return keyAlgorithm(publicKey, algorithmName(oid));
  if (oid === rsaEncryption || (oid === ecPublicKey && findCurve(parameters) !== null))
    throw new MalformedError('a public key that makes no sense');
  return { type: 'other', name: algorithmName(oid) };
}

/** Serial numbers have up to 20 octets, so never a Number; a negative one is read as the unsigned number of its octets. */
function unsignedDecimal(octets: Uint8Array): string {
  if (octets.length === 0 || octets.length > 64)
    throw new MalformedError('a serial number of impossible length');
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`).toString();
}
