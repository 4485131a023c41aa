import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FindingCode } from '../../../plugin/domain/certificate/findings/finding.ts';
import { planRenewal } from '../../../plugin/domain/renewal/plan/plan.ts';
import type { RenewalFacts } from '../../../plugin/domain/renewal/plan/plan.ts';
import type { RenewalReason, RenewalState } from '../../../plugin/domain/renewal/renewal.ts';
import { renewalWindow } from '../../../plugin/domain/renewal/plan/window.ts';
import {
  aNewer,
  aPlaceholder,
  aStatus,
  aSubject,
  day,
  daysBefore,
  findingOf,
  notAfter,
  notBefore,
  policy,
} from './subjects.ts';

type Changes = Partial<RenewalFacts>;

const factsOf = (changes: Changes = {}): RenewalFacts => ({
  own: aSubject(),
  siblings: [],
  notifiedAt: null,
  mute: null,
  previous: null,
  ...changes,
});

const plan = (changes: Changes, now: Date) => planRenewal(factsOf(changes), policy, now);

const { dueAt, latestAt, opensAt } = renewalWindow(
  {
    notBefore,
    notAfter,
    fingerprint: 'AB'.repeat(32),
    replaceableFrom: null,
    loadedAt: notBefore,
  },
  policy,
);
const justAfter = (instant: Date) => new Date(instant.getTime() + 1);
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

const byTime: readonly [string, Date, Changes, RenewalState, RenewalReason, Date | null][] = [
  ['long before', daysBefore(400), {}, 'NotDueYet', 'WindowAhead', null],
  ['a moment before the opening', justBefore(opensAt), {}, 'NotDueYet', 'WindowAhead', null],
  ['at the opening', opensAt, {}, 'WindowOpen', 'WindowOpen', opensAt],
  ['a moment before the planned one', justBefore(dueAt), {}, 'WindowOpen', 'WindowOpen', opensAt],
  ['at the planned moment, not notified', dueAt, {}, 'Due', 'PlannedMoment', dueAt],
  [
    'at the planned moment, notified',
    justAfter(dueAt),
    { notifiedAt: dueAt },
    'WaitingForHolder',
    'PlannedMoment',
    dueAt,
  ],
  ['at the last instant', latestAt, {}, 'Due', 'PlannedMoment', dueAt],
  ['after the last instant', daysBefore(59), {}, 'Overdue', 'WindowPassed', latestAt],
  [
    'overdue, notified or not',
    daysBefore(3),
    { notifiedAt: dueAt },
    'Overdue',
    'WindowPassed',
    latestAt,
  ],
  ['at the end', notAfter, {}, 'Expired', 'Ended', notAfter],
  ['long after the end', daysBefore(-400), { notifiedAt: dueAt }, 'Expired', 'Ended', notAfter],
];

test.each(byTime)(
  'returns state, reason and since by time: %s',
  (_, now, changes, state, reason, since) => {
    expect(plan(changes, now)).toMatchObject({ state, reason, since: since ?? now });
  },
);

