import type { Actor } from '../practice/actor.ts';

/* What the web layer needs of a store; the SQLite engine implements it. */

/** A browser session of ours, opened by a launch token. Only the hash of the cookie's value is kept. */
export interface WebSession {
  /** SHA-256 of the cookie's value, hex. */
  readonly idHash: string;
  readonly actor: Actor;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Of the browser's last request, to within a minute. */
  readonly lastUsedAt: Date;
  /** Browser and system as the browser names them, "Firefox, Windows"; '' when unknown. */
  readonly device: string;
}

export interface WebSessionRepository {
  insert(session: WebSession): Promise<void>;
  /** undefined when unknown or past its end. One past its end is deleted: a clock that is set back does not revive it. */
  find(idHash: string, now: Date): Promise<WebSession | undefined>;
  /** Was used at this instant. */
  touch(idHash: string, at: Date): Promise<void>;
  /** The same session for a changed actor (another language). */
  changeActor(idHash: string, actor: Actor): Promise<void>;
  remove(idHash: string): Promise<void>;
  /** Ends all sessions of a user but the ones used last. */
  keepLatest(practiceId: string, userId: string, count: number): Promise<void>;
  /** Not past their end, the one used last first. */
  listForUser(practiceId: string, userId: string, now: Date): Promise<readonly WebSession[]>;
  listForPractice(practiceId: string, now: Date): Promise<readonly WebSession[]>;
  /** Host log-off: ends all browser sessions of a user. */
  removeForUser(practiceId: string, userId: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}

/** Remembers the `jti` of launch tokens so that each works once. */
export interface UsedTokenRepository {
  /** true the first time, false ever after, also when two processes ask at once or the clock is set back. */
  useOnce(jti: string, expiresAt: Date, now: Date): Promise<boolean>;
  /** Deletes those that ended long ago; how many. */
  removeExpired(now: Date): Promise<number>;
}
