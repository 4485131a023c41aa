import { describe, expect, it } from 'vitest';
import {
  askedSince,
  isDue,
  nextAskAt,
  runningBoxes,
} from '../../../../plugin/domain/mailbox/polling/schedule.ts';
import { aSession } from '../../../support/builders/session.ts';

const now = new Date('2027-06-01T10:00:00Z');
const minutesUntil = (at: Date) => (at.getTime() - now.getTime()) / 60_000;

describe('runningBoxes', () => {
  it('returns one box for all sessions of a holder in a quality, that which lasts longest first', () => {
    const short = aSession({ id: 'short', notOnOrAfter: now });
    const long = aSession({ id: 'long', userId: 'basile' });
    const nurse = aSession({ id: 'nurse', quality: 'nurse' });
    const elsewhere = aSession({ id: 'elsewhere', practiceId: 'practice-2' });
    const boxes = runningBoxes([short, long, nurse, elsewhere]);
    expect(boxes.map(({ sessions }) => sessions.map(({ id }) => id)).sort()).toEqual([
      ['elsewhere'],
      ['nurse'],
      ['short', 'long'],
    ]);
    expect(runningBoxes([])).toEqual([]);
  });
});

describe('isDue', () => {
  const state = { nextAt: now, failures: 0, isAsking: false };
  it.each([
    ['was not asked yet', undefined, true],
    ['is to be asked now', state, true],
    ['is to be asked later', { ...state, nextAt: new Date(now.getTime() + 1) }, false],
    ['is being asked', { ...state, isAsking: true }, false],
    ['lost its session on the way', { ...state, nextAt: null }, true],
  ])('returns for a box that %s: %s', (_title, given, due) => {
    expect(isDue(given, now)).toBe(due);
  });
});

describe('nextAskAt', () => {
  it.each([
    [0, 5, 0.5, 5],
    [0, 5, 0, 4.5],
    [0, 5, 1, 5.5],
    [1, 5, 0.5, 10],
    [2, 5, 0.5, 20],
    [3, 5, 0.5, 30],
    [2_000, 5, 0.5, 30],
    [0, 60, 0.5, 60],
    [4, 60, 0.5, 60],
  ])(
    'returns after %i failures, by %i minutes and the chance %d, an instant %d minutes on',
    (failures, pollMinutes, chance, minutes) => {
      const at = nextAskAt({ askedAt: now, failures, pollMinutes, chance });
      expect(minutesUntil(at)).toBeCloseTo(minutes);
    },
  );

  it('returns no instant so early that the question before counts as one of another process', () => {
    const next = nextAskAt({ askedAt: now, failures: 0, pollMinutes: 1, chance: 0 });
    expect(askedSince(next, 1) > now).toBe(true);
  });
});
