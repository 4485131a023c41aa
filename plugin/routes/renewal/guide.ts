import { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { PluginError, isPluginError } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import { guidePaths } from '../../domain/renewal/renewal.ts';
import { requestOf, runningRequests } from '../parts/enrolment/request-card.ts';
import { guideWithRequest } from './guide-here.ts';
import type { GuideFeedback } from './guide-view.ts';
import { guideView } from './guide-view.ts';
import { muteScreens } from './mute.ts';
import { noticesOf } from '../parts/notice-banner.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { flashOf, paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

const GuideQuery = z.object({ path: z.enum(guidePaths).optional().catch(undefined) });
const AcknowledgeForm = z.object({ notice: z.string().min(1).max(200) });

/**
 * From a notice to the right next step: what this certificate needs, who must do it with what at hand, and how far it has come by
 * what we see. Works with the official tool alone.
 */
export function guideScreens(deps: ScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });

  router.route('/certificates/:certificateId/renewal').get(async (req, res) => {
    const feedback = { notice: flashOf(req.query['done']) };
    await renderGuide(req, res, req.params.certificateId, feedback, deps);
  });

  router.route('/certificates/:certificateId/renewal/check').post(body, async (req, res) => {
    const page = pageLocals(res);
    const id = req.params.certificateId;
    try {
      await deps.probes.checkNow(page.actor, id);
    } catch (error) {
      if (!isPluginError(error, 'ERR_PROBE_TOO_SOON')) throw error;
      res.status(error.status);
      await renderGuide(req, res, id, { error: refusal(page, error) }, deps);
      return;
    }
    res.redirect(303, paths(page.base).guide(id, { done: 'checked' }));
  });

  router.route('/certificates/:certificateId/renewal/acknowledge').post(body, async (req, res) => {
    const page = pageLocals(res);
    const form = AcknowledgeForm.safeParse(req.body);
    if (!form.success) throw new PluginError('ERR_FORM_INVALID', 'no notice id in the form');
    await deps.renewals.acknowledge(page.actor, form.data.notice);
    const id = req.params.certificateId;
    res.redirect(303, paths(page.base).guide(id, { done: 'acknowledged' }));
  });

  router.use(muteScreens(deps, renderGuide));
  return router;
}

/** Renders the guide, with the result of one of its forms. */
async function renderGuide(
  req: Request,
  res: Response,
  certificateId: string,
  feedback: GuideFeedback,
  deps: ScreenDeps,
): Promise<void> {
  const page = pageLocals(res);
  const { path } = GuideQuery.parse(req.query);
  const { renewal, guide } = await deps.renewals.guide(page.actor, certificateId, path);
  const { record } = renewal.certificate;
  const [notices, mayLoad, isHolder, running] = await Promise.all([
    // As the holder is notified: that the actor may see them was checked with the certificate
    noticesOf(deps.renewals, record.practiceId, record.userId, page.language),
    deps.services.may(page.actor, 'load', record),
    deps.services.may(page.actor, 'export', record),
    runningRequests(page, deps.enrolments, record.userId),
  ]);
  const request = requestOf(record, running);
  const facts = {
    renewal,
    guide: guideWithRequest(guide, request),
    request,
    notices: notices.filter((notice) => notice.certificateId === record.id),
    mayLoad,
    isHolder,
  };
  // No line above it: it leads here
  await deps.renderPage(res, 'renewal/guide', { view: guideView(page, facts, feedback, deps) }, []);
}

function refusal(page: PageLocals, error: PluginError): NonNullable<GuideFeedback['error']> {
  const { message, remedy } = errorText(error, page.t);
  return {
    title: page.t('errorTitle.wait'),
    problems: [{ field: null, message: `${message} ${remedy}` }],
  };
}
