import { Router } from 'express';
import { certificateScreens } from './certificate.ts';
import { draftScreens } from './draft.ts';
import { helpScreens } from './help.ts';
import { loadScreens } from './load.ts';
import { overviewScreens } from './overview.ts';
import { pinOnlyScreens } from './pin-only.ts';
import { practiceSessionScreens } from './practice-sessions.ts';
import type { ScreenDeps } from './screen-deps.ts';
import { sessionNav } from './session-nav.ts';
import { sessionScreens } from './session.ts';
import { userScreens } from './user.ts';
import { usersScreens } from './users.ts';

export type { ScreenDeps } from './screen-deps.ts';

/** Every page that a person sees. Expects the locals of {@link PageLocals} and a view engine on the app it is mounted on. */
export function screenRoutes(deps: ScreenDeps): Router {
  const router = Router();
  router.use(sessionNav(deps));
  router.use(
    overviewScreens(deps),
    usersScreens(deps),
    userScreens(deps),
    loadScreens(deps),
    draftScreens(deps),
    certificateScreens(deps),
    sessionScreens(deps),
    practiceSessionScreens(deps),
    pinOnlyScreens(deps),
    helpScreens(),
  );
  return router;
}
