import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { Request } from 'express';
import type { CalendarServices } from '../../domain/delivery/calendar/service.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

interface CalendarView {
  readonly notice: Flash | null;
  readonly renewalsHref: string;
  /** Since when the feed is shared; null when it is not. */
  readonly since: string | null;
  /** The secret address: on the page that answers its making, and never again. */
  readonly address: string | null;
  /** Which feed the form replaces; '' for none. */
  readonly replaces: string;
  readonly action: string;
  readonly revokeAction: string;
}

/** A reload sends the same form again: by then there is another feed, which must not end. */
const CalendarForm = z.object({ replaces: z.string().max(100).catch('') });

/**
 * One's own calendar feed. The address is the secret: it is shown once, in the answer to the form, so that it is in no
 * address bar, no history and no log.
 */
export function calendarScreens(deps: ScreenDeps): Router {
  const router = Router();
  const { calendars } = deps;
  if (calendars === null) return router;
  const body = urlencoded({ extended: false, limit: '16kb' });

  router
    .route('/calendar')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const view = await calendarView(page, calendars, flashOf(req.query['done']), null);
      await deps.renderPage(res, 'renewal/calendar', { view });
    })
    .post(body, async (req, res) => {
      const page = pageLocals(res);
      const { replaces } = CalendarForm.parse(req.body ?? {});
      if (replaces !== markOf(await calendars.find(page.actor))) {
        res.redirect(303, paths(page.base).calendar('calendar-shared'));
        return;
      }
      const token = await calendars.create(page.actor);
      const origin = deps.renewalPolicy.publicOrigin ?? originOf(req);
      const address = `${origin}${paths(page.base).calendarFeed(token)}`;
      const view = await calendarView(page, calendars, null, address);
      res.status(201);
      await deps.renderPage(res, 'renewal/calendar', { view });
    });

  router.route('/calendar/revoke').post(body, async (_req, res) => {
    const page = pageLocals(res);
    await calendars.revoke(page.actor);
    res.redirect(303, paths(page.base).calendar('calendar-revoked'));
  });
  return router;
}

function originOf(req: Request): string {
  return `${req.protocol}://${req.host}`;
}

/** Differs between one feed and the next. */
function markOf(feed: { readonly createdAt: Date } | null): string {
  return feed?.createdAt.toISOString() ?? '';
}

async function calendarView(
  page: PageLocals,
  calendars: CalendarServices,
  notice: Flash | null,
  address: string | null,
): Promise<CalendarView> {
  const links = paths(page.base);
  const feed = await calendars.find(page.actor);
  return {
    notice,
    renewalsHref: links.renewals(),
    since:
      feed === null
        ? null
        : page.t('calendarPage.since', { at: page.formatDateTime(feed.createdAt) }),
    address,
    replaces: markOf(feed),
    action: links.calendar(),
    revokeAction: links.calendarRevoke(),
  };
}
