import type { DraftRepository } from '../certificate/repository.ts';
import type { UsedTokenRepository, WebSessionRepository } from '../routes/repository.ts';
import type { TrustKeeper } from '../trust/services.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

export interface HousekeepingDeps {
  readonly drafts: Pick<DraftRepository, 'removeExpired'>;
  readonly webSessions: Pick<WebSessionRepository, 'removeExpired'>;
  readonly usedTokens: Pick<UsedTokenRepository, 'removeExpired'>;
  readonly trust: Pick<TrustKeeper, 'refresh'>;
  readonly now: () => Date;
}

/**
 * Forgets what is past its end: opened files nobody stored, browser sessions, remembered tokens. Nothing waits for it:
 * every query already ignores what has ended. And takes over the authorities that another process updated, e.g. the command line.
 */
export function housekeepingJob(deps: HousekeepingDeps): Job {
  return {
    id: 'housekeeping',
    ...jobDefinitions.housekeeping,
    run: async () => {
      const now = deps.now();
      await deps.trust.refresh();
      return {
        drafts: await deps.drafts.removeExpired(now),
        sessions: await deps.webSessions.removeExpired(now),
        tokens: await deps.usedTokens.removeExpired(now),
      };
    },
  };
}
