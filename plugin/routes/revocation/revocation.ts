import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import type { Revocation } from '../../domain/enrolment/revocation/revocation.ts';
import { isPluginError } from '../../errors.ts';
import { createRefusals } from '../enrolment/contract/refusals.ts';
import { ContractQuery, PinForm, signingScreens } from '../enrolment/contract/signing.ts';
import type { ContractTyped } from '../enrolment/contract/signing.ts';
import { missingView } from '../enrolment/error-view.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { RevocationScreenDeps } from './begin.ts';
import { revocationView } from './revocation-view.ts';
import type { RevocationInput } from './revocation-view.ts';

const SettleForm = PinForm.extend({
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
    shown: Partial<Pick<RevocationInput, 'wanted' | 'signing' | 'error'>>,
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
      ...shown,
    });
    await deps.renderPage(res, 'revocation/revocation', { view });
  };

  const refusals = createRefusals<Revocation, ContractTyped>({
    find: (actor, id) => revocations.find(actor, id),
    render,
  });

  router.route('/revocations/:id').get(async (req, res) => {
    const { contract } = ContractQuery.parse(req.query);
    const found = await revocations.find(pageLocals(res).actor, req.params.id);
    await render(res, found, { wanted: contract });
  });

  router.use(
    signingScreens({
      below: '/revocations/:id',
      sign: (actor, id, request) => revocations.sign(actor, id, request),
      href: (base, id, query) => paths(base).revocation(id, query),
      refusals,
      failedSent: 'revocation.failed.sent',
    }),
  );

  // Back after a sign-in, and where the script loads the page again
  router.route('/revocations/:id/settle').get((req, res) => {
    res.redirect(303, paths(pageLocals(res).base).revocation(req.params.id));
  });

  router.route('/revocations/:id/settle').post(body, async (req, res) => {
    const page = pageLocals(res);
    const { id } = req.params;
    const { pin, lastTryConfirmed, withoutPin } = SettleForm.parse(req.body ?? {});
    const missing = pin === '' && withoutPin === undefined ? missingView(page, ['pin']) : null;
    if (missing !== null) {
      await refusals.refuse(res, id, missing);
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
      else await refusals.showError(res, id, error, 'revocation.settle.failed');
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
