import { compareSeverity } from './expiry-threshold.ts';
import type { Mute, MuteReason, NoticeSeverity } from './notice.ts';

/** A mute as far as it decides anything. */
export type MuteFacts = Pick<Mute, 'reason' | 'until' | 'severity' | 'at'>;

/** This certificate will not be renewed: then no notice is due, however near its end (rules.md 9.3). */
export function silencesAll(reason: MuteReason): boolean {
  return reason === 'leaving' || reason === 'not-renewed';
}

/** Whether a mute keeps something this loud quiet. Critical things come through every mute but those that silence all. */
export function isSilenced(mute: MuteFacts | null, severity: NoticeSeverity, now: Date): boolean {
  if (mute === null || mute.until <= now) return false;
  if (silencesAll(mute.reason)) return true;
  return severity !== 'critical' && compareSeverity(severity, mute.severity) <= 0;
}
