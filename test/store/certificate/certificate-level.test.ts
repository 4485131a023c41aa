import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CertificateSummary } from '../../../plugin/domain/certificate/verdict/summary.ts';
import {
  certificateLevels,
  levelOfSummary,
  levelCutoffs,
} from '../../../plugin/domain/certificate/verdict/level.ts';
import type { CertificateLevel } from '../../../plugin/domain/certificate/verdict/level.ts';
import { aCertificate, freshStore, now } from '../store-fixture.ts';

const windowDays = 90;
const cutoffs = levelCutoffs(now, windowDays);
const day = 86_400_000;

/** Instants at the limits, where a `<` for a `<=` would show, and some between them. */
const nearALimit = fc
  .tuple(
    fc.constantFrom(cutoffs.expired, cutoffs.critical, cutoffs.window),
    fc.constantFrom(-3 * day, -1, 0, 1, 3 * day),
  )
  .map(([limit, off]) => new Date(limit.getTime() + off).toISOString());

const summary = fc.record({
  staticRank: fc.constantFrom<CertificateSummary['staticRank']>(0, 1, 2, 3, 3, 3, 3),
  holderKey: fc.constantFrom(null, 'a', 'a', 'b'),
  validity: fc.option(
    fc.record({
      notBefore: fc
        .constantFrom(-300 * day, 0, 1)
        .map((off) => new Date(now.getTime() + off).toISOString()),
      notAfter: nearALimit,
    }),
    { freq: 8 },
  ),
});

test('lists every certificate with the level of the domain rule', async () => {
  const { store } = await freshStore();
  await fc.assert(
    fc.asyncProperty(fc.array(summary, { minLength: 1, maxLength: 8 }), async (drawn) => {
      // Each run is a practice of its own: a store for each would take most of the time
      const practiceId = randomUUID();
      const loaded = drawn.map(({ validity, ...rest }) => ({
        id: randomUUID(),
        ...rest,
        notBefore: validity?.notBefore ?? null,
        notAfter: validity?.notAfter ?? null,
      }));
      for (const { id, ...columns } of loaded) {
        await store.certificates.insert(aCertificate({ id, practiceId, summary: columns }));
      }
      const expected: Record<CertificateLevel, string[]> = { unusable: [], attention: [], ok: [] };
      for (const one of loaded) {
        const hasCompetitor = loaded.some(
          (other) =>
            other.id !== one.id &&
            other.holderKey !== null &&
            other.holderKey === one.holderKey &&
            other.notAfter !== null &&
            new Date(other.notAfter) > now,
        );
        expected[levelOfSummary(one, hasCompetitor, cutoffs)].push(one.id);
      }
      for (const level of certificateLevels) {
        const query = { text: '', kind: 'all', level, now, renewalWindowDays: windowDays } as const;
        const page = await store.certificates.list(practiceId, {
          ...query,
          offset: 0,
          limit: 50,
        });
        expect(page.records.map(({ id }) => id).sort(), level).toEqual(expected[level].sort());
      }
    }),
    { numRuns: 400 },
  );
});
