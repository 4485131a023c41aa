import { Router } from 'express';
import { isPluginError, type Plugin } from '../../plugin/index.ts';
import type { SessionInfo } from '../../plugin/host.ts';
import { formatsFor } from '../../plugin/i18n/format.ts';
import { localsOf, requireLogIn, userOf } from './log-in.ts';
import { renderModule, type ModulePageDeps } from './module-page.ts';
import { testSession, type SessionTest } from './session-test.ts';

export interface SessionRouteDeps extends ModulePageDeps {
  readonly plugin: Pick<Plugin, 'api'>;
  readonly businessService: string;
}

/** What `partials/session-test.ejs` shows above the module. */
export interface SessionTestView {
  readonly session: SessionInfo | null;
  readonly until: string | null;
  readonly test: SessionTest | null;
}

/** The eHealth session as a module of the host would use it: opened in the module's screens, tried by a call of the host's own. */
export function sessionRoutes(deps: SessionRouteDeps): Router {
  const router = Router();
  const { sessions } = deps.plugin.api;

  router.get('/session', requireLogIn, async (_req, res) => {
    const { t, language } = localsOf(res);
    const { practiceId, id } = userOf(res);
    const session = await sessions.current(practiceId, id);
    renderModule(res, deps, {
      title: t('menu.session'),
      next: '/session',
      above: { partial: 'session-test', view: viewOf(session, language, null) },
    });
  });

  router.post('/session/test', requireLogIn, async (_req, res) => {
    const { t, language } = localsOf(res);
    const { practiceId, id } = userOf(res);
    const session = await sessions.current(practiceId, id);
    const test = await attempt(() =>
      testSession(sessions, deps.businessService, { practiceId, userId: id }),
    );
    renderModule(res, deps, {
      title: t('menu.session'),
      next: '/session',
      above: { partial: 'session-test', view: viewOf(session, language, test) },
    });
  });
  return router;
}

function viewOf(
  session: SessionInfo | null,
  language: Parameters<typeof formatsFor>[0],
  test: SessionTest | null,
): SessionTestView {
  const until = session === null ? null : new Date(session.notOnOrAfter);
  return {
    session,
    until: until === null ? null : formatsFor(language).formatDateTime(until),
    test,
  };
}

/** The session may have ended since the page was drawn: that is an answer too. */
async function attempt(work: () => Promise<SessionTest>): Promise<SessionTest> {
  try {
    return await work();
  } catch (error) {
    if (isPluginError(error)) return { kind: 'refused', code: error.code };
    throw error;
  }
}
