import { Router } from 'express';
import { localsOf, requireLogIn } from './log-in.ts';
import { renderModule, type ModulePageDeps } from './module-page.ts';

/** Where a notice leads: the module's page of that renewal, in the host's frame. Mails lead here too. */
export function renewalRoutes(deps: ModulePageDeps): Router {
  const router = Router();
  router.get('/renewal', requireLogIn, (req, res) => {
    const { t } = localsOf(res);
    const { page } = req.query;
    // The module itself refuses what is no page of its own
    const next = typeof page === 'string' && page.startsWith('/') ? page : '/renewals';
    renderModule(res, deps, { title: t('menu.renewals'), next });
  });
  return router;
}
