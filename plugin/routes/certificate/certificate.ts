import { Router } from 'express';
import type { JudgedCertificate } from '../../domain/certificate/service.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import type { RenewalPlan } from '../../domain/renewal/renewal.ts';
import { exportScreens } from './file/export.ts';
import { passwordScreens } from './file/password.ts';
import type { CertificateActions } from './certificate-actions.ts';
import { certificateActions } from './certificate-actions.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';
import { requestCardView, requestOf, runningRequests } from '../parts/enrolment/request-card.ts';
import { removeScreens } from './remove.ts';
import type { RenewalLineView } from '../parts/renewal-state.ts';
import { needingStates, nextAction, renewalLine } from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { VerdictView } from './verdict-view.ts';
import { verdictView } from './verdict-view.ts';

interface CertificateView extends CertificateActions {
  readonly userName: string;
  /** null when the certificate is on a profile that the actor may not open. */
  readonly userHref: string | null;
  readonly kind: string;
  readonly verdict: VerdictView;
  readonly loaded: string;
  /** Link to the guide, with the state of the renewal; null for a file kept for old messages. */
  readonly renewal: (RenewalLineView & { readonly needed: boolean }) | null;
}

/** One stored certificate: its verdict today, and what can be done with it. */
export function certificateScreens(deps: ScreenDeps): Router {
  const router = Router();
  router.route('/certificates/:certificateId').get(async (req, res) => {
    const page = pageLocals(res);
    const judged = await deps.services.find(page.actor, req.params.certificateId);
    await deps.renderPage(res, 'certificate/certificate', {
      view: await certificateView(page, judged, deps),
    });
  });
  router.use(removeScreens(deps), exportScreens(deps), passwordScreens(deps));
  return router;
}

async function certificateView(
  page: PageLocals,
  certificate: JudgedCertificate,
  deps: ScreenDeps,
): Promise<CertificateView> {
  const { record, userName, verdict } = certificate;
  const plans = await deps.renewals.plansOf(page.actor, [certificate]);
  const plan = plans.get(record.id);
  const isOwn = record.userId === page.actor.userId;
  const running =
    isOwn || page.isAdmin ? await runningRequests(page, deps.enrolments, record.userId) : [];
  const actions = await certificateActions(page, { record, verdict }, { plan, running }, deps);
  return {
    userName,
    userHref: profileHref(page, record.userId),
    kind: page.t(`holderKind.${record.kind}`),
    verdict: verdictView(page, {
      verdict,
      facts: record.facts,
      fileName: record.fileName,
      now: deps.now(),
      renewalWindowDays: deps.renewalWindowDays,
    }),
    loaded: page.t('verdict.loaded.by', {
      at: page.formatDateTime(record.loadedAt),
      name: record.loadedBy.displayName,
    }),
    renewal: plan === undefined ? null : renewal(page, certificate, plan),
    ...actions,
    // What was begun here is gone on with before anything else
    here: (isOwn ? runningRequest(page, record, running) : null) ?? actions.here,
  };
}

function runningRequest(
  page: PageLocals,
  { id, role }: JudgedCertificate['record'],
  running: readonly Enrolment[],
): CertificateView['here'] {
  const request = role === 'active' ? requestOf({ id }, running) : null;
  if (request === null) return null;
  const { href, action, asks } = requestCardView(page, request);
  return { text: action, href, needed: asks };
}

function renewal(
  page: PageLocals,
  { record, userName }: JudgedCertificate,
  plan: RenewalPlan,
): CertificateView['renewal'] {
  const href = paths(page.base).guide(record.id);
  const line = renewalLine(page, plan, { userId: record.userId, userName }, href);
  return {
    ...(line ?? { text: '', href, action: nextAction(page, plan) }),
    needed: needingStates.includes(plan.state),
  };
}

/** A clinician sees a group's certificate on a colleague's profile, yet not the profile. */
function profileHref(page: PageLocals, userId: string): string | null {
  return page.isAdmin || page.actor.userId === userId ? paths(page.base).user(userId) : null;
}
