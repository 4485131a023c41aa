import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import { z } from 'zod';
import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import { isPluginError } from '../../errors.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { EnrolmentErrorView } from '../enrolment/error-view.ts';
import { enrolmentErrorView, missingView } from '../enrolment/error-view.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { RevocationScreenDeps } from './begin.ts';
import { revocationView } from './revocation-view.ts';
import type { RevocationInput } from './revocation-view.ts';

const ContractQuery = z.object({ contract: z.string().max(20).catch('') });

/** Nothing is cut to a length: half a PIN would cost a try. */
const PinForm = z.object({
  agreed: z.literal('1').optional().catch(undefined),
  pin: z.string().max(1024).nullable().catch(null),
  lastTryConfirmed: z.literal('1').optional().catch(undefined),
  /** Asks the depot and the issuer alone. */
  withoutPin: z.literal('1').optional().catch(undefined),
});

/** One revocation from its contract to its end: a page by its state. No secret is ever shown again. */
export function revocationPages({ revocations, ...deps }: RevocationScreenDeps): Router {
  const router = Router();
  const body = urlencoded({ extended: false, limit: '16kb' });

  const render = async (
    res: Response,
    revocation: Revocation,
    feedback: Partial<Pick<RevocationInput, 'wanted' | 'signing' | 'error'>>,
  ): Promise<void> => {
    const page = pageLocals(res);
    const asks = revocation.state === 'contract' || revocation.state === 'submitting';
    const isOwn = revocation.userId === page.actor.userId;
    const view = revocationView(page, {
      revocation,
      card: asks && isOwn ? await deps.sessions.card(page.actor, 'signature') : null,
      wanted: '',
      signing: null,
      error: null,
      ...feedback,
    });
    await deps.renderPage(res, 'revocation/revocation', { view });
  };

  const renderError = async (
    res: Response,
    id: string,
    thrown: unknown,
    failed: MessageKey,
    feedback: Parameters<typeof render>[2] = {},
  ): Promise<void> => {
    const page = pageLocals(res);
    const error = isPluginError(thrown) ? enrolmentErrorView(page, thrown, failed) : undefined;
    if (error === undefined || !isPluginError(thrown)) throw thrown;
    res.status(thrown.status);
    await render(res, await revocations.find(page.actor, id), { ...feedback, error });
  };

  const refuse = async (
    res: Response,
    id: string,
    error: EnrolmentErrorView,
    feedback: Parameters<typeof render>[2],
  ): Promise<void> => {
    res.status(422);
    await render(res, await revocations.find(pageLocals(res).actor, id), { ...feedback, error });
  };

  router.route('/revocations/:id').get(async (req, res) => {
    const { contract } = ContractQuery.parse(req.query);
    const found = await revocations.find(pageLocals(res).actor, req.params.id);
    await render(res, found, { wanted: contract });
  });

  // Back after a sign-in, and where the script loads the page again
  for (const act of ['/revocations/:id/sign', '/revocations/:id/settle'] as const)
    router.route(act).get((req, res) => {
      const { contract } = ContractQuery.parse(req.query);
      res.redirect(303, paths(pageLocals(res).base).revocation(req.params.id, { contract }));
    });

  router.route('/revocations/:id/sign').post(body, async (req, res) => {
    const page = pageLocals(res);
    const { id } = req.params;
    const { contract: language } = ContractQuery.parse(req.query);
    const form = PinForm.parse(req.body ?? {});
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
      await revocations.sign(page.actor, id, {
        pin: form.pin,
        lastTryConfirmed: form.lastTryConfirmed !== undefined,
        language,
      });
      res.redirect(303, paths(page.base).revocation(id));
    } catch (error) {
      const isAnswer = isPluginError(error) && error.code.startsWith('ERR_REGISTRATION_');
      const failed = isAnswer ? 'revocation.failed.sent' : 'enrolment.contract.failed';
      await renderError(res, id, error, failed, feedback);
    }
  });

  router.route('/revocations/:id/settle').post(body, async (req, res) => {
    const page = pageLocals(res);
    const { id } = req.params;
    const { pin, lastTryConfirmed, withoutPin } = PinForm.parse(req.body ?? {});
    const missing = pin === '' && withoutPin === undefined ? missingView(page, ['pin']) : null;
    if (missing !== null) {
      await refuse(res, id, missing, {});
      return;
    }
    const given = { pin, lastTryConfirmed: lastTryConfirmed !== undefined };
    try {
      await revocations.settle(page.actor, id, withoutPin === undefined ? given : null);
      res.redirect(303, paths(page.base).revocation(id));
    } catch (error) {
      // By the clock, or in another tab: the page shows how far that came
      if (isPluginError(error, 'ERR_ENROLMENT_BUSY', 'ERR_ENROLMENT_STATE'))
        res.redirect(303, paths(page.base).revocation(id));
      else await renderError(res, id, error, 'revocation.settle.failed');
    }
  });

  router.route('/revocations/:id/abandon').post(body, async (req, res) => {
    const page = pageLocals(res);
    const { id } = req.params;
    const links = paths(page.base);
    try {
      await revocations.abandon(page.actor, id);
      res.redirect(303, links.user(page.actor.userId, 'revocation-abandoned'));
    } catch (error) {
      if (!isPluginError(error, 'ERR_ENROLMENT_STATE')) throw error;
      res.redirect(303, links.revocation(id));
    }
  });
  return router;
}
