/**
 * The authentication key of a card that is logged in, by library or by commands. What both methods share; certificate and
 * checks come on top (log-in.ts).
 */
export interface CardKey {
  /** SHA-256 over `data`, signed: PKCS#1 v1.5, or ECDSA as raw r‖s. Rejects with a coded error. */
  sign(data: Uint8Array): Promise<Uint8Array>;
  /** Ends the log-in as far as this way can (see logout.ts for the rest); never throws. The second call does nothing. */
  logOff(): Promise<void>;
}
