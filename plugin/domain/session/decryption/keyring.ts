import type { KeyObject } from 'node:crypto';

/** A private key that opens sealed letters. */
export interface DecryptionKey {
  /** Of its certificate, decimal: what a letter names it by. */
  readonly serialNumber: string;
  readonly privateKey: KeyObject;
}

/**
 * The decryption keys of one open session. They live in memory, until the session ends; JSON and logs show nothing of them.
 */
export class Keyring {
  #keys: readonly DecryptionKey[] = [];

  /** Those that are held already stay as they are. */
  add(keys: readonly DecryptionKey[]): void {
    const held = new Set(this.#keys.map(({ serialNumber }) => serialNumber));
    this.#keys = [...this.#keys, ...keys.filter(({ serialNumber }) => !held.has(serialNumber))];
  }

  get keys(): readonly DecryptionKey[] {
    return this.#keys;
  }

  clear(): void {
    this.#keys = [];
  }
}
