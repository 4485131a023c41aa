import type { KeystoreSecret } from '../keystore-content.ts';
import { passwordBytes } from '../password-encoding.ts';

/** A secret on its way to a thread: plain data in a buffer of its own, which is moved and overwritten there. */
export interface MovedSecret {
  readonly kind: 'password' | 'fileKeys';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A copy to move; the keys of a file stay their owner's to wipe. */
export function toMovedSecret(secret: KeystoreSecret): MovedSecret {
  return typeof secret === 'string'
    ? { kind: 'password', bytes: passwordBytes(secret) }
    : { kind: 'fileKeys', bytes: copyToMove(secret.bytes) };
}

/** No neighbour in a pooled buffer travels along, and of what is moved no copy stays. */
export function copyToMove(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(new ArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
