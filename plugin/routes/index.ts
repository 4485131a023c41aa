import { Router } from 'express';
import { bulkScreens } from './certificate/bulk.ts';
import { browserScreens } from './session/browsers.ts';
import { calendarScreens } from './renewal/calendar.ts';
import { certificateScreens } from './certificate/certificate.ts';
import { draftScreens } from './certificate/draft.ts';
import { enrolmentScreens } from './enrolment/index.ts';
import { guideScreens } from './renewal/guide.ts';
import { organisationsScreens } from './enrolment/organisations/organisations.ts';
import { readyScreens } from './enrolment/readiness/ready.ts';
import { helpScreens } from './renewal/help.ts';
import { jobScreens } from './administration/jobs.ts';
import { letterScreens } from './mailbox/letters.ts';
import { writeScreens } from './mailbox/write.ts';
import { loadScreens } from './certificate/load.ts';
import { overviewScreens } from './certificate/overview.ts';
import { pinOnlyScreens } from './session/pin-only.ts';
import { practiceSessionScreens } from './session/practice-sessions.ts';
import { renewalsScreens } from './renewal/renewals.ts';
import { revocationScreens } from './revocation/index.ts';
import { reminderScreens } from './renewal/reminders.ts';
import { reportScreens } from './administration/reports.ts';
import { createPageRenderer } from './render-page.ts';
import type { ScreenDeps } from './screen-deps.ts';
import { sessionScreens } from './session/sessions.ts';
import { teamScreens } from './session/team.ts';
import { statusConsentScreens } from './renewal/status-consent.ts';
import { authoritiesPreviewScreens } from './administration/authorities-preview.ts';
import { authoritiesScreens } from './administration/authorities.ts';
import { userScreens } from './certificate/user.ts';
import { usersScreens } from './certificate/users.ts';

export type { ScreenDeps } from './screen-deps.ts';

/** Every page that a person sees. Expects the locals of {@link PageLocals} and a view engine on the app it is mounted on. */
export function screenRoutes(services: Omit<ScreenDeps, 'renderPage'>): Router {
  const deps: ScreenDeps = { ...services, renderPage: createPageRenderer(services) };
  const router = Router();
  router.use(
    overviewScreens(deps),
    usersScreens(deps),
    userScreens(deps),
    bulkScreens(deps),
    loadScreens(deps),
    draftScreens(deps),
    certificateScreens(deps),
    enrolmentScreens(deps),
    organisationsScreens(deps),
    revocationScreens(deps),
    renewalsScreens(deps),
    guideScreens(deps),
    readyScreens(deps),
    statusConsentScreens(deps),
    calendarScreens(deps),
    sessionScreens(deps),
    writeScreens(deps),
    letterScreens(deps),
    browserScreens(deps),
    practiceSessionScreens(deps),
    teamScreens(deps),
    reminderScreens(deps),
    jobScreens(deps),
    reportScreens(deps),
    authoritiesScreens(deps),
    authoritiesPreviewScreens(deps),
    pinOnlyScreens(deps),
    helpScreens(deps),
  );
  return router;
}
