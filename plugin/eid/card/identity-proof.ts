import { X509Certificate } from 'node:crypto';
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

const unproved = { kind: 'refused', code: 'ERR_CARD_IDENTITY_UNPROVED' } as const;

/**
 * Decides whether a card says the truth about its holder: the National Register signed the identity, for this very chip; Register
 * and issuer of the certificate come from a root; and the certificate names the same person. Without a configured root the card
 * vouches for its own, which a forger could make too: then `rootKnown` is false. Validity of certificates is not looked at.
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
  if (!rootKnown) {
    // Both from the card's own root: a copied identity beside a forger's CA has two
    const root = readCertificate(files.rootCertificate);
    if (root === null || !comeFrom([root])) return unproved;
  }

  const der = cutToDer(files.authenticationCertificate);
  if (der === null) return { kind: 'refused', code: 'ERR_CARD_NO_CERTIFICATE' };
  const authentication = readCertificate(der);
  if (authentication === null || !isIssuedByAny(authentication, [citizen])) return unproved;
  if (holderNumber(authentication) !== identity.ssin) return unproved;
  return { kind: 'proved', identity, authenticationCertificate: der, rootKnown };
}

/** Null for padding alone, and for what OpenSSL does not read. */
export function readCertificate(file: Uint8Array): X509Certificate | null {
  const der = cutToDer(file);
  if (der === null) return null;
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** Names, usage and signature; so that of two roots of one name the right one is found. */
export function isIssuedByAny(
  issued: X509Certificate,
  issuers: readonly X509Certificate[],
): boolean {
  return issuers.some((issuer) => {
    try {
      return issued.checkIssued(issuer) && issued.verify(issuer.publicKey);
    } catch {
      return false; // a key that cannot have made this kind of signature
    }
  });
}

/** The national number in the subject; null when there is none, or more than one. */
function holderNumber(certificate: X509Certificate): string | null {
  const prefix = 'serialNumber=';
  const numbers = certificate.subject.split('\n').filter((part) => part.startsWith(prefix));
  return numbers.length === 1 ? (numbers[0]?.slice(prefix.length) ?? null) : null;
}
