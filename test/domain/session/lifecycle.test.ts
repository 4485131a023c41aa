import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueWarning,
  isFresh,
  isUsable,
  nextInstant,
  phaseOf,
  secondsLeft,
  warningInstants,
} from '../../../plugin/domain/session/lifecycle.ts';

const begin = Date.parse('2026-06-01T08:00:00.000Z');
const minute = 60_000;
const at = (minutes: number) => new Date(begin + minutes * minute);
const lifeOf = (minutes: number) => ({ openedAt: at(0), notOnOrAfter: at(minutes) });
const thresholds = [30, 10, 2];

describe('phase of a session of twelve hours', () => {
  const life = lifeOf(720);
  it.each([
    ['at its beginning', 0, 'open'],
    ['a moment before half its life', 359.9, 'open'],
    ['at half its life', 360, 'ageing'],
    ['a moment before the first warning', 689.9, 'ageing'],
    ['from the first warning on', 690, 'ending'],
    ['with more than a minute left', 718.9, 'ending'],
    ['with a minute left: a call would meet its end', 719, 'over'],
    ['after its end', 721, 'over'],
  ] as const)('returns the phase of a session %s', (_words, minutes, phase) => {
    expect(phaseOf(life, at(minutes), thresholds)).toBe(phase);
  });

  it('skips the ending phase when no warning is set', () => {
    expect(phaseOf(life, at(718), [])).toBe('ageing');
  });
});

describe('session warnings', () => {
  it('returns the instants first to last for thresholds in any order', () => {
    expect(warningInstants(lifeOf(720), [2, 30, 10, 10])).toEqual([at(690), at(710), at(718)]);
  });

  it('leaves out thresholds in the first half when the life is short', () => {
    expect(warningInstants(lifeOf(40), thresholds)).toEqual([at(30), at(38)]);
    expect(warningInstants(lifeOf(3), thresholds)).toEqual([]);
  });

  it('returns each due warning once, and only the last after a jump', () => {
    const life = lifeOf(720);
    expect(dueWarning(life, at(689), thresholds, null)).toBeNull();
    expect(dueWarning(life, at(690), thresholds, null)).toEqual(at(690));
    expect(dueWarning(life, at(700), thresholds, at(690))).toBeNull();
    expect(dueWarning(life, at(719), thresholds, at(690))).toEqual(at(718));
    expect(dueWarning(life, at(719), thresholds, at(718))).toBeNull();
  });
});

it('counts the whole seconds left, and returns 0 after the end', () => {
  expect(secondsLeft(lifeOf(1), new Date(begin + 500))).toBe(59);
  expect(secondsLeft(lifeOf(1), at(9))).toBe(0);
});

describe('session lifecycle for any life, thresholds and instant', () => {
  const order = { open: 0, ageing: 1, ending: 2, over: 3 };
  const anything = fc.record({
    minutes: fc.integer({ min: 0, max: 3_000 }),
    warn: fc.array(fc.integer({ min: 1, max: 720 }), { maxLength: 5 }),
    first: fc.double({ min: -10, max: 3_010, noNaN: true }),
    second: fc.double({ min: -10, max: 3_010, noNaN: true }),
  });

  it('keeps the phases in order for any two instants', () => {
    fc.assert(
      fc.property(anything, ({ minutes, warn, first, second }) => {
        const [early, late] = [Math.min(first, second), Math.max(first, second)];
        const life = lifeOf(minutes);
        expect(order[phaseOf(life, at(early), warn)]).toBeLessThanOrEqual(
          order[phaseOf(life, at(late), warn)],
        );
      }),
    );
  });

  it('keeps a session usable until the phase over, and fresh while the phase is open', () => {
    fc.assert(
      fc.property(anything, ({ minutes, warn, first }) => {
        const life = lifeOf(minutes);
        const phase = phaseOf(life, at(first), warn);
        expect(isUsable(life, at(first))).toBe(phase !== 'over');
        expect(isFresh(life, at(first))).toBe(phase === 'open');
      }),
    );
  });

  it('finds every warning, then the end, when checked at each next instant', () => {
    fc.assert(
      fc.property(anything, ({ minutes, warn }) => {
        const life = lifeOf(minutes);
        const seen: Date[] = [];
        let warned: Date | null = null;
        for (let now = at(0); now < life.notOnOrAfter; now = nextInstant(life, now, warn)) {
          const due = dueWarning(life, now, warn, warned);
          if (due !== null) seen.push((warned = due));
        }
        expect(seen).toEqual(warningInstants(life, warn));
      }),
    );
  });
});
