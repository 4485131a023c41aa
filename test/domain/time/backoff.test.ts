import { describe, expect, it } from 'vitest';
import { retryAt } from '../../../plugin/domain/time/backoff.ts';

describe('retryAt', () => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 2],
    [3, 4],
    [6, 32],
    [7, 32],
    [1_000, 32],
  ])('returns after %i failures in a row a wait of %i hours', (failures, hours) => {
    const last = new Date('2026-03-29T00:30:00Z');
    expect(retryAt(failures, last).getTime() - last.getTime()).toBe(hours * 3_600_000);
  });
});
