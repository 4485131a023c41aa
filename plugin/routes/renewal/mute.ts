import { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { isPluginError } from '../../errors.ts';
import { muteReasons } from '../../domain/renewal/notice/notice.ts';
import type { GuideFeedback } from './guide-view.ts';
import type { MuteForm, MuteProblem } from './mute-view.ts';
import { muteErrorView, parseMute, untilProblem } from './mute-view.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

const Form = z.object({
  reason: z.enum(muteReasons).nullable().catch(null),
  text: z.string().trim().max(2_000).catch(''),
  until: z.string().trim().max(40).catch(''),
});

type Render = (
  req: Request,
  res: Response,
  certificateId: string,
  feedback: GuideFeedback,
  deps: ScreenDeps,
) => Promise<void>;

/** Silences the notices of one certificate, for a reason and until a day; and takes that back. The form is part of the guide. */
export function muteScreens(deps: ScreenDeps, renderGuide: Render): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });

  router.route('/certificates/:certificateId/renewal/mute').post(body, async (req, res) => {
    const page = pageLocals(res);
    const id = req.params.certificateId;
    const typed: MuteForm = Form.parse(req.body ?? {});
    const again = async (problems: readonly MuteProblem[]) => {
      res.status(422);
      await renderGuide(req, res, id, { error: muteErrorView(page, problems), typed }, deps);
    };
    const parsed = parseMute(page, typed, deps.now());
    if ('problems' in parsed) {
      await again(parsed.problems);
      return;
    }
    try {
      await deps.renewals.mute(page.actor, id, parsed.request);
    } catch (error) {
      if (!isPluginError(error, 'ERR_MUTE_INVALID')) throw error;
      await again([untilProblem(page)]);
      return;
    }
    res.redirect(303, paths(page.base).guide(id, { done: 'muted' }));
  });

  router.route('/certificates/:certificateId/renewal/unmute').post(body, async (req, res) => {
    const page = pageLocals(res);
    const id = req.params.certificateId;
    await deps.renewals.unmute(page.actor, id);
    res.redirect(303, paths(page.base).guide(id, { done: 'unmuted' }));
  });
  return router;
}
