/** What a key derivation function of PBES2 must offer. */
export interface Derivation {
  /** For the scheme's name: the PRF, or the function itself. */
  readonly name: string;
  readonly iterations: number;
  readonly keyLength: number | null;
  readonly emptySalt: boolean;
  cost(length: number): number;
  derive(password: Uint8Array, length: number): Buffer;
}
