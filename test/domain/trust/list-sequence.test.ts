import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOlder } from '../../../plugin/domain/trust/list-sequence.ts';

const issue = fc.record({
  sequenceNumber: fc.integer({ min: 1, max: 4 }),
  issuedAt: fc.integer({ min: 1, max: 4 }).map((day) => `2026-03-0${day}T00:00:00.000Z`),
});

test('returns false when no list was applied yet', () => {
  expect(isOlder({ sequenceNumber: 1, issuedAt: '2020-01-01T00:00:00.000Z' }, undefined)).toBe(
    false,
  );
});

test('orders any two different lists by number first, then by issue date', () => {
  fc.assert(
    fc.property(issue, issue, (one, other) => {
      const isSame = one.sequenceNumber === other.sequenceNumber && one.issuedAt === other.issuedAt;
      const olderOnes = [isOlder(one, other), isOlder(other, one)].filter(Boolean);
      expect(olderOnes).toHaveLength(isSame ? 0 : 1);
      if (one.sequenceNumber < other.sequenceNumber) expect(isOlder(one, other)).toBe(true);
    }),
  );
});

test('compares issue dates as instants for any written precision', () => {
  const at = (issuedAt: string) => ({ sequenceNumber: 7, issuedAt });
  const [whole, precise] = [at('2026-03-01T00:00:00Z'), at('2026-03-01T00:00:00.000Z')];
  expect([isOlder(whole, precise), isOlder(precise, whole)]).toEqual([false, false]);
  expect(isOlder(precise, at('2026-03-01T00:00:00.001Z'))).toBe(true);
});
