import { expect, test } from 'vitest';
import type { ReportRow } from '../../../plugin/domain/report/repository.ts';
import { createReportServices } from '../../../plugin/domain/report/service.ts';
import { anAdmin } from '../../support/builders/actor.ts';

const row = (index: number): ReportRow => ({
  id: String(index).padStart(6, '0'),
  userId: 'user-1',
  userName: 'Camille Exemple',
  kind: 'person',
  identifier: '00000000097',
  holderName: 'Camille Exemple',
  summary: {
    state: 'Complete',
    environment: 'acceptance',
    notBefore: '2025-06-01T00:00:00.000Z',
    notAfter: '2027-06-01T00:00:00.000Z',
    fingerprint: null,
    staticRank: 3,
    holderKey: null,
  },
  plan: null,
});

test('yields to other tasks while the report covers many certificates', async () => {
  const rows = Array.from({ length: 1200 }, (_, index) => row(index));
  const services = createReportServices({
    reports: {
      listByEnd: (_practice, { afterId, limit }) =>
        Promise.resolve(rows.filter(({ id }) => id > afterId).slice(0, limit)),
    },
    renewals: { countByState: () => Promise.resolve({}) },
    sessions: { fallbackFigures: () => Promise.resolve([]) },
    renewalWindowDays: 90,
    now: () => new Date('2026-06-01T08:00:00.000Z'),
  });
  let isDone = false;
  const report = services.practice(anAdmin()).finally(() => (isDone = true));
  await new Promise((resolve) => setImmediate(resolve));
  const wasDone = isDone;
  await report;
  expect(wasDone).toBe(false);
});
