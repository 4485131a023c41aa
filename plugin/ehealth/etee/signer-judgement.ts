import { pathTo } from '../../pki/x509/certification-path.ts';
import type { DerCertificate } from '../../pki/x509/certificate-signature.ts';
import type { KeyUsage } from '../../pki/x509/certificate-facts.ts';
import type { ReadCertificate } from '../../pki/x509/certificate.ts';
import { isSameName, nameKey, readName } from '../../pki/x509/distinguished-name.ts';
import { readTbsFields } from '../../pki/x509/tbs-fields.ts';
import { createBerBudget, scanBer } from '../../pki/asn1/ber.ts';
import { anchorCertificate } from '../../pki/x509/trust-anchor.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { SignaturePolicy } from './layer-signature.ts';
import type { LayerName, LayerProblem } from './problem.ts';
import type { IssuerAndSerial } from './signed-layer.ts';

/** The certificate that a signer names; null when it is not among them, or named in another way than eHealth does. */
export function certificateNamed(
  name: IssuerAndSerial | null,
  certificates: readonly ReadCertificate[],
): ReadCertificate | null {
  if (name === null) return null;
  return (
    certificates.find(
      ({ facts, raw }) => facts.serialNumber === name.serialNumber && issuerOf(raw) === name.issuer,
    ) ?? null
  );
}

function issuerOf(der: Uint8Array): string {
  const { start, end } = readTbsFields(der).issuer;
  return nameKey(readName(scanBer(der.subarray(start, end), createBerBudget(8))));
}

const smallestKey: Readonly<Record<SignaturePolicy, number>> = { EHEALTH_CERT: 2048, EID: 1024 };

/** Whether the key is long enough for the way of signing; an elliptic-curve key never is, by eHealth's library. */
export function isLongEnough(
  certificate: ReadCertificate,
  policy: SignaturePolicy | null,
): boolean {
  const { keyAlgorithm } = certificate.facts;
  return keyAlgorithm.type === 'RSA' && policy !== null && keyAlgorithm.bits >= smallestKey[policy];
}

export interface JudgementContext {
  /** Certificates of the message that may complete a path; trusted for nothing. */
  readonly candidates: readonly ReadCertificate[];
  readonly anchors: readonly TrustAnchor[];
  /** When the layer was signed; now, where it does not say. */
  readonly at: Date;
}

export interface SignerJudgement {
  readonly problems: readonly LayerProblem[];
  /** From the signer to a trusted authority; null: there is none. */
  readonly path: readonly DerCertificate[] | null;
}

/** Judges the certificate of a layer's signer, as it was when the layer was signed. SHA-1 is accepted in the path: old letters have it. */
export function judgeSigner(
  layer: LayerName,
  certificate: ReadCertificate,
  { candidates, anchors, at }: JudgementContext,
): SignerJudgement {
  const { notBefore, notAfter, keyUsage } = certificate.facts;
  const trusted = anchors
    .filter(({ role }) => role === 'issuing')
    .map((anchor) => anchorCertificate(anchor) ?? anchor.fingerprint);
  const path = pathTo<DerCertificate>(certificate, candidates, trusted, { at, allowSha1: true });
  const fits = keyUsage === null || usages[layer].some((usage) => keyUsage.includes(usage));
  const checks: readonly (readonly [LayerProblem, boolean])[] = [
    ['CERTIFICATE_EXPIRED', at.getTime() <= Date.parse(notAfter)],
    ['CERTIFICATE_NOT_YET_VALID', Date.parse(notBefore) <= at.getTime()],
    ['CERTIFICATE_HAS_INVALID_KEYUSAGE', fits],
    ['CERTIFICATE_CHAIN_NOT_TRUSTED', path !== null],
  ];
  return { problems: checks.flatMap(([problem, isRight]) => (isRight ? [] : [problem])), path };
}

/** One of these is enough (mailbox.md 16). */
const usages: Readonly<Record<LayerName, readonly KeyUsage[]>> = {
  OUTER: ['digitalSignature', 'nonRepudiation'],
  INNER: ['nonRepudiation'],
};

const serialNumberAttribute = '2.5.4.5';

/** Whether two certificates are of one holder: by the serialNumber of the subject, or the whole subject where there is none. */
export function isSameSubject(
  { facts: { subject: one } }: ReadCertificate,
  { facts: { subject: other } }: ReadCertificate,
): boolean {
  const numberIn = (name: typeof one) =>
    name.find(({ type }) => type === serialNumberAttribute)?.value ?? null;
  return numberIn(one) === null && numberIn(other) === null
    ? isSameName(one, other)
    : numberIn(one) === numberIn(other);
}
