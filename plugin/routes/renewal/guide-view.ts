import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { readinessDays } from '../../domain/renewal/notice/expiry-threshold.ts';
import type { HostNotice } from '../../domain/renewal/notice/host-notice.ts';
import { calendarDaysUntil } from '../../domain/time/brussels-time.ts';
import { isMessageKey } from '../../i18n/index.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { Guide, GuidePrerequisite, GuideStep } from '../../domain/renewal/renewal.ts';
import type { CertificateRenewal } from '../../domain/renewal/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import { identifierInLink, paths } from '../parts/paths.ts';
import type { ProbeView } from './probes-view.ts';
import { probeViews } from './probes-view.ts';
import { stepInstructions, stepInstructionsHere } from './guide-instructions.ts';
import type { MuteErrorView, MuteForm, MuteView } from './mute-view.ts';
import { muteView } from './mute-view.ts';
import type { ProminentNoticeView } from '../parts/notice-banner.ts';
import { hereView } from '../parts/enrolment/here.ts';
import { prominentNotice } from '../parts/notice-banner.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { renewalBadge, waitingFor } from '../parts/renewal-state.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import type { ValidityView } from '../parts/validity.ts';
import { validityView } from '../parts/validity.ts';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';

export interface GuideView {
  readonly notice: Flash | null;
  readonly error: MuteErrorView | GuideRefusal | null;
  readonly holder: string;
  readonly kind: string;
  readonly certificateHref: string;
  readonly state: BadgeView;
  readonly reason: string;
  readonly waits: string | null;
  readonly since: string;
  readonly dates: readonly { readonly label: string; readonly value: string }[];
  readonly validity: ValidityView | null;
  readonly notices: readonly (ProminentNoticeView & { readonly id: string })[];
  readonly acknowledgeAction: string;
  /** The check of what a signature needs: for the holder, as the first step comes near; null otherwise. */
  readonly readinessHref: string | null;
  readonly atHand: readonly string[];
  readonly paths: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly steps: readonly StepView[];
  /** null for who may not load a file here. */
  readonly loadHref: string | null;
  /** Empty where there is no certificate to ask about yet. */
  readonly probes: readonly ProbeView[];
  readonly checkAction: string;
  /** The holder's choice about the nightly check; null for all others. */
  readonly consent: { readonly text: string; readonly href: string } | null;
  readonly mute: MuteView;
}

/** Something that only has to wait: checked a moment ago. */
export interface GuideRefusal {
  readonly title: string;
  readonly problems: readonly { readonly field: null; readonly message: string }[];
}

export interface StepView {
  readonly name: GuideStep['name'];
  readonly title: string;
  readonly state: GuideStep['state'];
  readonly stateText: string;
  /** Why we think so; null while ahead. */
  readonly evidence: string | null;
  readonly instructions: readonly string[];
  /** The same with the official tool, where the instructions are those of these screens; null where they are the tool's. */
  readonly official: readonly string[] | null;
  /** To do it in these screens; null where only the official tool does it, or for all but its holder. */
  readonly here: { readonly text: string; readonly href: string } | null;
  readonly open: boolean;
}

/** What a guide is drawn from; everything was asked for in the actor's name. */
export interface GuideFacts {
  readonly renewal: CertificateRenewal;
  readonly guide: Guide;
  /** The request that runs for this certificate; null without one. */
  readonly request: Enrolment | null;
  readonly notices: readonly HostNotice[];
  readonly mayLoad: boolean;
  readonly isHolder: boolean;
}

/** What the page says in addition to the facts: what just happened, or what was wrong with a form. */
export interface GuideFeedback {
  readonly notice?: Flash | null;
  readonly error?: GuideView['error'];
  readonly typed?: MuteForm | null;
}

export function guideView(
  page: PageLocals,
  { renewal, guide, request, notices, mayLoad, isHolder }: GuideFacts,
  { notice = null, error = null, typed = null }: GuideFeedback,
  deps: Pick<ScreenDeps, 'now' | 'renewalWindowDays' | 'renewalPolicy' | 'enrolments'>,
): GuideView {
  const { certificate, plan, mute, statusAllowed } = renewal;
  const { record, verdict, userName } = certificate;
  const links = paths(page.base);
  const now = deps.now();
  const badge = renewalBadge(page, plan, now);
  const waits = waitingFor(page, plan, { userId: record.userId, userName });
  // There the state itself says no more than who has to act
  const isHeadline = plan.state === 'WaitingForHolder' || plan.state === 'WaitingForDelivery';
  return {
    notice,
    error,
    holder: shownJudgedHolder(certificate),
    kind: page.t(`holderKind.${record.kind}`),
    certificateHref: links.certificate(record.id),
    state: isHeadline && waits !== null ? { ...badge, text: waits } : badge,
    reason: page.t(`renewal.reason.${plan.reason}`),
    waits: isHeadline ? null : waits,
    since: page.t('renewals.since', { date: page.formatDate(plan.since) }),
    dates: dates(page, renewal),
    validity:
      verdict.validity === null
        ? null
        : validityView(page, verdict.validity, now, deps.renewalWindowDays),
    notices: notices.map((one) => ({ ...prominentNotice(page.base, one), id: one.noticeId })),
    acknowledgeAction: links.acknowledge(record.id),
    readinessHref: isReadinessDue(page, renewal, guide, now)
      ? links.readiness(page.actor.userId)
      : null,
    atHand: atHand(page, guide),
    paths: guide.paths.map((path) => ({
      text: page.t(`guide.path.${path}`),
      href: links.guide(record.id, { path }),
      current: path === guide.path,
    })),
    steps: steps(page, guide, {
      renewing: isRenewing(renewal, guide),
      requested: request !== null,
      here: hereOf(page, renewal, request, deps),
    }),
    loadHref: mayLoad ? links.load(record.userId, record.kind, identifierInLink(record)) : null,
    probes: verdict.validity === null ? [] : probeViews(page, certificate, statusAllowed),
    checkAction: links.renewalCheck(record.id),
    consent:
      isHolder && (statusAllowed || deps.renewalPolicy.statusCheck)
        ? {
            text: page.t(statusAllowed ? 'guide.consent.given' : 'guide.consent.offer'),
            href: links.statusConsent(record.id),
          }
        : null,
    mute: muteView(page, mute === null ? links.mute(record.id) : links.unmute(record.id), {
      mute,
      typed,
      mayLoad,
      now,
    }),
  };
}

