import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import { PluginError, isPluginError } from '../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { uploadedName } from '../parts/file-name.ts';
import { formErrorView } from '../parts/form-error.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { bulkView } from './bulk-view.ts';

/** Fields of the same name come as one text or as a list. */
const texts = z
  .union([z.string().max(1024), z.array(z.string().max(1024)).max(5)])
  .catch([])
  .transform((value) => [value].flat().filter((text) => text !== ''));

const StartForm = z.object({ password: texts });
const UnlockForm = z.object({ password: z.string().max(1024).catch('') });
const StoreForm = z.object({
  group: z
    .union([z.string(), z.array(z.string()).max(1000)])
    .catch([])
    .transform((value) => [value].flat().map(Number)),
});

interface BulkFormView {
  readonly action: string;
  readonly cancelHref: string;
  readonly error: FormErrorView | null;
}

/** Seconds after which a page of work in progress is asked for again; one without script is loaded again by the browser. */
const refreshSeconds = '1';

/** Several files, a ZIP or a folder: chosen, examined, planned, confirmed, stored. Works without script. */
export function bulkScreens(
  deps: Pick<ScreenDeps, 'bulk' | 'bulkUpload' | 'passwordLimit' | 'renderPage'>,
): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '64kb', parameterLimit: 1010 });

  router
    .route('/load')
    .get(async (_req, res) => {
      const { base } = pageLocals(res);
      const view: BulkFormView = {
        action: paths(base).bulk(),
        cancelHref: paths(base).overview(),
        error: null,
      };
      await deps.renderPage(res, 'bulk/form', { view });
    })
    .post(deferError(deps.passwordLimit), deferError(deps.bulkUpload), async (req, res) => {
      const page = pageLocals(res);
      const links = paths(page.base);
      try {
        throwDeferredError(res);
        const files = uploadsOf(req.files);
        if (files.length === 0) throw new PluginError('ERR_FILE_MISSING', 'no file chosen');
        const { password } = StartForm.parse(req.body ?? {});
        const id = await deps.bulk.start(page.actor, files, password);
        noteTried(res);
        res.redirect(303, links.bulkState(id));
      } catch (error) {
        const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
        if (shown === undefined) throw error;
        const view: BulkFormView = {
          action: links.bulk(),
          cancelHref: links.overview(),
          error: shown,
        };
        res.status((error as PluginError).status);
        await deps.renderPage(res, 'bulk/form', { view });
      }
    });

  router.route('/load/:bulkId').get(async (req, res) => {
    const page = pageLocals(res);
    const state = deps.bulk.state(page.actor, req.params.bulkId);
    if (state.phase === 'examining' || state.phase === 'loading') {
      res.setHeader('Refresh', refreshSeconds);
    }
    await deps.renderPage(res, 'bulk/plan', { view: bulkView(page, state) });
  });

  router.route('/load/:bulkId/unlock').post(form, deps.passwordLimit, (req, res) => {
    const page = pageLocals(res);
    const { password } = UnlockForm.parse(req.body ?? {});
    const { bulkId } = req.params;
    if (password !== '') {
      deps.bulk.unlock(page.actor, bulkId, password);
      noteTried(res);
    }
    res.redirect(303, paths(page.base).bulkState(bulkId));
  });

  router.route('/load/:bulkId/store').post(form, (req, res) => {
    const page = pageLocals(res);
    const { bulkId } = req.params;
    deps.bulk.load(page.actor, bulkId, StoreForm.parse(req.body ?? {}).group);
    res.redirect(303, paths(page.base).bulkState(bulkId));
  });

  router.route('/load/:bulkId/discard').post(form, (req, res) => {
    const page = pageLocals(res);
    deps.bulk.discard(page.actor, req.params.bulkId);
    res.redirect(303, paths(page.base).bulk());
  });
  return router;
}

/** Whether a password fits is known later: every try counts, so that no rate of guessing is above that of one file. */
function noteTried(res: Response): void {
  noteAttempt(res, new PluginError('ERR_KEYSTORE_PASSWORD', 'a password is being tried'));
}

function uploadsOf(files: Express.Request['files']) {
  return (Array.isArray(files) ? files : Object.values(files ?? {}).flat())
    .filter(({ size, originalname }) => size > 0 || originalname !== '')
    .map(({ originalname, buffer }) => ({ name: uploadedName(originalname), bytes: buffer }));
}
