import { Router } from 'express';
import type { ScreenDeps } from '../screen-deps.ts';
import { abroadScreens } from './abroad.ts';
import { beginScreens } from './begin.ts';
import { completeScreens } from './complete.ts';
import { contractDocuments } from './contract/documents.ts';
import { endingScreens } from './ending.ts';
import { requestScreens } from './request.ts';

/** The screens of requests for certificates; none where the settings or eHealth's addresses leave no way to ask. */
export function enrolmentScreens({ enrolments, ...deps }: ScreenDeps): Router {
  const router = Router();
  if (enrolments === null) return router;
  const own = { ...deps, enrolments };
  router.use(
    beginScreens(own),
    abroadScreens(own),
    requestScreens(own),
    contractDocuments('/enrolments/:id', (actor, id) => enrolments.find(actor, id)),
    endingScreens(own),
    completeScreens(own),
  );
  return router;
}