/** Whether the holder is to see that their card can sign: once the next step is a signature of theirs and the end is near, or there is none. */
function isReadinessDue(
  page: PageLocals,
  { certificate, plan }: CertificateRenewal,
  guide: Guide,
  now: Date,
): boolean {
  const next = guide.steps.find(({ state }) => state === 'next')?.name;
  const signs = (next === 'renew' || next === 'request') && guide.path !== 'no-card';
  const isHolder = certificate.record.userId === page.actor.userId;
  const isNear = plan.notAfter === null || calendarDaysUntil(now, plan.notAfter) <= readinessDays;
  return signs && isHolder && isNear;
}

/** What to have at hand. While there is no new file yet, its password is still to be chosen. */
function atHand(page: PageLocals, guide: Guide): readonly string[] {
  const { next } = guide;
  const isChosen =
    guide.atHand.includes('new-keystore') || next === 'complete' || next === 'activate';
  const needless = page.requestsHere ? ((next && needlessHere[next]) ?? onlyTool) : [];
  const needed = guide.atHand.filter((thing) => !needless.includes(thing));
  return needed.map((thing) =>
    page.t(
      thing === 'new-password' && !isChosen
        ? 'guide.thing.new-password.choose'
        : `guide.thing.${thing}`,
    ),
  );
}

/** What only the official tool needs: the file is on its profile already. */
const onlyTool: readonly GuidePrerequisite[] = ['tool', 'old-keystore', 'old-password'];
const needlessHere: Readonly<Partial<Record<GuideStep['name'], readonly GuidePrerequisite[]>>> = {
  complete: ['tool', 'new-keystore'],
  load: [],
  // What was renewed with the tool is activated with it
  activate: [],
};

/** The window as words, so that the drawing is not needed; what is not known or over is left out. */
function dates(page: PageLocals, { plan }: CertificateRenewal): GuideView['dates'] {
  const { state } = plan.muted ?? plan;
  const isOver = state === 'Expired' || state === 'Done';
  const known = isOver
    ? []
    : ([
        ['guide.date.opens', plan.opensAt],
        ['guide.date.planned', plan.dueAt],
        ['guide.date.latest', plan.latestAt],
      ] as const);
  return [
    ...known.flatMap(([key, at]) =>
      at === null ? [] : [{ label: page.t(key), value: page.formatDate(at) }],
    ),
    // To the minute: on the last day it matters
    ...(plan.notAfter === null
      ? []
      : [{ label: page.t('guide.date.ends'), value: page.formatDateTime(plan.notAfter) }]),
  ];
}

/** The mail of eHealth names the button of a new request even after a renewal: this decides which one we name. */
function isRenewing({ certificate }: CertificateRenewal, guide: Guide): boolean {
  return (
    guide.steps.some(({ name }) => name === 'renew' || name === 'activate') ||
    certificate.verdict.findings.some(
      ({ code, variant }) => code === 'NotCompleted' && variant === 'renewal',
    )
  );
}

/** Leads the open step to the running request, else to the act that these screens have for it. */
function hereOf(
  page: PageLocals,
  { certificate, plan }: CertificateRenewal,
  request: Enrolment | null,
  { enrolments }: Pick<ScreenDeps, 'enrolments'>,
): StepView['here'] {
  if (request !== null)
    return {
      text: page.t(request.userId === page.actor.userId ? 'enrolment.continue' : 'enrolment.see'),
      href: paths(page.base).enrolment(request.id),
    };
  return hereView(page, enrolments, certificate, plan);
}

function steps(
  page: PageLocals,
  guide: Guide,
  {
    renewing,
    requested,
    here,
  }: { readonly renewing: boolean; readonly requested: boolean; readonly here: StepView['here'] },
): readonly StepView[] {
  const { path } = guide;
  const say = (lines: readonly MessageKey[]) => lines.map((line) => page.t(line));
  return guide.steps.map((step) => {
    const { name, state, evidence } = step;
    const ours = page.requestsHere
      ? stepInstructionsHere({ step, path, renewing, requested })
      : null;
    const official = say(stepInstructions(name, path, renewing));
    const key = `guide.evidence.${evidence ?? ''}`;
    return {
      name,
      title: page.t(
        name === 'complete' && renewing ? 'guide.step.complete.renewal' : `guide.step.${name}`,
      ),
      state,
      stateText: page.t(`guide.stepState.${state}`),
      evidence: isMessageKey(key) ? page.t(key) : null,
      instructions: ours === null ? official : say(ours),
      official: ours === null ? null : official,
      here: state === 'next' ? here : null,
      open: state === 'next',
    };
  });
}
