import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOlder } from '../../../plugin/domain/trust/list-sequence.ts';

const issue = fc.record({
  sequenceNumber: fc.integer({ min: 1, max: 4 }),
  issuedAt: fc.integer({ min: 1, max: 4 }).map((day) => `2026-03-0${day}T00:00:00.000Z`),
});

test('nothing is older where no list was applied', () => {
  expect(isOlder({ sequenceNumber: 1, issuedAt: '2020-01-01T00:00:00.000Z' }, undefined)).toBe(
    false,
  );
});

test('of two lists that differ, exactly one is older: by number first, then by issue', () => {
  fc.assert(
    fc.property(issue, issue, (one, other) => {
      const isSame = one.sequenceNumber === other.sequenceNumber && one.issuedAt === other.issuedAt;
      const olderOnes = [isOlder(one, other), isOlder(other, one)].filter(Boolean);
      expect(olderOnes).toHaveLength(isSame ? 0 : 1);
      if (one.sequenceNumber < other.sequenceNumber) expect(isOlder(one, other)).toBe(true);
    }),
  );
});

test('an instant is compared as such, whatever precision it is written with', () => {
  const at = (issuedAt: string) => ({ sequenceNumber: 7, issuedAt });
  const [whole, precise] = [at('2026-03-01T00:00:00Z'), at('2026-03-01T00:00:00.000Z')];
  expect([isOlder(whole, precise), isOlder(precise, whole)]).toEqual([false, false]);
  expect(isOlder(precise, at('2026-03-01T00:00:00.001Z'))).toBe(true);
});
