import express, { Router } from 'express';
import { isLanguage } from '../i18n/index.ts';
import { languageCookie, localsOf, requireLogIn, userOf, type DemoSessions } from './log-in.ts';
import type { DemoDirectory } from '../data/directory.ts';
import { readyMadeUserIds } from '../data/people.ts';

export interface HomeDeps {
  readonly sessions: DemoSessions;
  readonly directory: Pick<DemoDirectory, 'findLogin' | 'practiceName'>;
  readonly endModuleSessions: (practiceId: string, userId: string) => Promise<void>;
}

const form = express.urlencoded({ extended: false, limit: '4kb' });

/** Log-in, log-out, language and the first page. */
export function homeRoutes({ sessions, directory, endModuleSessions }: HomeDeps): Router {
  const router = Router();

  router.get('/login', (_req, res) => {
    const people = readyMadeUserIds.flatMap((id) => {
      const user = directory.findLogin(id);
      return user === undefined
        ? []
        : [{ id, user, practice: directory.practiceName(user.practiceId) }];
    });
    res.render('login', { title: localsOf(res).t('login.title'), people });
  });

  router.post('/login', form, (req, res) => {
    const { user: userId } = req.body as { user?: unknown };
    const id = readyMadeUserIds.find((known) => known === userId);
    const user = id === undefined ? undefined : directory.findLogin(id);
    if (user === undefined) {
      res.redirect(303, '/login');
      return;
    }
    sessions.logIn(res, user);
    res.redirect(303, '/');
  });

  router.post('/logout', async (req, res) => {
    const { user } = localsOf(res);
    sessions.logOut(req, res);
    if (user !== undefined) await endModuleSessions(user.practiceId, user.id);
    res.redirect(303, '/login');
  });

  router.post('/language', form, (req, res) => {
    const { language, next } = req.body as { language?: unknown; next?: unknown };
    if (isLanguage(language)) {
      res.cookie(languageCookie, language, { httpOnly: true, sameSite: 'lax', path: '/' });
    }
    const path = typeof next === 'string' && /^\/(?![/\\])[\w/.-]*$/.test(next) ? next : '/';
    res.redirect(303, path);
  });

  router.get('/', requireLogIn, (_req, res) => {
    const { t } = localsOf(res);
    const user = userOf(res);
    res.render('home', {
      title: t('home.title', { name: user.displayName }),
      isAdmin: user.roles.includes('admin'),
      loadPath: user.roles.includes('admin')
        ? loadPage('/configuration/users/elise/certificate', 'elise')
        : loadPage('/configuration/my-certificates', user.id),
    });
  });
  return router;
}

/** The host's page with the module at its form that loads: one click from the first page. */
function loadPage(path: string, userId: string): string {
  const page = `/users/${userId}/certificates/new?kind=person`;
  return `${path}?${new URLSearchParams({ page }).toString()}`;
}
