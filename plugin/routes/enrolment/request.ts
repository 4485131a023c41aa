import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import { z } from 'zod';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';

import { isPluginError } from '../../errors.ts';
import type { MessageKey } from '../../i18n/index.ts';
import { deferError, noteAttempt, throwDeferredError } from '../parts/deferred-error.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { flashOf, paths } from '../parts/paths.ts';
import { requestSignal } from '../parts/request-signal.ts';
import type { EnrolmentScreenDeps } from './begin.ts';
import type { EnrolmentErrorView } from './error-view.ts';
import { enrolmentErrorView, missingView } from './error-view.ts';
import type { RequestInput } from './request-view.ts';
import { requestView, stateKey } from './request-view.ts';

const ContractQuery = z.object({ contract: z.string().max(20).catch('') });

/** Nothing is cut to a length: half a PIN would cost a try. */
const SignForm = z.object({
  agreed: z.literal('1').optional().catch(undefined),
  pin: z.string().max(1024).nullable().catch(null),
  lastTryConfirmed: z.literal('1').optional().catch(undefined),
});
const AdvanceForm = z.object({ password: z.string().max(1024).nullable().catch(null) });
const ActivateForm = AdvanceForm.extend({
  everywhere: z.literal('1').optional().catch(undefined),
});

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
    feedback: Partial<Pick<RequestInput, 'wanted' | 'notice' | 'error' | 'signing' | 'everywhere'>>,
  ): Promise<void> => {
    const page = pageLocals(res);
    const signs = enrolment.state === 'contract' && enrolment.userId === page.actor.userId;
    const view = requestView(page, {
      enrolment,
      card: signs ? await deps.sessions.card(page.actor, 'signature') : null,
      wanted: '',
      notice: null,
      error: null,
      signing: null,
      everywhere: false,
      now: deps.now(),
      renewalWindowDays: deps.renewalWindowDays,
      ...feedback,
    });
    await deps.renderPage(res, 'enrolment/request', { view });
  };

  /** Shows a refusal on the page of the request, as it is now; rejects with what does not belong there. */
  const renderError = async (
    res: Response,
    id: string,
    thrown: unknown,
    failed: MessageKey,
    feedback: Parameters<typeof render>[2] = {},
  ): Promise<void> => {
    noteAttempt(res, thrown);
    if (!isPluginError(thrown)) throw thrown;
    const page = pageLocals(res);
    const error = enrolmentErrorView(page, thrown, failed);
    if (error === undefined) throw thrown;
    const enrolment = await enrolments.find(page.actor, id);
    res.status(thrown.status);
    await render(res, enrolment, { ...feedback, error: onPage(error, enrolment) });
  };

  const refuse = async (
    res: Response,
    id: string,
    error: EnrolmentErrorView,
    feedback: Parameters<typeof render>[2],
  ): Promise<void> => {
    res.status(422);
    const enrolment = await enrolments.find(pageLocals(res).actor, id);
    await render(res, enrolment, { ...feedback, error: onPage(error, enrolment) });
  };

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

  router
    .route('/enrolments/:enrolmentId/sign')
    // Back after a sign-in, and where the script loads the page again
    .get((req, res) => {
      const { contract } = ContractQuery.parse(req.query);
      const { base } = pageLocals(res);
      res.redirect(303, paths(base).enrolment(req.params.enrolmentId, { contract }));
    })
    .post(body, async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.enrolmentId;
      const { contract: language } = ContractQuery.parse(req.query);
      const form = SignForm.parse(req.body ?? {});
      const agreed = form.agreed !== undefined;
      const feedback = { wanted: language, signing: { agreed } };
      const missing = missingView(page, [
        ...(agreed ? [] : (['agreed'] as const)),
        ...(form.pin === '' ? (['pin'] as const) : []),
      ]);
      if (missing !== null) {
        await refuse(res, id, missing, feedback);
        return;
      }
      try {
        await enrolments.sign(page.actor, id, {
          pin: form.pin,
          lastTryConfirmed: form.lastTryConfirmed !== undefined,
          language,
        });
        res.redirect(303, paths(page.base).enrolment(id));
      } catch (error) {
        const isAnswer = isPluginError(error) && error.code.startsWith('ERR_REGISTRATION_');
        const failed = isAnswer ? 'enrolment.contract.failed.sent' : 'enrolment.contract.failed';
        await renderError(res, id, error, failed, feedback);
      }
    });

  router
    .route('/enrolments/:enrolmentId/advance')
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.enrolmentId;
      const { password } = AdvanceForm.parse(req.body ?? {});
      if (password === '') {
        const missing = missingView(page, ['password']);
        if (missing !== null) await refuse(res, id, missing, {});
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
        else await renderError(res, id, error, 'enrolment.finish.failed');
      }
    });

  router
    .route('/enrolments/:enrolmentId/activate')
    .post(body, deferError(deps.passwordLimit), async (req, res) => {
      const page = pageLocals(res);
      const id = req.params.enrolmentId;
      const { password, everywhere } = ActivateForm.parse(req.body ?? {});
      const feedback = { everywhere: everywhere !== undefined };
      const missing = missingView(page, [
        ...(everywhere === undefined ? (['everywhere'] as const) : []),
        ...(password === '' ? (['password'] as const) : []),
      ]);
      if (missing !== null) {
        await refuse(res, id, missing, feedback);
        return;
      }
      try {
        throwDeferredError(res);
        await enrolments.activate(page.actor, id, { password, signal: requestSignal(res) });
        res.redirect(303, paths(page.base).enrolment(id));
      } catch (error) {
        await renderError(res, id, error, 'enrolment.activate.failed', feedback);
      }
    });
  return router;
}

const wasAskedJustNow = ({ questions, changedAt }: Enrolment, now: Date): boolean =>
  questions > 0 && now.getTime() - changedAt.getTime() < paceMs;

const fieldsOf: Partial<Record<Enrolment['state'], readonly EnrolmentErrorView['field'][]>> = {
  contract: ['agreed', 'pin', 'lastTryConfirmed'],
  delivered: ['password'],
  registering: ['password'],
  'to-activate': ['password', 'everywhere'],
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
