import { Router, urlencoded } from 'express';
import * as z from 'zod';
import type { SignRequest } from '../../../domain/enrolment/service.ts';
import type { Actor } from '../../../domain/practice/actor.ts';
import { isPluginError } from '../../../errors.ts';
import type { MessageKey } from '../../../i18n/index.ts';
import { pageLocals } from '../../parts/page-locals.ts';
import { missingView } from '../error-view.ts';
import type { SignTyped } from './contract-view.ts';
import type { Refusals } from './refusals.ts';

/** The language in which the contract is shown. */
export const ContractQuery = z.object({ contract: z.string().max(20).catch('') });

/** Nothing is cut to a length: half a PIN would cost a try. */
export const PinForm = z.object({
  pin: z.string().max(1024).nullable().catch(null),
  lastTryConfirmed: z.literal('1').optional().catch(undefined),
});
const SignForm = PinForm.extend({ agreed: z.literal('1').optional().catch(undefined) });

/** Typed on the page of a contract. */
export interface ContractTyped {
  readonly wanted: string;
  readonly signing: SignTyped | null;
}

export interface ContractSigning {
  /** Where the request's pages are. */
  readonly below: '/enrolments/:id' | '/revocations/:id';
  readonly sign: (actor: Actor, id: string, request: SignRequest) => Promise<unknown>;
  /** The page of the request. */
  readonly href: (base: string, id: string, query?: { readonly contract: string }) => string;
  readonly refusals: Refusals<ContractTyped>;
  /** The title where eHealth did not take what was signed. */
  readonly failedSent: MessageKey;
}

/** Takes the agreement to a contract and the PIN that signs it. */
export function signingScreens({
  below,
  sign,
  href,
  refusals,
  failedSent,
}: ContractSigning): Router {
  const router = Router();
  router
    .route(`${below}/sign`)
    // Back after a sign-in, and where the script loads the page again
    .get((req, res) => {
      const { contract } = ContractQuery.parse(req.query);
      res.redirect(303, href(pageLocals(res).base, req.params.id, { contract }));
    })
    .post(urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
      const page = pageLocals(res);
      const { id } = req.params;
      const { contract: language } = ContractQuery.parse(req.query);
      const form = SignForm.parse(req.body ?? {});
      const agreed = form.agreed !== undefined;
      const typed = { wanted: language, signing: { agreed } };
      const missing = missingView(page, [
        ...(agreed ? [] : (['agreed'] as const)),
        ...(form.pin === '' ? (['pin'] as const) : []),
      ]);
      if (missing !== null) {
        await refusals.refuse(res, id, missing, typed);
        return;
      }
      try {
        const lastTryConfirmed = form.lastTryConfirmed !== undefined;
        await sign(page.actor, id, { pin: form.pin, lastTryConfirmed, language });
        res.redirect(303, href(page.base, id));
      } catch (error) {
        const isAnswer = isPluginError(error) && error.code.startsWith('ERR_REGISTRATION_');
        const failed = isAnswer ? failedSent : 'enrolment.contract.failed';
        await refusals.showError(res, id, error, failed, typed);
      }
    });
  return router;
}
