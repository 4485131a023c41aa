import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { runningRequests } from '../parts/enrolment/request-card.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { EnrolmentScreenDeps } from './begin.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import { enrolmentErrorView, missingView } from './error-view.ts';

const PasswordForm = z.object({ password: z.string().max(1024).catch('') });

interface CompleteView {
  readonly holder: string;
  readonly file: string;
  readonly certificateHref: string;
  readonly action: string;
  readonly does: readonly string[];
  readonly error: EnrolmentErrorView | null;
}

/** Step 2 of a file that is on the profile, wherever its request was made: one password. */
export function completeScreens(deps: EnrolmentScreenDeps): Router {
  const router = Router();

  const requireOwn = async (page: PageLocals, id: string): Promise<JudgedCertificate> => {
    const judged = await deps.services.find(page.actor, id);
    if (judged.record.userId !== page.actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'only its holder completes a certificate');
    return judged;
  };
  const completeView = (
    page: PageLocals,
    judged: JudgedCertificate,
    error: EnrolmentErrorView | null,
  ): CompleteView => ({
    holder: shownJudgedHolder(judged),
    file: judged.record.fileName,
    certificateHref: paths(page.base).certificate(judged.record.id),
    action: paths(page.base).completeStored(judged.record.id),
    does: [
      ...(judged.verdict.state === 'NotCompleted'
        ? [page.t('enrolment.completeStored.does.fetch')]
        : []),
      page.t('enrolment.completeStored.does.key'),
      page.t('enrolment.completeStored.does.file'),
    ],
    error,
  });

  router
    .route('/certificates/:certificateId/complete')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const judged = await requireOwn(page, req.params.certificateId);
      const running = await runningRequests(page, deps.enrolments, judged.record.userId);
      const own = running.find(({ certificateId }) => certificateId === judged.record.id);
      if (own !== undefined) {
        res.redirect(303, paths(page.base).enrolment(own.id));
        return;
      }
      await deps.renderPage(res, 'enrolment/complete', { view: completeView(page, judged, null) });
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const judged = await requireOwn(page, req.params.certificateId);
        const { password } = PasswordForm.parse(req.body ?? {});
        const show = async (error: EnrolmentErrorView, status: number) => {
          res.status(status);
          const view = completeView(page, judged, error);
          await deps.renderPage(res, 'enrolment/complete', { view });
        };
        const missing = password === '' ? missingView(page, ['password']) : null;
        if (missing !== null) {
          await show(missing, 422);
          return;
        }
        try {
          throwDeferredError(res);
          const begun = await deps.enrolments.completeStored(page.actor, judged.record.id, {
            password,
            signal: requestSignal(res),
          });
          res.redirect(303, paths(page.base).enrolment(begun.id));
        } catch (error) {
          noteAttempt(res, error);
          if (!isPluginError(error)) throw error;
          const shown = enrolmentErrorView(page, error, 'enrolment.completeStored.failed');
          if (shown === undefined) throw error;
          await show(shown, error.status);
        }
      },
    );
  return router;
}
