import type { CardSession } from '../../../eid/card-service.ts';
import type { IssuedToken } from '../../../ehealth/sts/token.ts';
import type { Signer } from '../../../pki/signer.ts';
import type { Keyring } from '../decryption/keyring.ts';
import type { EhealthSession } from '../session.ts';

/** A session with what it is: assertion and key together are a full identity, and live in this process's memory only. */
export interface ActiveSession {
  readonly session: EhealthSession;
  readonly token: IssuedToken;
  /** Signs business calls: the keystore's key, in eid-only the card. */
  readonly signer: Signer;
  /** Logged in as long as the session lives; null but in eid-only. */
  readonly card: CardSession | null;
  /** Opens letters; empty where the holder did not ask for it. */
  readonly keyring: Keyring;
}

/** Every session that this process can use. What is taken out is nowhere else: its key goes with it. */
export interface ActiveSessions {
  add(active: ActiveSession): void;
  /** Takes the session out, for the one caller that ends it; undefined for every other. */
  take(sessionId: string): ActiveSession | undefined;
  find(practiceId: string, sessionId: string): ActiveSession | undefined;
  /** In the order in which they were opened. */
  all(): readonly ActiveSession[];
  inPractice(practiceId: string): readonly ActiveSession[];
  ofUser(practiceId: string, userId: string): readonly ActiveSession[];
}

export function createActiveSessions(): ActiveSessions {
  const held = new Map<string, ActiveSession>();
  const inPractice = (practiceId: string) =>
    [...held.values()].filter(({ session }) => session.practiceId === practiceId);
  return {
    add: (active) => void held.set(active.session.id, active),
    take: (sessionId) => {
      const active = held.get(sessionId);
      held.delete(sessionId);
      return active;
    },
    find: (practiceId, sessionId) => {
      const active = held.get(sessionId);
      return active?.session.practiceId === practiceId ? active : undefined;
    },
    all: () => [...held.values()],
    inPractice,
    ofUser: (practiceId, userId) =>
      inPractice(practiceId).filter(({ session }) => session.userId === userId),
  };
}
