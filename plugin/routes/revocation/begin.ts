import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import type {
  RevocationOffer,
  RevocationServices,
} from '../../domain/enrolment/revocation/service.ts';
import type { RevocationReason } from '../../ehealth/registration/cert-ra/contract.ts';
import { isPluginError } from '../../errors.ts';
import { plural } from '../../i18n/plural.ts';
import type { EnrolmentErrorView } from '../enrolment/error-view.ts';
import { enrolmentErrorView, missingView } from '../enrolment/error-view.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { ReasonField, reasonViews } from './reason.ts';
import type { ReasonView } from './reason.ts';

export type RevocationScreenDeps = Omit<ScreenDeps, 'revocations'> & {
  readonly revocations: RevocationServices;
};

const BeginForm = z.object({ reason: ReasonField });

interface BeginView {
  readonly holder: string;
  readonly file: string;
  readonly until: string | null;
  readonly certificateHref: string;
  readonly action: string;
  readonly refreshHref: string;
  readonly ends: readonly string[];
  readonly stays: readonly string[];
  readonly reasons: readonly ReasonView[];
  readonly card: CardPanelView;
  readonly error: EnrolmentErrorView | null;
}

/** Where a revocation begins: what it ends, and why, before eHealth is asked for the contract. */
export function beginScreens({ revocations, ...deps }: RevocationScreenDeps): Router {
  const router = Router();

  const render = async (
    res: Response,
    offer: RevocationOffer,
    reason: RevocationReason | null,
    error: EnrolmentErrorView | null,
  ): Promise<void> => {
    const page = pageLocals(res);
    const card = cardPanelView(page, await deps.sessions.card(page.actor, 'signature'));
    await deps.renderPage(res, 'revocation/begin', {
      view: beginView(page, offer, { reason, card, error }),
    });
  };

  router
    .route('/certificates/:certificateId/revoke')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const offer = await revocations.offer(page.actor, req.params.certificateId);
      if (offer.running === null) await render(res, offer, null, null);
      else res.redirect(303, paths(page.base).revocation(offer.running.id));
    })
    .post(urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
      const page = pageLocals(res);
      const { certificateId } = req.params;
      const { reason } = BeginForm.parse(req.body ?? {});
      const show = async (error: EnrolmentErrorView | null, status: number) => {
        res.status(status);
        await render(res, await revocations.offer(page.actor, certificateId), reason, error);
      };
      if (reason === null) {
        await show(missingView(page, ['reason']), 422);
        return;
      }
      try {
        const begun = await revocations.begin(page.actor, { certificateId }, reason);
        res.redirect(303, paths(page.base).revocation(begun.id));
      } catch (error) {
        if (!isPluginError(error)) throw error;
        const shown = enrolmentErrorView(page, error, 'revocation.begin.failed');
        if (shown === undefined) throw error;
        await show(shown, error.status);
      }
    });
  return router;
}

function beginView(
  page: PageLocals,
  { certificate, sessions }: RevocationOffer,
  given: Pick<BeginView, 'card' | 'error'> & { readonly reason: RevocationReason | null },
): BeginView {
  const { record, verdict } = certificate;
  const links = paths(page.base);
  const end = verdict.validity?.notAfter;
  return {
    holder: shownJudgedHolder(certificate),
    file: record.fileName,
    until: end === undefined ? null : page.formatDate(end),
    certificateHref: links.certificate(record.id),
    action: links.revoke(record.id),
    refreshHref: links.revoke(record.id),
    ends: [
      page.t('revocation.ends.certificate'),
      ...(sessions === 0 ? [] : [plural(page, 'revocation.ends.sessions', sessions)]),
      page.t('revocation.ends.messages'),
    ],
    stays: [page.t('revocation.stays.old'), page.t('revocation.stays.new')],
    reasons: reasonViews(page, given.reason),
    card: given.card,
    error: given.error,
  };
}
