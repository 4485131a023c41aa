import { createPublicKey } from 'node:crypto';
import type { CertificateRepository } from '../certificate/repository.ts';
import type { JudgedCertificate } from '../certificate/service.ts';
import type { Verdict } from '../certificate/verdict/verdict-input.ts';
import { PluginError } from '../../errors.ts';
import type {
  KeystoreCaller,
  KeystoreFacts,
  KeystoreReader,
} from '../../pki/pkcs12/keystore-content.ts';
import { keySigner } from '../../pki/signer.ts';
import type { Signer } from '../../pki/signer.ts';
import { toPrivateKey } from '../../pki/private-key-object.ts';
import { publicKeyOf } from '../../pki/x509/certificate-signature.ts';

/**
 * Opens a file for the one private key of the authentication certificate (found by the public key that both share, never by name),
 * hands it to `use`, and overwrites it: what is made of it has copied it by then. Rejects with ERR_SESSION_KEY_MISSING when the
 * file holds none.
 */
export async function withAuthenticationKey<Result>(
  reader: Pick<KeystoreReader, 'openKey'>,
  what: {
    readonly file: Uint8Array;
    readonly password: string;
    readonly fingerprint: string;
    readonly fileName: string;
    readonly caller: KeystoreCaller;
  },
  use: (pkcs8: Uint8Array, facts: KeystoreFacts) => Result | Promise<Result>,
): Promise<Result> {
  const { file, password, fingerprint, fileName, caller } = what;
  const { facts, pkcs8 } = await reader.openKey(file, password, fingerprint, fileName, caller);
  if (pkcs8 === null) throw keyMissing();
  try {
    return await use(pkcs8, facts);
  } finally {
    pkcs8.fill(0);
  }
}

export interface CertificateKeyDeps {
  readonly certificates: Pick<CertificateRepository, 'readKeystore'>;
  readonly reader: Pick<KeystoreReader, 'openKey'>;
}

/** The password of a stored certificate, and whose file is being opened. */
export interface GivenPassword {
  readonly password: string;
  readonly userId: string;
  readonly signal: AbortSignal | undefined;
}

/** {@link withAuthenticationKey} of a stored certificate. */
export async function withCertificateKey<Result>(
  { certificates, reader }: CertificateKeyDeps,
  { record, verdict }: Pick<JudgedCertificate, 'record' | 'verdict'>,
  { password, userId, signal }: GivenPassword,
  use: (pkcs8: Uint8Array, facts: KeystoreFacts) => Result | Promise<Result>,
): Promise<Result> {
  const fingerprint = getFingerprint(verdict);
  const { practiceId, id, fileName } = record;
  const file = await certificates.readKeystore(practiceId, id);
  const caller = { practiceId, userId, signal };
  return withAuthenticationKey(reader, { file, password, fingerprint, fileName, caller }, use);
}

/** Signs with a stored certificate's own key, by its password. */
export function openSigner(
  deps: CertificateKeyDeps,
  certificate: Pick<JudgedCertificate, 'record' | 'verdict'>,
  given: GivenPassword,
): Promise<Signer> {
  return withCertificateKey(deps, certificate, given, (pkcs8, facts) =>
    keySigner(pkcs8, certificateDer(facts, getFingerprint(certificate.verdict))),
  );
}

/** DER of the certificate with this fingerprint. Throws ERR_SESSION_KEY_MISSING when the file holds no such one. */
export function certificateDer(
  facts: Pick<KeystoreFacts, 'certificates'>,
  fingerprint: string,
): Uint8Array {
  const found = facts.certificates.find((one) => one.fingerprint === fingerprint);
  if (found === undefined) throw keyMissing();
  return Uint8Array.from(Buffer.from(found.der, 'base64'));
}

/** Whether a sealed key is still the certificate's: what was kept must not sign for what came after it. */
export function isKeyOf(pkcs8: Uint8Array, certificate: Uint8Array): boolean {
  const own = createPublicKey(toPrivateKey(pkcs8));
  return publicKeyOf({ raw: certificate })?.equals(own) ?? false;
}

/** Fingerprint of the certificate that opens sessions. Throws ERR_SESSION_KEY_MISSING for a file that has none. */
export function getFingerprint({ fingerprint }: Pick<Verdict, 'fingerprint'>): string {
  if (fingerprint === null) throw keyMissing();
  return fingerprint;
}

function keyMissing(): PluginError {
  return new PluginError('ERR_SESSION_KEY_MISSING', 'the file holds no key for a session');
}
