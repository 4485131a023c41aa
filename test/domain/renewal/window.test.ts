import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brusselsTime } from '../../../plugin/domain/time/brussels-time.ts';
import { isDayOff } from '../../../plugin/domain/time/calendar-day.ts';
import { renewalWindow } from '../../../plugin/domain/renewal/plan/window.ts';
import type { RenewalPolicy } from '../../../plugin/domain/renewal/plan/window.ts';
import { day, policy } from './subjects.ts';

const ends = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2045-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const fingerprints = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex').toUpperCase());
/** From a file that lives for an hour to one of four years. */
const lifetimes = fc.oneof(
  fc.integer({ min: 3_600_000, max: 100 * day }),
  fc.integer({ min: 364 * day, max: 1462 * day }),
);
const certificates = fc
  .record({
    notAfter: ends,
    life: lifetimes,
    fingerprint: fingerprints,
    openedAfter: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true })),
    loadedAfter: fc.double({ min: 0, max: 1.2, noNaN: true }),
  })
  .map(({ notAfter, life, fingerprint, openedAfter, loadedAfter }) => ({
    loadedAt: new Date(notAfter.getTime() - Math.round((1 - loadedAfter) * life)),
    notBefore: new Date(notAfter.getTime() - life),
    notAfter,
    fingerprint,
    replaceableFrom:
      openedAfter === null ? null : new Date(notAfter.getTime() - Math.round(openedAfter * life)),
  }));
const policies: fc.Arbitrary<RenewalPolicy> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 2 }),
    office: fc.constantFrom(
      { from: '08:00', to: '19:00' },
      { from: '00:00', to: '23:59' },
      { from: '10:15', to: '10:30' },
    ),
    consulting: fc.constantFrom(policy.consultingHours, [], [{ from: '00:00', to: '23:59' }]),
    installationKey: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  .map(({ days, office, consulting, installationKey }) => ({
    windowStartDays: Math.max(...days),
    windowEndDays: Math.min(...days),
    officeHours: office,
    consultingHours: consulting,
    installationKey,
  }));

