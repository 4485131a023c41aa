import { describe, expect, test } from 'vitest';
import {
  mostPressingFirst,
  nextWorkingMorning,
  teamMember,
} from '../../../plugin/domain/report/team-day.ts';
import { aPlan } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';

/** A Friday, ten in the morning in Belgium. */
const friday = new Date('2026-06-05T08:00:00.000Z');

function certificate(
  notAfter: string | null,
  staticRank: 0 | 1 | 2 | 3 = 3,
  plan: Parameters<typeof aPlan>[0] | null = null,
) {
  const summary = {
    state: 'Complete',
    environment: 'acceptance',
    notBefore: notAfter === null ? null : '2025-01-01T00:00:00.000Z',
    notAfter,
    fingerprint: null,
    staticRank,
    holderKey: null,
  } as const;
  return { id: notAfter ?? 'placeholder', summary, plan: plan && aPlan(plan) };
}

const session = (until: string) => ({
  holderName: 'Anne Exemple',
  kind: 'person' as const,
  mode: 'eid' as const,
  openedAt: new Date('2026-06-05T06:00:00.000Z'),
  notOnOrAfter: new Date(until),
});

const memberWith = (
  certificates: ReturnType<typeof certificate>[],
  sessions: ReturnType<typeof session>[] = [],
) => teamMember(aUser(), { certificates, sessions }, friday);

describe('next working morning', () => {
  test.each([
    ['the next day on a Thursday', '2026-06-04T08:00:00.000Z', '2026-06-05T06:00:00.000Z'],
    ['Monday on a Friday', friday.toISOString(), '2026-06-08T06:00:00.000Z'],
    ['Tuesday before Whit Monday', '2026-05-22T08:00:00.000Z', '2026-05-26T06:00:00.000Z'],
    ['winter time', '2026-11-30T22:59:00.000Z', '2026-12-01T07:00:00.000Z'],
  ])('returns %s', (_, now, morning) => {
    expect(nextWorkingMorning(new Date(now)).toISOString()).toBe(morning);
  });
});

describe('a member of the team', () => {
  test.each([
    ['holds for years', certificate('2028-01-01T00:00:00.000Z'), null, true],
    ['ends on Sunday', certificate('2026-06-07T08:00:00.000Z'), 'EndsBeforeMorning', false],
    ['ends on Monday at noon', certificate('2026-06-08T10:00:00.000Z'), null, true],
    ['is over', certificate('2026-06-04T08:00:00.000Z'), 'Unusable', false],
    ['was never completed', certificate(null, 0), 'Unusable', false],
    [
      'is overdue',
      certificate('2026-06-20T08:00:00.000Z', 3, { state: 'Overdue', reason: 'WindowPassed' }),
      'Overdue',
      true,
    ],
    [
      'is muted',
      certificate('2026-06-04T08:00:00.000Z', 3, { state: 'Muted', reason: 'Muted' }),
      null,
      false,
    ],
  ] as const)('returns why to come by today when the certificate %s', (_, one, today, covers) => {
    expect(memberWith([one])).toMatchObject({ today, certificateCovers: covers });
  });

  test('returns the certificate that serves longest, a working one before any other', () => {
    const long = certificate('2028-01-01T00:00:00.000Z');
    const short = certificate('2027-01-01T00:00:00.000Z');
    const broken = certificate('2029-01-01T00:00:00.000Z', 0);
    expect(memberWith([short, broken, long]).certificate?.id).toBe(long.id);
    expect(memberWith([]).certificate).toBeNull();
  });

  test('keeps usable sessions alone, and says whether one holds on Monday morning', () => {
    const over = session('2026-06-05T08:00:30.000Z');
    const evening = session('2026-06-05T18:00:00.000Z');
    const monday = session('2026-06-08T07:00:00.000Z');
    expect(memberWith([], [over, evening])).toMatchObject({
      sessions: [{ until: evening.notOnOrAfter }],
      sessionCovers: false,
    });
    expect(memberWith([], [evening, monday])).toMatchObject({
      sessions: [{ until: monday.notOnOrAfter }, { until: evening.notOnOrAfter }],
      sessionCovers: true,
    });
  });

  test('sorts those who must come by first, then by name', () => {
    const named = (displayName: string, one: ReturnType<typeof certificate>) =>
      teamMember(aUser({ displayName }), { certificates: [one], sessions: [] }, friday);
    const fine = certificate('2028-01-01T00:00:00.000Z');
    const ending = certificate('2026-06-07T08:00:00.000Z');
    const members = [
      named('Zoé', fine),
      named('Bram', fine),
      named('Chloé', ending),
      named('Anne', certificate(null, 0)),
    ];
    expect(members.sort(mostPressingFirst).map(({ user }) => user.displayName)).toEqual([
      'Anne',
      'Chloé',
      'Bram',
      'Zoé',
    ]);
  });
});
