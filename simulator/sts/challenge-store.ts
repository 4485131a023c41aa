import { randomBytes } from 'node:crypto';

/** What a challenge is bound to: its answer counts for nothing else. */
export interface ChallengeBinding {
  readonly context: string;
  /** SHA-256 fingerprint of the certificate that signed the request. */
  readonly header: string;
  /** SHA-256 fingerprint of the certificate whose key must sign the answer. */
  readonly useKey: string;
}

export interface ChallengeStore<Pending> {
  /** Makes a challenge for a request that waits. */
  open(binding: ChallengeBinding, pending: Pending, now: Date): string;
  /** Removes a challenge, also when its answer fails: null when unknown, already used, or older than two minutes. */
  take(
    challenge: string,
    now: Date,
  ): { readonly binding: ChallengeBinding; readonly pending: Pending } | null;
}

const lifeMs = 120_000;

/** Challenges of sessions.md section 18, rule 9: random, used once, two minutes long. In memory. */
export function createChallengeStore<Pending>(): ChallengeStore<Pending> {
  interface Entry {
    readonly binding: ChallengeBinding;
    readonly pending: Pending;
    readonly until: number;
  }
  const entries = new Map<string, Entry>();
  return {
    open(binding, pending, now) {
      for (const [text, { until }] of entries) if (until < now.getTime()) entries.delete(text);
      const challenge = randomBytes(32).toString('base64');
      entries.set(challenge, { binding, pending, until: now.getTime() + lifeMs });
      return challenge;
    },
    take(challenge, now) {
      const entry = entries.get(challenge);
      entries.delete(challenge);
      return entry === undefined || entry.until < now.getTime() ? null : entry;
    },
  };
}
