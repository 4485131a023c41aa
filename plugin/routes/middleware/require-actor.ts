import type { RequestHandler, Response } from 'express';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { localsOf } from './view-locals.ts';

/** Rejects requests without a session or bearer token. */
export const requireActor: RequestHandler = (_req, res, next) => {
  actorOf(res);
  next();
};

/** The actor; throws ERR_SESSION_REQUIRED without one, so that a route that the guard missed is closed, not open. */
export function actorOf(res: Response): Actor {
  const { actor } = localsOf(res);
  if (actor === null) throw new PluginError('ERR_SESSION_REQUIRED', 'no user is signed in');
  return actor;
}
