import { requireAdmin } from '../access/role.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import { fallbackState, periodBegin } from './fallback-policy.ts';
import type { FallbackPolicy, FallbackState } from './fallback-policy.ts';
import type { FallbackLift, SessionRepository } from './repository.ts';
import type { PracticeSessions, SessionServices } from './service.ts';
import { dayInMilliseconds } from '../time/duration.ts';

type Holder = Pick<FallbackLift, 'kind' | 'identifier'>;

export interface FallbackDeps {
  readonly sessions: Pick<
    SessionRepository,
    'fallbackOpenings' | 'fallbackFigures' | 'liftedUntil' | 'lift'
  >;
  readonly policy: FallbackPolicy;
  readonly now: () => Date;
}

export interface Fallback extends Pick<SessionServices, 'liftFallbackStop'> {
  stateOf(practiceId: string, holder: Holder): Promise<FallbackState>;
  /** Throws ERR_FALLBACK_STOPPED while the holder is stopped. */
  requireAllowed(state: FallbackState): void;
  figures(practiceId: string): Promise<PracticeSessions['fallback']>;
}

/** How long a lifted stop stays lifted, in milliseconds: for today, not for good. */
const liftLength = dayInMilliseconds;

/** Reads what {@link fallbackState} decides on, and lets an admin lift a stop. */
export function createFallback({ sessions, policy, now }: FallbackDeps): Fallback {
  const stateOf: Fallback['stateOf'] = async (practiceId, { kind, identifier }) => {
    const at = now();
    const [openings, liftedUntil] = await Promise.all([
      sessions.fallbackOpenings(practiceId, kind, identifier, periodBegin(policy, at)),
      sessions.liftedUntil(practiceId, kind, identifier, at),
    ]);
    return fallbackState(openings, policy, at, liftedUntil);
  };

  return {
    stateOf,

    requireAllowed: ({ level, openings, periodDays }) => {
      if (level !== 'stopped') return;
      throw new PluginError('ERR_FALLBACK_STOPPED', 'the fallback is stopped for this holder', {
        params: { openings, days: periodDays },
      });
    },

    figures: async (practiceId) => {
      const figures = await sessions.fallbackFigures(practiceId, periodBegin(policy, now()));
      return Promise.all(
        figures.map(async (figure) => {
          const { level, noticeAfter, faults, liftedUntil } = await stateOf(practiceId, figure);
          return { ...figure, level, noticeAfter, faults, liftedUntil };
        }),
      );
    },

    liftFallbackStop: async (actor: Actor, { kind, identifier }: Holder) => {
      requireAdmin(actor, 'only admins may lift the fallback stop');
      const at = now();
      const { openings } = await stateOf(actor.practiceId, { kind, identifier });
      // No holder with that number used the fallback here: there is nothing to lift, and nothing to learn about them
      if (openings === 0)
        throw new PluginError('ERR_NOT_FOUND', 'no fallback use on record for this holder');
      const until = new Date(at.getTime() + liftLength);
      const by = { userId: actor.userId, displayName: actor.displayName };
      await sessions.lift(
        actor.practiceId,
        { kind, identifier, until, by },
        auditDraft(actor, at, 'session.fallback-lifted', {
          details: {
            kind,
            identifier: maskIdentifier(identifier),
            until: until.toISOString(),
            openings,
          },
        }),
      );
      return until;
    },
  };
}
