import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { downloadName } from '../parts/file-name.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { EnrolmentScreenDeps } from './begin.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import { enrolmentErrorView } from './error-view.ts';

const PasswordForm = z.object({ password: z.string().max(1024).catch('') });

interface AbandonView {
  readonly text: string;
  readonly action: string;
  readonly keepHref: string;
}

interface ExportView {
  readonly action: string;
  readonly cancelHref: string;
  readonly error: EnrolmentErrorView | null;
}

/** The two ways out of a request: giving it up, and taking its file to finish it elsewhere. */
export function endingScreens(deps: EnrolmentScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  const { enrolments } = deps;

  const requireOwn = async (actor: Actor, id: string): Promise<Enrolment> => {
    const found = await enrolments.find(actor, id);
    if (found.userId !== actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'only its holder ends a request');
    return found;
  };

  router
    .route('/enrolments/:enrolmentId/abandon')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const { id, kind } = await requireOwn(page.actor, req.params.enrolmentId);
      const links = paths(page.base);
      const view: AbandonView = {
        text: page.t(
          kind === 'completion'
            ? 'enrolment.abandon.text.completion'
            : kind === 'non-resident'
              ? 'enrolment.abandon.text.abroad'
              : 'enrolment.abandon.text',
        ),
        action: links.enrolmentAbandon(id),
        keepHref: links.enrolment(id),
      };
      await deps.renderPage(res, 'enrolment/abandon', { view });
    })
    .post(body, async (req, res) => {
      const page = pageLocals(res);
      const { id, userId } = await requireOwn(page.actor, req.params.enrolmentId);
      try {
        await enrolments.abandon(page.actor, id);
      } catch (error) {
        // Signed or ended in another tab: its page says so
        if (!isPluginError(error, 'ERR_ENROLMENT_STATE')) throw error;
        res.redirect(303, paths(page.base).enrolment(id));
        return;
      }
      res.redirect(303, paths(page.base).user(userId, 'enrolment-abandoned'));
    });

  const exportView = (
    page: PageLocals,
    id: string,
    error: EnrolmentErrorView | null,
  ): ExportView => ({
    action: paths(page.base).enrolmentExport(id),
    cancelHref: paths(page.base).enrolment(id),
    error,
  });

  router
    .route('/enrolments/:enrolmentId/export')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const { id } = await requireOwn(page.actor, req.params.enrolmentId);
      await deps.renderPage(res, 'enrolment/export', { view: exportView(page, id, null) });
    })
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const { id } = await requireOwn(page.actor, req.params.enrolmentId);
      const { password } = PasswordForm.parse(req.body ?? {});
      try {
        throwDeferredError(res);
        const { fileName, file } = await enrolments.exportKeystore(
          page.actor,
          id,
          password,
          requestSignal(res),
        );
        res.attachment(downloadName(fileName)).type('application/x-pkcs12');
        res.send(Buffer.from(file));
      } catch (error) {
        noteAttempt(res, error);
        const shown = isPluginError(error)
          ? enrolmentErrorView(page, error, 'form.error.title')
          : undefined;
        if (shown === undefined) throw error;
        res.status((error as PluginError).status);
        await deps.renderPage(res, 'enrolment/export', { view: exportView(page, id, shown) });
      }
    });
  return router;
}
