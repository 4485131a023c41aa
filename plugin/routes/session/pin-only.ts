import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { isPluginError, PluginError } from '../../errors.ts';
import type { Opening } from '../../domain/session/service.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import { formErrorView } from '../parts/form-error.ts';
import { keepRefusal, throwRefusal } from '../parts/deferred-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

interface PinOnlyView {
  readonly certificateHref: string;
  readonly holder: string;
  readonly enabled: boolean;
  readonly action: string;
  readonly error: FormErrorView | null;
}

const PinOnlyForm = z.object({
  wanted: z.enum(['on', 'off']),
  password: z.string().max(1024).catch(''),
});

/**
 * The holder's choice to type the PIN alone: what is kept, what is not, and the way back. Nobody else's page, and never an
 * admin's.
 */
export function pinOnlyScreens(deps: ScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  router
    .route('/certificates/:certificateId/pin-only')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const opening = await ownOpening(page, deps, req.params.certificateId);
      await deps.renderPage(res, 'session/pin-only', { view: view(page, opening, null) });
    })
    .post(keepRefusal(deps.passwordLimit), body, async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.certificateId;
      const opening = await ownOpening(page, deps, id);
      const form = PinOnlyForm.safeParse(req.body);
      if (!form.success) throw new PluginError('ERR_FORM_INVALID', 'neither on nor off');
      const isOn = form.data.wanted === 'on';
      try {
        throwRefusal(res);
        if (isOn) await deps.sessions.enablePinOnly(page.actor, id, form.data.password);
        else await deps.sessions.disablePinOnly(page.actor, id);
        res.redirect(303, paths(page.base).session(isOn ? 'pin-only-on' : 'pin-only-off'));
      } catch (error) {
        const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
        if (shown === undefined || !isPluginError(error)) throw error;
        res.status(error.status);
        await deps.renderPage(res, 'session/pin-only', { view: view(page, opening, shown) });
      }
    });
  return router;
}

/** Of a person's own certificate; ERR_NOT_FOUND for any other, also one that they may see. */
async function ownOpening(
  page: PageLocals,
  { sessions, sessionPolicy }: ScreenDeps,
  certificateId: string,
): Promise<Opening> {
  const { openings } = await sessions.openings(page.actor);
  const opening = openings.find(({ certificate }) => certificate?.record.id === certificateId);
  // Whoever chose it keeps the way back, though it is no longer offered
  const isOffered = sessionPolicy.pinOnly || opening?.pinOnly === true;
  if (opening?.holder.kind !== 'person' || !isOffered) {
    throw new PluginError('ERR_NOT_FOUND', 'no such choice for this certificate');
  }
  return opening;
}

function view(page: PageLocals, opening: Opening, error: FormErrorView | null): PinOnlyView {
  const links = paths(page.base);
  const id = opening.certificate?.record.id ?? '';
  return {
    certificateHref: links.certificate(id),
    holder: opening.holder.name,
    enabled: opening.pinOnly,
    action: links.pinOnly(id),
    error: error && {
      ...error,
      field: error.field === 'password' && !opening.pinOnly ? 'password' : null,
    },
  };
}
