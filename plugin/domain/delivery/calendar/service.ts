import type { Actor } from '../../practice/actor.ts';

export interface CalendarServices {
  /** The user's feed; null when they have none. */
  find(actor: Actor): Promise<{ readonly createdAt: Date } | null>;
  /** Makes a new secret address (the former one ends) and gives the token, this once. */
  create(actor: Actor): Promise<string>;
  revoke(actor: Actor): Promise<void>;
  /** The feed itself, text/calendar; null for an unknown or revoked token. */
  feed(token: string): Promise<string | null>;
}
