/** What a writer of one file derives from its password, and a reader would derive again. */
export interface DerivedKeys {
  readonly iterations: number;
  readonly cipherSalt: Uint8Array;
  /** AES-256. */
  readonly cipherKey: Uint8Array;
  readonly macSalt: Uint8Array;
  /** HMAC-SHA-256. */
  readonly macKey: Uint8Array;
}

export const saltLength = 20;
export const keyLength = 32;
const version = 1;
/** Version, iterations, then salt and key of the cipher and of the integrity check. */
const headerLength = 5;
export const fileKeysLength = headerLength + 2 * (saltLength + keyLength);

/**
 * The keys that protect one keystore file written `modern`, in place of its password: they open that file and write its successors,
 * which the same password opens, and nothing else that the password may open. Bytes in a buffer of its own, for sealing; JSON and
 * logs show nothing of them. The owner overwrites them with {@link wipe}.
 */
export class FileKeys {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  /** A copy of what {@link bytes} gave; these stay the caller's to overwrite. Throws TypeError for anything else. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== fileKeysLength || bytes[0] !== version)
      throw new TypeError('not the keys of a keystore file');
    this.#bytes = ownMemory();
    this.#bytes.set(bytes);
  }

  /** Keeps copies; those given stay the caller's to overwrite. */
  static of({ iterations, cipherSalt, cipherKey, macSalt, macKey }: DerivedKeys): FileKeys {
    const bytes = ownMemory();
    bytes[0] = version;
    new DataView(bytes.buffer).setUint32(1, iterations);
    let at = headerLength;
    for (const part of [cipherSalt, cipherKey, macSalt, macKey]) {
      bytes.set(part, at);
      at += part.length;
    }
    try {
      return new FileKeys(bytes);
    } finally {
      bytes.fill(0);
    }
  }

  /** Secret; a view, which {@link wipe} overwrites. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  get iterations(): number {
    return new DataView(this.#bytes.buffer).getUint32(1);
  }

  get cipherSalt(): Uint8Array {
    return this.#part(0, saltLength);
  }

  get cipherKey(): Uint8Array {
    return this.#part(saltLength, keyLength);
  }

  get macSalt(): Uint8Array {
    return this.#part(saltLength + keyLength, saltLength);
  }

  get macKey(): Uint8Array {
    return this.#part(2 * saltLength + keyLength, keyLength);
  }

  wipe(): void {
    this.#bytes.fill(0);
  }

  #part(start: number, length: number): Uint8Array {
    return this.#bytes.subarray(headerLength + start, headerLength + start + length);
  }
}

/** Outside the JavaScript heap, whose collector would leave copies. */
const ownMemory = () => new Uint8Array(new ArrayBuffer(fileKeysLength));
