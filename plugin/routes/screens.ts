import { Router } from 'express';
import { calendarScreens } from './calendar.ts';
import { certificateScreens } from './certificate.ts';
import { draftScreens } from './draft.ts';
import { guideScreens } from './guide.ts';
import { helpScreens } from './help.ts';
import { jobScreens } from './jobs.ts';
import { loadScreens } from './load.ts';
import { noticeNav } from './notice-nav.ts';
import { overviewScreens } from './overview.ts';
import { pinOnlyScreens } from './pin-only.ts';
import { practiceSessionScreens } from './practice-sessions.ts';
import { renewalsScreens } from './renewals.ts';
import { reportScreens } from './reports.ts';
import type { ScreenDeps } from './screen-deps.ts';
import { sessionNav } from './session-nav.ts';
import { sessionScreens } from './session.ts';
import { statusConsentScreens } from './status-consent.ts';
import { trustPreviewScreens } from './trust-preview.ts';
import { trustScreens } from './trust.ts';
import { userScreens } from './user.ts';
import { usersScreens } from './users.ts';

export type { ScreenDeps } from './screen-deps.ts';

/** Every page that a person sees. Expects the locals of {@link PageLocals} and a view engine on the app it is mounted on. */
export function screenRoutes(deps: ScreenDeps): Router {
  const router = Router();
  router.use(sessionNav(deps), noticeNav(deps));
  router.use(
    overviewScreens(deps),
    usersScreens(deps),
    userScreens(deps),
    loadScreens(deps),
    draftScreens(deps),
    certificateScreens(deps),
    renewalsScreens(deps),
    guideScreens(deps),
    statusConsentScreens(deps),
    calendarScreens(deps),
    sessionScreens(deps),
    practiceSessionScreens(deps),
    jobScreens(deps),
    reportScreens(deps),
    trustScreens(deps),
    trustPreviewScreens(deps),
    pinOnlyScreens(deps),
    helpScreens(),
  );
  return router;
}
