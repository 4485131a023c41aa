import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatsFor, translator } from '../../../plugin/i18n/index.ts';
import { validityView } from '../../../plugin/routes/parts/validity.ts';

const page = { t: translator('fr'), language: 'fr', ...formatsFor('fr') } as const;
const validity = { notBefore: '2025-03-10T09:00:00.000Z', notAfter: '2028-03-10T09:00:00.000Z' };
const at = (now: string) => validityView(page, validity, new Date(now), 90);

describe('remaining time', () => {
  test.each([
    ['before it begins', '2025-03-08T12:00:00Z', 'commence dans 2 jours'],
    ['minutes before it begins', '2025-03-10T08:55:00Z', 'commence dans 1 jour'],
    ['well inside', '2026-06-01T10:00:00Z', 'encore 648 jours'],
    ['on the eve, late', '2028-03-09T22:30:00Z', 'encore 1 jour'],
    [
      'on the day itself, just past midnight in Brussels',
      '2028-03-09T23:30:00Z',
      'se termine aujourd’hui',
    ],
    ['minutes after its end', '2028-03-10T09:05:00Z', 'expiré depuis 1 jour'],
    ['long after', '2028-04-10T09:05:00Z', 'expiré depuis 31 jours'],
  ])('counts the days of the Belgian calendar: %s', (_name, now, text) => {
    expect(at(now).remaining).toBe(text);
  });
});

test('returns an empty bar before the start, a full bar after the end, and the renewal window', () => {
  expect(at('2025-01-01T00:00:00Z')).toMatchObject({ elapsed: 0, ended: false });
  expect(at('2029-01-01T00:00:00Z')).toMatchObject({ elapsed: 100, ended: true });
  expect(at('2026-09-09T00:00:00Z')).toMatchObject({
    elapsed: 50,
    windowStart: 92,
    windowWidth: 8,
  });
});

test('keeps the bar inside its frame for any dates', () => {
  const instant = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') });
  fc.assert(
    fc.property(instant, instant, instant, fc.integer({ min: 0, max: 5000 }), (a, b, now, days) => {
      const view = validityView(
        page,
        { notBefore: a.toISOString(), notAfter: b.toISOString() },
        now,
        days,
      );
      for (const part of [view.elapsed, view.windowStart, view.windowWidth]) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(100);
      }
      expect(view.windowStart + view.windowWidth).toBe(100);
    }),
  );
});
