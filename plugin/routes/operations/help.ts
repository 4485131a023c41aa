import { Router } from 'express';
import { pageLocals } from '../parts/page-locals.ts';

/** "Where can I find my certificate?" as a page of its own; the load form shows the same words. */
export function helpScreens(): Router {
  const router = Router();
  router.route('/help/find-my-certificate').get((_req, res) => {
    pageLocals(res);
    res.render('layout/help');
  });
  return router;
}
