import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../../../plugin/domain/certificate/findings/finding.ts';
import { decideReconcile } from '../../../../plugin/domain/renewal/decision.ts';
import type { ReconcileFacts } from '../../../../plugin/domain/renewal/decision.ts';
import {
  expiryThreshold,
  nextThresholdAt,
} from '../../../../plugin/domain/renewal/notice/expiry-threshold.ts';
import type { MuteFacts } from '../../../../plugin/domain/renewal/notice/mute-rule.ts';
import type {
  Notice,
  NoticeCause,
  NoticeSeverity,
} from '../../../../plugin/domain/renewal/notice/notice.ts';
import type { RenewalSubject } from '../../../../plugin/domain/renewal/plan/successor.ts';
import {
  aNewer,
  aPlaceholder,
  aStatus,
  aSubject,
  day,
  daysBefore,
  notAfter,
  policy,
} from '../subjects.ts';
import { aNotice } from '../../../support/builders/notice.ts';

const factsOf = (changes: Partial<ReconcileFacts> = {}): ReconcileFacts => ({
  own: aSubject(),
  siblings: [],
  former: [],
  mute: null,
  previous: null,
  notifiedAt: null,
  readiness: null,
  ...changes,
});

const decide = (changes: Partial<ReconcileFacts>, now: Date) =>
  decideReconcile(factsOf(changes), policy, now);

/** Noon on that day before the end, so that the hour plays no part. */
const noon = (days: number) => new Date(daysBefore(days).getTime() + 3_600_000);

const steps: readonly [number, number | null, NoticeSeverity, NoticeSeverity][] = [
  [91, null, 'info', 'info'],
  [89, 90, 'info', 'info'],
  [61, 90, 'info', 'info'],
  [60, 60, 'info', 'info'],
  [31, 60, 'info', 'info'],
  [30, 30, 'warning', 'info'],
  [14, 14, 'warning', 'info'],
  [8, 14, 'warning', 'info'],
  [7, 7, 'critical', 'warning'],
  [4, 7, 'critical', 'warning'],
  [3, 3, 'critical', 'warning'],
  [1, 1, 'critical', 'warning'],
  [0, 0, 'critical', 'warning'],
  [-6, 0, 'critical', 'warning'],
  [-7, -7, 'critical', 'warning'],
  [-13, -7, 'critical', 'warning'],
  [-14, -14, 'critical', 'warning'],
  [-365, -364, 'critical', 'warning'],
];

test.each(steps)(
  'raises only the step of the day when first seen %i days before the end: %s',
  (days, step, severity, forTests) => {
    const { raise } = decide({}, noon(days));
    expect(raise).toEqual(step === null ? [] : [{ cause: 'Expiry', step, severity }]);
    const acceptance = decide(
      { own: aSubject({ verdict: { environment: 'acceptance' } }) },
      noon(days),
    );
    expect(acceptance.raise.map((notice) => notice.severity)).toEqual(
      step === null ? [] : [forTests],
    );
  },
);

test('replaces the previous step by the next, and raises no step twice', () => {
  const open = aNotice({ step: 30, severity: 'warning' });
  expect(decide({ former: [open] }, noon(20))).toMatchObject({ raise: [], end: [] });
  expect(decide({ former: [open] }, noon(14))).toMatchObject({
    raise: [{ cause: 'Expiry', step: 14, severity: 'warning' }],
    end: [{ id: open.id, end: 'Superseded' }],
  });
  const ended = aNotice({ step: 14, endedAt: noon(14), end: 'CauseEnded' });
  expect(decide({ former: [ended] }, noon(13)).raise).toEqual([]);
});

test('returns to the step of the day when the clock was ahead and is set back', () => {
  const former = [
    aNotice({ id: 'former', step: 30, endedAt: noon(-3626), end: 'Superseded' }),
    aNotice({ id: 'ahead', step: -3626, severity: 'critical', raisedAt: noon(-3626) }),
  ];
  expect(decide({ former }, noon(28))).toMatchObject({
    raise: [],
    reopen: ['former'],
    end: [{ id: 'ahead', end: 'Superseded' }],
  });
  expect(decide({ former }, noon(14))).toMatchObject({
    raise: [{ step: 14 }],
    reopen: [],
    end: [{ id: 'ahead', end: 'Superseded' }],
  });
  expect(decide({ former }, noon(200))).toMatchObject({
    raise: [],
    reopen: [],
    end: [{ id: 'ahead', end: 'CauseEnded' }],
  });
});

