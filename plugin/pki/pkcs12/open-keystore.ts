import { PluginError } from '../../errors.ts';
import { boundedFacts } from './bounded-facts.ts';
import { parseAuthenticatedSafe, parsePfx, parseSafeContents } from './pfx.ts';
import type { Bag, Safe } from './pfx.ts';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { createBerBudget } from '../asn1/ber.ts';
import { createSafeBagReader } from './safe-bags.ts';
import { createDecryptor } from './decryptor.ts';
import { createFileKeysDecryptor } from './file-keys-decryptor.ts';
import { FileKeys } from './file-keys.ts';
import type { Decryptor } from './decryptor.ts';
import { readEncryptionScheme } from '../pbe/encryption-scheme.ts';
import { defaultKeystoreLimits } from './keystore-content.ts';
import type {
  KeystoreAnomaly,
  KeystoreLimits,
  KeystoreSecret,
  OpenedKeystore,
} from './keystore-content.ts';
import { throwKeystoreError, unsupported } from './keystore-error.ts';
import { readMac } from './mac.ts';
import { detectFileType } from './file-type.ts';
import { createKdfBudget } from './kdf-budget.ts';
import { passwordBytes } from './password-encoding.ts';

/**
 * Opens a PKCS#12 file (RFC 7292) and gives back everything in it. Synchronous, pure, and slow by design of the format:
 * call it through the reader (keystore-reader.ts), never on the event loop.
 *
 * Five answers are kept apart: not a keystore, damaged, unsupported algorithm, too much work, wrong password. What can be
 * known without the password is said first; the MAC, where there is one, is believed before any content is decrypted.
 * A certificate or key that cannot be read is an anomaly, not a failure.
 *
 * Throws a PluginError with an ERR_KEYSTORE_ code. `fileName` helps only to name a wrong file. Every copy of password and plain
 * content is overwritten before it returns; the private keys it returns are the caller's, and so are a password given as bytes
 * (passwordBytes) and FileKeys. These open the files written with them; any other file is refused with ERR_KEYSTORE_PASSWORD.
 */
export function openKeystore(
  file: Uint8Array,
  secret: KeystoreSecret | Uint8Array,
  limits: KeystoreLimits = defaultKeystoreLimits,
  fileName = '',
): OpenedKeystore {
  refuseOtherFiles(file, limits, fileName);
  const opener = typeof secret === 'string' ? passwordBytes(secret) : secret;
  try {
    return readKeystore(file, opener, limits);
  } catch (error) {
    return throwKeystoreError(error);
  } finally {
    if (opener !== secret && opener instanceof Uint8Array) opener.fill(0);
  }
}

function readKeystore(
  file: Uint8Array,
  secret: Uint8Array | FileKeys,
  limits: KeystoreLimits,
): OpenedKeystore {
  const anomalies = new Set<KeystoreAnomaly>();
  const decryptor =
    secret instanceof FileKeys
      ? createFileKeysDecryptor(secret)
      : createDecryptor({ password: secret, work: createKdfBudget(limits.maxWorkMs), anomalies });
  try {
    return readContent(file, limits, decryptor, anomalies);
  } finally {
    decryptor.wipe();
  }
}

function readContent(
  file: Uint8Array,
  limits: KeystoreLimits,
  decryptor: Decryptor,
  anomalies: Set<KeystoreAnomaly>,
): OpenedKeystore {
  const ber = createBerBudget(limits.maxDepth);

  const pfx = parsePfx(file, ber);
  if (pfx.contentType !== dataOid) throw unsupported(algorithmName(pfx.contentType));
  if (pfx.trailingBytes) anomalies.add('TrailingBytes');
  if (pfx.version !== 3) anomalies.add('UnexpectedVersion');
  if (pfx.macData === null) anomalies.add('NoMac');

  // All that the structure shows before any password is tried: bags in the clear, schemes, costs
  const safes = parseAuthenticatedSafe(pfx.content, ber).map((safe) => describeSafe(safe));
  const mac = pfx.macData === null ? null : readMac(pfx.macData);
  if (mac !== null) decryptor.planMac(mac);
  for (const { scheme, encrypted } of safes) if (scheme !== null) decryptor.plan(scheme, encrypted);
  const reader = createSafeBagReader({ ber, limits, decryptor, anomalies });
  for (const { bags } of safes) if (bags !== null) reader.plan(bags);

  decryptor.proveBy(mac, pfx.content);
  decryptor.refuseUnsupported();

  for (const { bags, scheme, encrypted } of safes) {
    if (bags !== null) reader.read(bags);
    else if (scheme !== null) {
      const opened = parseSafeContents(decryptor.decrypt(scheme, encrypted), ber);
      reader.plan(opened);
      decryptor.refuseUnsupported();
      reader.read(opened);
    }
  }

  const content = reader.finish();
  return {
    facts: boundedFacts({
      size: file.length,
      mac: mac && { algorithm: mac.algorithm, iterations: mac.iterations },
      encryption: decryptor.schemes(),
      encryptionIterations: decryptor.largestIterations(),
      ...content.facts,
      anomalies: [...anomalies].sort(),
    }),
    privateKeys: content.privateKeys,
  };

  function describeSafe(safe: Safe): {
    readonly bags: Bag[] | null;
    readonly scheme: ReturnType<typeof readEncryptionScheme> | null;
    readonly encrypted: Uint8Array;
  } {
    const none = new Uint8Array(0);
    if (safe.kind === 'plain')
      return { bags: parseSafeContents(safe.content, ber), scheme: null, encrypted: none };
    if (safe.kind === 'encrypted')
      return {
        bags: null,
        scheme: readEncryptionScheme(safe.algorithm),
        encrypted: safe.encrypted,
      };
    // Encrypted for a public key: no password opens it, and the rest of the file is read without it
    anomalies.add('UnknownBag');
    return { bags: null, scheme: null, encrypted: none };
  }
}

const dataOid = '1.2.840.113549.1.7.1';

function refuseOtherFiles(file: Uint8Array, limits: KeystoreLimits, fileName: string): void {
  if (file.length > limits.maxBytes)
    throw new PluginError('ERR_KEYSTORE_TOO_LARGE', `file of ${file.length} bytes`, {
      params: { size: file.length, limit: limits.maxBytes },
    });
  const kind = detectFileType(file, fileName);
  if (kind !== 'pkcs12')
    throw new PluginError('ERR_KEYSTORE_NOT_PKCS12', `not a keystore: ${kind}`, {
      params: { kind },
    });
}
