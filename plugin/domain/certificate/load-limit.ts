import { PluginError } from '../../errors.ts';
import type { CertificateBounds } from './repository.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';

/**
 * Rounds of hashing of one derivation that a stored file may ask for: it is paid again at each opening. eHealth's own files ask for
 * 200,000 at most; what is only looked into may cost more.
 */
const maxIterations = 1_000_000;

/** Throws ERR_KEYSTORE_TOO_COSTLY for a file that opens, but that every later opening would pay for. */
export function requireCheap(facts: Pick<KeystoreFacts, 'mac' | 'encryptionIterations'>): void {
  const iterations = Math.max(facts.mac?.iterations ?? 0, facts.encryptionIterations);
  if (iterations <= maxIterations) return;
  throw new PluginError('ERR_KEYSTORE_TOO_COSTLY', 'each opening would cost too much to store it', {
    params: { iterations, limit: maxIterations },
  });
}

/** Active files of one application that a holder may have where the settings say nothing else. */
export const defaultActiveFiles = 10;

/**
 * A page judges all files of a holder, so their number is bounded. An organisation has some applications, and a profile keeps what was
 * replaced; both have room for years.
 */
export function boundsOf(activeFiles: number): CertificateBounds {
  return { application: activeFiles, holder: 5 * activeFiles, profile: 20 * activeFiles };
}
