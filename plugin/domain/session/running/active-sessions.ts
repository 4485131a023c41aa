import type { CardSession } from '../../../eid/card-service.ts';
import type { IssuedToken } from '../../../ehealth/sts/token.ts';
import type { Signer } from '../../../pki/signer.ts';
import type { EhealthSession } from '../session.ts';

/** A session with what it is: assertion and key together are a full identity, and live in this process's memory only. */
export interface LiveSession {
  readonly session: EhealthSession;
  readonly token: IssuedToken;
  /** Signs business calls: the keystore's key, in eid-only the card. */
  readonly signer: Signer;
  /** Logged in as long as the session lives; null but in eid-only. */
  readonly card: CardSession | null;
}

/** Every session that this process can use. What is taken out is nowhere else: its key goes with it. */
export interface LiveSessions {
  add(live: LiveSession): void;
  /** Takes the session out, for the one caller that ends it; undefined for every other. */
  take(sessionId: string): LiveSession | undefined;
  find(practiceId: string, sessionId: string): LiveSession | undefined;
  /** In the order in which they were opened. */
  all(): readonly LiveSession[];
  inPractice(practiceId: string): readonly LiveSession[];
  ofUser(practiceId: string, userId: string): readonly LiveSession[];
}

export function createLiveSessions(): LiveSessions {
  const held = new Map<string, LiveSession>();
  const inPractice = (practiceId: string) =>
    [...held.values()].filter(({ session }) => session.practiceId === practiceId);
  return {
    add: (live) => void held.set(live.session.id, live),
    take: (sessionId) => {
      const live = held.get(sessionId);
      held.delete(sessionId);
      return live;
    },
    find: (practiceId, sessionId) => {
      const live = held.get(sessionId);
      return live?.session.practiceId === practiceId ? live : undefined;
    },
    all: () => [...held.values()],
    inPractice,
    ofUser: (practiceId, userId) =>
      inPractice(practiceId).filter(({ session }) => session.userId === userId),
  };
}
