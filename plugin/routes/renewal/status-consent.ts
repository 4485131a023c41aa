import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { isPluginError, PluginError } from '../../errors.ts';
import type { WatchedCertificate } from '../../domain/renewal/service.ts';
import type { FormErrorView } from '../parts/form-error.ts';
import { formErrorView } from '../parts/form-error.ts';
import { keepRefusal, throwRefusal } from '../parts/deferred-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';

interface StatusConsentView {
  readonly guideHref: string;
  readonly holder: string;
  readonly allowed: boolean;
  readonly action: string;
  readonly error: FormErrorView | null;
}

const StatusConsentForm = z.object({
  wanted: z.enum(['on', 'off']),
  password: z.string().max(1024).catch(''),
});

/**
 * The holder's choice to have eHealth asked about the certificate every night: what is kept for it, what that key may do, and the
 * way back. Nobody else's page, and never an admin's.
 */
export function statusConsentScreens(deps: ScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  router
    .route('/certificates/:certificateId/status-check')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const own = await ownCertificate(page, deps, req.params.certificateId);
      await deps.renderPage(res, 'renewal/status-consent', { view: view(page, own, null) });
    })
    .post(keepRefusal(deps.passwordLimit), body, async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.certificateId;
      const own = await ownCertificate(page, deps, id);
      const form = StatusConsentForm.safeParse(req.body);
      if (!form.success) throw new PluginError('ERR_FORM_INVALID', 'neither on nor off');
      const isOn = form.data.wanted === 'on';
      try {
        throwRefusal(res);
        if (isOn) await deps.probes.allowStatus(page.actor, id, form.data.password);
        else await deps.probes.forbidStatus(page.actor, id);
        res.redirect(303, paths(page.base).guide(id, { done: isOn ? 'status-on' : 'status-off' }));
      } catch (error) {
        const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
        if (shown === undefined || !isPluginError(error)) throw error;
        res.status(error.status);
        await deps.renderPage(res, 'renewal/status-consent', { view: view(page, own, shown) });
      }
    });
  return router;
}

/** Of the holder's own certificate; ERR_NOT_FOUND for any other, also one that they may see. */
async function ownCertificate(
  page: PageLocals,
  { renewals, services, renewalPolicy }: ScreenDeps,
  certificateId: string,
): Promise<WatchedCertificate> {
  const watched = await renewals.find(page.actor, certificateId);
  const isHolder = await services.may(page.actor, 'export', watched.certificate.record);
  // Whoever allowed it keeps the way back, though it is no longer offered
  if (!isHolder || !(renewalPolicy.statusCheck || watched.statusAllowed)) {
    throw new PluginError('ERR_NOT_FOUND', 'no such choice for this certificate');
  }
  return watched;
}

function view(
  page: PageLocals,
  { certificate, statusAllowed }: WatchedCertificate,
  error: FormErrorView | null,
): StatusConsentView {
  const links = paths(page.base);
  return {
    guideHref: links.guide(certificate.record.id),
    holder: shownJudgedHolder(certificate),
    allowed: statusAllowed,
    action: links.statusConsent(certificate.record.id),
    error: error && {
      ...error,
      field: error.field === 'password' && !statusAllowed ? 'password' : null,
    },
  };
}
