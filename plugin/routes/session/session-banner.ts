import type { RequestHandler } from 'express';
import { localsOf } from '../middleware/view-locals.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { untilText } from './time-view.ts';

/** The header's link to one's sessions, with their state: `navSession` in every page's locals. */
export interface NavSessionView {
  /** null while none is open. */
  readonly open: {
    readonly tone: BadgeView['tone'];
    readonly time: string;
    readonly text: string;
    readonly seconds: number;
    /** Minutes before the end at which the page says so. */
    readonly warnAt: string;
  } | null;
}

/** Tells every page below about the actor's session. A page that is drawn for nobody has none. */
export function sessionNav(
  deps: Pick<ScreenDeps, 'sessions' | 'sessionPolicy' | 'now'>,
): RequestHandler {
  return async (_req, res, next) => {
    const page = localsOf(res);
    if (page.actor === null) {
      next();
      return;
    }
    const [first] = (await deps.sessions.mine(page.actor)).filter(({ phase }) => phase !== 'over');
    const view: NavSessionView = { open: null };
    if (first === undefined) {
      res.locals['navSession'] = view;
      next();
      return;
    }
    const { session, phase, secondsLeft } = first;
    const { recognised } = session.recognition;
    const until = untilText(page, session.notOnOrAfter, deps.now());
    res.locals['navSession'] = {
      open: {
        tone: recognised ? (phase === 'ending' ? 'attention' : 'ok') : 'unusable',
        time: page.formatTime(session.notOnOrAfter),
        text: page.t(recognised ? 'nav.session.open' : 'nav.session.unrecognised', { until }),
        seconds: Math.max(0, Math.floor(secondsLeft)),
        warnAt: deps.sessionPolicy.warnMinutes.join(' '),
      },
    } satisfies NavSessionView;
    next();
  };
}
