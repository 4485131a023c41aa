import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutTimeline } from '../../../plugin/domain/report/timeline.ts';
import { countsOfMonth, yearAhead } from '../../../plugin/domain/report/year-ahead.ts';
import type { EndingCertificate } from '../../../plugin/domain/report/year-ahead.ts';
import { aCertificate, freshStore } from '../../store/store-fixture.ts';

const now = new Date('2026-11-22T10:00:00Z');

function ending(
  notAfter: string | null,
  changes: Partial<EndingCertificate['summary']> = {},
): EndingCertificate {
  return {
    kind: 'person',
    summary: {
      notBefore: '2025-01-01T00:00:00Z',
      notAfter,
      staticRank: 3,
      holderKey: null,
      ...changes,
    },
  };
}

describe('yearAhead', () => {
  test('starts with the current month and ends with the same month of next year', () => {
    const { months } = yearAhead([], now, 90);
    expect([months[0], months[2], months.at(-1), months.length]).toEqual([
      '2026-11',
      '2027-01',
      '2027-11',
      13,
    ]);
    // New Year in Belgium comes an hour before that of UTC
    expect(yearAhead([], new Date('2026-12-31T23:30:00Z'), 90).months[0]).toBe('2027-01');
  });

  test('counts each certificate once: by month, or as ended, later or undated', () => {
    const view = yearAhead(
      [
        ending('2026-11-30T12:00:00Z'),
        ending('2027-06-30T22:30:00Z'),
        ending('2027-07-15T00:00:00Z'),
        { ...ending('2027-07-15T00:00:00Z'), kind: 'company' },
        ending('2026-11-22T10:00:00Z'),
        ending('2026-11-02T10:00:00Z'),
        ending('2027-12-01T00:00:00Z'),
        ending(null),
        ending('no date'),
      ],
      now,
      90,
    );
    expect(view).toMatchObject({ ended: 2, later: 1, undated: 2 });
    expect(view.figures).toEqual([
      { month: '2026-11', kind: 'person', level: 'attention', count: 1 },
      // The evening of 30 June in Greenwich is July in Belgium
      { month: '2027-07', kind: 'person', level: 'ok', count: 2 },
      { month: '2027-07', kind: 'company', level: 'ok', count: 1 },
    ]);
    expect(countsOfMonth(view.figures, '2027-07')).toEqual({ ok: 3, attention: 0, unusable: 0 });
  });

  test.each<[what: string, certificates: readonly EndingCertificate[], level: string]>([
    ['far off', [ending('2027-09-01T00:00:00Z')], 'ok'],
    ['within the window', [ending('2027-02-01T00:00:00Z')], 'attention'],
    ['in a week', [ending('2026-11-28T00:00:00Z')], 'unusable'],
    ['with a warning', [ending('2027-09-01T00:00:00Z', { staticRank: 2 })], 'attention'],
    ['of no use', [ending('2027-09-01T00:00:00Z', { staticRank: 1 })], 'unusable'],
    [
      'not valid yet',
      [ending('2027-09-01T00:00:00Z', { notBefore: '2026-12-01T00:00:00Z' })],
      'unusable',
    ],
    [
      'next to another of the same holder',
      [
        ending('2027-09-01T00:00:00Z', { holderKey: 'a' }),
        ending('2027-09-02T00:00:00Z', { holderKey: 'a' }),
      ],
      'attention',
    ],
    [
      'next to an expired one',
      [
        ending('2027-09-01T00:00:00Z', { holderKey: 'a' }),
        ending('2026-09-02T00:00:00Z', { holderKey: 'a' }),
      ],
      'ok',
    ],
  ])('returns the level of the lists for a certificate %s', (_what, certificates, level) => {
    const { figures } = yearAhead(certificates, now, 90);
    expect(new Set(figures.map((figure) => figure.level))).toEqual(new Set([level]));
  });

  test('agrees with the counts of the overview for any certificates', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            days: fc.integer({ min: 0, max: 350 }),
            staticRank: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
            begun: fc.boolean(),
            holderKey: fc.constantFrom(null, 'a', 'b'),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        async (drawn) => {
          const { store } = await freshStore();
          for (const { days, staticRank, begun, holderKey } of drawn) {
            const at = (ahead: number) => new Date(now.getTime() + ahead * 86_400_000 + 1000);
            await store.certificates.insert(
              aCertificate({
                id: randomUUID(),
                summary: {
                  staticRank,
                  holderKey,
                  notBefore: at(begun ? -100 : 1).toISOString(),
                  notAfter: at(days).toISOString(),
                },
              }),
            );
          }
          const rows = await store.reports.listByEnd('practice-1', {
            from: null,
            to: null,
            afterId: '',
            limit: 100,
          });
          expect(rows).toHaveLength(drawn.length);
          const { figures } = yearAhead(rows, now, 90);
          const sum = { ok: 0, attention: 0, unusable: 0, muted: 0 };
          for (const { level, count } of figures) sum[level] += count;
          expect(sum).toEqual(await store.certificates.countByLevel('practice-1', now, 90));
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('layOutTimeline', () => {
  const counts = fc.record({
    ok: fc.nat(5000),
    attention: fc.nat(50),
    unusable: fc.nat(3),
  });

  test('stacks every non-empty level inside the frame without gaps for any counts', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 13 }), (months) => {
        const { bars, width, baseline } = layOutTimeline(months);
        expect(bars).toHaveLength(months.length);
        bars.forEach((bar, index) => {
          const month = months[index]!;
          expect(bar.total).toBe(month.ok + month.attention + month.unusable);
          expect(bar.segments).toHaveLength(Object.values(month).filter((n) => n > 0).length);
          let bottom = baseline;
          for (const { y, height } of bar.segments) {
            expect(height).toBeGreaterThanOrEqual(3);
            expect(y + height).toBeCloseTo(bottom, 5);
            bottom = y;
          }
          // Room for the number above the bar
          expect(bar.totalY).toBeGreaterThan(8);
          expect(bar.x + bar.width).toBeLessThanOrEqual(width);
        });
      }),
    );
  });
});
