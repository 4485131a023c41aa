import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeSources } from '../../../plugin/domain/certificate/online-status.ts';
import { brusselsTime } from '../../../plugin/domain/time/brussels-time.ts';
import { nextProbeAt } from '../../../plugin/domain/probe/schedule.ts';

const day = 86_400_000;
const hour = 3_600_000;
const at = new Date('2026-11-22T02:30:00Z');
const inDays = (days: number) => new Date(at.getTime() + days * day);
const aProbe = (changes: object = {}) => ({
  certificateId: 'c1',
  source: 'depot' as const,
  failures: 0,
  ...changes,
});

const anyProbe = fc.record({
  certificateId: fc.uuid(),
  source: fc.constantFrom(...probeSources),
  failures: fc.nat({ max: 20 }),
});
const anyInstant = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date);

describe('nextProbeAt', () => {
  it('returns the coming night, between two and five in Belgium, after an answer', () => {
    fc.assert(
      fc.property(anyProbe, anyInstant, (given, asked) => {
        const next = nextProbeAt(given, 'answered', null, asked);
        const { minute } = brusselsTime(next);
        // A time that the last Sunday of March lacks comes an hour later
        expect(minute).toBeGreaterThanOrEqual(120);
        expect(minute).toBeLessThan(300);
        expect(brusselsTime(next).day).toBe(brusselsTime(asked).day + 1);
      }),
    );
  });

  it('returns the same time for the same row, and another time for another row', () => {
    const next = (changes: object) => nextProbeAt(aProbe(changes), 'answered', null, at).getTime();
    expect(next({})).toBe(next({}));
    const rows = Array.from({ length: 200 }, (_, index) => next({ certificateId: `c${index}` }));
    expect(new Set(rows).size).toBe(200);
    // Spread over the whole window, not bunched at its start
    const quarters = new Set(
      rows.map((time) => Math.floor((time - Math.min(...rows)) / (44 * 60_000))),
    );
    expect(quarters.size).toBeGreaterThanOrEqual(4);
  });

  it.each([
    [0, 1],
    [1, 2],
    [2, 4],
    [5, 32],
    [9, 32],
  ])(
    'returns after %i failures and one more a delay of %i hours and at most eight minutes',
    (failures, hours) => {
      fc.assert(
        fc.property(anyProbe, (given) => {
          const next = nextProbeAt({ ...given, failures }, 'failed', null, at);
          const later = next.getTime() - at.getTime() - hours * hour;
          expect(later).toBeGreaterThanOrEqual(0);
          expect(later).toBeLessThan(8 * 60_000);
        }),
      );
    },
  );

  it.each([
    ['depot', 400, 1],
    ['revocation', 400, 1],
    ['status', 400, 7],
    ['status', 108, 7],
    // A week later the last hundred days would have begun
    ['status', 106, 1],
    ['status', 99, 1],
    ['status', -1, 1],
  ] as const)('plans %s, %i days before the end, %i nights ahead', (source, daysLeft, nights) => {
    const next = nextProbeAt(aProbe({ source }), 'answered', inDays(daysLeft), at);
    expect(brusselsTime(next).day - brusselsTime(at).day).toBe(nights);
  });

  it('returns a time a week ahead when there is nothing to ask', () => {
    const next = nextProbeAt(aProbe(), 'nothing', null, at);
    expect(brusselsTime(next).day - brusselsTime(at).day).toBe(7);
  });
});
