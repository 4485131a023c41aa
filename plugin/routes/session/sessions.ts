import { Router, urlencoded } from 'express';
import { isPluginError, PluginError } from '../../errors.ts';
import type { Opening, SessionOverview } from '../../domain/session/service.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { flashOf, paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { browsersView } from './browsers.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import { fallbackNoticeView } from './fallback-view.ts';
import { worstFallback } from './fallback-view.ts';
import { sessionOpenScreens } from './open.ts';
import { polledCardView } from './opening-sentence.ts';
import type { SessionPageView } from './view.ts';
import { endedViews, sessionsSentence, sessionView } from './view.ts';

/** Next to a running session only a certificate without one is worth a link; the card alone is no second session by habit. */
function anotherHref(
  base: string,
  openings: readonly Opening[],
  running: readonly SessionOverview[],
): string | null {
  const idle = openings.find(
    ({ certificate, blockedBy }) =>
      certificate !== null &&
      blockedBy === null &&
      !running.some(({ session }) => session.certificateId === certificate.record.id),
  );
  const id = idle?.certificate?.record.id;
  return id === undefined ? null : paths(base).sessionOpen({ certificate: id });
}

/** One's own eHealth sessions: what is open, until when, and how the last ones ended. */
export function sessionScreens(deps: ScreenDeps): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });

  router.route('/session').get(async (req, res) => {
    const page = pageLocals(res);
    const [running, traces, { openings, card }] = await Promise.all([
      deps.sessions.mine(page.actor),
      deps.sessions.recent(page.actor),
      deps.sessions.openings(page.actor),
    ]);
    const now = deps.now();
    const links = paths(page.base);
    const { last, recent } = endedViews(page, traces);
    const fallback = worstFallback(openings.map((opening) => opening.fallback));
    const sessions = running.map((overview) => sessionView(page, overview, now));
    const view: SessionPageView = {
      ...sessionsSentence(page, running, sessions, last),
      notice: flashOf(req.query['done']),
      sessions,
      openHref: links.sessionOpen(),
      anotherHref: running.length === 0 ? null : anotherHref(page.base, openings, running),
      recent,
      fallback: fallback === undefined ? null : fallbackNoticeView(page, fallback, now),
      browsers: await browsersView(deps, page),
      openCard: card.kind === 'left-open' ? cardPanelView(page, card) : null,
      refreshHref: links.session(),
      practiceHref: page.isAdmin ? links.practiceSessions() : null,
    };
    await deps.renderPage(res, 'session/sessions', { view });
  });

  router.route('/session/:sessionId/end').post(form, async (req, res) => {
    const page = pageLocals(res);
    const wasRunning = await endOnce(() => deps.sessions.end(page.actor, req.params.sessionId));
    res.redirect(
      303,
      paths(page.base).session(wasRunning ? 'session-ended' : 'session-ended-before'),
    );
  });

  // Asked for every second while an opening page is open, so it says no more than what changes there
  router.route('/session/card').get(async (req, res) => {
    const page = pageLocals(res);
    const purpose = req.query['for'] === 'signature' ? 'signature' : 'session';
    res.json(polledCardView(page, await deps.sessions.card(page.actor, purpose)));
  });

  router.route('/session/card/photo').get(async (_req, res) => {
    const page = pageLocals(res);
    const view = await deps.sessions.card(page.actor);
    const photo = view.kind === 'ready' ? view.card.photo : null;
    if (photo === null) throw new PluginError('ERR_NOT_FOUND', 'no card of this user with a photo');
    res
      .set('Cache-Control', 'no-store')
      .set('X-Content-Type-Options', 'nosniff')
      .type('image/jpeg')
      .send(Buffer.from(photo));
  });

  router.use(sessionOpenScreens(deps));
  return router;
}

/** False for a session that is not there any more, as after a click in another tab: that is what the user wanted. */
async function endOnce(end: () => Promise<void>): Promise<boolean> {
  try {
    await end();
    return true;
  } catch (error) {
    if (isPluginError(error, 'ERR_NOT_FOUND')) return false;
    throw error;
  }
}
