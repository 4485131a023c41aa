import type { DraftRepository } from '../certificate/repository.ts';
import type { UsedTokenRepository, WebSessionRepository } from '../routes/repository.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

export interface HousekeepingDeps {
  readonly drafts: Pick<DraftRepository, 'removeExpired'>;
  readonly webSessions: Pick<WebSessionRepository, 'removeExpired'>;
  readonly usedTokens: Pick<UsedTokenRepository, 'removeExpired'>;
  readonly now: () => Date;
}

/**
 * Forgets what is past its end: opened files nobody stored, browser sessions, remembered tokens. Nothing waits for it:
 * every query already ignores what has ended.
 */
export function housekeepingJob(deps: HousekeepingDeps): Job {
  return {
    id: 'housekeeping',
    ...jobDefinitions.housekeeping,
    run: async () => {
      const now = deps.now();
      return {
        drafts: await deps.drafts.removeExpired(now),
        sessions: await deps.webSessions.removeExpired(now),
        tokens: await deps.usedTokens.removeExpired(now),
      };
    },
  };
}