const now = daysBefore(200);
const within = daysBefore(70);
const newer = (findings: readonly FindingCode[] = []) => aNewer(daysBefore(80), { findings });
const byFacts: readonly [string, Changes, Date, RenewalState, RenewalReason][] = [
  ['revoked', { own: aSubject({ findings: ['Revoked'] }) }, now, 'Expired', 'Revoked'],
  [
    'revoked and ended',
    { own: aSubject({ findings: ['Revoked', 'Expired'] }) },
    daysBefore(-2),
    'Expired',
    'Revoked',
  ],
  ['a weak key', { own: aSubject({ findings: ['WeakKey'] }) }, now, 'Due', 'WeakKey'],
  [
    'a weak key, notified',
    { own: aSubject({ findings: ['WeakKey'] }), notifiedAt: now },
    now,
    'WaitingForHolder',
    'WeakKey',
  ],
  [
    'another environment',
    { own: aSubject({ findings: ['WrongEnvironment'] }) },
    now,
    'Due',
    'WrongEnvironment',
  ],
  [
    'no encryption key',
    { own: aSubject({ findings: ['NoEncryptionKey'], verdict: { state: 'NoEncryptionKey' } }) },
    now,
    'Due',
    'NoEncryptionKey',
  ],
  [
    'another file published',
    { own: aSubject({ findings: ['OtherFilePublished'] }) },
    now,
    'Due',
    'OtherFilePublished',
  ],
  [
    'not activated itself',
    { own: aSubject({ findings: ['EtkNotActivated'] }) },
    now,
    'WaitingForActivation',
    'EtkNotActivated',
  ],
  [
    'its authority ends first',
    { own: aSubject({ findings: ['IssuerEndsFirst'] }) },
    now,
    'Due',
    'IssuerEndsFirst',
  ],
  [
    'its authority ends first, one day',
    { own: aSubject({ verdict: { findings: [findingOf('IssuerEndsFirst', 'info')] } }) },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a weak key and no encryption key: the graver',
    { own: aSubject({ findings: ['NoEncryptionKey', 'WeakKey'] }) },
    now,
    'Due',
    'WeakKey',
  ],
  ['a placeholder', { own: aPlaceholder(now) }, now, 'Due', 'NotCompleted'],
  [
    'a placeholder that eHealth works on',
    { own: aPlaceholder(now, { status: aStatus({ certificate: 'IN_PROGRESS' }) }) },
    now,
    'WaitingForDelivery',
    'RequestPending',
  ],
  [
    'a placeholder that was refused',
    { own: aPlaceholder(now, { findings: ['RequestRefused', 'NotCompleted'] }) },
    now,
    'Due',
    'RequestRefused',
  ],
  ...(['NotEhealth', 'NoPrivateKey', 'OldKeysOnly'] as const).map(
    (state): (typeof byFacts)[number] => [
      `a file that holds no certificate to use (${state})`,
      { own: aSubject({ verdict: { state } }) },
      daysBefore(-10),
      'Done',
      'NothingToRenew',
    ],
  ),
  ['a successor', { siblings: [newer()] }, within, 'Done', 'SuccessorLoaded'],
  ['a successor, though ended', { siblings: [newer()] }, daysBefore(-9), 'Done', 'SuccessorLoaded'],
  [
    'a successor, though revoked',
    { own: aSubject({ findings: ['Revoked'] }), siblings: [newer()] },
    within,
    'Done',
    'SuccessorLoaded',
  ],
  [
    'a successor that is not activated',
    { siblings: [newer(['EtkNotActivated'])] },
    within,
    'WaitingForActivation',
    'EtkNotActivated',
  ],
  [
    'a newer file without encryption key',
    { siblings: [aNewer(daysBefore(80), { verdict: { state: 'NoEncryptionKey' } })] },
    within,
    'InProgress',
    'RenewalBegun',
  ],
  [
    'a placeholder loaded later',
    { siblings: [aPlaceholder(daysBefore(80))] },
    within,
    'InProgress',
    'RenewalBegun',
  ],
  [
    'a placeholder loaded later that eHealth works on',
    {
      siblings: [aPlaceholder(daysBefore(80), { status: aStatus({ certificate: 'IN_PROGRESS' }) })],
    },
    within,
    'WaitingForDelivery',
    'RequestPending',
  ],
  [
    'a placeholder and a successor: the further',
    { siblings: [aPlaceholder(daysBefore(80)), newer()] },
    within,
    'Done',
    'SuccessorLoaded',
  ],
  [
    'a placeholder loaded before',
    { siblings: [aPlaceholder(new Date(notBefore.getTime() - day))] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a refused placeholder next to it',
    { siblings: [aPlaceholder(daysBefore(80), { findings: ['RequestRefused'] })] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a newer one that is revoked',
    { siblings: [newer(['Revoked'])] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a newer one of another application',
    {
      siblings: [
        aNewer(daysBefore(300), {
          verdict: {
            holder: {
              type: 'SSIN',
              id: '00000000097',
              applicationId: 'APP',
              name: 'Camille Exemple',
            },
          },
        }),
      ],
    },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a newer one of another environment',
    { siblings: [aNewer(daysBefore(300), { verdict: { environment: 'acceptance' } })] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'a newer one that is not valid yet',
    { siblings: [aNewer(daysBefore(100))] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'an older one',
    { siblings: [aNewer(new Date(notBefore.getTime() - day))] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'the same certificate with its encryption key next to the one without',
    {
      own: aSubject({ findings: ['NoEncryptionKey'], verdict: { state: 'NoEncryptionKey' } }),
      siblings: [aSubject({ certificateId: 'complete' })],
    },
    now,
    'Done',
    'SuccessorLoaded',
  ],
  [
    'a copy of itself',
    { siblings: [aSubject({ certificateId: 'copy' })] },
    now,
    'NotDueYet',
    'WindowAhead',
  ],
  [
    'the finished file next to its placeholder',
    { own: aPlaceholder(daysBefore(300)), siblings: [aNewer(daysBefore(299))] },
    now,
    'Done',
    'SuccessorLoaded',
  ],
  [
    'the old certificate next to a placeholder',
    { own: aPlaceholder(daysBefore(80)), siblings: [aSubject()] },
    within,
    'Due',
    'NotCompleted',
  ],
];

test.each(byFacts)('returns state and reason by facts: %s', (_, changes, at, state, reason) => {
  expect(plan(changes, at)).toMatchObject({ state, reason });
});

test('returns no window and no end for a placeholder', () => {
  expect(plan({ own: aPlaceholder(now) }, now)).toMatchObject({
    opensAt: null,
    dueAt: null,
    latestAt: null,
    notAfter: null,
  });
});

test('uses the opening stated by eHealth when that date is plausible', () => {
  const own = aSubject({ status: aStatus({ replaceableFrom: '2027-04-25T22:00:00.000Z' }) });
  expect(plan({ own }, now).opensAt?.toISOString()).toBe('2027-04-25T22:00:00.000Z');
  const absurd = aSubject({ status: aStatus({ replaceableFrom: '2030-01-01T00:00:00.000Z' }) });
  expect(plan({ own: absurd }, now).opensAt).toEqual(opensAt);
});

test('returns the covered state and the end of the mute when muted', () => {
  const mute = { at: daysBefore(80), until: daysBefore(40) };
  expect(plan({ mute }, daysBefore(50))).toMatchObject({
    state: 'Muted',
    reason: 'Muted',
    since: mute.at,
    muted: { state: 'Overdue', reason: 'WindowPassed', until: mute.until },
  });
});

test('changes since only when state or reason changes', () => {
  const first = plan({}, daysBefore(300));
  const second = plan({ previous: first }, daysBefore(200));
  expect(second.since).toEqual(daysBefore(300));
  const third = plan({ previous: second }, daysBefore(50));
  expect(third).toMatchObject({ state: 'Overdue', since: latestAt });
});

const lives = fc.record({
  end: fc.date({ min: new Date('2026-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
  days: fc.integer({ min: 1, max: 1500 }),
  fingerprint: fc.constantFrom('AB'.repeat(32), '01'.repeat(32), 'F0'.repeat(32)),
  notified: fc.boolean(),
  codes: fc.subarray([
    'Revoked',
    'RequestRefused',
    'WeakKey',
    'WrongEnvironment',
    'NoEncryptionKey',
    'OtherFilePublished',
    'EtkNotActivated',
    'IssuerEndsFirst',
  ] as const),
  sibling: fc.constantFrom('none', 'none', 'successor', 'begun'),
});

const order: readonly RenewalState[] = [
  'NotDueYet',
  'WindowOpen',
  'Due',
  'WaitingForHolder',
  'InProgress',
  'WaitingForDelivery',
  'WaitingForActivation',
  'Overdue',
  'Expired',
  'Done',
];

interface Life {
  readonly end: Date;
  readonly days: number;
  readonly fingerprint: string;
  readonly notified: boolean;
  readonly codes: readonly FindingCode[];
  readonly sibling: string;
}

function lifeFacts({ end, days, fingerprint, notified, codes, sibling }: Life): RenewalFacts {
  const begin = new Date(end.getTime() - days * day);
  return factsOf({
    own: aSubject({
      findings: codes,
      loadedAt: begin,
      verdict: {
        fingerprint,
        validity: { notBefore: begin.toISOString(), notAfter: end.toISOString() },
      },
    }),
    notifiedAt: notified ? begin : null,
    siblings:
      sibling === 'successor'
        ? [aNewer(new Date(end.getTime() - (days * day) / 3))]
        : sibling === 'begun'
          ? [aPlaceholder(end)]
          : [],
  });
}

test('returns no earlier stage when the same facts are checked later', () => {
  fc.assert(
    fc.property(lives, fc.tuple(fc.nat(2000), fc.nat(2000)), (life, hours) => {
      const facts = lifeFacts(life);
      const at = (hour: number) => new Date(life.end.getTime() - 100 * day + hour * 3_600_000 * 2);
      const [early, late] = hours.toSorted((a, b) => a - b).map(at);
      const rank = (now: Date) => order.indexOf(planRenewal(facts, policy, now).state);
      expect(rank(late ?? life.end)).toBeGreaterThanOrEqual(rank(early ?? life.end));
    }),
    { numRuns: 400 },
  );
});

test('plans no check for steps of its own when a successor is loaded, only for the successor’s end', () => {
  const newer = aNewer(daysBefore(50));
  const end = new Date(newer.verdict.validity?.notAfter ?? '');
  const next = (now: Date) => plan({ siblings: [newer] }, now).nextCheckAt.getTime();
  const rest = 28 * day;
  for (const days of [45, 8, 1, -3, -200]) {
    expect(next(daysBefore(days))).toBe(daysBefore(days).getTime() + rest);
  }
  expect(next(new Date(end.getTime() - day))).toBe(end.getTime());
});

test('plans the next check later than now, and keeps state and reason until that check', () => {
  fc.assert(
    fc.property(
      lives,
      fc.nat(4000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (life, hour, part) => {
        const facts = lifeFacts(life);
        const at = new Date(life.end.getTime() - 100 * day + hour * 3_600_000);
        const found = planRenewal(facts, policy, at);
        const rest = found.nextCheckAt.getTime() - at.getTime();
        expect(rest).toBeGreaterThan(0);
        expect(rest).toBeLessThanOrEqual(28 * day);
        const between = new Date(at.getTime() + Math.floor((rest - 1) * part));
        const again = planRenewal({ ...facts, previous: found }, policy, between);
        expect(again).toMatchObject({
          state: found.state,
          reason: found.reason,
          since: found.since,
        });
      },
    ),
    { numRuns: 400 },
  );
});
