import { PluginError } from '../../../errors.ts';
import type { Authorizer } from '../../access/authorizer.ts';
import { isService } from '../../access/role.ts';
import type { Actor } from '../../practice/actor.ts';
import { createReadinessGatherer } from './gather.ts';
import type { ReadinessGathererDeps } from './gather.ts';
import { decideReadiness, readinessLevel } from './readiness.ts';
import type { ReadinessLine } from './readiness.ts';
import type { ReadinessLevel } from './readiness-reason.ts';
import type { ReadinessRepository } from './repository.ts';

/** Whether a person could sign a request for a certificate now. */
export interface Readiness {
  readonly checkedAt: Date;
  /** What eHealth's clock said at the same moment; null where it was not heard. */
  readonly ehealthAt: Date | null;
  readonly level: ReadinessLevel;
  readonly lines: readonly ReadinessLine[];
}

export interface ReadinessServices {
  /**
   * Checks everything that the user's next signature needs, without a PIN. Only that all is well is kept, with its instant. ERR_NOT_FOUND, and ERR_FORBIDDEN for any but
   * the person: whose card is in the reader is no other's affair.
   */
  check(actor: Actor, userId: string): Promise<Readiness>;
}

export interface ReadinessServiceDeps extends ReadinessGathererDeps {
  readonly authorizer: Pick<Authorizer, 'requireUser'>;
  readonly records: Pick<ReadinessRepository, 'saveGood'>;
}

export function createReadinessServices(deps: ReadinessServiceDeps): ReadinessServices {
  const gather = createReadinessGatherer(deps);
  return {
    check: async (actor, userId) => {
      const user = await deps.authorizer.requireUser(actor, userId);
      if (isService(actor) || user.id !== actor.userId)
        throw new PluginError('ERR_FORBIDDEN', 'a person checks their own means to sign');
      const facts = await gather(actor.practiceId, user);
      const checkedAt = deps.now();
      const lines = decideReadiness(facts, checkedAt);
      const clock = facts.authority.kind === 'unknown' ? null : facts.authority.clock;
      const level = readinessLevel(lines);
      if (level === 'good') await deps.records.saveGood(actor.practiceId, user.id, checkedAt);
      return {
        checkedAt,
        ehealthAt: clock === null ? null : new Date(checkedAt.getTime() + clock.offset),
        level,
        lines,
      };
    },
  };
}
