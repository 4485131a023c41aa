import { rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler, Response } from 'express';
import { concernedUser } from '../../domain/access/role.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { attemptKey, attemptStore } from './attempt-store.ts';
import type { AttemptStoreDeps } from './attempt-store.ts';
import { actorOf } from './require-actor.ts';

const windowSeconds = 60;

/**
 * Bounds how often one person may try a password; to be used behind the parser of the body. Only wrong ones count ({@link noteAttempt}), for
 * the user they concern: a service token carries those of a whole practice. A request without a password passes: a PIN is counted by its card,
 * and where other messages lead after a PIN, the fallback, stays open. Without `counted` the counters are this process's, in memory; each
 * keystore's own key derivation slows guesses down in any case.
 */
export function passwordLimit(
  attemptsPerMinute: number,
  counted?: Pick<AttemptStoreDeps, 'attempts' | 'now'>,
): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1000,
    limit: attemptsPerMinute,
    skip: (req) => !hasPassword(req.body),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_req, res) => res.locals['wrongSecret'] !== true,
    standardHeaders: false,
    legacyHeaders: false,
    ...(counted === undefined
      ? {}
      : { store: attemptStore({ ...counted, windowMs: windowSeconds * 1000 }) }),
    keyGenerator: (req, res) => {
      const actor = actorOf(res);
      return attemptKey(actor.practiceId, concernedUser(actor, namedUser(req) ?? actor.userId));
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

/** Counts the request when it failed because of a wrong password; for the place that converts errors into answers. */
export function noteAttempt(res: Response, error: unknown): void {
  const isWrong = isPluginError(error, 'ERR_KEYSTORE_PASSWORD', 'ERR_KEYSTORE_CONTENT_PASSWORD');
  if (isWrong) res.locals['wrongSecret'] = true;
}

/** The empty password is one: some files have it. */
function hasPassword(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'password' in body &&
    typeof body.password === 'string'
  );
}

/** Of the path; undefined for an export, which a service may not do. */
function namedUser(req: Request): string | undefined {
  const { userId } = req.params;
  return typeof userId === 'string' && userId !== '' ? userId : undefined;
}
