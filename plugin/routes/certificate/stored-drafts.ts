import type { Actor } from '../../domain/practice/actor.ts';

/** Enough for the minutes in which a user goes back in the browser; the oldest goes first. */
const remembered = 500;

export interface StoredDrafts {
  remember(actor: Actor, draftId: string, userId: string): void;
  /** The user on whose profile this actor stored the draft; undefined when it was not stored here lately. */
  ownerOf(actor: Actor, draftId: string): string | undefined;
}

/** Drafts that became certificates: "back" to one of them leads on to the profile, not to "forgotten". In memory only. */
export function createStoredDrafts(): StoredDrafts {
  const owners = new Map<string, string>();
  const keyOf = ({ practiceId, userId }: Actor, draftId: string) =>
    JSON.stringify([practiceId, userId, draftId]);
  return {
    remember: (actor, draftId, userId) => {
      owners.set(keyOf(actor, draftId), userId);
      const [oldest] = owners.keys();
      if (owners.size > remembered && oldest !== undefined) owners.delete(oldest);
    },
    ownerOf: (actor, draftId) => owners.get(keyOf(actor, draftId)),
  };
}
