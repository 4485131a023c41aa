import { certificatesAbove } from '../certificate/verdict/chain.ts';
import { analyseKeystore } from '../certificate/verdict/keystore-analysis.ts';
import type { VerdictInput } from '../certificate/verdict/verdict-input.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';

/** A certificate as eHealth's services are asked about it. Bytes are DER. */
export interface ProbeSubject {
  readonly holder: Holder;
  readonly certificate: Uint8Array;
  /** The certificates above it that the file has, its issuer first, without a root. */
  readonly chain: readonly Uint8Array[];
  /** The certificate that issued it, when it leads to an authority we trust; null otherwise. */
  readonly issuer: Uint8Array | null;
  /** It belongs to the environment whose services are asked. */
  readonly isOurs: boolean;
  readonly notAfter: Date;
  /** Public keys of the file's encryption certificates by serial number: SHA-256 of the SubjectPublicKeyInfo. */
  readonly encryptionKeys: ReadonlyMap<string, string>;
}

/** What there is to ask about; null for a file without an authentication certificate, a placeholder for one. */
export function probeSubject(input: VerdictInput): ProbeSubject | null {
  const { main, holder, environment, encryptionKeys } = analyseKeystore(input);
  if (main === null || holder === null) return null;
  const { certificates } = input.facts;
  const leaf = main.certificate;
  const above = certificatesAbove(leaf, input.facts);
  const { issuer } = main.chain;
  const serials = new Set(encryptionKeys.map(({ serialNumber }) => serialNumber));
  return {
    holder,
    certificate: bytesOf(leaf.der),
    chain: above.filter(({ issuerIsSubject }) => !issuerIsSubject).map(({ der }) => bytesOf(der)),
    issuer: issuer === null ? null : bytesOf(issuer),
    isOurs: input.environment === null || environment === input.environment,
    notAfter: new Date(leaf.notAfter),
    encryptionKeys: new Map(
      certificates
        .filter(({ serialNumber }) => serials.has(serialNumber))
        .map(({ serialNumber, spkiSha256 }) => [serialNumber, spkiSha256]),
    ),
  };
}

const bytesOf = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
