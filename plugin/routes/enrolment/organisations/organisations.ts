import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import type { OfferedHolders } from '../../../domain/enrolment/service.ts';
import type { HostUser } from '../../../domain/practice/directory.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import type { ScreenDeps } from '../../screen-deps.ts';
import type { EnrolmentErrorView } from '../error-view.ts';
import { enrolmentErrorView, missingView } from '../error-view.ts';
import { organisationsView } from './organisations-view.ts';

/** Nothing is cut to a length: half a PIN would cost a try. */
const PinForm = z.object({
  pin: z.string().max(1024).nullable().catch(null),
  lastTryConfirmed: z.literal('1').optional().catch(undefined),
});

/** Holders that a person may ask for, by eHealth's word: with the card's authentication key, which signs nothing that binds. */
export function organisationsScreens({ enrolments, ...deps }: ScreenDeps): Router {
  const router = Router();
  if (enrolments === null) return router;

  const requireSelf = async (page: PageLocals, userId: string): Promise<HostUser> => {
    // A profile that the actor may not see is as one that does not exist
    const { user } = await deps.services.forUser(page.actor, userId);
    if (user.id !== page.actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'only its holder asks for a certificate');
    return user;
  };

  const render = async (
    res: Response,
    user: HostUser,
    offered: OfferedHolders | null,
    error: EnrolmentErrorView | null,
  ): Promise<void> => {
    const page = pageLocals(res);
    const card = offered === null ? await deps.sessions.card(page.actor) : null;
    const view = organisationsView(page, { user, card, offered, error });
    await deps.renderPage(res, 'enrolment/organisations/organisations', { view });
  };

  router
    .route('/users/:userId/enrolment/organisations')
    .get(async (req, res) => {
      await render(res, await requireSelf(pageLocals(res), req.params.userId), null, null);
    })
    .post(urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
      const page = pageLocals(res);
      const user = await requireSelf(page, req.params.userId);
      const { pin, lastTryConfirmed } = PinForm.parse(req.body ?? {});
      if (pin === '') {
        res.status(422);
        await render(res, user, null, missingView(page, ['pin']));
        return;
      }
      try {
        const given = { pin, lastTryConfirmed: lastTryConfirmed !== undefined };
        await render(res, user, await enrolments.organisations(page.actor, given), null);
      } catch (error) {
        if (!isPluginError(error)) throw error;
        const shown = enrolmentErrorView(page, error, 'enrolment.organisations.failed');
        if (shown === undefined) throw error;
        res.status(error.status);
        await render(res, user, null, shown);
      }
    });
  return router;
}
