import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { PluginError } from '../../errors.ts';
import { attemptKey, attemptStore } from './attempt-store.ts';
import type { AttemptStoreDeps } from './attempt-store.ts';
import { actorOf } from './require-actor.ts';

const windowSeconds = 60;

/**
 * Bounds how often one person may try a keystore password. Only attempts that fail count, so that loading a whole practice's
 * certificates is never slowed down. Without `counted` the counters are this process's, in memory.
 */
export function passwordLimit(
  attemptsPerMinute: number,
  counted?: Pick<AttemptStoreDeps, 'attempts' | 'now'>,
): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit: attemptsPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    ...(counted === undefined
      ? {}
      : { store: attemptStore({ ...counted, windowMs: windowSeconds * 1000 }) }),
    keyGenerator: (_req, res) => {
      const { practiceId, userId } = actorOf(res);
      return attemptKey(practiceId, userId);
    },
    handler: (_req, res, next) => {
      res.setHeader('Retry-After', String(windowSeconds));
      next(
        new PluginError('ERR_RATE_LIMITED', 'too many password attempts', {
          params: { seconds: windowSeconds },
        }),
      );
    },
  });
}
