import { createHmac, randomBytes } from 'node:crypto';
import { Router, urlencoded } from 'express';
import * as z from 'zod';
import { shownHolder } from '../../domain/certificate/holder-name.ts';
import { PluginError } from '../../errors.ts';
import type { PracticeSessions, SessionOverview } from '../../domain/session/service.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { qualityText } from '../parts/quality.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { Flash } from '../parts/paths.ts';
import { flashOf, paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { isCausedByFaults } from '../../domain/session/fallback-policy.ts';
import { reasonsText } from '../../i18n/reasons-text.ts';
import { fallbackCount, isFallbackStopped } from './fallback-view.ts';
import type { CountdownView, RingView } from './time-view.ts';
import { countdownView, ringView, untilText } from './time-view.ts';

interface PracticeSessionsView {
  readonly notice: Flash | null;
  readonly teamHref: string;
  readonly sessions: readonly OpenSessionView[];
  readonly liftAction: string;
  readonly fallbackIntro: string;
  readonly advice: string;
  readonly figures: readonly FigureView[];
}

interface OpenSessionView {
  readonly holder: string;
  readonly about: string;
  readonly badge: BadgeView;
  readonly countdown: CountdownView;
  readonly ring: RingView;
  readonly endAction: string;
}

interface FigureView {
  readonly holder: string;
  readonly about: string;
  readonly reasons: string;
  readonly badge: BadgeView;
  readonly lifted: string | null;
  /** What the lifting form sends; null where nothing is stopped. */
  readonly reference: string | null;
}

const LiftForm = z.object({ holder: z.string().max(64).catch('') });

/** For who runs the practice: what is open, and who lives on the fallback. Opening and using stays each holder's own. */
export function practiceSessionScreens(deps: ScreenDeps): Router {
  const router = Router();
  const form = urlencoded({ extended: false, limit: '16kb' });

  router.route('/sessions').get(async (req, res) => {
    const page = pageLocals(res);
    const found = await deps.sessions.practice(page.actor);
    const view = practiceView(page, found, flashOf(req.query['done']), deps.now());
    await deps.renderPage(res, 'session/practice-sessions', { view });
  });

  router.route('/sessions/:sessionId/end').post(form, async (req, res) => {
    const page = pageLocals(res);
    await deps.sessions.end(page.actor, req.params.sessionId);
    res.redirect(303, paths(page.base).practiceSessions('session-ended'));
  });

  router.route('/sessions/fallback').post(form, async (req, res) => {
    const page = pageLocals(res);
    const { holder } = LiftForm.parse(req.body ?? {});
    const { fallback } = await deps.sessions.practice(page.actor);
    const figure = fallback.find((candidate) => referenceOf(candidate) === holder);
    if (figure === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such holder');
    await deps.sessions.liftFallbackStop(page.actor, {
      kind: figure.kind,
      identifier: figure.identifier,
    });
    res.redirect(303, paths(page.base).practiceSessions('fallback-lifted'));
  });
  return router;
}

function practiceView(
  page: PageLocals,
  { sessions, fallback, periodDays }: PracticeSessions,
  notice: Flash | null,
  now: Date,
): PracticeSessionsView {
  return {
    notice,
    teamHref: paths(page.base).team(),
    sessions: sessions.map((overview) => openSessionView(page, overview, now)),
    liftAction: paths(page.base).fallbackLift(),
    advice: page.t(fallback.every(isCausedByFaults) ? 'fallback.advice.fault' : 'fallback.advice'),
    fallbackIntro: page.t('practiceSessions.fallback.intro', { days: periodDays }),
    figures: fallback.map((figure) => figureView(page, figure, periodDays, now)),
  };
}

function openSessionView(
  page: PageLocals,
  { session, secondsLeft }: SessionOverview,
  now: Date,
): OpenSessionView {
  const { recognised } = session.recognition;
  const { kind, name } = session.holder;
  const holder = shownHolder({ kind, holderName: name }, session.userName);
  return {
    holder,
    ring: ringView(session, secondsLeft),
    about: [
      ...(session.userName === holder
        ? []
        : [page.t('practiceSessions.by', { name: session.userName })]),
      qualityText(page, session.quality),
      page.t(`session.mode.${session.mode}`),
      untilText(page, session.notOnOrAfter, now),
    ].join(' · '),
    badge: {
      tone: recognised ? 'ok' : 'unusable',
      text: page.t(recognised ? 'practiceSessions.recognised' : 'practiceSessions.unrecognised'),
    },
    countdown: countdownView(page, secondsLeft),
    endAction: paths(page.base).practiceSessionEnd(session.id),
  };
}

const tones = {
  none: 'ok',
  hint: 'attention',
  notice: 'attention',
  stopped: 'unusable',
  fault: 'attention',
} as const;

function figureView(
  page: PageLocals,
  figure: PracticeSessions['fallback'][number],
  periodDays: number,
  now: Date,
): FigureView {
  const isStopped = isFallbackStopped(figure, now);
  const isFault = !isStopped && figure.level !== 'none' && isCausedByFaults(figure);
  const level = isFault
    ? 'fault'
    : figure.level === 'stopped' && !isStopped
      ? 'notice'
      : figure.level;
  return {
    holder: figure.holderName,
    about: [
      page.t(`holderKind.${figure.kind}`),
      fallbackCount(page, figure, periodDays),
      page.t('practiceSessions.last', { at: page.formatDateTime(figure.lastAt) }),
    ].join(' · '),
    reasons: reasonsText(page.t, figure.reasons),
    badge: { tone: tones[level], text: page.t(`practiceSessions.level.${level}`) },
    lifted:
      figure.liftedUntil !== null && figure.liftedUntil > now
        ? page.t('practiceSessions.lifted', { at: page.formatDateTime(figure.liftedUntil) })
        : null,
    reference: isStopped ? referenceOf(figure) : null,
  };
}

/** Of this process: with a plain hash, a reader of the page could try all national numbers in a minute. */
const referenceKey = randomBytes(32);

/** Represents a holder in the form: no list holds whole national numbers, not even hidden ones. */
function referenceOf(holder: { readonly kind: string; readonly identifier: string }): string {
  return createHmac('sha256', referenceKey)
    .update(JSON.stringify([holder.kind, holder.identifier]))
    .digest('base64url')
    .slice(0, 22);
}
