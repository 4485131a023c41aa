import { Router } from 'express';
import type { ScreenDeps } from '../screen-deps.ts';

/** "Where can I find my certificate?" as a page of its own; the load form shows the same words. */
export function helpScreens(deps: Pick<ScreenDeps, 'renderPage'>): Router {
  const router = Router();
  router.route('/help/find-my-certificate').get((_req, res) => deps.renderPage(res, 'layout/help'));
  return router;
}
