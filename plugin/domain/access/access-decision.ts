import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostUser } from '../practice/directory.ts';
import type { CertificateAction } from './certificate-action.ts';
import { isManager, isService } from './role.ts';

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
 * personal one; a keystore is exported only to the person on whose profile it is, for every role.
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
  const manages = isManager(actor);
  if (!manages && !own && (me === undefined || !isMember(me, target))) return 'hidden';
  switch (action) {
    case 'see':
      return 'allow';
    case 'export':
      return own && !isService(actor) ? 'allow' : 'forbidden';
    case 'load':
    case 'remove':
      return manages || (own && target.kind === 'person') ? 'allow' : 'forbidden';
  }
}

/** Whether the host counts a user among the members of an organisation; a person has no other members. */
export function isMember(
  user: Pick<HostUser, 'organisations'>,
  target: Pick<AccessTarget, 'kind' | 'identifier'>,
): boolean {
  return user.organisations.some(
    ({ kind, identifier }) => kind === target.kind && identifier === target.identifier,
  );
}
