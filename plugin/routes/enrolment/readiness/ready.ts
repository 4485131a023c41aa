import { Router } from 'express';
import { pageLocals } from '../../parts/page-locals.ts';
import type { ScreenDeps } from '../../screen-deps.ts';
import { readyView } from './ready-view.ts';

/** Whether one could sign a request now: checked with each call, without a PIN and without a trace. */
export function readyScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/users/:userId/readiness').get(async (req, res) => {
    const page = pageLocals(res);
    const readiness = await deps.readiness.check(page.actor, req.params.userId);
    const card = await deps.sessions.card(page.actor);
    const view = readyView(page, readiness, card, deps.enrolments !== null);
    await deps.renderPage(res, 'enrolment/readiness/ready', { view });
  });
  return router;
}
