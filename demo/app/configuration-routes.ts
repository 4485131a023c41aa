import { Router, type Response } from 'express';
import type { Plugin } from '../../plugin/host.ts';
import { formatsFor } from '../../plugin/i18n/format.ts';
import type { DemoDirectory } from '../data/directory.ts';
import { localsOf, requireAdmin, requireLogIn, userOf } from './log-in.ts';
import { badgeOf } from './menu-view.ts';
import { renderModule, type ModulePageDeps } from './module-page.ts';
import type { DemoUser } from '../data/people.ts';

export interface ConfigurationDeps extends ModulePageDeps {
  readonly plugin: Pick<Plugin, 'api'>;
  readonly directory: Pick<DemoDirectory, 'findUser' | 'listUsers'>;
}

const pageSize = 20;

/** Configuration: users and their profiles, with the module under it. */
export function configurationRoutes(deps: ConfigurationDeps): Router {
  const { directory, plugin } = deps;
  const router = Router();
  router.use(requireLogIn);

  router.get('/users', requireAdmin, async (req, res) => {
    const { t, language } = localsOf(res);
    const { practiceId } = userOf(res);
    const { q } = req.query;
    const text = typeof q === 'string' ? q.slice(0, 100) : '';
    const asked = Math.max(1, Math.trunc(Number(req.query['page'])) || 1);
    const offset = (asked - 1) * pageSize;
    const { users, total } = await directory.listUsers(practiceId, {
      text,
      offset,
      limit: pageSize,
    });
    const rows = await Promise.all(
      users.map(async (user) => ({ user, badge: await badgeOf(plugin, user, language) })),
    );
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const address = (page: number): string =>
      `/configuration/users?${new URLSearchParams({ q: text, page: String(page) }).toString()}`;
    res.render('users', {
      title: t('users.title'),
      rows,
      total,
      text,
      page: asked,
      pages,
      previous: asked > 1 ? address(asked - 1) : null,
      next: asked < pages ? address(asked + 1) : null,
    });
  });

  router.get('/users/:userId', requireAdmin, async (req, res, next) => {
    const { practiceId } = userOf(res);
    const user = await directory.findUser(practiceId, String(req.params['userId']));
    if (user === undefined) next();
    else renderProfile(res, user, `/configuration/users/${user.id}/certificate`);
  });

  router.get('/users/:userId/certificate', requireAdmin, async (req, res, next) => {
    const { practiceId } = userOf(res);
    const user = await directory.findUser(practiceId, String(req.params['userId']));
    if (user === undefined) next();
    else {
      renderModule(res, deps, {
        title: user.displayName,
        next: `/users/${user.id}`,
        profileOf: user,
        profilePath: `/configuration/users/${user.id}`,
      });
    }
  });

  router.get('/certificates', requireAdmin, (_req, res) => {
    const { t } = localsOf(res);
    renderModule(res, deps, { title: t('module.title'), next: '/' });
  });

  router.get('/my-profile', (_req, res) => {
    renderProfile(res, userOf(res), '/configuration/my-certificates');
  });

  router.get('/my-certificates', (_req, res) => {
    const { t } = localsOf(res);
    const user = userOf(res);
    renderModule(res, deps, { title: t('menu.myCertificates'), next: `/users/${user.id}` });
  });
  return router;
}

function renderProfile(res: Response, shown: DemoUser, certificatePath: string): void {
  const { language } = localsOf(res);
  res.render('user', {
    title: shown.displayName,
    shown,
    profilePath: res.locals['currentPath'] as string,
    certificatePath,
    day: formatsFor(language).formatDate,
  });
}
