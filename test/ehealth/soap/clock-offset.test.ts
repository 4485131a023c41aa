import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createServiceClock,
  isOff,
  readOffset,
} from '../../../plugin/ehealth/soap/clock-offset.ts';

const t = Date.parse('2026-01-15T09:00:00Z');
const host = 'services.example.org';

describe('clock offset of eHealth', () => {
  it('compares the date with the middle of the exchange', () => {
    expect(readOffset({ sentAt: t, receivedAt: t + 2_000, date: t + 91_000 })).toEqual({
      offset: 90_000,
      uncertainty: 1_000,
      readAt: t + 2_000,
    });
  });

  it.each([
    [4_999, 0, false],
    [5_001, 0, true],
    [-5_001, 0, true],
    [9_000, 5_000, false],
    [-10_001, 5_000, true],
  ])('reports an offset of %i ms, certain to %i ms, as off: %s', (offset, uncertainty, off) => {
    expect(isOff({ offset, uncertainty, readAt: t })).toBe(off);
  });

  it('accepts a correct clock for any delay of the answer', () => {
    fc.assert(
      fc.property(fc.nat(120_000), fc.double({ min: 0, max: 1, noNaN: true }), (took, when) => {
        // The header has whole seconds, and says when the answer was written, anywhere on the way
        const date = Math.floor((t + took * when) / 1000) * 1000;
        return !isOff(readOffset({ sentAt: t, receivedAt: t + took, date }));
      }),
    );
  });

  const clock = (correct: boolean) => createServiceClock({ now: () => new Date(t), correct });
  const ahead = { sentAt: t, receivedAt: t, date: t + 90_000 };

  it('corrects message times after a reading, when the settings allow corrections', () => {
    const allowed = clock(true);
    expect(allowed.timeFor(host)).toEqual({ at: new Date(t), offset: 0 });
    allowed.learn(host, ahead);
    expect(allowed.timeFor(host)).toEqual({ at: new Date(t + 90_000), offset: 90_000 });
    expect(allowed.timeFor('other.example.org').offset).toBe(0);

    const forbidden = clock(false);
    forbidden.learn(host, ahead);
    expect(forbidden.reading(host)?.offset).toBe(90_000);
    expect(forbidden.timeFor(host)).toEqual({ at: new Date(t), offset: 0 });
  });

  it('drops the offset when our clock is corrected', () => {
    const followed = clock(true);
    followed.learn(host, ahead);
    followed.learn(host, { ...ahead, date: t });
    expect(followed.timeFor(host).offset).toBe(0);
  });
});
