import { Router } from 'express';
import { readinessPath } from '../../../domain/renewal/page-path.ts';
import { paths } from '../../parts/paths.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import type { ScreenDeps } from '../../screen-deps.ts';
import { readyView } from './ready-view.ts';

/** Whether one could sign a request now: checked with each call, without a PIN. */
export function readyScreens(deps: ScreenDeps): Router {
  const router = Router();
  // Where notices lead: whose notice it is, their own check
  router.route(readinessPath).get((_req, res) => {
    const { base, actor } = pageLocals(res);
    res.redirect(303, paths(base).readiness(actor.userId));
  });
  router.route('/users/:userId/readiness').get(async (req, res) => {
    const page = pageLocals(res);
    const readiness = await deps.readiness.check(page.actor, req.params.userId);
    const card = await deps.sessions.card(page.actor);
    const view = readyView(page, readiness, card, deps.enrolments !== null);
    await deps.renderPage(res, 'enrolment/readiness/ready', { view });
  });
  return router;
}
