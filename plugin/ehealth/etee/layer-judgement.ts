import type { ReadCertificate } from '../../pki/x509/certificate.ts';
import type { SealedRecipient } from './envelope.ts';
import { hasDigestOf, oids, policyOf, signatureState, signingTimeOf } from './layer-signature.ts';
import type { SignatureState } from './layer-signature.ts';
import type { LayerName, SealError } from './problem.ts';
import type { LayerSigner, SignedLayer } from './signed-layer.ts';
import { certificateNamed, isLongEnough, isSameSubject, judgeSigner } from './signer-judgement.ts';
import type { SealSigner, UnsealOptions } from './verdict.ts';

export interface Layer extends SignedLayer {
  readonly content: Uint8Array;
  readonly signer: LayerSigner;
}

/** Filled on the way: what is known when a fatal problem ends it. */
export interface Findings {
  readonly errors: SealError[];
  signer: SealSigner | null;
  signingTime: Date | null;
  recipients: readonly SealedRecipient[];
}

export function judgeOuter(
  outer: Layer,
  options: UnsealOptions,
  found: Findings,
): ReadCertificate | null {
  const { certificates, signer } = outer;
  found.signingTime = signingTimeOf(signer);
  judgeAlgorithms('OUTER', signer, found);
  const certificate = certificateNamed(signer.name, certificates);
  if (certificate === null) {
    found.errors.push(
      isNamelessAmong(outer)
        ? 'OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED'
        : 'OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT',
    );
    return null;
  }
  const at = found.signingTime ?? options.now;
  const path = judgeCertificate(
    'OUTER',
    outer,
    certificate,
    { ...options, candidates: certificates, at },
    found,
  );
  found.signer = { certificate: certificate.facts, issuer: path?.[1]?.raw ?? null };
  pushSignature('OUTER', signatureState(outer, outer.content, signer, certificate), found);
  return certificate;
}

export function judgeInner(
  inner: Layer,
  { outer, outerSigner }: { readonly outer: Layer; readonly outerSigner: ReadCertificate | null },
  options: UnsealOptions,
  found: Findings,
): void {
  const { certificates, signer } = inner;
  judgeAlgorithms('INNER', signer, found);
  const own = certificateNamed(signer.name, certificates);
  if (own !== null) {
    const at = signingTimeOf(signer) ?? options.now;
    const candidates = [...certificates, ...outer.certificates];
    judgeCertificate('INNER', inner, own, { ...options, candidates, at }, found);
  }
  const certificate = own ?? outerSigner;
  if (certificate !== null)
    pushSignature('INNER', signatureState(inner, inner.content, signer, certificate), found);
  // That the certificate is missing outside is an error already
  const isOneSigner =
    outerSigner === null
      ? !isNamelessAmong(outer)
      : own === null || isSameSubject(own, outerSigner);
  if (!isOneSigner || policyOf(signer) !== policyOf(outer.signer))
    found.errors.push('MESSAGE_INTEGRITY_INVALID');
}

/** The signer is named by its key, which eHealth does not do, among certificates that may have its own. */
const isNamelessAmong = ({ certificates, signer }: Layer) =>
  signer.name === null && certificates.length > 0;

function judgeAlgorithms(name: LayerName, signer: LayerSigner, { errors }: Findings): void {
  const policy = policyOf(signer);
  if (policy === null || signer.digestAlgorithm.oid !== oids.sha256)
    errors.push(`${name}_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED`);
  if (policy === null) errors.push(`${name}_SIGNATURE_ALGORITHM_UNAUTHORIZED`);
}

function judgeCertificate(
  name: LayerName,
  { signer }: Layer,
  certificate: ReadCertificate,
  context: Parameters<typeof judgeSigner>[2],
  { errors }: Findings,
): ReturnType<typeof judgeSigner>['path'] {
  if (!isLongEnough(certificate, policyOf(signer)))
    errors.push(`${name}_SIGNATURE_KEY_LENGTH_UNAUTHORIZED`);
  const { problems, path } = judgeSigner(name, certificate, context);
  errors.push(...problems.map((problem) => `${name}_${problem}` as const));
  return path;
}

function pushSignature(name: LayerName, state: SignatureState, { errors }: Findings): void {
  if (state === 'unverifiable') errors.push(`${name}_SIGNATURE_COULD_NOT_BE_VERIFIED`);
  if (state === 'mismatch')
    errors.push(
      name === 'OUTER'
        ? 'OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE'
        : 'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
    );
}

/**
 * Whether the content is other than what its signer's digest covers, or cannot be proved to be the same: then it is not given at all. Where
 * nothing but the content is signed, the signature is that proof.
 */
export function isAltered({ content, signer }: Layer, { errors }: Findings): boolean {
  return signer.attributes === null
    ? signatureErrors.some((error) => errors.includes(error))
    : !hasDigestOf(signer, content);
}

const signatureErrors: readonly SealError[] = [
  'INNER_SIGNATURE_COULD_NOT_BE_VERIFIED',
  'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
];
