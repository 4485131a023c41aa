import type { KeystoreState } from '../../certificate/findings/finding.ts';
import { dayInMilliseconds } from '../../time/duration.ts';
import { nextThresholdAt, readinessAt } from '../notice/expiry-threshold.ts';
import type { Mute } from '../notice/notice.ts';
import type { RenewalPlan } from '../renewal.ts';
import type { RenewalSubject } from './successor.ts';
import { deriveState, stallAt } from './state.ts';
import type { StateFacts } from './state.ts';
import { renewalWindow } from './window.ts';
import type { RenewalPolicy, RenewalWindow } from './window.ts';

/** Everything the plan of one certificate rests on. */
export interface RenewalFacts extends Pick<StateFacts, 'own' | 'siblings' | 'notifiedAt'> {
  /** One that holds now; null when there is none, it is over, or something graver broke through it. */
  readonly mute: Pick<Mute, 'at' | 'until'> | null;
  /** What the last look found; null at the first. */
  readonly previous: RenewalPlan | null;
}

/** However quiet it is, nothing goes unlooked at for longer: a safety net, not a schedule. */
const longestRestDays = 28;

/**
 * Decides the renewal of one certificate at one instant (rules.md 9.1, 9.2).
 *
 * Pure: the caller gathers the facts and carries the plan out. Waiting for a person is a state and no failure: nothing is counted
 * and nothing tried again. `since` stays while state and reason do.
 */
export function planRenewal(facts: RenewalFacts, policy: RenewalPolicy, now: Date): RenewalPlan {
  const { own, siblings, notifiedAt, mute, previous } = facts;
  const life = lifeOf(own);
  const window = life && renewalWindow(life, policy);
  const notAfter = life?.notAfter ?? null;
  const derived = deriveState({ own, siblings, notifiedAt, window, notAfter }, now);
  const { state, reason, began } =
    mute === null ? derived : ({ state: 'Muted', reason: 'Muted', began: mute.at } as const);
  const isUnchanged = previous?.state === state && previous.reason === reason;
  const since = isUnchanged ? previous.since : began !== null && began < now ? began : now;
  return {
    state,
    reason,
    since,
    opensAt: window?.opensAt ?? null,
    dueAt: window?.dueAt ?? null,
    latestAt: window?.latestAt ?? null,
    notAfter,
    muted: mute && { state: derived.state, reason: derived.reason, until: mute.until },
    nextCheckAt: earliestAfter(now, [
      // Of what is settled no boundary is its own: only another file, or its end, can unsettle it
      ...(derived.state === 'Done' ? [] : boundariesOf(window, notAfter, now)),
      ...(mute === null ? [] : [mute.until]),
      ...[stallAt(state, since)].filter((at) => at !== null),
      ...siblings.flatMap(({ verdict: { validity } }) =>
        validity === null ? [] : [new Date(validity.notBefore), new Date(validity.notAfter)],
      ),
    ]),
  };
}

/** With a certificate that opens sessions. */
const renewableStates: ReadonlySet<KeystoreState> = new Set([
  'Complete',
  'NoEncryptionKey',
  'CertificateUnreadable',
]);

/** What of the certificate's life the plan rests on; null where nothing can be renewed: a placeholder, a file without its key. */
function lifeOf({ verdict, status, loadedAt }: RenewalSubject) {
  const { state, validity, fingerprint } = verdict;
  if (validity === null || fingerprint === null) return null;
  if (!renewableStates.has(state)) return null;
  const notBefore = instantOf(validity.notBefore);
  const notAfter = instantOf(validity.notAfter);
  if (notBefore === null || notAfter === null) return null;
  const stated = instantOf(status?.replaceableFrom ?? '');
  // Replaceable from after the end on is no answer to plan by
  const replaceableFrom = stated !== null && stated < notAfter ? stated : null;
  return { notBefore, notAfter, fingerprint, replaceableFrom, loadedAt };
}

function instantOf(text: string): Date | null {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function boundariesOf(
  window: RenewalWindow | null,
  notAfter: Date | null,
  now: Date,
): readonly Date[] {
  return [
    // At its last instant the window is still open
    ...(window === null
      ? []
      : [window.opensAt, window.dueAt, new Date(window.latestAt.getTime() + 1)]),
    ...(notAfter === null ? [] : [notAfter, readinessAt(notAfter), nextThresholdAt(notAfter, now)]),
  ];
}

function earliestAfter(now: Date, instants: readonly Date[]): Date {
  const times = instants.map((at) => at.getTime()).filter((time) => time > now.getTime());
  return new Date(Math.min(...times, now.getTime() + longestRestDays * dayInMilliseconds));
}
