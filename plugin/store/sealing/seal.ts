import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { updateInParts } from '../../pki/decipher-parts.ts';
import type { MasterKeys } from './master-key.ts';

/** What is sealed, and where it is kept. Authenticated in both layers: a copy in another row, practice or purpose does not open. */
export interface SealContext {
  readonly practiceId: string;
  readonly purpose: 'certificate' | 'draft' | 'session-key' | 'enrolment' | 'letter' | 'audit-key';
  readonly rowId: string;
}

/** Whose file it is. */
export interface SealIdentity extends SealContext {
  readonly purpose: 'certificate' | 'draft' | 'session-key' | 'enrolment' | 'letter';
}

export interface WrappedKey {
  /** Version of the master key that wraps the data key. */
  readonly keyVersion: number;
  /** Nonce (12 bytes), encrypted data key (32), tag (16). */
  readonly wrappedKey: Uint8Array;
}

/** A file under its own data key, AES-256-GCM in both layers (NIST SP 800-38D, 96-bit random nonces). */
export interface SealedFile extends WrappedKey {
  /** Nonce (12 bytes), encrypted file, tag (16). */
  readonly content: Uint8Array;
}

/** Seals under the current master key with a data key made for this file alone. */
export function seal(file: Uint8Array, identity: SealContext, keys: MasterKeys): SealedFile {
  const dataKey = randomBytes(32);
  try {
    return {
      ...wrap(dataKey, identity, keys),
      content: encrypt(dataKey, file, authenticated('content', identity)),
    };
  } finally {
    dataKey.fill(0);
  }
}

/**
 * Opens a sealed file. Throws ERR_SEAL_BROKEN when a byte of it changed or it belongs to another row, and
 * ERR_MASTER_KEY_MISSING when its master key version is not among `keys`.
 */
export function unseal(sealed: SealedFile, identity: SealContext, keys: MasterKeys): Uint8Array {
  const dataKey = unwrap(sealed, identity, keys);
  try {
    return decrypt(dataKey, sealed.content, authenticated('content', identity), identity);
  } finally {
    dataKey.fill(0);
  }
}

/** The same data key under the current master key; the file itself is not touched. Throws as {@link unseal} does. */
export function rewrap(wrapped: WrappedKey, identity: SealContext, keys: MasterKeys): WrappedKey {
  const dataKey = unwrap(wrapped, identity, keys);
  try {
    return wrap(dataKey, identity, keys);
  } finally {
    dataKey.fill(0);
  }
}

function wrap(dataKey: Uint8Array, identity: SealContext, keys: MasterKeys): WrappedKey {
  return {
    keyVersion: keys.current,
    wrappedKey: encrypt(masterKey(keys, keys.current), dataKey, authenticated('key', identity)),
  };
}

function unwrap(
  { keyVersion, wrappedKey }: WrappedKey,
  identity: SealContext,
  keys: MasterKeys,
): Uint8Array {
  return decrypt(masterKey(keys, keyVersion), wrappedKey, authenticated('key', identity), identity);
}

function masterKey(keys: MasterKeys, version: number): KeyObject {
  const key = keys.versions.get(version);
  if (!key) {
    throw new PluginError(
      'ERR_MASTER_KEY_MISSING',
      `master key version ${version} is not available`,
      {
        params: { where: `version ${version}`, problem: 'absent' },
      },
    );
  }
  return key;
}

/** JSON of a fixed-length array: no two identities give the same bytes. */
function authenticated(
  layer: 'key' | 'content',
  { purpose, practiceId, rowId }: SealContext,
): Buffer {
  return Buffer.from(JSON.stringify(['trousseau', layer, purpose, practiceId, rowId]));
}

function encrypt(key: KeyObject | Uint8Array, plain: Uint8Array, aad: Buffer): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(
  key: KeyObject | Uint8Array,
  sealed: Uint8Array,
  aad: Buffer,
  identity: SealContext,
): Uint8Array {
  try {
    const end = sealed.length - 16;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), {
      authTagLength: 16,
    })
      .setAAD(aad)
      .setAuthTag(sealed.subarray(end));
    const plain = updateInParts(decipher, sealed.subarray(12, end));
    try {
      // GCM keeps nothing back: what is left is the check of the tag
      decipher.final();
      return plain;
    } catch (error) {
      plain.fill(0);
      throw error;
    }
  } catch (error) {
    throw new PluginError(
      'ERR_SEAL_BROKEN',
      `the seal of ${identity.purpose} ${identity.rowId} is broken`,
      {
        params: { purpose: identity.purpose, id: identity.rowId },
        cause: error,
      },
    );
  }
}
