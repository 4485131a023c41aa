import { decideAccess, isMember } from '../access/access-decision.ts';
import type { AccessDecision, AccessTarget } from '../access/access-decision.ts';
import { isAdmin, isService } from '../access/role.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import type { EhealthSession, EndCause } from './session.ts';

type Asking = Pick<Actor, 'userId' | 'practiceId' | 'roles'>;

/**
 * Decides whether an actor may open a session with a certificate, or with their own card (then the target is their own place
 * as a person). A session is opened by the person themselves: no role opens one in another's name, a service opens none.
 * For an organisation the host's groups decide, not the profile that holds its certificate.
 *
 * `me` is the actor's own profile; without an active one nothing is opened.
 */
export function decideOpening(
  actor: Asking,
  target: AccessTarget,
  me: Pick<HostUser, 'active' | 'organisations'> | undefined,
): AccessDecision {
  const refused = decideAccess(actor, 'see', target, me) === 'allow' ? 'forbidden' : 'hidden';
  if (target.practiceId !== actor.practiceId) return 'hidden';
  if (isService(actor) || me?.active !== true) return refused;
  if (target.kind === 'person') return target.userId === actor.userId ? 'allow' : refused;
  return isMember(me, target) ? 'allow' : refused;
}

type Owner = Pick<EhealthSession, 'practiceId' | 'userId'>;

/**
 * Decides who may use a session, or learn what a user has open: its owner, and the service that acts for them. That an
 * admin knows of it (they may end it) makes the answer 'forbidden' rather than 'hidden'.
 */
export function decideUse(actor: Asking, owner: Owner): AccessDecision {
  if (owner.practiceId !== actor.practiceId) return 'hidden';
  if (owner.userId === actor.userId || isService(actor)) return 'allow';
  return isAdmin(actor) ? 'forbidden' : 'hidden';
}

/** What ends a session when this actor asks for it; null: to them it does not exist. */
export function endCauseFor(actor: Asking, owner: Owner): EndCause | null {
  if (owner.practiceId !== actor.practiceId) return null;
  if (owner.userId === actor.userId) return 'user';
  if (isAdmin(actor)) return 'admin';
  return isService(actor) ? 'log-off' : null;
}

/** Whether a running session is still entitled by the host: its user is active, and still a member of the organisation. */
export function isStillEntitled(
  session: Pick<EhealthSession, 'holder'>,
  user: Pick<HostUser, 'active' | 'organisations'> | undefined,
): boolean {
  if (user?.active !== true) return false;
  return session.holder.kind === 'person' || isMember(user, session.holder);
}
