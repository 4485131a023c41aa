import type * as z from 'zod';
import { errorStatus } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type {
  CardView,
  Opening,
  OpeningOptions,
  PracticeSessions,
} from '../../domain/session/service.ts';
import type { FallbackState } from '../../domain/session/fallback-policy.ts';
import type { OpeningsSchema, PracticeSessionsSchema, SessionSchema } from './session-schema.ts';
import { findingView } from './certificate-view.ts';
import type { Words } from './certificate-view.ts';
import { sessionInfo } from './session-info.ts';

type Openings = z.output<typeof OpeningsSchema>;

/** What {@link sessionInfo} says, as the schema's own mutable type. */
export function sessionView(
  ...args: Parameters<typeof sessionInfo>
): z.output<typeof SessionSchema> {
  const info = sessionInfo(...args);
  const attributes = Object.entries(info.attributes).map(([name, values]) => [name, [...values]]);
  return { ...info, attributes: Object.fromEntries(attributes) as Record<string, string[]> };
}

export function fallbackView(state: FallbackState): Openings['openings'][number]['fallback'] {
  return {
    ...state,
    reasons: [...state.reasons],
    liftedUntil: state.liftedUntil?.toISOString() ?? null,
  };
}

export function openingsView({ openings, card }: OpeningOptions, words: Words): Openings {
  return {
    openings: openings.map((opening) => openingView(opening, words)),
    card: cardView(card, words),
  };
}

function openingView(opening: Opening, words: Words): Openings['openings'][number] {
  return {
    certificateId: opening.certificate?.record.id ?? null,
    kind: opening.holder.kind,
    identifier: opening.holder.identifier,
    holderName: opening.holder.name,
    qualities: [...opening.qualities],
    modes: [...opening.modes],
    blockedBy: opening.blockedBy && findingView(opening.blockedBy, words),
    notices: opening.notices.map((notice) => findingView(notice, words)),
    pinOnly: opening.pinOnly,
    fallback: fallbackView(opening.fallback),
    reusableSessionId: opening.reusable?.id ?? null,
  };
}

/** Of the user's own card what is needed to open a session: no photo, no number, no certificate. */
function cardView(view: CardView, words: Words): Openings['card'] {
  const code = problemOf(view);
  return {
    kind: view.kind,
    problem: code && { code, ...errorText({ code, params: {} }, words.t) },
    ready:
      view.kind === 'ready'
        ? {
            readerName: view.card.readerName,
            pinPad: view.pinPad,
            firstNames: view.card.firstNames,
            lastName: view.card.lastName,
            validTo: view.card.validTo,
            triesLeft: view.card.triesLeft,
          }
        : null,
  };
}

function problemOf(view: CardView): PluginErrorCode | null {
  switch (view.kind) {
    case 'unavailable':
    case 'out-of-reach':
      return view.code;
    case 'unusable':
      return isErrorCode(view.code) ? view.code : 'ERR_CARD_FAULT';
    case 'left-open':
      return 'ERR_CARD_LEFT_OPEN';
    case 'no-reader':
      return 'ERR_READER_NONE';
    case 'empty':
      return 'ERR_CARD_NONE';
    case 'several':
      return 'ERR_CARD_SEVERAL';
    case 'expired':
      return 'ERR_CARD_EXPIRED';
    case 'other-person':
      return 'ERR_CARD_OTHER_PERSON';
    case 'ready':
      // A screen of the host asks for no PIN where ours does not
      return view.card.triesLeft === 0 ? 'ERR_PIN_BLOCKED' : null;
    case 'reading':
      return null;
  }
}

function isErrorCode(code: string): code is PluginErrorCode {
  return Object.hasOwn(errorStatus, code);
}

/** For admins, who may know that a session is open and end it, not what it certifies. */
export function practiceSessionsView({
  sessions,
  fallback,
  periodDays,
}: PracticeSessions): z.output<typeof PracticeSessionsSchema> {
  return {
    sessions: sessions.map(({ session, secondsLeft }) => ({
      id: session.id,
      userId: session.userId,
      userName: session.userName,
      mode: session.mode,
      quality: session.quality,
      kind: session.holder.kind,
      identifier: maskIdentifier(session.holder.identifier),
      holderName: session.holder.name,
      certificateId: session.certificateId,
      environment: session.environment,
      openedAt: session.openedAt.toISOString(),
      notOnOrAfter: session.notOnOrAfter.toISOString(),
      secondsLeft,
      recognised: session.recognition.recognised,
    })),
    fallback: fallback.map((figure) => ({
      ...figure,
      reasons: [...figure.reasons],
      identifier: maskIdentifier(figure.identifier),
      lastAt: figure.lastAt.toISOString(),
      liftedUntil: figure.liftedUntil?.toISOString() ?? null,
    })),
    periodDays,
  };
}
