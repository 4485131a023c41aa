import { PluginError } from '../../plugin/errors.ts';
import type { EidCard } from '../../plugin/eid/card-service.ts';
import type { SessionTrace } from '../../plugin/domain/session/repository.ts';
import type {
  CardView,
  FallbackState,
  Opening,
  OpenRequest,
  PracticeSessions,
  SessionOverview,
  SessionServices,
} from '../../plugin/domain/session/service.ts';
import type { EhealthSession } from '../../plugin/domain/session/session.ts';
import { aJudged } from './judged-certificate.ts';

/*
 * Sessions as screens and API get them, in order unless a test says otherwise. What is tested with these is how they are told
 * and asked for, never how they are reached.
 */

export interface FakeSessionWorld {
  openings: Opening[];
  card: CardView;
  running: SessionOverview[];
  recent: SessionTrace[];
  practice: PracticeSessions;
  /** What opening, and choosing "PIN only", answers; undefined for "it works". */
  refusal: PluginError | undefined;
  /** Opening hands out the running session. */
  reused: boolean;
  /** The session that an opening gives. */
  opened: EhealthSession;
  /** Every call that changes something or takes a secret, in order. */
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

export function aSession(changes: Partial<EhealthSession> = {}): EhealthSession {
  return {
    id: 'session-1',
    practiceId: 'practice-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    mode: 'eid',
    quality: 'doctor',
    holder: { kind: 'person', identifier: '00000000097', name: 'Anne Exemple' },
    certificateId: 'certificate-1',
    environment: 'acceptance',
    openedAt: new Date('2026-06-01T08:00:00Z'),
    notOnOrAfter: new Date('2026-06-01T16:30:00Z'),
    recognition: { recognised: true },
    attributes: [
      {
        name: 'urn:be:fgov:person:ssin:doctor:boolean',
        namespace: 'urn:be:fgov:certified-namespace:ehealth',
        values: ['true'],
      },
    ],
    warnings: [],
    fallbackReason: null,
    ...changes,
  };
}

/** Six and a half hours left at ten in the morning (UTC), unless said otherwise. */
export function anOverview(
  session: Partial<EhealthSession> = {},
  changes: Partial<Omit<SessionOverview, 'session'>> = {},
): SessionOverview {
  return { session: aSession(session), phase: 'open', secondsLeft: 23_400, ...changes };
}

export function aFallbackState(changes: Partial<FallbackState> = {}): FallbackState {
  return { openings: 0, periodDays: 30, level: 'none', liftedUntil: null, ...changes };
}

export function anOpening(changes: Partial<Opening> = {}): Opening {
  return {
    certificate: aJudged(),
    holder: { kind: 'person', identifier: '00000000097', name: 'Anne Exemple' },
    qualities: ['doctor'],
    qualityStated: true,
    modes: ['eid', 'fallback'],
    blockedBy: null,
    notices: [],
    pinOnly: false,
    fallback: aFallbackState(),
    reusable: null,
    ...changes,
  };
}

export function aCard(changes: Partial<EidCard> = {}): EidCard {
  return {
    readerName: 'Lecteur d’essai 00',
    chipNumber: '00112233445566778899AABBCCDDEEFF',
    applet: '1.8',
    ssin: '00000000097',
    firstNames: 'Anne',
    lastName: 'Exemple',
    validFrom: '2024-01-01',
    validTo: '2034-01-01',
    photo: null,
    authenticationCertificate: new Uint8Array([0x30, 0]),
    triesLeft: 3,
    rootKnown: true,
    ...changes,
  };
}

export function aTrace(changes: Partial<SessionTrace> = {}): SessionTrace {
  return {
    id: 'session-0',
    practiceId: 'practice-1',
    userId: 'anne',
    userName: 'Anne Exemple',
    mode: 'eid',
    quality: 'doctor',
    kind: 'person',
    identifier: '00000000097',
    holderName: 'Anne Exemple',
    certificateId: 'certificate-1',
    recognised: true,
    openedAt: new Date('2026-05-31T06:00:00Z'),
    notOnOrAfter: new Date('2026-05-31T18:00:00Z'),
    fallbackReason: null,
    fallbackText: '',
    endedAt: new Date('2026-05-31T16:10:00Z'),
    endCause: 'user',
    ...changes,
  };
}

export function aSessionWorld(changes: Partial<FakeSessionWorld> = {}): FakeSessionWorld {
  return {
    openings: [anOpening()],
    card: { kind: 'ready', card: aCard(), pinPad: false },
    running: [],
    recent: [],
    practice: { sessions: [], fallback: [], periodDays: 30 },
    refusal: undefined,
    reused: false,
    opened: aSession(),
    calls: [],
    ...changes,
  };
}

/** Stands in for the services where only a page or an answer is looked at: rights are the simplest that make sense. */
export function fakeSessionServices(world: FakeSessionWorld): SessionServices {
  const note = (name: string, details: unknown) => {
    world.calls.push({ name, with: details });
  };
  const succeed = () => {
    if (world.refusal !== undefined) throw world.refusal;
  };
  const requireAdmin = (roles: readonly string[]) => {
    if (!roles.includes('admin')) throw new PluginError('ERR_FORBIDDEN', 'for admins');
  };
  const isTheirs = ({ session }: SessionOverview, userId: string) => session.userId === userId;

  return {
    openings: async () => {
      await Promise.resolve();
      return { openings: world.openings, card: world.card };
    },
    card: async () => {
      await Promise.resolve();
      return world.card;
    },
    open: async (_actor, request) => {
      await Promise.resolve();
      note('open', request satisfies OpenRequest);
      succeed();
      return { session: world.opened, reused: world.reused, fallback: aFallbackState() };
    },
    mine: async (actor) => {
      await Promise.resolve();
      return world.running.filter((overview) => isTheirs(overview, actor.userId));
    },
    recent: async (actor) => {
      await Promise.resolve();
      return world.recent.filter(({ userId }) => userId === actor.userId);
    },
    end: async (actor, sessionId) => {
      await Promise.resolve();
      const found = world.running.find(({ session }) => session.id === sessionId);
      if (
        found === undefined ||
        !(isTheirs(found, actor.userId) || actor.roles.includes('admin'))
      ) {
        throw new PluginError('ERR_NOT_FOUND', 'no such session');
      }
      note('end', { sessionId });
      world.running = world.running.filter((overview) => overview !== found);
    },
    endAll: async (_actor, userId, cause) => {
      await Promise.resolve();
      note('endAll', { userId, cause });
      const rest = world.running.filter((overview) => !isTheirs(overview, userId));
      const ended = world.running.length - rest.length;
      world.running = rest;
      return ended;
    },
    endUnvouched: async () => {
      await Promise.resolve();
      note('endUnvouched', {});
      return 0;
    },
    current: async (_actor, userId, select = {}) => {
      await Promise.resolve();
      return (
        world.running.find(
          (overview) =>
            isTheirs(overview, userId) &&
            (select.sessionId === undefined || overview.session.id === select.sessionId) &&
            (select.kind === undefined || overview.session.holder.kind === select.kind) &&
            (select.identifier === undefined ||
              overview.session.holder.identifier === select.identifier),
        ) ?? null
      );
    },
    sign: async (_actor, userId, envelope) => {
      await Promise.resolve();
      note('sign', { userId, length: envelope.length });
      if (!world.running.some((overview) => isTheirs(overview, userId))) {
        throw new PluginError('ERR_SESSION_NONE', 'no usable session');
      }
      succeed();
      return envelope.replace('<soap:Body', '<soap:Header>signed</soap:Header><soap:Body');
    },
    practice: async (actor) => {
      await Promise.resolve();
      requireAdmin(actor.roles);
      return world.practice;
    },
    liftFallbackStop: async (actor, holder) => {
      await Promise.resolve();
      requireAdmin(actor.roles);
      note('liftFallbackStop', holder);
      return new Date('2026-06-02T10:00:00Z');
    },
    enablePinOnly: async (_actor, certificateId, password) => {
      await Promise.resolve();
      note('enablePinOnly', { certificateId, password });
      succeed();
    },
    disablePinOnly: async (_actor, certificateId) => {
      await Promise.resolve();
      note('disablePinOnly', { certificateId });
      succeed();
    },
  };
}
