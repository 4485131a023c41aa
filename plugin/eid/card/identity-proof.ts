import type { X509Certificate } from 'node:crypto';
import { isIssuedBy, pathTo } from '../../pki/x509/certification-path.ts';
import { fingerprintOf, readX509 } from '../../pki/x509/native-certificate.ts';
import { parseIdentity } from './identity-file.ts';
import type { Identity } from './identity-file.ts';
import { isSignedByRegister } from './identity-signature.ts';
import { cutToDer } from './padded-der.ts';

/** The files of a card that prove whose it is, as they came from it. */
export interface ProofFiles {
  readonly identity: Uint8Array;
  readonly identitySignature: Uint8Array;
  readonly registerCertificate: Uint8Array;
  readonly citizenCertificate: Uint8Array;
  readonly rootCertificate: Uint8Array;
  readonly authenticationCertificate: Uint8Array;
}

export type Proof =
  | {
      readonly kind: 'proved';
      readonly identity: Identity;
      /** DER, cut to its length. */
      readonly authenticationCertificate: Uint8Array;
      readonly rootKnown: boolean;
    }
  | { readonly kind: 'refused'; readonly code: 'ERR_CARD_IDENTITY_UNPROVED' }
  | { readonly kind: 'refused'; readonly code: 'ERR_CARD_NO_CERTIFICATE' };

/** Old cards and their authorities have SHA-1. */
const accepted = { allowSha1: true } as const;

const unproved = { kind: 'refused', code: 'ERR_CARD_IDENTITY_UNPROVED' } as const;

/**
 * Decides whether a card says the truth about its holder: the National Register signed the identity, for this very chip; Register
 * and certificate come from one root; and the certificate names the same person. Without a configured root the card's own counts,
 * which a forger could make too: then `rootKnown` is false. Validity of certificates is not checked.
 */
export function proveIdentity(
  files: ProofFiles,
  chipNumber: string,
  rootAnchors: readonly X509Certificate[],
): Proof {
  const register = readCertificate(files.registerCertificate);
  const citizen = readCertificate(files.citizenCertificate);
  if (register === null || citizen === null) return unproved;
  if (!isSignedByRegister(register, files.identity, files.identitySignature)) return unproved;
  const identity = parseIdentity(files.identity);
  if (identity?.chipNumber !== chipNumber) return unproved;

  const comeFrom = (roots: readonly X509Certificate[]) =>
    [register, citizen].every((issued) => isIssuedByAny(issued, roots));
  const rootKnown = comeFrom(rootAnchors);
  const ownRoot = rootKnown ? null : readCertificate(files.rootCertificate);
  const roots = rootKnown ? rootAnchors : ownRoot === null ? [] : [ownRoot];
  // Both from one root: a copied identity together with a forger's CA has two
  if (!comeFrom(roots)) return unproved;

  const der = cutToDer(files.authenticationCertificate);
  if (der === null) return { kind: 'refused', code: 'ERR_CARD_NO_CERTIFICATE' };
  const authentication = readCertificate(der);
  if (authentication === null) return unproved;
  const [, issuer] = pathTo(authentication, [citizen], roots, { at: null, ...accepted }) ?? [];
  if (issuer === undefined || fingerprintOf(issuer) !== fingerprintOf(citizen)) return unproved;
  if (holderNumber(authentication) !== identity.ssin) return unproved;
  return { kind: 'proved', identity, authenticationCertificate: der, rootKnown };
}

/** Null for padding alone, and for what OpenSSL does not read. */
export function readCertificate(file: Uint8Array): X509Certificate | null {
  const der = cutToDer(file);
  return der === null ? null : readX509(der);
}

/** Whether one of these CAs issued the certificate; of two of one name the right one is found. */
export function isIssuedByAny(
  issued: X509Certificate,
  issuers: readonly X509Certificate[],
): boolean {
  return issuers.some((issuer) => isIssuedBy(issued, issuer, accepted));
}

/** The national number in the subject; null when there is none, or more than one. */
function holderNumber(certificate: X509Certificate): string | null {
  const prefix = 'serialNumber=';
  const numbers = certificate.subject.split('\n').filter((part) => part.startsWith(prefix));
  return numbers.length === 1 ? (numbers[0]?.slice(prefix.length) ?? null) : null;
}
