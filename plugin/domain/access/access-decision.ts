import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import type { CertificateAction } from './certificate-action.ts';
import type { HolderKind } from '../certificate/verdict/verdict-input.ts';

/** On what an act is asked: a certificate, or the place on a profile where one would be loaded. */
export interface AccessTarget {
  readonly practiceId: string;
  readonly userId: string;
  readonly kind: HolderKind;
  readonly identifier: string;
}

/** 'hidden' is answered like an object that does not exist; 'forbidden' says that the right is missing. */
export type AccessDecision = 'allow' | 'hidden' | 'forbidden';

/**
 * Decides whether an actor may do something with a certificate (DESIGN: roles). An admin, and a service acting for the
 * practice, manage all of it; a clinician sees their own and those of organisations they belong to, and manages their own
 * personal one; a keystore leaves only towards the person on whose profile it stands, whatever their role.
 *
 * `me` is the actor's own profile, undefined when the host knows none (a service).
 */
export function decideAccess(
  actor: Pick<Actor, 'userId' | 'practiceId' | 'roles'>,
  action: CertificateAction,
  target: AccessTarget,
  me: Pick<HostUser, 'organisations'> | undefined,
): AccessDecision {
  if (target.practiceId !== actor.practiceId) return 'hidden';
  const own = target.userId === actor.userId;
  const manages = actor.roles.includes('admin') || actor.roles.includes('service');
  if (!manages && !own && !isMember(me, target)) return 'hidden';
  switch (action) {
    case 'see':
      return 'allow';
    case 'export':
      return own && !actor.roles.includes('service') ? 'allow' : 'forbidden';
    case 'load':
    case 'remove':
      return manages || (own && target.kind === 'person') ? 'allow' : 'forbidden';
  }
}

function isMember(me: Pick<HostUser, 'organisations'> | undefined, target: AccessTarget): boolean {
  if (me === undefined || target.kind === 'person') return false;
  return me.organisations.some(
    ({ kind, identifier }) => kind === target.kind && identifier === target.identifier,
  );
}