test('orders opening, planned moment and last instant within the certificate’s life', () => {
  fc.assert(
    fc.property(certificates, policies, (facts, anyPolicy) => {
      const { opensAt, dueAt, latestAt } = renewalWindow(facts, anyPolicy);
      expect(opensAt >= facts.notBefore).toBe(true);
      expect(dueAt >= opensAt).toBe(true);
      expect(latestAt >= dueAt).toBe(true);
      expect(facts.notAfter >= latestAt).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('opens at the instant stated by eHealth, or 90 days before the end when none is stated', () => {
  fc.assert(
    fc.property(certificates, policies, (facts, anyPolicy) => {
      const { opensAt } = renewalWindow(facts, anyPolicy);
      const usual = Math.max(facts.notAfter.getTime() - 90 * day, facts.notBefore.getTime());
      expect(opensAt.getTime()).toBe(facts.replaceableFrom?.getTime() ?? usual);
    }),
  );
});

test('plans a usual certificate in free office hours of a working day', () => {
  fc.assert(
    fc.property(ends, fingerprints, (notAfter, fingerprint) => {
      const notBefore = new Date(notAfter.getTime() - 1096 * day);
      const { dueAt, latestAt } = renewalWindow(
        { notBefore, notAfter, fingerprint, replaceableFrom: null, loadedAt: notBefore },
        policy,
      );
      const { day: on, minute } = brusselsTime(dueAt);
      expect(isDayOff(on)).toBe(false);
      const hour = minute / 60;
      expect([hour >= 8 && hour < 9, hour >= 12 && hour < 14, hour >= 18 && hour < 19]).toContain(
        true,
      );
      expect(notAfter.getTime() - dueAt.getTime()).toBeLessThanOrEqual(85 * day);
      expect(latestAt).toEqual(new Date(notAfter.getTime() - 60 * day));
    }),
    { numRuns: 400 },
  );
});

test('returns the same planned moment after a restart, and another for another installation', () => {
  const facts = {
    notBefore: new Date('2024-06-15T10:00:00Z'),
    notAfter: new Date('2027-06-15T10:00:00Z'),
    fingerprint: 'AB'.repeat(32),
    replaceableFrom: null,
    loadedAt: new Date('2024-06-15T10:00:00Z'),
  };
  const due = (installationKey: Uint8Array) =>
    renewalWindow(facts, { ...policy, installationKey }).dueAt.toISOString();
  // A Sunday's share, moved past Easter Monday. Written down: a change of the rule moves every user’s planned moment
  expect(due(new Uint8Array(32).fill(5))).toBe('2027-03-30T06:00:00.000Z');
  const others = new Set(
    Array.from({ length: 20 }, (_, index) => due(new Uint8Array(32).fill(index))),
  );
  expect(others.size).toBeGreaterThan(10);
});

test('spreads the planned moments of many certificates evenly over the window', () => {
  const always = { ...policy, officeHours: { from: '00:00', to: '23:59' }, consultingHours: [] };
  const notAfter = new Date('2027-06-15T10:00:00Z');
  const perDay = new Map<number, number>();
  const amount = 5_000;
  for (let index = 0; index < amount; index += 1) {
    const { dueAt } = renewalWindow(
      {
        notBefore: new Date('2024-06-15T10:00:00Z'),
        notAfter,
        fingerprint: index.toString(16).padStart(64, '0'),
        replaceableFrom: null,
        loadedAt: new Date('2024-06-15T10:00:00Z'),
      },
      always,
    );
    const on = brusselsTime(dueAt).day;
    perDay.set(on, (perDay.get(on) ?? 0) + 1);
  }
  // 25 days of which 17 are worked; a Monday takes its weekend's share too
  expect(perDay.size).toBeGreaterThanOrEqual(16);
  const share = amount / 25;
  expect(Math.min(...[...perDay.values()].toSorted((a, b) => a - b).slice(2))).toBeGreaterThan(
    share / 2,
  );
  expect(Math.max(...perDay.values())).toBeLessThan(share * 5);
});

test('plans right after the opening when eHealth opens the window late', () => {
  const notAfter = new Date('2027-06-15T10:00:00Z');
  const { opensAt, dueAt, latestAt } = renewalWindow(
    {
      notBefore: new Date('2024-06-15T10:00:00Z'),
      notAfter,
      fingerprint: 'AB'.repeat(32),
      replaceableFrom: new Date('2027-05-15T22:30:00Z'),
      loadedAt: new Date('2024-06-15T10:00:00Z'),
    },
    policy,
  );
  expect(opensAt.toISOString()).toBe('2027-05-15T22:30:00.000Z');
  // Sunday, Whit Monday, then the first free hour of Tuesday
  expect(dueAt.toISOString()).toBe('2027-05-18T06:00:00.000Z');
  expect(latestAt.toISOString()).toBe('2027-06-09T22:30:00.000Z');
});

test('plans no moment before the file is loaded', () => {
  fc.assert(
    fc.property(certificates, policies, (facts, anyPolicy) => {
      const { dueAt, latestAt } = renewalWindow(facts, anyPolicy);
      fc.pre(facts.loadedAt < facts.notAfter);
      expect(dueAt >= facts.loadedAt).toBe(true);
      expect(latestAt >= facts.loadedAt).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('plans a file loaded in its last weeks at once, and leaves the days of a whole window', () => {
  const { dueAt, latestAt } = renewalWindow(
    {
      notBefore: new Date('2024-06-15T10:00:00Z'),
      notAfter: new Date('2027-06-15T10:00:00Z'),
      fingerprint: 'AB'.repeat(32),
      replaceableFrom: null,
      loadedAt: new Date('2027-05-20T09:30:00Z'),
    },
    policy,
  );
  expect(dueAt.toISOString()).toBe('2027-05-20T09:30:00.000Z');
  expect(latestAt.toISOString()).toBe('2027-06-14T09:30:00.000Z');
});
