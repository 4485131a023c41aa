import { Router } from 'express';
import type { RemovedCertificate } from '../../domain/certificate/repository.ts';
import { shownHolder } from '../../domain/certificate/holder-name.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** A removal that can still be undone, as the profile's page shows it. */
export interface RemovedView {
  /** Whose certificate it was, in one sentence with its end. */
  readonly text: string;
  readonly fileName: string;
  readonly about: string;
  readonly action: string;
}

/** Undoes a removal: the button is on the profile, right after the removal and for the rest of its day. */
export function removedScreens(deps: Pick<ScreenDeps, 'services'>): Router {
  const router = Router();
  router.route('/users/:userId/removed/:certificateId/restore').post(async (req, res) => {
    const page = pageLocals(res);
    const { userId, certificateId } = req.params;
    await deps.services.restore(page.actor, userId, certificateId);
    res.redirect(303, paths(page.base).user(userId, 'restored'));
  });
  return router;
}

export function removedView(
  page: PageLocals,
  userName: string,
  { record, removedAt, removedBy, until }: RemovedCertificate,
): RemovedView {
  const { notAfter } = record.summary;
  const holder = shownHolder(record, userName);
  return {
    text:
      notAfter === null
        ? page.t('removed.text', { holder })
        : page.t('removed.text.end', { holder, date: page.formatDate(notAfter) }),
    fileName: record.fileName,
    about: page.t('removed.about', {
      at: page.formatDateTime(removedAt),
      name: removedBy.displayName,
      until: page.formatDateTime(until),
    }),
    action: paths(page.base).restore(record.userId, record.id),
  };
}
