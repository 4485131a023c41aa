import { shownHolder } from '../../domain/certificate/holder-name.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Language } from '../../i18n/language.ts';
import type { SessionTrace } from '../../domain/session/repository.ts';
import type { SessionOverview } from '../../domain/session/service.ts';
import type { EhealthSession, Quality } from '../../domain/session/session.ts';
import type { BadgeView } from '../parts/badge.ts';
import type { LabelledView } from '../parts/evidence.ts';
import { maskNumbers } from '../parts/evidence.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { qualityText } from '../parts/quality.ts';
import type { Flash } from '../parts/paths.ts';
import { paths } from '../parts/paths.ts';
import type { BrowsersView } from './browsers.ts';
import { failingPoints } from './error-view.ts';
import type { CardPanelView } from '../parts/card/card-view.ts';
import type { FallbackNoticeView } from './fallback-view.ts';
import type { CountdownView, RingView } from './time-view.ts';
import { countdownView, ringView, untilText } from './time-view.ts';

/** One's own sessions: what `views/session/sessions.ejs` shows. */
export interface SessionPageView {
  readonly notice: Flash | null;
  /** One sentence that answers: open or not, and until when. */
  readonly say: string;
  /** Of a single session how it was opened; without one why there is none any more. */
  readonly then: string | null;
  readonly sessions: readonly SessionView[];
  readonly openHref: string;
  /** Opens one more in addition to those that run; null where there is nothing to open it with. */
  readonly anotherHref: string | null;
  readonly recent: readonly { readonly at: string; readonly text: string }[];
  readonly fallback: FallbackNoticeView | null;
  readonly browsers: BrowsersView;
  /** The user's card, where it is to be taken out at once. */
  readonly openCard: CardPanelView | null;
  readonly refreshHref: string;
  /** null for who runs no practice. */
  readonly practiceHref: string | null;
}

export interface SessionView {
  readonly id: string;
  readonly tone: BadgeView['tone'];
  readonly headline: string;
  readonly countdown: CountdownView;
  readonly ring: RingView;
  readonly facts: readonly LabelledView[];
  /** Open, but not recognised: a result of its own, never shown as simply open. */
  readonly unrecognised: {
    readonly points: readonly string[];
    readonly next: string;
  } | null;
  readonly warnings: readonly string[];
  readonly attributes: readonly LabelledView[];
  readonly extend: {
    readonly href: string;
    readonly text: string;
    readonly help: string;
  } | null;
  readonly endAction: string;
}

export function sessionView(
  page: PageLocals,
  { session, phase, secondsLeft }: SessionOverview,
  now: Date,
): SessionView {
  const { recognition } = session;
  return {
    id: session.id,
    tone: tone(recognition.recognised, phase),
    headline: headline(page, session, phase, now),
    countdown: countdownView(page, secondsLeft),
    ring: ringView(session, secondsLeft),
    facts: factsView(page, session, now),
    unrecognised: recognition.recognised
      ? null
      : {
          points: failingPoints(recognition.failing).map((point) =>
            page.t(`mySession.failing.${point}`),
          ),
          next: page.t(`mySession.failing.next.${personOr(session.holder.kind)}`),
        },
    warnings: session.warnings.map((warning) => page.t(`session.warning.${warning}`)),
    attributes: session.attributes.map(({ name, values }) => ({
      label: name,
      value: attributeText(name, values) || page.t('mySession.attributes.empty'),
    })),
    extend: extendView(page, session, phase),
    endAction: paths(page.base).sessionEnd(session.id),
  };
}

/** What the page of sessions says first. */
export function sessionsSentence(
  page: PageLocals,
  running: readonly SessionOverview[],
  views: readonly SessionView[],
  last: string | null,
): Pick<SessionPageView, 'say' | 'then'> {
  const [first, second] = running;
  if (first === undefined) return { say: page.t('mySession.none'), then: last };
  if (second !== undefined) {
    return { say: page.t('mySession.headline.several', { count: running.length }), then: null };
  }
  return {
    say: views[0]?.headline ?? '',
    then: first.phase === 'over' ? null : page.t(`mySession.then.${first.session.mode}`),
  };
}

function tone(recognised: boolean, phase: SessionOverview['phase']): BadgeView['tone'] {
  if (phase === 'over') return 'none';
  if (!recognised) return 'unusable';
  return phase === 'ending' ? 'attention' : 'ok';
}

