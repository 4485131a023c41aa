import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import { isPluginError, PluginError } from '../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { AbroadInput } from './abroad-view.ts';
import { abroadView } from './abroad-view.ts';
import type { EnrolmentScreenDeps } from './begin.ts';
import { enrolmentErrorView } from './error-view.ts';
import { contactDataOf, missingFields, NonResidentForm, passwordsOf } from './request-form.ts';

/** A request without a Belgian identity card (registration.md section 6.10): names are typed, nothing is signed. */
export function abroadScreens(deps: EnrolmentScreenDeps): Router {
  const router = Router();

  /** null after an answer: the form with a card says why nothing can be asked for, or from when. */
  const readInput = async (
    page: PageLocals,
    userId: string,
    res: Response,
  ): Promise<Pick<AbroadInput, 'user' | 'offer'> | null> => {
    const { user } = await deps.services.forUser(page.actor, userId);
    if (user.id !== page.actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'only its holder asks for a certificate');
    const { ssin } = user;
    if (ssin !== null) {
      const offer = await deps.enrolments.offer(page.actor, user.id, null);
      const isOpen = offer.opensAt === null && offer.running === null;
      if (isOpen && offer.limit !== 'elsewhere') return { user: { ...user, ssin }, offer };
    }
    res.redirect(303, paths(page.base).enrolmentBegin(user.id));
    return null;
  };

  const show = async (res: Response, input: AbroadInput, status: number): Promise<void> => {
    res.status(status);
    const view = abroadView(pageLocals(res), input);
    await deps.renderPage(res, 'enrolment/abroad/abroad', { view });
  };

  router
    .route('/users/:userId/enrolment/abroad')
    .get(async (req, res) => {
      const input = await readInput(pageLocals(res), req.params.userId, res);
      if (input !== null) await show(res, { ...input, typed: null, error: null }, 200);
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const input = await readInput(page, req.params.userId, res);
        if (input === null) return;
        const typed = NonResidentForm.parse(req.body ?? {});
        const missing = missingFields(page, 'new', typed);
        if (missing !== null) {
          await show(res, { ...input, typed, error: missing }, 422);
          return;
        }
        try {
          throwDeferredError(res);
          const begun = await deps.enrolments.beginNonResident(page.actor, {
            userId: input.user.id,
            firstNames: typed.firstNames,
            lastName: typed.lastName,
            contactData: contactDataOf(typed),
            password: passwordsOf('new', typed).password,
            conditionsAccepted: true,
            unattended: typed.unattended !== undefined,
            signal: requestSignal(res),
          });
          res.redirect(303, paths(page.base).enrolment(begun.id));
        } catch (error) {
          noteAttempt(res, error);
          const shown = isPluginError(error)
            ? enrolmentErrorView(page, error, 'enrolment.abroad.failed')
            : undefined;
          if (shown === undefined) throw error;
          await show(res, { ...input, typed, error: shown }, (error as PluginError).status);
        }
      },
    );
  return router;
}
