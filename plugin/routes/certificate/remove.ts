import { Router } from 'express';
import type { Response } from 'express';
import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { createDoneLately } from './draft.ts';
import { identifierInLink, paths } from '../parts/paths.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import { plural } from '../../i18n/plural.ts';

interface RemoveView {
  readonly userName: string;
  readonly holder: string;
  readonly lost: readonly string[];
  readonly action: string;
  readonly cancelHref: string;
  /** The better way when the user has a newer file; null for a file kept for old messages only. */
  readonly replaceHref: string | null;
  /** Removing here is no revocation: worth a word while the certificate is good for anything. */
  readonly staysValid: boolean;
}

/** Asks once before a certificate goes, and names what goes with it. */
export function removeScreens(deps: Pick<ScreenDeps, 'services' | 'renderPage'>): Router {
  const router = Router();
  const removed = createDoneLately();

  /** null after an answer: pressed twice, or in two tabs, it is no error. */
  const findUnlessRemoved = async (res: Response, id: string) => {
    const page = pageLocals(res);
    try {
      return await deps.services.find(page.actor, id);
    } catch (error) {
      const ownerId = removed.ownerOf(page.actor, id);
      if (ownerId === undefined || !isPluginError(error, 'ERR_NOT_FOUND')) throw error;
      res.redirect(303, paths(page.base).user(ownerId, 'already-removed'));
      return null;
    }
  };

  router
    .route('/certificates/:certificateId/remove')
    .get(async (req, res) => {
      const page = pageLocals(res);
      const judged = await findUnlessRemoved(res, req.params.certificateId);
      if (judged === null) return;
      if (!(await deps.services.may(page.actor, 'remove', judged.record))) {
        throw new PluginError('ERR_FORBIDDEN', 'this actor may not remove the certificate');
      }
      const mayLoad = await deps.services.may(page.actor, 'load', judged.record);
      await deps.renderPage(res, 'certificate/remove', { view: removeView(page, judged, mayLoad) });
    })
    .post(async (req, res) => {
      const page = pageLocals(res);
      const judged = await findUnlessRemoved(res, req.params.certificateId);
      if (judged === null) return;
      const { record } = judged;
      await deps.services.remove(page.actor, record.id);
      removed.remember(page.actor, record.id, record.userId);
      res.redirect(303, paths(page.base).user(record.userId, 'removed'));
    });
  return router;
}

function removeView(
  page: PageLocals,
  { record, userName, verdict }: JudgedCertificate,
  mayLoad: boolean,
): RemoveView {
  const links = paths(page.base);
  const { validity, works, state, encryptionKeys } = verdict;
  const lost = [
    ...(works.session && validity !== null
      ? [page.t('remove.lost.session', { date: page.formatDate(validity.notAfter) })]
      : []),
    ...(works.renewal ? [page.t('remove.lost.renewal')] : []),
    ...(encryptionKeys.length > 0 ? [plural(page, 'remove.lost.keys', encryptionKeys.length)] : []),
    ...(state === 'NotCompleted' ? [page.t('remove.lost.request')] : []),
    page.t('remove.lost.file', { file: record.fileName }),
  ];
  return {
    userName,
    holder: shownJudgedHolder({ record, userName, verdict }),
    lost,
    action: links.remove(record.id),
    cancelHref: links.certificate(record.id),
    replaceHref:
      mayLoad && record.role === 'active'
        ? links.load(record.userId, record.kind, identifierInLink(record))
        : null,
    staysValid: works.session,
  };
}
