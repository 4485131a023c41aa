import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { isPluginError } from '../../errors.ts';
import { deferError, throwDeferredError } from '../parts/deferred-error.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import { placeScreens } from './activate/places.ts';
import type { EnrolmentScreenDeps } from './begin.ts';
import { createRefusals } from './contract/refusals.ts';
import { ContractQuery, signingScreens } from './contract/signing.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import { missingView } from './error-view.ts';
import type { RequestInput } from './request-view.ts';
import { requestView, stateKey } from './request-view.ts';

const AdvanceForm = z.object({ password: z.string().max(1024).nullable().catch(null) });
const ActivateForm = AdvanceForm.extend({
  everywhere: z.literal('1').optional().catch(undefined),
});

type RequestTyped = Pick<RequestInput, 'wanted' | 'signing' | 'everywhere' | 'place'>;

/** eHealth wants no two questions within this time (rules.md 9.2). */
const paceMs = 10_000;

/** One request from its contract to its end: a page by its state, and the acts that lead on. No secret is ever shown again. */
export function requestScreens(deps: EnrolmentScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });
  const { enrolments } = deps;

  const render = async (
    res: Response,
    enrolment: Enrolment,
    shown: Partial<RequestTyped> & Partial<Pick<RequestInput, 'notice' | 'error'>>,
  ): Promise<void> => {
    const page = pageLocals(res);
    const signs = enrolment.state === 'contract' && enrolment.userId === page.actor.userId;
    const activates = enrolment.state === 'to-activate';
    const { error = null } = shown;
    const view = requestView(page, {
      enrolment,
      card: signs ? await deps.sessions.card(page.actor, 'signature') : null,
      wanted: '',
      notice: null,
      signing: null,
      everywhere: false,
      place: '',
      places: activates ? await enrolments.places(page.actor, enrolment.id) : [],
      now: deps.now(),
      renewalWindowDays: deps.renewalWindowDays,
      ...shown,
      error: error && onPage(error, enrolment),
    });
    await deps.renderPage(res, 'enrolment/request', { view });
  };
  const refusals = createRefusals<Enrolment, RequestTyped>({
    find: (actor, id) => enrolments.find(actor, id),
    render,
  });

  router.route('/enrolments/:enrolmentId').get(async (req, res) => {
    const { actor } = pageLocals(res);
    const { contract } = ContractQuery.parse(req.query);
    const enrolment = await enrolments.find(actor, req.params.enrolmentId);
    await render(res, enrolment, { wanted: contract, notice: flashOf(req.query['done']) });
  });

  // Asked for while the page is open: whether it shows something old, and whether eHealth may be asked
  router.route('/enrolments/:enrolmentId/state').get(async (req, res) => {
    const { actor } = pageLocals(res);
    const enrolment = await enrolments.find(actor, req.params.enrolmentId);
    const { nextAt } = enrolment;
    res.json({ key: stateKey(enrolment), due: nextAt !== null && nextAt <= deps.now() });
  });

  router.use(
    signingScreens({
      below: '/enrolments/:id',
      sign: (actor, id, request) => enrolments.sign(actor, id, request),
      href: (base, id, query) => paths(base).enrolment(id, query),
      refusals,
      failedSent: 'enrolment.contract.failed.sent',
    }),
  );

  router
    .route('/enrolments/:enrolmentId/advance')
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.enrolmentId;
      const { password } = AdvanceForm.parse(req.body ?? {});
      if (password === '') {
        const missing = missingView(page, ['password']);
        if (missing !== null) await refusals.refuse(res, id, missing);
        return;
      }
      try {
        throwDeferredError(res);
        const current = await enrolments.find(page.actor, id);
        if (password !== null || !wasAskedJustNow(current, deps.now()))
          await enrolments.advance(page.actor, id, { password, signal: requestSignal(res) });
        res.redirect(303, paths(page.base).enrolment(id));
      } catch (error) {
        // By the clock, or in another tab: the page shows how far that came
        if (isPluginError(error, 'ERR_ENROLMENT_BUSY', 'ERR_ENROLMENT_STATE') && password === null)
          res.redirect(303, paths(page.base).enrolment(id));
        else await refusals.showError(res, id, error, 'enrolment.finish.failed');
      }
    });

  router
    .route('/enrolments/:enrolmentId/activate')
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.enrolmentId;
      const { password, everywhere } = ActivateForm.parse(req.body ?? {});
      const typed = { everywhere: everywhere !== undefined };
      const missing = missingView(page, [
        ...(everywhere === undefined ? (['everywhere'] as const) : []),
        ...(password === '' ? (['password'] as const) : []),
      ]);
      if (missing !== null) {
        await refusals.refuse(res, id, missing, typed);
        return;
      }
      try {
        throwDeferredError(res);
        await enrolments.activate(page.actor, id, { password, signal: requestSignal(res) });
        res.redirect(303, paths(page.base).enrolment(id));
      } catch (error) {
        await refusals.showError(res, id, error, 'enrolment.activate.failed', typed);
      }
    });
  router.use(
    placeScreens(enrolments, (res, id, thrown, place) =>
      refusals.showError(res, id, thrown, 'form.error.title', { place }),
    ),
  );
  return router;
}

const wasAskedJustNow = ({ questions, changedAt }: Enrolment, now: Date): boolean =>
  questions > 0 && now.getTime() - changedAt.getTime() < paceMs;

const fieldsOf: Partial<Record<Enrolment['state'], readonly EnrolmentErrorView['field'][]>> = {
  contract: ['agreed', 'pin', 'lastTryConfirmed'],
  delivered: ['password'],
  registering: ['password'],
  'to-activate': ['password', 'everywhere', 'place'],
};

/** A link to a field that the page no longer has would lead nowhere: the request may have gone on since. */
function onPage(error: EnrolmentErrorView, { state }: Enrolment): EnrolmentErrorView {
  const fields = fieldsOf[state] ?? [];
  const isShown = (field: EnrolmentErrorView['field']) => fields.includes(field);
  return {
    ...error,
    field: isShown(error.field) ? error.field : null,
    also: error.also.filter(({ field }) => isShown(field)),
  };
}
