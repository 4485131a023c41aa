import { describe, expect, test } from 'vitest';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { anAnchor } from '../../support/fixtures/keystore-facts.ts';
import { createReconcilerFixture, practiceId } from '../renewal/reconciler-fixture.ts';
import { day } from '../renewal/subjects.ts';
import { probed } from './online-cases.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * day);

/** A person with three files, one newer than the other, and what their judging asks for. */
async function threeFiles() {
  const fixture = await createReconcilerFixture(now);
  const load = (id: string, from: number) =>
    fixture.loadFinished({ id, userId: 'user-1', from: inDays(from), to: inDays(from + 1000) });
  await load('older', -500);
  await load('newer', -100);
  await load('newest', -10);
  const asked = { holders: 0, anchors: 0 };
  const verdicts = createVerdictService({
    certificates: {
      listForHolder: (...holder) => {
        asked.holders += 1;
        return fixture.store.certificates.listForHolder(...holder);
      },
      awaitingActivation: (practice) => fixture.store.certificates.awaitingActivation(practice),
    },
    // Asked for by every interpretation of a file
    anchors: () => {
      asked.anchors += 1;
      return [anAnchor()];
    },
    environment: 'production',
    renewalWindowDays: 90,
    now: () => now,
  });
  const records = await fixture.store.certificates.listForUser(practiceId, 'user-1');
  return { verdicts, records, asked };
}

describe('certificate reading', () => {
  test('reads a holder once and interprets each file once for any number of verdicts', async () => {
    const { verdicts, records, asked } = await threeFiles();
    const reading = verdicts.read();
    const judged = await Promise.all(records.map((record) => reading.judged(record, 'Camille')));
    await Promise.all(records.map((record) => reading.ofHolder(record)));
    expect(judged).toHaveLength(3);
    expect(asked).toEqual({ holders: 1, anchors: 3 });
  });

  test('judges each file once for any number of questions', async () => {
    const { verdicts, records } = await threeFiles();
    const reading = verdicts.read();
    for (const record of records) {
      const first = await reading.verdictOf(record, record.id);
      expect(await reading.verdictOf(record, record.id)).toBe(first);
      expect((await reading.judged(record, 'Camille')).verdict).toBe(first);
    }
  });

  test('returns for each file the same verdict as a separate reading', async () => {
    const { verdicts, records } = await threeFiles();
    const reading = verdicts.read();
    const codes = (verdict: { readonly findings: readonly { readonly code: string }[] }) =>
      verdict.findings.map(({ code }) => code);
    const found: Record<string, readonly string[]> = {};
    for (const record of records) {
      const verdict = await reading.verdictOf(record, record.id);
      expect(verdict).toEqual(await verdicts.read().verdictOf(record, record.id));
      found[record.id] = codes(verdict);
    }
    expect(found['older']).toContain('NewerLoaded');
    expect(found['newer']).toContain('NewerLoaded');
    expect(found['newest']).toContain('SeveralCertificates');
  });

  test('counts the stored file as another certificate when the file is a draft', async () => {
    const { verdicts, records } = await threeFiles();
    const [newest] = records.filter(({ id }) => id === 'newest');
    const { findings } = await verdicts.read().verdictOf(newest!, null);
    expect(findings.map(({ code }) => code)).toContain('SeveralCertificates');
  });
});

describe('readings of the same facts', () => {
  test('returns another verdict at once when authorities or answers change', async () => {
    const { records } = await threeFiles();
    const [newest] = records.filter(({ id }) => id === 'newest');
    const known = [anAnchor()];
    let anchors: readonly TrustAnchor[] = known;
    const verdicts = createVerdictService({
      certificates: {
        listForHolder: () => Promise.resolve([]),
        awaitingActivation: () => Promise.resolve(new Map()),
      },
      anchors: () => anchors,
      environment: 'production',
      renewalWindowDays: 90,
      now: () => now,
    });
    const codes = async (probes = newest!.probes) => {
      const file = { ...newest!, probes };
      const { findings } = await verdicts.read().verdictOf(file, file.id);
      return findings.map(({ code }) => code);
    };
    const first = await codes();
    expect(first).not.toContain('IssuerUnknown');
    anchors = [];
    expect(await codes()).toContain('IssuerUnknown');
    anchors = known;
    expect(await codes()).toEqual(first);
    expect(await codes(probed({ revocation: { kind: 'revoked' } }))).toContain('Revoked');
    expect(await codes()).toEqual(first);
  });
});
