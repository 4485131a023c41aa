import { createHash } from 'node:crypto';
import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { CalendarServices } from '../../domain/delivery/calendar/service.ts';

const requestsPerMinute = 60;

/** 32 random bytes in base64url: anything else is not worth a question to the database. */
const tokenForm = /^[\w-]{43}$/;

/**
 * Calendar feeds for calendar programs, which cannot sign in: the secret address is the right. To be mounted before anything that
 * asks who is there. Refusals are answered here, not by the error page: that one writes the address into the log.
 */
export function calendarFeedRoutes(calendars: Pick<CalendarServices, 'feed'>): Router {
  const router = Router();
  const limit = rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    // Each address by itself: behind a proxy all clients look like one, and no client must be able to lock out the others
    keyGenerator: (req) => createHash('sha256').update(String(req.params['token'])).digest('hex'),
    handler: (_req, res) => {
      res.setHeader('Retry-After', '60');
      res.status(429).type('text/plain').send('Too many requests\n');
    },
  });
  router
    .route('/calendar/:token.ics')
    .all(limit)
    .get(async (req, res) => {
      const { token } = req.params;
      const text = tokenForm.test(token) ? await calendars.feed(token) : null;
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('X-Robots-Tag', 'noindex');
      if (text === null) {
        res.status(404).type('text/plain').send('Not found\n');
        return;
      }
      res.type('text/calendar; charset=utf-8').send(text);
    });
  return router;
}
