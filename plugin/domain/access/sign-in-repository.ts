import type { Actor } from '../practice/actor.ts';

/* What the web layer needs of a store; the SQLite engine implements it. */

/** A browser session of ours, opened by a launch token. Only the hash of the cookie's value is kept. */
export interface WebSession {
  /** SHA-256 of the cookie's value, hex. */
  readonly idHash: string;
  readonly actor: Actor;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface WebSessionRepository {
  insert(session: WebSession): Promise<void>;
  /** undefined when unknown or past its end. */
  find(idHash: string, now: Date): Promise<WebSession | undefined>;
  remove(idHash: string): Promise<void>;
  /** Host log-off: ends all browser sessions of a user. */
  removeForUser(practiceId: string, userId: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}

/** Remembers the `jti` of launch tokens so that each works once. */
export interface UsedTokenRepository {
  /** true the first time, false ever after, also when two processes ask at once. */
  useOnce(jti: string, expiresAt: Date): Promise<boolean>;
  removeExpired(now: Date): Promise<number>;
}
