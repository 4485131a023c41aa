import { Router, urlencoded } from 'express';
import type { Response } from 'express';
import * as z from 'zod';
import type { CertificateInfo } from '../../ehealth/registration/certificate-info-reader.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import type { PinFieldsView } from '../enrolment/contract/contract-view.ts';
import { pinFieldsView } from '../enrolment/contract/contract-view.ts';
import { PinForm } from '../enrolment/contract/signing.ts';
import type { EnrolmentErrorView } from '../enrolment/error-view.ts';
import { enrolmentErrorView, missingView } from '../enrolment/error-view.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import { cardPanelView } from '../parts/card/card-view.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { RevocationScreenDeps } from './begin.ts';
import { ReasonField, reasonViews } from './reason.ts';
import type { ReasonView } from './reason.ts';

const LostForm = PinForm.extend({
  key: z
    .string()
    .regex(/^[0-9A-F]{40}$/)
    .nullable()
    .catch(null),
  reason: ReasonField,
});

interface LostView {
  readonly name: string;
  readonly profileHref: string;
  readonly action: string;
  readonly refreshHref: string;
  readonly card: CardPanelView;
  readonly error: EnrolmentErrorView | null;
  /** Asks for the PIN; null without the right card, and once eHealth has answered. */
  readonly pin: PinFieldsView | null;
  /** What eHealth listed; null before. */
  readonly listed: {
    readonly certificates: readonly {
      readonly key: string;
      readonly name: string;
      readonly period: string;
    }[];
    readonly reasons: readonly ReasonView[];
  } | null;
}

/** For who has no file any more: eHealth lists the certificates, asked with the card, and one of them is chosen. */
export function lostScreens({ revocations, ...deps }: RevocationScreenDeps): Router {
  const router = Router();

  const render = async (
    res: Response,
    listed: LostView['listed'],
    error: EnrolmentErrorView | null,
  ): Promise<void> => {
    const page = pageLocals(res);
    const links = paths(page.base);
    const { userId, displayName } = page.actor;
    const card = cardPanelView(page, await deps.sessions.card(page.actor, 'signature'));
    const view: LostView = {
      name: displayName,
      profileHref: links.user(userId),
      action: links.revokeLost(userId),
      refreshHref: links.revokeLost(userId),
      card,
      error,
      pin: card.ready === null || listed !== null ? null : pinFieldsView(card.ready, error),
      listed,
    };
    await deps.renderPage(res, 'revocation/lost', { view });
  };

  const requireSelf = async (page: PageLocals, userId: string): Promise<void> => {
    // A profile that the actor may not see is as one that does not exist
    await deps.services.forUser(page.actor, userId);
    if (userId !== page.actor.userId)
      throw new PluginError('ERR_FORBIDDEN', 'only its holder revokes a certificate');
  };

  router
    .route('/users/:userId/revoke')
    .get(async (req, res) => {
      await requireSelf(pageLocals(res), req.params.userId);
      await render(res, null, null);
    })
    .post(urlencoded({ extended: false, limit: '16kb' }), async (req, res) => {
      const page = pageLocals(res);
      await requireSelf(page, req.params.userId);
      const { pin, lastTryConfirmed, key, reason } = LostForm.parse(req.body ?? {});
      const refuse = async (field: 'pin' | 'reason') => {
        res.status(422);
        await render(res, null, missingView(page, [field]));
      };
      try {
        if (key !== null) {
          if (reason === null) {
            await refuse('reason');
            return;
          }
          const begun = await revocations.begin(page.actor, { publicKeyIdentifier: key }, reason);
          res.redirect(303, paths(page.base).revocation(begun.id));
          return;
        }
        if (pin === '') {
          await refuse('pin');
          return;
        }
        const given = { pin, lastTryConfirmed: lastTryConfirmed !== undefined };
        const certificates = await revocations.certificatesOf(page.actor, given);
        await render(res, listedView(page, certificates), null);
      } catch (error) {
        if (!isPluginError(error)) throw error;
        const shown = enrolmentErrorView(page, error, 'revocation.begin.failed');
        if (shown === undefined) throw error;
        res.status(error.status);
        await render(res, null, shown);
      }
    });
  return router;
}

function listedView(
  page: PageLocals,
  certificates: readonly CertificateInfo[],
): LostView['listed'] {
  return {
    certificates: certificates.flatMap(
      ({ certificate, publicKeyIdentifier, actor, applicationId, details }) =>
        certificate !== 'VALID_ACTIVE' || publicKeyIdentifier === null
          ? []
          : [
              {
                key: publicKeyIdentifier,
                name: [...(actor?.firstNames ?? []), actor?.name ?? '', applicationId ?? '']
                  .filter((part) => part !== '')
                  .join(' '),
                period: periodOf(page, details),
              },
            ],
    ),
    reasons: reasonViews(page, null),
  };
}

const periodOf = (page: PageLocals, details: CertificateInfo['details']): string =>
  typeof details?.notBefore === 'string' && typeof details.notAfter === 'string'
    ? page.t('revocation.lost.period', {
        from: page.formatDate(details.notBefore),
        to: page.formatDate(details.notAfter),
      })
    : '';
