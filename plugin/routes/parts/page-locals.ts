import type { Response } from 'express';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { localsOf } from '../middleware/view-locals.ts';
import type { ViewLocals } from '../middleware/view-locals.ts';

/** What every screen renders with: language, links, and the actor. */
export type PageLocals = Omit<ViewLocals, 'actor'> & { readonly actor: Actor };

/** Reads the locals; throws ERR_SESSION_REQUIRED without an actor, so that no screen is ever rendered without one. */
export function pageLocals(res: Response): PageLocals {
  const { actor, ...locals } = localsOf(res);
  if (actor === null) throw new PluginError('ERR_SESSION_REQUIRED', 'no actor on a screen');
  return { ...locals, actor };
}
