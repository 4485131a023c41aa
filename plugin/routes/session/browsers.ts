import { Router, urlencoded } from 'express';
import type { BrowserSession, SignedInUser } from '../../domain/access/browser-sessions.ts';
import { plural } from '../../i18n/plural.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** Where the actor is signed in; for who manages the practice, who else is. */
export interface BrowsersView {
  readonly mine: readonly {
    readonly device: string;
    readonly about: string;
    /** null for the browser that shows this page: there one signs out. */
    readonly endAction: string | null;
  }[];
  /** null where there is no other. */
  readonly endOthersAction: string | null;
  readonly practice: readonly {
    readonly name: string;
    readonly about: string;
    readonly endAction: string;
  }[];
}

export async function browsersView(
  { browserSessions }: Pick<ScreenDeps, 'browserSessions'>,
  page: PageLocals,
): Promise<BrowsersView> {
  const mine = await browserSessions.ofUser(page.actor, page.actor.userId);
  const signedIn = page.isAdmin ? await browserSessions.signedIn(page.actor) : [];
  const others = mine.filter(({ reference }) => reference !== page.browser);
  return {
    mine: mine.map((session) => mineView(page, session)),
    endOthersAction: others.length === 0 ? null : paths(page.base).otherBrowsersEnd(),
    practice: signedIn
      .filter(({ userId }) => userId !== page.actor.userId)
      .map((user) => userView(page, user)),
  };
}

function mineView(page: PageLocals, session: BrowserSession): BrowsersView['mine'][number] {
  const isThis = session.reference === page.browser;
  const device = session.device === '' ? page.t('browsers.unknown') : session.device;
  return {
    device: isThis ? `${device} (${page.t('browsers.this')})` : device,
    about: page.t('browsers.line', {
      at: page.formatDateTime(session.createdAt),
      used: page.formatDateTime(session.lastUsedAt),
    }),
    endAction: isThis ? null : paths(page.base).browserEnd(session.reference),
  };
}

function userView(page: PageLocals, user: SignedInUser): BrowsersView['practice'][number] {
  return {
    name: user.displayName,
    about: plural(page, 'browsers.count', user.sessions, {
      used: page.formatDateTime(user.lastUsedAt),
    }),
    endAction: paths(page.base).browsersOfUserEnd(user.userId),
  };
}

/** Ends browser sessions; which of them, and whose, the service decides. */
export function browserScreens({ browserSessions }: Pick<ScreenDeps, 'browserSessions'>): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });

  router.route('/session/browsers/end-others').post(form, async (_req, res) => {
    const page = pageLocals(res);
    await browserSessions.endAll(page.actor, page.actor.userId, page.browser);
    res.redirect(303, paths(page.base).session('browser-ended'));
  });

  router.route('/session/browsers/:reference/end').post(form, async (req, res) => {
    const page = pageLocals(res);
    await browserSessions.end(page.actor, page.actor.userId, req.params.reference);
    res.redirect(303, paths(page.base).session('browser-ended'));
  });

  router.route('/sessions/users/:userId/end').post(form, async (req, res) => {
    const page = pageLocals(res);
    await browserSessions.endAll(page.actor, req.params.userId, page.browser);
    res.redirect(303, paths(page.base).session('browser-ended'));
  });
  return router;
}
