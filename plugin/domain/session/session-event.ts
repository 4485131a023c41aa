import type { SessionMode } from '../../ehealth/sts/token.ts';
import type { EndCause } from './session.ts';

export interface SessionEvent {
  /** 'ending' comes once for each warning threshold of the settings; 'fallback-overused' when holder and admin should act. */
  readonly type:
    'session.opened' | 'session.ending' | 'session.ended' | 'session.fallback-overused';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly sessionId: string;
  /** null in eID-only. */
  readonly certificateId: string | null;
  readonly mode: SessionMode;
  readonly notOnOrAfter: Date;
  /** Of 'session.ended' only. */
  readonly cause: EndCause | null;
}
