import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { reminderKinds } from '../../domain/renewal/notice/reminder.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** Pages with a reminder's button; the form returns to its own. */
const origins = ['renewals', 'overview', 'team'] as const;

const ReminderForm = z.object({
  /** '' for everyone who has a renewal to take care of. */
  user: z.string().max(200).catch(''),
  kind: z.enum(reminderKinds).catch('renewal'),
  from: z.enum(origins).catch('renewals'),
});

/** An admin asks one person, or all, to do what only they can. */
export function reminderScreens(deps: Pick<ScreenDeps, 'reminders'>): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });
  router.route('/reminders').post(form, async (req, res) => {
    const page = pageLocals(res);
    const { user, kind, from } = ReminderForm.parse(req.body ?? {});
    const { sent } =
      user === ''
        ? await deps.reminders.remindAll(page.actor)
        : await deps.reminders.remind(page.actor, user, kind);
    const done = sent > 0 ? 'reminded' : 'reminded-before';
    res.redirect(303, paths(page.base)[from]({ done }));
  });
  return router;
}
