import { rateLimit } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { PluginError } from '../../errors.ts';
import { actorOf } from './require-actor.ts';

const windowSeconds = 60;

/**
 * Bounds how often one person may try a keystore password. Only attempts that fail count, so that loading a whole practice's
 * certificates is never slowed down. Counted per process, in memory: each keystore's own key derivation is the real brake.
 */
export function passwordLimit(attemptsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit: attemptsPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: (_req, res) => {
      const { practiceId, userId } = actorOf(res);
      return JSON.stringify([practiceId, userId]);
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
