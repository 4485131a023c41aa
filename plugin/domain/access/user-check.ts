import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import { isAdmin } from './role.ts';

/** What the host says now of a user who signed in earlier. */
export interface UserFacts {
  readonly user: Pick<HostUser, 'active'> | undefined;
  /** null where the host names no admins. */
  readonly isAdmin: boolean | null;
}

export interface UserCheckDeps {
  readonly factsOf: (actor: Pick<Actor, 'practiceId' | 'userId' | 'roles'>) => Promise<UserFacts>;
  readonly now: () => Date;
}

export interface UserCheck {
  /** The actor with the roles that the host still gives; null when the user is unknown, not active or has none left. */
  current(actor: Actor): Promise<Actor | null>;
  /** The same from an answer of this moment. */
  atSignIn(actor: Actor): Promise<Actor | null>;
}

/** How long an answer of the host is used, in milliseconds. */
const freshMs = 5_000;
/** How long when the host does not answer: it must not end every page, nor leave rights for ever. */
const staleMs = 60_000;
const mostUsers = 2_000;

/** Rights live in the host: a session has no more of them than the host gives its user now. Pure. */
export function currentActor(actor: Actor, { user, isAdmin: admin }: UserFacts): Actor | null {
  if (user?.active !== true) return null;
  const roles = actor.roles.filter((role) => role !== 'admin' || admin !== false);
  return roles.length === 0 ? null : { ...actor, roles };
}

interface Answer {
  readonly at: number;
  readonly facts: Promise<UserFacts>;
}

/** Asks the host about signed-in users, at most once in some seconds for each. */
export function createUserCheck({ factsOf, now }: UserCheckDeps): UserCheck {
  const answers = new Map<string, Answer>();

  const ask = (key: string, actor: Actor, known: Answer | undefined): Answer => {
    const at = now().getTime();
    const facts = factsOf(actor).catch((error: unknown) => {
      answers.delete(key);
      if (known === undefined || Math.abs(at - known.at) >= staleMs) throw error;
      answers.set(key, known);
      return known.facts;
    });
    const answer = { at, facts };
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > mostUsers && oldest !== undefined) answers.delete(oldest);
    return answer;
  };

  const keyOf = (actor: Actor) => JSON.stringify([actor.practiceId, actor.userId, isAdmin(actor)]);
  const isFresh = ({ at }: Answer) => Math.abs(now().getTime() - at) < freshMs;

  return {
    current: async (actor) => {
      const key = keyOf(actor);
      const known = answers.get(key);
      const answer = known !== undefined && isFresh(known) ? known : ask(key, actor, known);
      return currentActor(actor, await answer.facts);
    },
    atSignIn: async (actor) => currentActor(actor, await ask(keyOf(actor), actor, undefined).facts),
  };
}
