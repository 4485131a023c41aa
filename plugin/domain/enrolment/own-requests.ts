import { PluginError } from '../../errors.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { auditedRefusal } from '../access/refusal.ts';
import { isManager, isService } from '../access/role.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { Enrolment } from './enrolment.ts';

export interface OwnRequestsDeps<Request = Enrolment> {
  readonly enrolments: {
    find(practiceId: string, id: string): Promise<Request | undefined>;
  };
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly authorizer: Pick<Authorizer, 'requireUser'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

/** Who may do what with a request: its own person acts, who manages the practice sees. Refusals are audited. */
export interface OwnRequests<Request = Enrolment> {
  /** The actor's own profile. ERR_NOT_FOUND for another's that they may not see, ERR_FORBIDDEN for one that they may. */
  requireProfile(actor: Actor, userId: string): Promise<HostUser>;
  /** A request that the actor may see; ERR_NOT_FOUND. */
  requireSeen(actor: Actor, id: string): Promise<Request>;
  /** A request that is the actor's own. */
  requireOwn(actor: Actor, id: string): Promise<Request>;
}

export function createOwnRequests<Request extends { readonly userId: string }>(
  deps: OwnRequestsDeps<Request>,
): OwnRequests<Request> {
  const { enrolments, directory, authorizer, audit, now } = deps;

  const deny = async (actor: Actor, subjectUserId: string): Promise<never> => {
    await audit.append(
      auditDraft(actor, now(), 'access.denied', {
        outcome: 'refused',
        subjectUserId,
        details: { action: 'enrolment' },
      }),
    );
    throw auditedRefusal('forbidden', {
      hidden: 'no such request for this actor',
      forbidden: 'only the holder asks for their certificate',
    });
  };

  const requireSeen: OwnRequests<Request>['requireSeen'] = async (actor, id) => {
    const found = await enrolments.find(actor.practiceId, id);
    if (found === undefined || (found.userId !== actor.userId && !isManager(actor)))
      throw new PluginError('ERR_NOT_FOUND', 'no such request for this actor');
    return found;
  };

  return {
    requireProfile: async (actor, userId) => {
      const user = await authorizer.requireUser(actor, userId);
      if (user.id !== actor.userId || isService(actor)) return deny(actor, user.id);
      return user;
    },

    requireSeen,

    requireOwn: async (actor, id) => {
      const found = await requireSeen(actor, id);
      if (found.userId !== actor.userId || isService(actor)) return deny(actor, found.userId);
      const user = await directory.findUser(actor.practiceId, actor.userId);
      if (user?.active !== true) throw new PluginError('ERR_NOT_FOUND', 'no such active user');
      return found;
    },
  };
}
