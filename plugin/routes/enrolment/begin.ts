import { Router, urlencoded } from 'express';
import type { Request, Response } from 'express';
import type { EnrolmentServices } from '../../domain/enrolment/service.ts';
import { isPluginError } from '../../errors.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { HolderQuery, requestedHolder } from '../parts/enrolment/requested-holder.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { BeginInput, BeginView } from './begin-view.ts';
import { beginView, obstacleView } from './begin-view.ts';
import { applicationView, limitView, typeView } from './choice-view.ts';
import { enrolmentErrorView } from './error-view.ts';
import { organisationTypeViews } from './organisation.ts';
import {
  contactDataOf,
  isKeptUnsuitable,
  missingFields,
  passwordsOf,
  RequestForm,
} from './request-form.ts';

export type EnrolmentScreenDeps = ScreenDeps & { readonly enrolments: EnrolmentServices };

/** Where a request begins: the data of the certificate, seen and completed before eHealth is asked for the contract. */
export function beginScreens(deps: EnrolmentScreenDeps): Router {
  const router = Router();

  /** null after an answer: there is nothing that this actor could ask for here. */
  const readInput = async (
    page: PageLocals,
    userId: string,
    req: Request,
    res: Response,
  ): Promise<Omit<BeginInput, 'typed' | 'error'> | null> => {
    const { user, certificates } = await deps.services.forUser(page.actor, userId);
    const instead = async (view: BeginView, status: number) => {
      res.status(status);
      await deps.renderPage(res, 'enrolment/begin', { view });
      return null;
    };
    if (user.id !== page.actor.userId) return instead(obstacleView(page, user, 'other'), 403);
    const query = HolderQuery.parse(req.query);
    const requested = requestedHolder(user, certificates, query);
    if (requested.kind === 'untyped') {
      const { organisation } = requested;
      const offered = await deps.enrolments.organisationTypes(page.actor, organisation);
      if (offered?.length === 1) {
        const query = { type: offered[0]?.type ?? '', id: organisation.identifier };
        res.redirect(303, paths(page.base).enrolmentBegin(user.id, query));
        return null;
      }
      const types = organisationTypeViews(page, offered);
      return instead(typeView(page, user, query, organisation, types), 200);
    }
    if (user.ssin === null) return instead(obstacleView(page, user, 'noNumber'), 200);
    const organisation = requested.kind === 'organisation' ? requested.organisation : null;
    const offer = await deps.enrolments.offer(page.actor, user.id, organisation);
    // At a POST: since the form was drawn
    const refused = req.method === 'POST' ? 409 : 200;
    if (
      organisation !== null &&
      (query.more !== '' || (offer.limit === 'taken' && offer.running === null))
    ) {
      const view = applicationView(page, { user, query, offer, organisation });
      return instead(view, refused);
    }
    if (offer.running !== null) {
      res.redirect(303, paths(page.base).enrolment(offer.running.id));
      return null;
    }
    const { limit } = offer;
    if (limit === 'reached' || limit === 'elsewhere') {
      const name = organisation?.name ?? user.displayName;
      return instead(limitView(page, user, query, limit, name), refused);
    }
    const card = await deps.sessions.card(page.actor, 'signature');
    return { user, query, requested, offer, card };
  };

  router
    .route('/users/:userId/enrolment')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const input = await readInput(page, req.params.userId, req, res);
      if (input === null) return;
      await deps.renderPage(res, 'enrolment/begin', {
        view: beginView(page, { ...input, typed: null, error: null }),
      });
    })
    .post(
      urlencoded({ extended: false, limit: '16kb' }),
      deferError(deps.passwordLimit),
      async (req, res) => {
        const page = pageLocals(res);
        const input = await readInput(page, req.params.userId, req, res);
        if (input === null) return;
        const form = RequestForm.parse(req.body ?? {});
        const { user, requested, offer } = input;
        const show = async (error: BeginInput['error'], status: number) => {
          res.status(status);
          const view = beginView(page, { ...input, typed: form, error });
          await deps.renderPage(res, 'enrolment/begin', { view });
        };
        // Changed since the page was drawn
        if (offer.opensAt !== null) {
          await show(null, 409);
          return;
        }
        const missing = missingFields(page, offer.kind, form);
        if (missing !== null) {
          await show(missing, 422);
          return;
        }
        try {
          throwDeferredError(res);
          const begun = await deps.enrolments.begin(page.actor, {
            userId: user.id,
            organisation: requested.kind === 'organisation' ? requested.organisation : null,
            contactData: contactDataOf(form),
            ...passwordsOf(offer.kind, form),
            conditionsAccepted: true,
            unattended: form.unattended !== undefined,
            signal: requestSignal(res),
          });
          res.redirect(303, paths(page.base).enrolment(begun.id));
        } catch (error) {
          noteAttempt(res, error);
          if (!isPluginError(error)) throw error;
          const shown = enrolmentErrorView(page, error, 'enrolment.form.failed');
          if (shown === undefined) throw error;
          const kept = isKeptUnsuitable(offer.kind, form, error) && {
            message: page.t('enrolment.unsuitable'),
            remedy: page.t('enrolment.unsuitable.remedy'),
          };
          await show({ ...shown, ...kept }, error.status);
        }
      },
    );
  return router;
}