test.each(['NotRenewed', 'Successor', 'CauseEnded', 'Removed'] as const)(
  'opens the step of the day again when its end, %s, holds no more',
  (end) => {
    const former = [aNotice({ step: 30, endedAt: noon(29), end })];
    expect(decide({ former }, noon(20))).toMatchObject({
      raise: [],
      reopen: ['notice-1'],
      end: [],
    });
    expect(decide({ former }, noon(14))).toMatchObject({ raise: [{ step: 14 }], reopen: [] });
  },
);

test('raises no notice before eHealth accepts a renewal, unless the end is near', () => {
  const own = aSubject({ status: aStatus({ replaceableFrom: daysBefore(20).toISOString() }) });
  expect(decide({ own }, noon(60)).raise).toEqual([]);
  expect(decide({ own }, noon(29)).raise).toMatchObject([{ step: 30 }]);
});

test('ends every notice, and raises none, when a successor is loaded', () => {
  const former = [aNotice({ step: 7 }), aNotice({ id: 'notice-2', cause: 'WeakKey', step: 1 })];
  const facts = {
    former,
    siblings: [aNewer(daysBefore(5))],
    own: aSubject({ findings: ['WeakKey'] }),
  };
  expect(decide(facts, noon(3))).toMatchObject({
    raise: [],
    end: [
      { id: 'notice-1', end: 'Successor' },
      { id: 'notice-2', end: 'Successor' },
    ],
  });
});

test('raises the next step when the successor is not activated yet', () => {
  const facts = {
    former: [aNotice({ step: 7 })],
    siblings: [aNewer(daysBefore(5), { findings: ['EtkNotActivated'] })],
  };
  expect(decide(facts, noon(3))).toMatchObject({
    raise: [{ step: 3 }],
    end: [{ end: 'Superseded' }],
  });
});

const causes: readonly [FindingCode, NoticeCause, NoticeSeverity][] = [
  ['Revoked', 'Revoked', 'critical'],
  ['RequestRefused', 'RequestRefused', 'critical'],
  ['WeakKey', 'WeakKey', 'warning'],
  ['WrongEnvironment', 'WrongEnvironment', 'warning'],
  ['NoEncryptionKey', 'NoEncryptionKey', 'warning'],
  ['OtherFilePublished', 'OtherFilePublished', 'warning'],
  ['IssuerEndsFirst', 'IssuerEndsFirst', 'warning'],
];

test.each(causes)(
  'raises %s once while the cause lasts, and again when the cause returns after a day',
  (code, cause, severity) => {
    const own = aSubject({ findings: [code] });
    const at = daysBefore(300);
    expect(decide({ own }, at).raise).toEqual([{ cause, step: 1, severity }]);
    const open = aNotice({ cause, step: 1 });
    expect(decide({ own, former: [open] }, at)).toMatchObject({ raise: [], end: [] });
    expect(decide({ former: [open] }, at)).toMatchObject({
      raise: [],
      end: [{ id: open.id, end: 'CauseEnded' }],
    });
    const ended = { ...open, endedAt: at, end: 'CauseEnded' as const };
    expect(decide({ own, former: [ended] }, daysBefore(299.1))).toMatchObject({
      raise: [],
      reopen: [open.id],
    });
    expect(decide({ own, former: [ended] }, daysBefore(299))).toMatchObject({
      raise: [{ cause, step: 2, severity }],
      reopen: [],
    });
  },
);