function headline(
  page: PageLocals,
  session: EhealthSession,
  phase: SessionOverview['phase'],
  now: Date,
): string {
  if (phase === 'over') return page.t('mySession.headline.over');
  if (!session.recognition.recognised) {
    return page.t(`mySession.headline.unrecognised.${personOr(session.holder.kind)}`, {
      quality: qualityInSentence(page, session.quality),
    });
  }
  const until = untilText(page, session.notOnOrAfter, now);
  return page.t(phase === 'ending' ? 'mySession.headline.ending' : 'mySession.headline', {
    until,
  });
}

function factsView(page: PageLocals, session: EhealthSession, now: Date): LabelledView[] {
  const { t } = page;
  const { recognised } = session.recognition;
  return [
    {
      label: t('mySession.holder'),
      value: shownHolder(
        { kind: session.holder.kind, holderName: session.holder.name },
        session.userName,
      ),
    },
    {
      label: t('mySession.quality'),
      value: `${qualityText(page, session.quality)} – ${t(recognised ? 'mySession.recognised' : 'mySession.unrecognised')}`,
    },
    { label: t('mySession.mode'), value: modeText(page, session) },
    {
      label: t('mySession.openedAt'),
      value:
        page.formatDate(session.openedAt) === page.formatDate(now)
          ? page.formatTime(session.openedAt)
          : page.formatDateTime(session.openedAt),
    },
    // Real patients' data is at stake in one of them only: the others are named
    ...(session.environment === 'production'
      ? []
      : [{ label: t('verdict.environment'), value: t(`environment.${session.environment}`) }]),
  ];
}

function modeText(page: PageLocals, { mode, fallbackReason }: EhealthSession): string {
  const words = page.t(`session.mode.${mode}`);
  return fallbackReason === null
    ? words
    : `${words} (${lowered(page.language, page.t(`session.reason.${fallbackReason}`))})`;
}

/** From half-life on; a fallback session is never prolonged, it is opened again (rules.md 8.4). */
function extendView(
  page: PageLocals,
  session: EhealthSession,
  phase: SessionOverview['phase'],
): SessionView['extend'] {
  if (phase === 'open') return null;
  const links = paths(page.base);
  const certificate = session.certificateId === null ? {} : { certificate: session.certificateId };
  if (session.mode === 'fallback') {
    return {
      href: links.sessionOpen(certificate),
      text: page.t('mySession.reopen'),
      help: page.t('mySession.reopen.help'),
    };
  }
  return {
    href: links.sessionOpen({ ...certificate, mode: session.mode, renew: '1' }),
    text: page.t('mySession.extend'),
    help: page.t('mySession.extend.help'),
  };
}

/** Ended ones, newest first; the newest of them says why nothing is open. */
export function endedViews(
  page: PageLocals,
  traces: readonly SessionTrace[],
): { readonly last: string | null; readonly recent: SessionPageView['recent'] } {
  const ended = traces.flatMap((trace) =>
    trace.endedAt === null || trace.endCause === null
      ? []
      : [{ trace, at: trace.endedAt, cause: page.t(`session.cause.${trace.endCause}`) }],
  );
  const [newest] = ended;
  return {
    last:
      newest === undefined
        ? null
        : page.t('mySession.last', {
            at: page.formatDateTime(newest.at),
            cause: newest.cause,
          }),
    recent: ended.map(({ trace, at, cause }) => ({
      at: page.formatDateTime(at),
      text: page.t('mySession.recent.line', {
        mode: page.t(`session.mode.${trace.mode}`),
        holder: trace.holderName,
        cause,
      }),
    })),
  };
}

/** The catalogue has qualities as labels; German keeps its capitals inside a sentence. */
function qualityInSentence(page: PageLocals, quality: Quality): string {
  return lowered(page.language, qualityText(page, quality));
}

function lowered(language: Language, text: string): string {
  return language === 'de' ? text : text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}

function personOr(kind: HolderKind): 'person' | 'organisation' {
  return kind === 'person' ? 'person' : 'organisation';
}

/** Details get copied to help desks: professional numbers in full, national ones by their last digits. */
function attributeText(name: string, values: readonly string[]): string {
  const isProfessional = /:nihii(11|-number)$/.test(name);
  return values
    .filter((value) => value !== '')
    .map((value) => (isProfessional ? value : maskNumbers(value)))
    .join(', ');
}
