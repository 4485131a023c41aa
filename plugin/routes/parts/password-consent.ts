import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { Actor } from '../../domain/practice/actor.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { noteAttempt } from '../middleware/password-limit.ts';
import { requestSignal } from './request-signal.ts';
import { deferError, throwDeferredError } from './deferred-error.ts';
import type { FormErrorView } from './form-error.ts';
import { formErrorView } from './form-error.ts';
import type { PageLocals } from './page-locals.ts';
import { pageLocals } from './page-locals.ts';

/** What the page says of one choice at one moment. */
export interface ConsentPage {
  readonly words: {
    readonly title: string;
    readonly intro: string;
    /** What is kept, what it allows and what it does not, the way back. */
    readonly points: readonly string[];
    readonly enabled: string;
    readonly enable: string;
    readonly disable: string;
    readonly passwordHint: string;
  };
  readonly isOn: boolean;
  readonly holder: string;
  readonly holderHref: string;
  readonly action: string;
  readonly cancelHref: string;
}

/** A choice of the holder that keeps a key of the certificate: on with the keystore's password, off without. */
export interface PasswordConsent {
  /** Of the page, with `:certificateId`. */
  readonly route: `/certificates/:certificateId/${string}`;
  /** Throws ERR_NOT_FOUND where this actor has no such choice. */
  readonly find: (page: PageLocals, certificateId: string) => Promise<ConsentPage>;
  readonly enable: (
    actor: Actor,
    certificateId: string,
    password: string,
    signal: AbortSignal,
  ) => Promise<unknown>;
  readonly disable: (actor: Actor, certificateId: string) => Promise<unknown>;
  /** Page that the browser goes to afterwards. */
  readonly doneHref: (page: PageLocals, certificateId: string, isOn: boolean) => string;
}

interface PasswordConsentView extends ConsentPage {
  readonly error: FormErrorView | null;
}

const ConsentForm = z.object({
  wanted: z.enum(['on', 'off']),
  password: z.string().max(1024).catch(''),
});

/** The page and the form of one such choice. Rights are checked by `find` for every method, then by the service. */
export function passwordConsentScreens(
  { passwordLimit, renderPage }: Pick<ScreenDeps, 'passwordLimit' | 'renderPage'>,
  consent: PasswordConsent,
): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  router
    .route(consent.route)
    .get(async (req, res) => {
      const choice = await consent.find(pageLocals(res), req.params.certificateId);
      await renderPage(res, 'layout/password-consent', { view: view(choice, null) });
    })
    .post(body, deferError(passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.certificateId;
      const choice = await consent.find(page, id);
      const form = ConsentForm.safeParse(req.body);
      if (!form.success) throw new PluginError('ERR_FORM_INVALID', 'choice must be on or off');
      const isOn = form.data.wanted === 'on';
      try {
        throwDeferredError(res);
        if (isOn) {
          await consent.enable(page.actor, id, form.data.password, requestSignal(res));
        } else await consent.disable(page.actor, id);
        res.redirect(303, consent.doneHref(page, id, isOn));
      } catch (error) {
        noteAttempt(res, error);
        const shown = isPluginError(error) ? formErrorView(page, error) : undefined;
        if (shown === undefined || !isPluginError(error)) throw error;
        res.status(error.status);
        await renderPage(res, 'layout/password-consent', { view: view(choice, shown) });
      }
    });
  return router;
}

/** Only the form that enables it has a field to link to. */
function view(choice: ConsentPage, error: FormErrorView | null): PasswordConsentView {
  const field = error?.field === 'password' && !choice.isOn ? 'password' : null;
  return { ...choice, error: error && { ...error, field } };
}