describe('the check of what a signature needs', () => {
  const never = { goodAt: null };
  const goodBefore = (days: number) => ({ goodAt: noon(days) });
  const ready = { cause: 'Readiness', step: 1, severity: 'info' } as const;

  test.each<[string, Partial<ReconcileFacts>, number, boolean]>([
    ['a hundred days before the end', { readiness: never }, 100, true],
    ['a day before that', { readiness: never }, 101, false],
    ['when it never was in order, until the renewal is asked for', { readiness: never }, 91, true],
    ['when the renewal is asked for', { readiness: never }, 89, false],
    ['where none is requested here', { readiness: null }, 95, false],
    ['when all was in order lately', { readiness: goodBefore(120) }, 95, false],
    ['when that was long ago', { readiness: goodBefore(130) }, 95, true],
    [
      'when the successor is there',
      { readiness: never, siblings: [aNewer(daysBefore(98))] },
      95,
      false,
    ],
    [
      'of a revoked certificate',
      { readiness: never, own: aSubject({ findings: ['Revoked'] }) },
      95,
      false,
    ],
  ])('asks for it or not: %s', (_when, changes, days, asks) => {
    const { raise } = decide(changes, noon(days));
    expect(raise.filter(({ cause }) => cause === 'Readiness')).toEqual(asks ? [ready] : []);
  });

  test('ends once all is in order, and with the notice that asks for the renewal', () => {
    const open = aNotice({ cause: 'Readiness', step: 1 });
    const end = [{ id: open.id, end: 'CauseEnded' }];
    const known = { former: [open], readiness: never };
    expect(decide(known, noon(95))).toMatchObject({ raise: [], end: [] });
    expect(decide({ ...known, readiness: goodBefore(96) }, noon(95))).toMatchObject({ end });
    expect(decide(known, noon(90))).toMatchObject({ raise: [{ cause: 'Expiry' }], end });
  });

  test('checks again at the midnight of that day', () => {
    const { plan } = decide({ readiness: never }, noon(103));
    expect(plan.nextCheckAt.getTime()).toBeGreaterThan(noon(101).getTime());
    expect(plan.nextCheckAt.getTime()).toBeLessThanOrEqual(noon(100).getTime());
  });
});

test('raises only the revocation, and ends other notices, when a certificate is revoked', () => {
  const own = aSubject({ findings: ['Revoked', 'WeakKey'] });
  const open = aNotice({ step: 30 });
  expect(decide({ own, former: [open] }, noon(14))).toMatchObject({
    raise: [{ cause: 'Revoked' }],
    end: [{ id: open.id, end: 'CauseEnded' }],
  });
});

const revokedLater: readonly [string, Partial<ReconcileFacts>, number][] = [
  ['near the end of this one', {}, 14],
  ['after its end', {}, -3],
  ['though something else is wrong with it', { own: aSubject({ findings: ['WeakKey'] }) }, 80],
  ['though it is revoked too', { own: aSubject({ findings: ['Revoked'] }) }, 14],
];

test.each(revokedLater)(
  'raises only the successor’s notice when the successor is revoked: %s',
  (_, changes, days) => {
    const newer = aNewer(daysBefore(85), { findings: ['Revoked'] });
    const open = aNotice({ step: 60 });
    expect(decide({ ...changes, siblings: [newer], former: [open] }, noon(days))).toMatchObject({
      raise: [],
      end: [{ id: open.id, end: 'CauseEnded' }],
    });
    expect(decide({ own: newer, siblings: [aSubject()] }, noon(days)).raise).toEqual([
      { cause: 'Revoked', step: 1, severity: 'critical' },
    ]);
  },
);

test.each<[string, readonly RenewalSubject[]]>([
  ['was removed', []],
  ['is of the test environment', [revoked({ environment: 'acceptance' })]],
  ['has no encryption key yet', [revoked({ state: 'NoEncryptionKey' })]],
  ['is older', [aSubject({ certificateId: 'older', findings: ['Revoked'] })]],
])('raises the predecessor’s expiry when the revoked certificate %s', (_, siblings) => {
  expect(decide({ siblings }, noon(14)).raise).toMatchObject([{ cause: 'Expiry', step: 14 }]);
});

function revoked(verdict: Partial<RenewalSubject['verdict']>): RenewalSubject {
  const newer = aNewer(daysBefore(85), { findings: ['Revoked'] });
  return { ...newer, verdict: { ...newer.verdict, ...verdict } };
}

test('raises only the expiry after the end of the certificate', () => {
  const own = aSubject({ findings: ['NoEncryptionKey'], verdict: { state: 'NoEncryptionKey' } });
  expect(decide({ own }, noon(-1)).raise).toEqual([
    { cause: 'Expiry', step: 0, severity: 'critical' },
  ]);
});

test('raises the second step at once, and no expiry, for a placeholder', () => {
  const { raise, plan } = decide({ own: aPlaceholder(daysBefore(300)) }, daysBefore(300));
  expect(raise).toEqual([{ cause: 'NotCompleted', step: 1, severity: 'warning' }]);
  expect(plan.notAfter).toBeNull();
});

