import { Router } from 'express';
import type { Actor } from '../../domain/practice/actor.ts';
import type { HostNotice } from '../../domain/renewal/notice/host-notice.ts';
import { actorOf } from '../middleware/require-actor.ts';

/** What a host's bar shows of one user: the same as `api.certificateStatus`, `api.notices`, `api.mailbox.unread` and `api.sessions.current`. */
export interface HostState {
  /** Worst first, one per kind that has a certificate. */
  readonly badge: readonly { readonly level: string; readonly text: string }[];
  readonly notices: readonly HostNotice[];
  /** Unread ones of the eHealthBox; null where it is off. */
  readonly letters: number | null;
  /** null: no usable session. */
  readonly session: { readonly until: string; readonly recognised: boolean } | null;
  /** Who may frame the module, so who may be sent this by postMessage. */
  readonly origins: readonly string[];
}

export interface HostStateDeps {
  readonly hostState: (actor: Actor) => Promise<HostState>;
}

/**
 * For the module's own pages in a host's frame, which pass it on (`trousseau-frame.js`). A page that the browser calls framed carries it
 * already.
 */
export function hostStateRoutes(deps: HostStateDeps): Router {
  const router = Router();
  router.route('/host-state').get(async (_req, res) => {
    res.json(await deps.hostState(actorOf(res)));
  });
  return router;
}
