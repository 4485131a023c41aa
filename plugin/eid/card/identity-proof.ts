import { readSubject } from '../../pki/x509/certificate.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import {
  fingerprintOf,
  isIssuedBy,
  pathTo,
  validityOf,
} from '../../pki/x509/certification-path.ts';
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
      /** DER of the authorities above it, its issuer first. */
      readonly issuers: readonly Uint8Array[];
      readonly certificateValidity: { readonly notBefore: Date; readonly notAfter: Date };
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
  rootAnchors: readonly DerCertificate[],
): Proof {
  const register = readCertificate(files.registerCertificate);
  const citizen = readCertificate(files.citizenCertificate);
  if (register === null || citizen === null) return unproved;
  if (!isSignedByRegister(register, files.identity, files.identitySignature)) return unproved;
  const identity = parseIdentity(files.identity);
  if (identity?.chipNumber !== chipNumber) return unproved;

  const comeFrom = (roots: readonly DerCertificate[]) =>
    [register, citizen].every((issued) => isIssuedByAny(issued, roots));
  const rootKnown = comeFrom(rootAnchors);
  const ownRoot = rootKnown ? null : readCertificate(files.rootCertificate);
  const roots = rootKnown ? rootAnchors : ownRoot === null ? [] : [ownRoot];
  // Both from one root: a copied identity together with a forger's CA has two
  if (!comeFrom(roots)) return unproved;

  const der = cutToDer(files.authenticationCertificate);
  if (der === null) return { kind: 'refused', code: 'ERR_CARD_NO_CERTIFICATE' };
  const authentication = { raw: der };
  const validity = validityOf(authentication);
  if (validity === null) return unproved;
  const [, issuer, ...above] =
    pathTo(authentication, [citizen], roots, { at: null, ...accepted }) ?? [];
  if (issuer === undefined || fingerprintOf(issuer) !== fingerprintOf(citizen)) return unproved;
  if (holderNumber(authentication) !== identity.ssin) return unproved;
  return {
    kind: 'proved',
    identity,
    authenticationCertificate: der,
    issuers: [issuer, ...above].map(({ raw }) => Uint8Array.from(raw)),
    certificateValidity: { notBefore: validity.notBefore, notAfter: validity.notAfter },
    rootKnown,
  };
}

/** Null for padding alone, and for what is no certificate. */
export function readCertificate(file: Uint8Array): DerCertificate | null {
  const raw = cutToDer(file);
  return raw === null || validityOf({ raw }) === null ? null : { raw };
}

/** Whether one of these CAs issued the certificate; of two of one name the right one is found. */
export function isIssuedByAny(issued: DerCertificate, issuers: readonly DerCertificate[]): boolean {
  return issuers.some((issuer) => isIssuedBy(issued, issuer, accepted));
}

/** The national number in the subject; null when there is none, or more than one. */
export function holderNumber(certificate: DerCertificate): string | null {
  const [number, ...others] = readSubject(certificate).filter(({ type }) => type === serialNumber);
  return others.length === 0 ? (number?.value ?? null) : null;
}

const serialNumber = '2.5.4.5';