test('raises a pending request after two days, and a missing activation after three', () => {
  const pending = aPlaceholder(daysBefore(300), {
    status: aStatus({ certificate: 'IN_PROGRESS' }),
  });
  const waiting = aSubject({ findings: ['EtkNotActivated'] });
  const after = (own: ReconcileFacts['own'], days: number) => {
    const first = decide({ own }, daysBefore(300));
    expect(first.raise).toEqual([]);
    const stalls = new Date(daysBefore(300).getTime() + days * day);
    return [new Date(stalls.getTime() - 1), stalls].map((now) =>
      decide({ own, previous: first.plan }, now).raise.map(({ cause }) => cause),
    );
  };
  expect(after(pending, 2)).toEqual([[], ['RequestPending']]);
  expect(after(waiting, 3)).toEqual([[], ['EtkNotActivated']]);
});

const muteOf = (changes: Partial<MuteFacts> = {}): MuteFacts => ({
  reason: 'handled-elsewhere',
  severity: 'info',
  at: daysBefore(80),
  until: daysBefore(-100),
  ...changes,
});

test('hides a notice while muted, and raises a notice when the severity is higher', () => {
  const former = [aNotice({ step: 90 })];
  const quiet = decide({ former, mute: muteOf() }, noon(60));
  expect(quiet).toMatchObject({ raise: [], end: [], plan: { state: 'Muted' } });
  const loud = decide({ former, mute: muteOf() }, noon(30));
  expect(loud).toMatchObject({
    raise: [{ step: 30, severity: 'warning' }],
    end: [{ end: 'Superseded' }],
    plan: { state: 'Overdue', muted: null },
  });
});

test('raises a critical notice when the mute is for an absence', () => {
  const mute = muteOf({ reason: 'absent', severity: 'critical' });
  expect(decide({ mute }, noon(30)).raise).toEqual([]);
  expect(decide({ mute }, noon(3)).raise).toMatchObject([{ step: 3 }]);
});

test.each(['leaving', 'not-renewed'] as const)(
  'hides every notice and ends open notices for the mute reason %s',
  (reason) => {
    const former = [aNotice({ step: 7, severity: 'critical' })];
    expect(decide({ former, mute: muteOf({ reason }) }, noon(1))).toMatchObject({
      raise: [],
      end: [{ id: 'notice-1', end: 'NotRenewed' }],
      plan: { state: 'Muted', muted: { state: 'Overdue' } },
    });
  },
);

test('raises the step of the day when a mute ends', () => {
  const mute = muteOf({ until: daysBefore(50) });
  const former = [aNotice({ step: 90 })];
  expect(decide({ former, mute }, daysBefore(50.001)).raise).toEqual([]);
  expect(decide({ former, mute }, daysBefore(50))).toMatchObject({
    raise: [{ step: 60 }],
    end: [{ end: 'Superseded' }],
  });
});

test('repeats the open notice once, and sets notifiedAt, when the planned moment comes', () => {
  const open = aNotice({ step: 90 });
  const before = decide({ former: [open] }, noon(80));
  expect(before).toMatchObject({ remind: null, notifiedAt: null, plan: { state: 'WindowOpen' } });
  const { dueAt } = before.plan;
  if (dueAt === null) throw new Error('no planned moment');
  const due = decide({ former: [open], previous: before.plan }, dueAt);
  expect(due).toMatchObject({
    remind: { id: open.id },
    notifiedAt: dueAt,
    plan: { state: 'WaitingForHolder', since: dueAt },
  });
  const later = new Date(dueAt.getTime() + 1000);
  const again = decide({ former: [open], previous: due.plan, notifiedAt: dueAt }, later);
  expect(again).toMatchObject({
    remind: null,
    notifiedAt: dueAt,
    plan: { state: 'WaitingForHolder' },
  });
});

test('sets no notifiedAt while muted, and keeps the covered state Due', () => {
  const { dueAt } = decide({}, noon(70)).plan;
  if (dueAt === null) throw new Error('no planned moment');
  expect(decide({ mute: muteOf() }, dueAt)).toMatchObject({
    notifiedAt: null,
    remind: null,
    plan: { state: 'Muted', muted: { state: 'Due', reason: 'PlannedMoment' } },
  });
});

