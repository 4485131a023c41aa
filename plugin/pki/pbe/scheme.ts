/** A password-based encryption with its parameters read and checked, not yet run. */
export interface EncryptionScheme {
  /** RFC name, like "pbeWithSHA1And40BitRC2-CBC" or "PBES2 (AES-256-CBC, HMAC-SHA-256)". */
  readonly name: string;
  /** As the file states it. */
  readonly iterations: number;
  /** Microseconds that one attempt takes on a common core. */
  readonly cost: number;
  readonly emptySalt: boolean;
  /** Which encodings of the password fit (password-encoding.ts). */
  readonly passwordForm: 'pkcs12' | 'pbkdf2';
  /** The plain content, or null when the padding shows that the password is wrong. */
  decrypt(password: Uint8Array, encrypted: Uint8Array): Buffer | null;
  /** For who kept the derived key; null where the scheme is not PBES2. */
  readonly derived: DerivedKeyScheme | null;
}

/** The same scheme after its derivation, of which the salt says which key it gave. */
export interface DerivedKeyScheme {
  readonly salt: Uint8Array;
  decrypt(key: Uint8Array, encrypted: Uint8Array): Buffer | null;
}

/** A scheme we know we cannot run. Not an error yet: where there is a MAC, a wrong password is reported first. */
export interface UnsupportedScheme {
  readonly unsupported: string;
}

/** Thrown where the algorithm is one that we lack; `algorithm` is its name, or its OID where it has none here. */
export class UnsupportedAlgorithmError extends Error {
  override readonly name = 'UnsupportedAlgorithmError';
  readonly algorithm: string;

  constructor(algorithm: string) {
    super(`unsupported algorithm ${algorithm}`);
    this.algorithm = algorithm;
  }
}

export type SchemeReading = EncryptionScheme | UnsupportedScheme;
