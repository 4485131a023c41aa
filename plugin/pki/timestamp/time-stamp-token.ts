import { createHash, timingSafeEqual } from 'node:crypto';
import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import { octetStringOf, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { readSignedContent } from '../cms/signed-data.ts';
import type { SignedContent } from '../cms/signed-data.ts';
import type { ReadCertificate } from '../x509/certificate.ts';
import type { DerCertificate } from '../x509/certificate-signature.ts';
import { fingerprintOf, isValidAt, pathTo } from '../x509/certification-path.ts';
import { readTbsFields } from '../x509/tbs-fields.ts';
import { readTimeStampInfo } from './time-stamp-info.ts';
import type { TimeStampInfo } from './time-stamp-info.ts';

/** Why a token is no time stamp of what was sent; the first that applies, in the order of the checks. */
export type TimeStampProblem =
  /** No CMS of one signer around a TSTInfo. */
  | 'unreadable'
  /** Over another digest. */
  | 'other-digest'
  /** The signature does not fit, or is made with SHA-1. */
  | 'bad-signature'
  /** The signer's certificate is missing, is another than the signature says, or is not for time stamps. */
  | 'signer'
  /** It leads to no trusted authority, or was not valid at that time. */
  | 'not-trusted'
  /** Its time is not now. */
  | 'time';

export interface TimeStamp extends TimeStampInfo {
  /** The CMS SignedData, as XAdES and RFC 3161 carry it. */
  readonly token: Uint8Array;
}

export interface TimeStampRules {
  /** SHA-256 of what was stamped. */
  readonly digest: Uint8Array;
  /** Authorities that a signer leads to, or signers themselves. */
  readonly anchors: readonly DerCertificate[];
  /** Its time lies no further from this instant than `toleranceMs`; null for an old one, of which only the signer's validity is checked. */
  readonly now: Date | null;
  readonly toleranceMs: number;
}

const timeStampContent = '1.2.840.113549.1.9.16.1.4';
const timeStamping = '1.3.6.1.5.5.7.3.8';
const extendedKeyUsage = '551d25';
const sha256 = '2.16.840.1.101.3.4.2.1';
const attribute = {
  contentType: '1.2.840.113549.1.9.3',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;
const hashes: ReadonlyMap<string, string> = new Map([
  [sha256, 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/**
 * Judges a time-stamp token (RFC 3161, 2.2 and 2.4.2; RFC 5652, 5.4; RFC 5816): that it is over this digest, that its signature fits
 * and names its certificate, that this one is for time stamps alone (2.3), leads to a trusted authority at the time it states, and,
 * for a fresh one, that this time is now. Revocation is not looked up. Never throws.
 */
export function judgeTimeStamp(
  token: Uint8Array,
  rules: TimeStampRules,
): { readonly timeStamp: TimeStamp } | { readonly problem: TimeStampProblem } {
  let signed: SignedContent;
  let info: TimeStampInfo;
  try {
    signed = readSignedContent(token);
    if (signed.contentType !== timeStampContent) return { problem: 'unreadable' };
    info = readTimeStampInfo(signed.content);
  } catch {
    return { problem: 'unreadable' };
  }
  const problem = problemOf(signed, info, rules);
  return problem === null ? { timeStamp: { ...info, token } } : { problem };
}

function problemOf(
  signed: SignedContent,
  info: TimeStampInfo,
  { digest, anchors, now, toleranceMs }: TimeStampRules,
): TimeStampProblem | null {
  if (info.hash !== sha256 || !isSame(info.digest, digest)) return 'other-digest';
  const { signer } = signed;
  if (signer === null) return 'signer';
  if (!signed.isSigned || !statesContent(signed)) return 'bad-signature';
  if (!isNamed(signed, signer) || !isForTimeStamps(signer)) return 'signer';
  if (!isTrusted(signed, signer, anchors, info.at)) return 'not-trusted';
  if (now !== null && Math.abs(info.at.getTime() - now.getTime()) > toleranceMs) return 'time';
  return null;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** The signed attributes are there, and repeat the type of the content (RFC 5652, 11.1). */
function statesContent({ signedAttributes }: SignedContent): boolean {
  const value = signedAttributes.get(attribute.contentType);
  if (value === undefined) return false;
  try {
    return oidOf(scanBer(value, createBerBudget(4))) === timeStampContent;
  } catch {
    return false;
  }
}

/** ESSCertID (RFC 2634) or ESSCertIDv2 (RFC 5035) has the hash of the signer's certificate: no other one can take its place. */
function isNamed({ signedAttributes }: SignedContent, { raw }: ReadCertificate): boolean {
  const newer = signedAttributes.get(attribute.signingCertificateV2);
  const older = signedAttributes.get(attribute.signingCertificate);
  const value = newer ?? older;
  if (value === undefined) return false;
  try {
    const first = sequenceOf(sequenceOf(sequenceOf(scanBer(value, createBerBudget(16)))[0])[0]);
    const [head] = first;
    if (head === undefined) return false;
    // Of the newer kind the hash may name its algorithm first; SHA-256 where it does not
    const named = newer !== undefined && head.constructed;
    const hash =
      newer === undefined ? 'sha1' : named ? hashes.get(oidOf(head.children[0])) : 'sha256';
    if (hash === undefined) return false;
    const stated = named ? octetStringOf(first[1]) : octetsOf(head);
    return isSame(stated, createHash(hash).update(raw).digest());
  } catch {
    return false;
  }
}

/** RFC 3161, 2.3: the extended key usage is critical, and names this purpose alone. */
function isForTimeStamps({ facts, raw }: ReadCertificate): boolean {
  const [purpose, ...others] = facts.extendedKeyUsage;
  const { extensions } = readTbsFields(raw);
  return (
    purpose === timeStamping &&
    others.length === 0 &&
    extensions.some(({ oid, critical }) => oid === extendedKeyUsage && critical)
  );
}

function isTrusted(
  { certificates }: SignedContent,
  signer: ReadCertificate,
  anchors: readonly DerCertificate[],
  at: Date,
): boolean {
  const isListed = anchors.some((anchor) => fingerprintOf(anchor) === fingerprintOf(signer));
  if (isListed) return isValidAt(signer, at);
  return pathTo<DerCertificate>(signer, certificates, anchors, { at, allowSha1: false }) !== null;
}
