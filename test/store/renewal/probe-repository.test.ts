import { describe, expect, test } from 'vitest';
import { noProbes, probeSources } from '../../../plugin/domain/certificate/online-status.ts';
import type { ProbeFacts, ProbeSource } from '../../../plugin/domain/certificate/online-status.ts';
import type { DueProbe } from '../../../plugin/domain/probe/repository.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anOutcome, minutes, planned, said, withCertificate } from './renewal-fixture.ts';
import { aCertificate, freshStore, now, openAt, sound } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

const answered: ProbeFacts = {
  depot: {
    answer: { kind: 'published', serialNumber: '97', checkedAt: now.toISOString() },
    failure: null,
  },
  status: { answer: null, failure: { at: now.toISOString(), problem: 'Timeout' } },
  revocation: {
    answer: {
      kind: 'good',
      source: 'ocsp',
      revokedAt: null,
      reason: null,
      nextUpdate: null,
      checkedAt: now.toISOString(),
    },
    failure: null,
  },
};

const saved = (changes: Partial<Parameters<Store['probes']['save']>[1]> = {}) => ({
  probes: answered,
  summary: sound,
  problem: null,
  at: minutes(1),
  nextAt: minutes(1440),
  ...changes,
});

const probeOf = (source: ProbeSource, certificateId = 'certificate-1'): DueProbe => ({
  practiceId: 'practice-1',
  certificateId,
  source,
  failures: 0,
});

const takenNow = async (store: Store, sources: readonly ProbeSource[] = probeSources, at = now) =>
  (await store.probes.take(at, sources, new Date(at.getTime() + 300_000), 100)).map(
    ({ certificateId, source }) => `${certificateId} ${source}`,
  );

const allow = (store: Store, purpose: 'session' | 'status') =>
  store.sessionKeys.keep(
    'practice-1',
    'certificate-1',
    purpose,
    Buffer.from('key'),
    said('probe.status-allowed'),
  );
const forbid = (store: Store, purpose: 'session' | 'status') =>
  store.sessionKeys.forget('practice-1', 'certificate-1', purpose, said('probe.status-forbidden'));

describe('probes.take', () => {
  test('takes the depot and revocation probes of a loaded certificate at once, not its status probe', async () => {
    const { store } = await withCertificate();
    const probes = await store.probes.take(now, probeSources, minutes(5), 10);
    expect(probes).toEqual([probeOf('depot'), probeOf('revocation')]);
  });

  test('keeps a taken probe from other processes until the lease ends', async () => {
    const { store, place } = await withCertificate();
    const other = await openAt(place);
    expect(await takenNow(store, ['depot'])).toEqual(['certificate-1 depot']);
    expect(await takenNow(other, probeSources, minutes(4.9))).toEqual(['certificate-1 revocation']);
    expect(await takenNow(other, probeSources, minutes(5))).toEqual(['certificate-1 depot']);
  });

  test('takes only requested sources, never-asked certificates first, up to the limit', async () => {
    const { store } = await freshStore();
    for (const id of ['a', 'b', 'c']) await store.certificates.insert(aCertificate({ id }));
    await store.probes.save(probeOf('depot', 'a'), saved({ nextAt: minutes(3) }));
    await store.probes.save(probeOf('revocation', 'b'), saved({ nextAt: minutes(2) }));
    expect(await takenNow(store, [])).toEqual([]);
    const order = ['b depot', 'c depot', 'a revocation', 'c revocation', 'b revocation', 'a depot'];
    const first = await store.probes.take(minutes(3), probeSources, minutes(9), 2);
    expect(first.map((probe) => probe.certificateId)).toEqual(['b', 'c']);
    expect(await takenNow(store, probeSources, minutes(3))).toEqual(order.slice(2));
  });

  test('takes the probes of one certificate when only that certificate is requested', async () => {
    const { store } = await freshStore();
    for (const id of ['a', 'b']) await store.certificates.insert(aCertificate({ id }));
    const take = (practiceId: string) =>
      store.probes.take(now, ['depot', 'revocation'], minutes(5), 10, {
        practiceId,
        certificateId: 'b',
      });
    expect(await take('practice-2')).toEqual([]);
    expect(await take('practice-1')).toEqual([probeOf('depot', 'b'), probeOf('revocation', 'b')]);
    expect(await take('practice-1')).toEqual([]);
    expect(await takenNow(store)).toEqual(['a depot', 'a revocation']);
  });

  test('omits a replaced or removed certificate', async () => {
    const { store } = await withCertificate();
    await store.certificates.insert(aCertificate({ id: 'gone' }));
    await store.certificates.remove('practice-1', 'gone', anEntry());
    await store.certificates.insert(aCertificate({ id: 'newer' }, { replaces: 'certificate-1' }));
    expect(await takenNow(store)).toEqual(['newer depot', 'newer revocation']);
  });

  test('takes all probes of a certificate again when a new check is requested', async () => {
    const { store } = await withCertificate();
    for (const source of ['depot', 'revocation'] as const) {
      await store.probes.save(probeOf(source), saved());
    }
    expect(await takenNow(store, probeSources, minutes(2))).toEqual([]);
    await store.probes.askAgain('practice-2', 'certificate-1', minutes(2));
    expect(await takenNow(store, probeSources, minutes(2))).toEqual([]);
    await store.probes.askAgain('practice-1', 'certificate-1', minutes(2));
    expect(await takenNow(store, probeSources, minutes(2))).toHaveLength(2);
  });
});

