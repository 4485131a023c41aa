import {
  decideReadiness,
  readinessLevel,
} from '../../../plugin/domain/enrolment/readiness/readiness.ts';
import type { ReadinessFacts } from '../../../plugin/domain/enrolment/readiness/readiness-facts.ts';
import type { ReadinessServices } from '../../../plugin/domain/enrolment/readiness/service.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { aReadinessFacts } from '../builders/readiness.ts';

/** Decides on these facts, for the actor alone. */
export function fakeReadiness(
  now: Date,
  facts: ReadinessFacts = aReadinessFacts(),
): ReadinessServices {
  return {
    check: (actor, userId) => {
      if (userId !== actor.userId)
        return Promise.reject(new PluginError('ERR_FORBIDDEN', 'not oneself'));
      const lines = decideReadiness(facts, now);
      const clock = facts.authority.kind === 'unknown' ? null : facts.authority.clock;
      return Promise.resolve({
        checkedAt: now,
        ehealthAt: clock === null ? null : new Date(now.getTime() + clock.offset),
        level: readinessLevel(lines),
        lines,
      });
    },
  };
}
