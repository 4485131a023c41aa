import { interpret } from '../certificate/verdict/keystore-analysis.ts';
import type { VerdictInput } from '../certificate/verdict/verdict-input.ts';
import { X509Certificate } from 'node:crypto';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import type { CertificateFacts } from '../../pki/pkcs12/keystore-content.ts';

/** A certificate as eHealth's services are asked about it. Bytes are DER. */
export interface ProbeSubject {
  readonly holder: Holder;
  readonly certificate: Uint8Array;
  /** The certificates above it that the file has, its issuer first, without a root. */
  readonly chain: readonly Uint8Array[];
  /** Who issued it, when that is an authority we believe; null otherwise. */
  readonly issuer: Uint8Array | null;
  /** It belongs to the environment whose services are asked. */
  readonly isOurs: boolean;
  readonly notAfter: Date;
  /** Public keys of the file's encryption certificates by serial number: SHA-256 of the SubjectPublicKeyInfo. */
  readonly encryptionKeys: ReadonlyMap<string, string>;
}

const maxChain = 4;

/** What there is to ask about; null for a file without an authentication certificate, a placeholder for one. */
export function probeSubject(input: VerdictInput): ProbeSubject | null {
  const { main, holder, environment, encryptionKeys } = interpret(input);
  if (main === null || holder === null) return null;
  const { certificates } = input.facts;
  const leaf = main.certificate;
  const above = chainAbove(leaf, certificates);
  const { anchor } = main.chain;
  const listed = above.find(({ fingerprint }) => fingerprint === anchor?.fingerprint) ?? above[0];
  const serials = new Set(encryptionKeys.map(({ serialNumber }) => serialNumber));
  return {
    holder,
    certificate: bytesOf(leaf.der),
    chain: above.filter(({ issuerIsSubject }) => !issuerIsSubject).map(({ der }) => bytesOf(der)),
    issuer: anchor === null ? null : issuerOf(leaf, listed, anchor.certificate),
    isOurs: input.environment === null || environment === input.environment,
    notAfter: new Date(leaf.notAfter),
    encryptionKeys: new Map(
      certificates
        .filter(({ serialNumber }) => serials.has(serialNumber))
        .map(({ serialNumber, spkiSha256 }) => [serialNumber, spkiSha256]),
    ),
  };
}

/** The authority's own certificate from the table, else from the file: the chain was followed by signatures before. */
function issuerOf(
  leaf: CertificateFacts,
  inFile: CertificateFacts | undefined,
  anchorCertificate: string | null,
): Uint8Array | null {
  if (anchorCertificate !== null && hasIssued(anchorCertificate, leaf)) {
    return bytesOf(anchorCertificate);
  }
  return inFile === undefined ? null : bytesOf(inFile.der);
}

function hasIssued(issuer: string, { der }: CertificateFacts): boolean {
  try {
    const authority = new X509Certificate(bytesOf(issuer));
    return new X509Certificate(bytesOf(der)).verify(authority.publicKey);
  } catch {
    return false; // what OpenSSL cannot read it cannot have verified
  }
}

function chainAbove(
  leaf: CertificateFacts,
  certificates: readonly CertificateFacts[],
): readonly CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  let current = leaf;
  while (chain.length < maxChain) {
    const { verifiedBy, spkiSha256 } = current;
    const parent = verifiedBy
      .map((index) => certificates[index])
      .find((one) => one?.isCa === true && one.spkiSha256 !== spkiSha256);
    if (parent === undefined || chain.includes(parent)) break;
    chain.push(parent);
    current = parent;
  }
  return chain;
}

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
