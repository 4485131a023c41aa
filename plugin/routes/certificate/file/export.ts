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

const ExportForm = z.object({
  password: z.string().max(1024).catch(''),
  compatible: z.literal('1').optional().catch(undefined),
});
/** The request whose page leads here, and back. */
const ExportQuery = z.object({ request: z.string().max(64).catch('') });

interface ExportView {
  readonly intro: string;
  readonly action: string;
  readonly cancelHref: string;
  readonly isCompatible: boolean;
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
    request: string,
    { isCompatible, error }: Pick<ExportView, 'isCompatible' | 'error'>,
  ): ExportView => ({
    intro: page.t('export.intro', { file: record.fileName }),
    action: paths(page.base).export(record.id, { request }),
    cancelHref:
      request === ''
        ? paths(page.base).certificate(record.id)
        : paths(page.base).enrolment(request),
    isCompatible,
    error,
  });

  router
    .route('/certificates/:certificateId/export')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const record = await requireExport(page, req.params.certificateId);
      await deps.renderPage(res, 'certificate/export', {
        view: exportView(page, record, ExportQuery.parse(req.query).request, {
          isCompatible: false,
          error: null,
        }),
      });
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const record = await requireExport(page, req.params.certificateId);
        const { password, compatible } = ExportForm.parse(req.body ?? {});
        const { request } = ExportQuery.parse(req.query);
        const isCompatible = compatible !== undefined;
        try {
          throwDeferredError(res);
          const { fileName, file } = await deps.services.exportKeystore(
            page.actor,
            record.id,
            password,
            { compatible: isCompatible, signal: requestSignal(res) },
          );
          res.attachment(downloadName(fileName)).type('application/x-pkcs12');
          res.send(Buffer.from(file));
        } catch (error) {
          noteAttempt(res, error);
          const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
          if (shown === undefined) throw error;
          res.status((error as PluginError).status);
          const view = exportView(page, record, request, { isCompatible, error: shown });
          await deps.renderPage(res, 'certificate/export', { view });
        }
      },
    );
  return router;
}
