import { Router } from 'express';
import { contractDocuments } from '../enrolment/contract/documents.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { beginScreens } from './begin.ts';
import { lostScreens } from './lost.ts';
import { revocationPages } from './revocation.ts';

/** The screens that end a certificate before its time; none where the settings or eHealth's addresses leave no way to ask. */
export function revocationScreens({ revocations, ...deps }: ScreenDeps): Router {
  const router = Router();
  if (revocations === null) return router;
  const own = { ...deps, revocations };
  router.use(
    beginScreens(own),
    lostScreens(own),
    revocationPages(own),
    contractDocuments('/revocations/:id', (actor, id) => revocations.find(actor, id)),
  );
  return router;
}