describe('status probe', () => {
  const status = 'certificate-1 status';

  test('starts with the permission of the holder and ends with its withdrawal', async () => {
    const { store } = await withCertificate();
    await allow(store, 'session');
    expect(await takenNow(store, ['status'])).toEqual([]);
    await allow(store, 'status');
    expect(await takenNow(store, ['status'])).toEqual([status]);
    await forbid(store, 'status');
    expect(await takenNow(store, ['status'], minutes(60))).toEqual([]);
    await allow(store, 'status');
    await forbid(store, 'session');
    expect(await takenNow(store, ['status'], minutes(60))).toEqual([status]);
    await forbid(store, 'status');
    expect(await takenNow(store, ['status'], minutes(120))).toEqual([]);
  });

  test('asks once when the key is kept for sessions too', async () => {
    const { store } = await withCertificate();
    await allow(store, 'status');
    await allow(store, 'session');
    expect(await takenNow(store, ['status'])).toEqual([status]);
  });

  test('discards an answer when the holder withdrew the permission before', async () => {
    const { store } = await withCertificate();
    await allow(store, 'status');
    await takenNow(store, ['status']);
    await forbid(store, 'status');
    expect(await store.probes.save(probeOf('status'), saved())).toBe(false);
    expect((await store.certificates.findById('practice-1', 'certificate-1'))?.probes).toEqual(
      noProbes,
    );
  });
});

describe('probes.save', () => {
  test('stores the answer with its summary and makes the renewal due', async () => {
    const { store } = await withCertificate();
    await store.renewals.save(anOutcome());
    expect(await store.renewals.due(minutes(1), 10)).toEqual([]);
    const summary = { ...sound, staticRank: 0 } as const;
    expect(await store.probes.save(probeOf('depot'), saved({ summary }))).toBe(true);
    const record = await store.certificates.findById('practice-1', 'certificate-1');
    expect(record?.probes.depot).toEqual(answered.depot);
    expect(record?.summary).toEqual(summary);
    expect(await store.renewals.due(minutes(1), 10)).toHaveLength(1);
    expect(await takenNow(store, ['depot'], minutes(1439))).toEqual([]);
    expect(await takenNow(store, ['depot'], minutes(1440))).toHaveLength(1);
  });

  test('makes all certificates of the same holder due, and rejects a check in progress', async () => {
    const { store } = await withCertificate();
    await store.certificates.insert(aCertificate({ id: 'older' }));
    await planned(store, 'stranger');
    await store.certificates.insert(aCertificate({ id: 'elsewhere', practiceId: 'practice-2' }));
    const ids = ['certificate-1', 'older', 'stranger'];
    for (const id of ids) await store.renewals.save(anOutcome({ certificateId: id }));
    const elsewhere = anOutcome({ practiceId: 'practice-2', certificateId: 'elsewhere' });
    await store.renewals.save(elsewhere);
    const before = await store.renewals.find('practice-1', 'older');
    await store.probes.save(probeOf('revocation'), saved());
    const due = await store.renewals.due(minutes(1), 10);
    expect(due.map(({ certificateId }) => certificateId)).toEqual(['certificate-1', 'older']);
    const late = anOutcome({ certificateId: 'older', version: before!.version });
    expect(await store.renewals.save(late)).toBeNull();
  });

  test('keeps the answer of another source when another process saved that answer', async () => {
    const { store } = await withCertificate();
    await store.probes.save(probeOf('depot'), saved());
    const staleView = { ...noProbes, revocation: answered.revocation };
    await store.probes.save(probeOf('revocation'), saved({ probes: staleView }));
    const record = await store.certificates.findById('practice-1', 'certificate-1');
    expect(record?.probes).toEqual({ ...answered, status: null });
  });

  test('provides the answer for every new summary', async () => {
    const { store } = await withCertificate();
    await store.probes.save(probeOf('depot'), saved());
    const seen: ProbeFacts[] = [];
    await store.certificates.resummarise('other rules', (record) => {
      seen.push(record.probes);
      return record.summary;
    });
    expect(seen).toEqual([{ ...noProbes, depot: answered.depot }]);
  });

  test('discards an answer when the certificate is removed, replaced or of another practice', async () => {
    const { store } = await withCertificate();
    const elsewhere = { ...probeOf('depot'), practiceId: 'practice-2' };
    expect(await store.probes.save(elsewhere, saved())).toBe(false);
    await store.certificates.insert(aCertificate({ id: 'newer' }, { replaces: 'certificate-1' }));
    expect(await store.probes.save(probeOf('depot'), saved())).toBe(false);
    expect(await store.probes.save(probeOf('depot', 'no such'), saved())).toBe(false);
    const record = await store.certificates.findById('practice-1', 'certificate-1');
    expect(record?.probes).toEqual(noProbes);
  });
});

test('counts failures until an answer arrives, and shows the health per source', async () => {
  const { store } = await withCertificate();
  expect(await store.probes.health()).toEqual(
    probeSources.map((source) => ({ source, answeredAt: null, failing: 0 })),
  );
  await store.probes.save(probeOf('revocation'), saved({ at: minutes(1) }));
  for (const amount of [2, 3]) {
    const at = minutes(amount);
    await store.probes.save(probeOf('revocation'), saved({ problem: 'Timeout', at, nextAt: at }));
  }
  const [probe] = await store.probes.take(minutes(3), ['revocation'], minutes(9), 1);
  expect(probe?.failures).toBe(2);
  const health = async () =>
    (await store.probes.health()).find(({ source }) => source === 'revocation');
  expect(await health()).toEqual({ source: 'revocation', answeredAt: minutes(1), failing: 1 });
  await store.probes.save(probeOf('revocation'), saved({ at: minutes(4) }));
  expect(await health()).toEqual({ source: 'revocation', answeredAt: minutes(4), failing: 0 });
});
