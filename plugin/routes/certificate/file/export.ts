import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { isPluginError, PluginError } from '../../../errors.ts';
import { requestSignal } from '../../parts/request-signal.ts';
import { downloadName } from '../../parts/file-name.ts';
import type { FormErrorView } from '../../parts/form-error.ts';
import { formErrorView } from '../../parts/form-error.ts';
import { deferError, noteAttempt, throwDeferredError } from '../../parts/deferred-error.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';
import type { ScreenDeps } from '../../screen-deps.ts';

const ExportForm = z.object({ password: z.string().max(1024).catch('') });

interface ExportView {
  readonly intro: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly error: FormErrorView | null;
}

/** Gives a keystore back to its holder, once they have typed its password again. */
export function exportScreens(deps: ScreenDeps): Router {
  const router = Router();

  const requireExport = async (page: PageLocals, certificateId: string) => {
    const { record } = await deps.services.find(page.actor, certificateId);
    if (!(await deps.services.may(page.actor, 'export', record))) {
      throw new PluginError('ERR_FORBIDDEN', 'only its holder may export a keystore');
    }
    return record;
  };
  const exportView = (
    page: PageLocals,
    record: { readonly id: string; readonly fileName: string },
    error: FormErrorView | null,
  ): ExportView => ({
    intro: page.t('export.intro', { file: record.fileName }),
    action: paths(page.base).export(record.id),
    cancelHref: paths(page.base).certificate(record.id),
    error,
  });

  router
    .route('/certificates/:certificateId/export')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const record = await requireExport(page, req.params.certificateId);
      await deps.renderPage(res, 'certificate/export', { view: exportView(page, record, null) });
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const record = await requireExport(page, req.params.certificateId);
        const { password } = ExportForm.parse(req.body ?? {});
        try {
          throwDeferredError(res);
          const { fileName, file } = await deps.services.exportKeystore(
            page.actor,
            record.id,
            password,
            requestSignal(res),
          );
          res.attachment(downloadName(fileName)).type('application/x-pkcs12');
          res.send(Buffer.from(file));
        } catch (error) {
          noteAttempt(res, error);
          const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
          if (shown === undefined) throw error;
          res.status((error as PluginError).status);
          const view = exportView(page, record, shown);
          await deps.renderPage(res, 'certificate/export', { view });
        }
      },
    );
  return router;
}
