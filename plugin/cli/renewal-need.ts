import type { Verdict } from '../domain/certificate/verdict/verdict-input.ts';
import type { RenewalReason } from '../domain/renewal/renewal.ts';
import { dayInMilliseconds } from '../domain/time/duration.ts';

/** Whether a certificate has to be renewed, and why in the words of the plan. */
export interface RenewalNeed {
  readonly needed: boolean;
  readonly reason: RenewalReason;
}

/**
 * Decides by the file alone, from `days` before its end on. No plan: a script has no installation to be spread over. null where
 * nothing in the file can be renewed.
 */
export function decideNeed(
  { state, validity, findings }: Pick<Verdict, 'state' | 'validity' | 'findings'>,
  days: number,
  now: Date,
): RenewalNeed | null {
  if (state === 'NotCompleted') return { needed: true, reason: 'NotCompleted' };
  const renewable = ['Complete', 'NoEncryptionKey', 'CertificateUnreadable'].includes(state);
  if (validity === null || !renewable) return null;
  const left = Date.parse(validity.notAfter) - now.getTime();
  if (left <= 0) return { needed: true, reason: 'Ended' };
  if (findings.some(({ code }) => code === 'WeakKey')) return { needed: true, reason: 'WeakKey' };
  if (state === 'NoEncryptionKey') return { needed: true, reason: 'NoEncryptionKey' };
  const needed = left <= days * dayInMilliseconds;
  return { needed, reason: needed ? 'WindowOpen' : 'WindowAhead' };
}

/** Days left at an instant, rounded down; negative after the end. */
export function wholeDays(now: Date, notAfter: string): number {
  return Math.floor((Date.parse(notAfter) - now.getTime()) / dayInMilliseconds);
}