test('raises a notice and renews notifiedAt when the reason changes', () => {
  const first = decide({ own: aSubject({ findings: ['NoEncryptionKey'] }) }, daysBefore(300));
  expect(first).toMatchObject({ notifiedAt: daysBefore(300), plan: { state: 'WaitingForHolder' } });
  const former = [aNotice({ cause: 'NoEncryptionKey', step: 1 })];
  const next = decide(
    {
      own: aSubject({ findings: ['WeakKey', 'NoEncryptionKey'] }),
      previous: first.plan,
      notifiedAt: first.notifiedAt,
      former,
    },
    daysBefore(299),
  );
  expect(next).toMatchObject({ notifiedAt: daysBefore(299), raise: [{ cause: 'WeakKey' }] });
});

test('raises each step once, at the midnight that begins its day, for any times of checks', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-06-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
      fc.array(fc.integer({ min: 0, max: 140 * 24 }), { maxLength: 30 }),
      (end, extra) => {
        const begin = new Date(end.getTime() - 1096 * day);
        const own = aSubject({
          verdict: { validity: { notBefore: begin.toISOString(), notAfter: end.toISOString() } },
        });
        const looks = extra.map((hours) => end.getTime() - 110 * day + hours * 3_600_000);
        let facts = factsOf({ own });
        let now = new Date(end.getTime() - 110 * day);
        const raised: Notice[] = [];
        while (now.getTime() < end.getTime() + 30 * day) {
          const found = decideReconcile(facts, policy, now);
          for (const { id } of found.end) {
            const ended = raised.findIndex((notice) => notice.id === id);
            raised[ended] = { ...(raised[ended] ?? aNotice()), endedAt: now, end: 'Superseded' };
          }
          for (const one of found.raise) {
            raised.push(aNotice({ ...one, id: `notice-${String(raised.length)}`, raisedAt: now }));
          }
          facts = {
            ...facts,
            former: [...raised],
            previous: found.plan,
            notifiedAt: found.notifiedAt,
          };
          const at = now.getTime();
          now = new Date(
            Math.min(found.plan.nextCheckAt.getTime(), ...looks.filter((look) => look > at)),
          );
        }
        expect(raised.map(({ step }) => step)).toEqual([
          90, 60, 30, 14, 7, 3, 1, 0, -7, -14, -21, -28,
        ]);
        expect(raised.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
        // The first waits for eHealth; every other comes the moment its day begins
        for (const { raisedAt, step } of raised.slice(1)) {
          expect(expiryThreshold(end, raisedAt)).toBe(step);
          expect(nextThresholdAt(end, new Date(raisedAt.getTime() - 1))).toEqual(raisedAt);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('raises one notice a day for any number of mutes, and keeps it open between them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 60 }), (pauses) => {
      const own = aSubject({ findings: ['Revoked'] });
      const start = daysBefore(300).getTime();
      const mute = muteOf({ reason: 'not-renewed' });
      const former: Notice[] = [];
      let at = start;
      for (const [index, minutes] of pauses.entries()) {
        at += minutes * 60_000;
        const now = new Date(at);
        const isMuted = index % 2 === 1;
        const found = decide({ own, former, mute: isMuted ? mute : null }, now);
        const set = (id: string, changes: Partial<Notice>) => {
          const position = former.findIndex((notice) => notice.id === id);
          former[position] = { ...(former[position] ?? aNotice()), ...changes };
        };
        for (const { id, end } of found.end) set(id, { endedAt: now, end });
        for (const id of found.reopen) set(id, { endedAt: null, end: null });
        for (const one of found.raise) {
          former.push(aNotice({ ...one, id: `notice-${former.length}`, raisedAt: now }));
        }
        expect(former.filter(({ endedAt }) => endedAt === null)).toHaveLength(isMuted ? 0 : 1);
      }
      expect(former.length).toBeLessThanOrEqual(1 + (at - start) / day);
    }),
    { numRuns: 100 },
  );
});

test('returns a future instant for any current time', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000 * 24, max: 1000 * 24 }), (hours) => {
      const now = new Date(notAfter.getTime() + hours * 3_600_000);
      expect(nextThresholdAt(notAfter, now).getTime()).toBeGreaterThan(now.getTime());
    }),
    { numRuns: 300 },
  );
});
