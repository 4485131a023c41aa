import type { Actor } from '../practice/actor.ts';

/** Probes: nightly, and one certificate on request. */
export interface ProbeServices {
  /** `signal`: the process ends, stop at the next certificate. */
  run(signal?: AbortSignal): Promise<{ readonly asked: number; readonly failed: number }>;
  /** "Check now": asks every source about one certificate and waits for it. Rate-limited to once a minute per certificate. */
  checkNow(actor: Actor, certificateId: string): Promise<void>;
  /** The holder leaves the authentication key, sealed, for the nightly status question alone; proves the password first. */
  allowStatus(
    actor: Actor,
    certificateId: string,
    password: string,
    signal?: AbortSignal,
  ): Promise<void>;
  forbidStatus(actor: Actor, certificateId: string): Promise<void>;
}
