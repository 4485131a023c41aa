import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import type { AccessTarget } from './access-decision.ts';
import { decideAccess } from './access-decision.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateAction } from './certificate-action.ts';
import { auditedRefusal } from './refusal.ts';
import { isManager, requireManager } from './role.ts';

export interface AuthorizerDeps {
  readonly directory: HostDirectory;
  readonly audit: Pick<AuditRepository, 'append'>;
  readonly now: () => Date;
}

export interface Authorizer {
  may(actor: Actor, action: CertificateAction, target: AccessTarget): Promise<boolean>;
  /** Throws ERR_NOT_FOUND for what the actor may not even see, ERR_FORBIDDEN otherwise; a refusal is audited. */
  require(actor: Actor, action: CertificateAction, target: AccessTarget): Promise<void>;
  /** A profile of the actor's practice, or ERR_NOT_FOUND; a clinician finds only their own. */
  requireUser(actor: Actor, userId: string): Promise<HostUser>;
  /** Practice-wide lists are for admins. */
  requireManager(actor: Actor): void;
}

/** Carries out {@link decideAccess}: reads the actor's own profile, refuses, and leaves a trace of each refusal. */
export function createAuthorizer(deps: AuthorizerDeps): Authorizer {
  const decide = async (actor: Actor, action: CertificateAction, target: AccessTarget) => {
    const me =
      isManager(actor) || target.userId === actor.userId || target.practiceId !== actor.practiceId
        ? undefined
        : await deps.directory.findUser(actor.practiceId, actor.userId);
    return decideAccess(actor, action, target, me);
  };

  return {
    may: async (actor, action, target) => (await decide(actor, action, target)) === 'allow',

    require: async (actor, action, target) => {
      const decision = await decide(actor, action, target);
      if (decision === 'allow') return;
      await deps.audit.append(
        auditDraft(actor, deps.now(), 'access.denied', {
          outcome: 'refused',
          subjectUserId: target.practiceId === actor.practiceId ? target.userId : null,
          details: { action },
        }),
      );
      throw auditedRefusal(decision, {
        hidden: 'no such object for this actor',
        forbidden: `this actor may not ${action}`,
      });
    },

    requireUser: async (actor, userId) => {
      if (!isManager(actor) && userId !== actor.userId) {
        throw new PluginError('ERR_NOT_FOUND', 'a clinician sees only their own profile');
      }
      const user = await deps.directory.findUser(actor.practiceId, userId);
      if (!user) throw new PluginError('ERR_NOT_FOUND', 'no such user in this practice');
      return user;
    },

    requireManager: (actor) => {
      requireManager(actor, 'practice-wide lists');
    },
  };
}
