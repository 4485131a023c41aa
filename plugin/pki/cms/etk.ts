import { createBerBudget } from '../asn1/ber.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { ReadCertificate } from '../x509/certificate.ts';
import { isSignedBy } from '../x509/certificate-signature.ts';
import type { DerCertificate } from '../x509/certificate-signature.ts';
import { pathTo } from '../x509/certification-path.ts';
import { isSameName } from '../x509/distinguished-name.ts';
import { weaknessOf } from '../x509/public-key.ts';
import { readSignedContent } from './signed-data.ts';
import { anchorCertificate } from '../x509/trust-anchor.ts';
import type { TrustAnchor } from '../x509/trust-anchor.ts';

/**
 * Why an encryption token is not believed (registration.md 12). `Owner`: the certificate of its holder is not with it, or did not
 * sign the encryption key. `Issuer`: the holder's certificate leads to no known authority.
 */
export type EtkFlaw = 'Signature' | 'Owner' | 'Issuer' | 'Validity' | 'KeyUsage' | 'WeakKey';

/** An ETK: the encryption certificate of a holder, as eHealth publishes it. */
export interface EncryptionToken {
  /** Of the encryption certificate; unsigned decimal, as in the keystore's aliases. */
  readonly serialNumber: string;
  /** SHA-256 of its SubjectPublicKeyInfo, upper-case hex. */
  readonly spkiSha256: string;
  readonly subject: ReadCertificate['facts']['subject'];
  /** The encryption certificate. */
  readonly certificate: ReadCertificate['facts'];
  /** The signer of the token leads to an authority we know. For information: see {@link readEtk}. */
  readonly isSignerKnown: boolean;
  /** Checks that failed; only without any is the token an answer. */
  readonly flaws: readonly EtkFlaw[];
}

const maxDepth = 32;

/**
 * Reads an ETK and checks it: the token's own signature, the holder's certificate (found by name, its key signed the encryption
 * certificate, a known authority issued it), dates, uses and size of the keys. null for what is no ETK at all.
 *
 * Who signed the token is not decisive: no public source says which authority issues to that signer, and what counts, the
 * encryption key, is signed by the holder's own key. Revocation is not looked up.
 */
export function readEtk(
  bytes: Uint8Array,
  { anchors, now }: { readonly anchors: readonly TrustAnchor[]; readonly now: Date },
): EncryptionToken | null {
  try {
    const { content, certificates, signer, isSigned } = readSignedContent(bytes);
    const encryption = readCertificate(content, createBerBudget(maxDepth));
    const { serialNumber, spkiSha256, subject } = encryption.facts;
    const owner = ownerOf(encryption, certificates);
    const known = (one: ReadCertificate) => isTrusted(one, certificates, anchors);
    const checks: Readonly<Record<EtkFlaw, boolean>> = {
      Signature: isSigned,
      Owner: owner !== null,
      Issuer: owner !== null && known(owner),
      Validity: [encryption, owner].every((one) => one === null || isValidAt(one, now)),
      KeyUsage: isForEncryption(encryption) && (owner === null || isForSigning(owner)),
      WeakKey: isStrong(encryption),
    };
    return {
      serialNumber,
      spkiSha256,
      subject,
      certificate: encryption.facts,
      isSignerKnown: signer !== null && known(signer),
      flaws: (Object.keys(checks) as EtkFlaw[]).filter((flaw) => !checks[flaw]),
    };
  } catch {
    return null;
  }
}

/** Looks self-signed by its names, but the key of another certificate with that name signed it: of the holder, so of no CA. */
function ownerOf(
  encryption: ReadCertificate,
  certificates: readonly ReadCertificate[],
): ReadCertificate | null {
  const { issuerIsSubject, issuer } = encryption.facts;
  if (!issuerIsSubject) return null;
  const named = certificates.filter((one) => isSameName(one.facts.subject, issuer));
  return named.find((one) => isSignedBy(encryption, one)) ?? null;
}

/**
 * Whether a certificate leads over others of the token to an issuing authority that is listed. Dates are a check of their own;
 * SHA-1 is accepted, as old tokens have it.
 */
function isTrusted(
  certificate: ReadCertificate,
  certificates: readonly ReadCertificate[],
  anchors: readonly TrustAnchor[],
): boolean {
  const trusted = anchors
    .filter(({ role }) => role === 'issuing')
    .map((anchor) => anchorCertificate(anchor) ?? anchor.fingerprint);
  return (
    pathTo<DerCertificate>(certificate, certificates, trusted, { at: null, allowSha1: true }) !==
    null
  );
}

const isValidAt = ({ facts }: ReadCertificate, now: Date) =>
  Date.parse(facts.notBefore) <= now.getTime() && now.getTime() <= Date.parse(facts.notAfter);

/** Exactly the two bits of 48. */
function isForEncryption({ facts: { keyUsage, isCa } }: ReadCertificate): boolean {
  return (
    !isCa &&
    keyUsage?.length === 2 &&
    keyUsage.includes('keyEncipherment') &&
    keyUsage.includes('dataEncipherment')
  );
}

const isForSigning = ({ facts: { keyUsage, isCa } }: ReadCertificate) =>
  !isCa && keyUsage?.includes('digitalSignature') === true;

const isStrong = ({ facts: { keyAlgorithm } }: ReadCertificate) =>
  weaknessOf(keyAlgorithm) === null;
