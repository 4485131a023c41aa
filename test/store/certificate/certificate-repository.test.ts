import { describe, expect, test } from 'vitest';
import type {
  CertificateQuery,
  CertificateRecord,
} from '../../../plugin/domain/certificate/repository.ts';
import type { CertificateSummary } from '../../../plugin/domain/certificate/verdict/summary.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { aCertificate, freshStore, now, openAt, rawDatabase, sound } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';

const everything: CertificateQuery = {
  text: '',
  level: 'all',
  kind: 'all',
  now,
  renewalWindowDays: 90,
  offset: 0,
  limit: 50,
};

async function names(store: Store, query: Partial<CertificateQuery>, practiceId = 'practice-1') {
  const page = await store.certificates.list(practiceId, { ...everything, ...query });
  return page.records.map(({ holderName }) => holderName);
}

describe('certificates.insert', () => {
  test('stores the record and the file unchanged', async () => {
    const { store } = await freshStore();
    const certificate = aCertificate({}, { keystore: Buffer.from([0, 1, 2, 255]) });
    await store.certificates.insert(certificate);
    const { id } = certificate.record;
    expect(await store.certificates.findById('practice-1', id)).toEqual(certificate.record);
    const file = await store.certificates.readKeystore('practice-1', id);
    expect([...file]).toEqual([0, 1, 2, 255]);
  });

  test('stores instants with milliseconds when the source has none', async () => {
    const { store } = await freshStore();
    const certificate = aCertificate({ summary: { notAfter: '2027-01-01T00:00:00Z' } });
    await store.certificates.insert(certificate);
    const found = await store.certificates.findById('practice-1', certificate.record.id);
    expect(found?.summary.notAfter).toBe('2027-01-01T00:00:00.000Z');
  });

  test('stores the audit entry with the certificate', async () => {
    const { store } = await freshStore();
    const certificate = aCertificate();
    await store.certificates.insert(certificate);
    const [entry] = await store.audit.listForUser('practice-1', 'user-1', 10);
    expect(entry).toMatchObject({ sequence: 1, certificateId: certificate.record.id });
  });

  test('stores neither record nor sealed file when the audit entry fails', async () => {
    const { store, place } = await freshStore();
    const certificate = aCertificate();
    const broken = {
      ...certificate,
      entry: { ...certificate.entry, assurance: 'nonsense' as 'none' },
    };
    await expect(store.certificates.insert(broken)).rejects.toThrow(/CHECK/);
    const raw = rawDatabase(place);
    const rows = (table: string) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect([rows('certificate'), rows('sealed_file'), rows('audit_entry')]).toEqual([0, 0, 0]);
  });

  test('rejects an ID in use as a conflict and keeps the first file', async () => {
    const { store } = await freshStore();
    const first = aCertificate({}, { keystore: Buffer.from('first') });
    await store.certificates.insert(first);
    const again = { ...first, keystore: Buffer.from('second') };
    await expect(store.certificates.insert(again)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
    const file = await store.certificates.readKeystore('practice-1', first.record.id);
    expect(Buffer.from(file).toString()).toBe('first');
    expect(await store.audit.verify('practice-1')).toEqual({ entries: 1, brokenAt: null });
  });

  test('rejects an audit entry of another practice', async () => {
    const { store } = await freshStore();
    const certificate = aCertificate({}, { entry: anEntry({ practiceId: 'practice-2' }) });
    await expect(store.certificates.insert(certificate)).rejects.toThrow('another practice');
  });
});

describe('certificates.insert as a replacement', () => {
  test('marks the old certificate decrypt-only and keeps its file', async () => {
    const { store } = await freshStore();
    const old = aCertificate({}, { keystore: Buffer.from('old') });
    const next = aCertificate({}, { replaces: old.record.id });
    await store.certificates.insert(old);
    await store.certificates.insert(next);
    expect(await store.certificates.findById('practice-1', old.record.id)).toMatchObject({
      role: 'decrypt-only',
      replacedAt: now,
      replacedBy: next.record.id,
    });
    const file = await store.certificates.readKeystore('practice-1', old.record.id);
    expect(Buffer.from(file).toString()).toBe('old');
    const holders = await store.certificates.listForHolder('practice-1', 'person', '00000000097');
    expect(holders.map(({ id }) => id)).toEqual([next.record.id]);
    expect((await store.certificates.listForUser('practice-1', 'user-1')).length).toBe(2);
    expect((await store.certificates.list('practice-1', everything)).total).toBe(1);
  });

  test('rejects a second replacement as a conflict and stores no second certificate', async () => {
    const { store } = await freshStore();
    const old = aCertificate();
    await store.certificates.insert(old);
    const [one, two] = [1, 2].map(() => aCertificate({}, { replaces: old.record.id }));
    await store.certificates.insert(one!);
    await expect(store.certificates.insert(two!)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
    expect(await store.certificates.findById('practice-1', two!.record.id)).toBeUndefined();
  });

  test.each([
    ['of another practice', { practiceId: 'practice-2' }],
    ['of another user', { userId: 'user-2' }],
    ['of another kind', { kind: 'group', identifier: '00000097' }],
    ['of another identifier', { identifier: '00000000196' }],
  ] as const)('rejects as a conflict the replacement of a certificate %s', async (_, changes) => {
    const { store } = await freshStore();
    const other = aCertificate(changes);
    await store.certificates.insert(other);
    const next = aCertificate({}, { replaces: other.record.id });
    await expect(store.certificates.insert(next)).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
    const untouched = await store.certificates.findById(other.record.practiceId, other.record.id);
    expect(untouched?.role).toBe('active');
  });

  test('keeps the older certificate without a successor when the newer certificate is removed', async () => {
    const { store } = await freshStore();
    const old = aCertificate();
    const next = aCertificate({}, { replaces: old.record.id });
    await store.certificates.insert(old);
    await store.certificates.insert(next);
    expect(await store.certificates.remove('practice-1', next.record.id, anEntry())).toBe(true);
    expect(await store.certificates.findById('practice-1', old.record.id)).toMatchObject({
      role: 'decrypt-only',
      replacedBy: null,
    });
  });
});

describe('certificates.remove', () => {
  test('deletes the sealed file and stores the audit entry', async () => {
    const { store, place } = await freshStore();
    const { record } = await inserted(store);
    const entry = anEntry({ event: 'certificate.removed', certificateId: record.id });
    expect(await store.certificates.remove('practice-1', record.id, entry)).toBe(true);
    const files = rawDatabase(place).prepare('SELECT count(*) FROM sealed_file').pluck().get();
    expect(files).toBe(0);
    const [last] = await store.audit.listForUser('practice-1', 'user-1', 1);
    expect(last?.event).toBe('certificate.removed');
  });

  test('deletes nothing and stores no entry when called a second time', async () => {
    const { store } = await freshStore();
    const { record } = await inserted(store);
    await store.certificates.remove('practice-1', record.id, anEntry());
    expect(await store.certificates.remove('practice-1', record.id, anEntry())).toBe(false);
    expect((await store.audit.verify('practice-1')).entries).toBe(2);
  });
});

test('hides the certificate of another practice in every call', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const { certificates } = store;
  const other = 'practice-2';
  expect(await certificates.findById(other, record.id)).toBeUndefined();
  expect(await certificates.listForUser(other, 'user-1')).toEqual([]);
  expect(await certificates.listOfUsers(other, [{ id: 'user-1', organisations: [] }])).toEqual([]);
  expect(await certificates.listForHolder(other, 'person', '00000000097')).toEqual([]);
  const counts = { unusable: 0, attention: 0, ok: 0, muted: 0 };
  expect(await certificates.list(other, everything)).toEqual({ records: [], total: 0, counts });
  expect(await certificates.countByLevel(other, now, 90)).toEqual(counts);
  expect(await certificates.remove(other, record.id, anEntry({ practiceId: other }))).toBe(false);
  await expect(certificates.readKeystore(other, record.id)).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
  expect(await certificates.findById('practice-1', record.id)).toBeDefined();
});

test('reads the facts of a certificate once for records that are read one after another', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const found = await store.certificates.findById('practice-1', record.id);
  const [listed] = (await store.certificates.list('practice-1', everything)).records;
  expect(found?.facts).toEqual(record.facts);
  expect(listed?.facts).toBe(found?.facts);
});

test('reads the new facts at another process when the file was rewritten', async () => {
  const { store, place } = await freshStore();
  const other = await openAt(place);
  const { record } = await inserted(store);
  await other.certificates.findById('practice-1', record.id);
  const facts = { ...record.facts, size: 4321 };
  await store.certificates.rewrite(record, {
    keystore: Buffer.from('rewritten'),
    facts,
    entry: anEntry({ event: 'certificate.password-changed', certificateId: record.id }),
  });
  expect((await other.certificates.findById('practice-1', record.id))?.facts).toEqual(facts);
  expect(Buffer.from(await other.certificates.readKeystore('practice-1', record.id))).toEqual(
    Buffer.from('rewritten'),
  );
});

test('rejects a rewritten file, and keeps the file, when the certificate is gone or another practice’s', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const file = await store.certificates.readKeystore('practice-1', record.id);
  const rewritten = { keystore: Buffer.from('x'), facts: record.facts, entry: anEntry() };
  await expect(
    store.certificates.rewrite({ ...record, id: 'none' }, rewritten),
  ).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  await expect(
    store.certificates.rewrite({ ...record, practiceId: 'practice-2' }, rewritten),
  ).rejects.toThrow();
  expect(await store.certificates.readKeystore('practice-1', record.id)).toEqual(file);
});

test('keeps the audit in step when a stored file is finished, and has its status asked at once', async () => {
  const { store, place } = await freshStore();
  const summary = { ...sound, state: 'NotCompleted', fingerprint: null } as const;
  const { record } = await inserted(store, { summary, holderName: '' });
  const raw = rawDatabase(place);
  raw.exec("UPDATE probe_turn SET next_at = '2027-01-01T00:00:00.000Z'");
  await store.certificates.rewrite(record, {
    keystore: Buffer.from('finished'),
    facts: { ...record.facts, size: 4321 },
    completed: { holderName: 'ANNE EXEMPLE', summary: sound },
    entry: anEntry({ event: 'certificate.completed', certificateId: record.id }),
  });
  const found = await store.certificates.findById('practice-1', record.id);
  expect(found).toMatchObject({ holderName: 'ANNE EXEMPLE', summary: sound });
  const query = { ...everything, text: 'anne exemple' };
  expect((await store.certificates.list('practice-1', query)).total).toBe(1);
  expect((await store.auditProof.check()).problems).toEqual([]);
  expect(raw.prepare('SELECT DISTINCT next_at FROM probe_turn').pluck().all()).toEqual([
    '1970-01-01T00:00:00.000Z',
  ]);
});

test('keeps a retired certificate for older messages, with its entry, once', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const { record: next } = await inserted(store);
  const entry = anEntry({ event: 'certificate.retired', certificateId: record.id });
  const retire = () => store.certificates.retire('practice-1', record.id, next.id, entry);
  expect([await retire(), await retire()]).toEqual([true, false]);
  const found = await store.certificates.findById('practice-1', record.id);
  expect(found).toMatchObject({ role: 'decrypt-only', replacedBy: next.id, replacedAt: entry.at });
  expect((await store.auditProof.check()).problems).toEqual([]);
  expect((await store.audit.verify('practice-1')).entries).toBe(3);
});

test('keeps a revoked certificate for older messages, with what is known and its entry, once', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const entry = anEntry({ event: 'certificate.revoked', certificateId: record.id });
  const answer = { certificate: 'REVOKED', etk: null, replaceable: null, replaceableFrom: null };
  const status = { answer: { ...answer, checkedAt: entry.at.toISOString() }, failure: null };
  const known = {
    summary: { ...record.summary, staticRank: 0 },
    probes: { ...record.probes, status },
  } as Pick<typeof record, 'summary' | 'probes'>;
  const revoke = () => store.certificates.retireRevoked('practice-1', record.id, known, entry);
  expect([await revoke(), await revoke()]).toEqual([true, false]);
  const found = await store.certificates.findById('practice-1', record.id);
  expect(found).toMatchObject({ ...known, role: 'decrypt-only', replacedBy: null });
  expect(found?.replacedAt).toEqual(entry.at);
  expect((await store.auditProof.check()).problems).toEqual([]);
});

test('lists every active file of a holder', async () => {
  const { store } = await freshStore();
  const { record } = await inserted(store);
  const { record: other } = await inserted(store);
  const both = await store.certificates.listForHolder('practice-1', 'person', '00000000097');
  expect(both.map(({ id }) => id).toSorted()).toEqual([record.id, other.id].toSorted());
});

test('lists certificates of profiles first, then of their organisations, each once', async () => {
  const { store } = await freshStore();
  const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;
  const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet' } as const;
  const load = (id: string, userId: string, changes: Parameters<typeof aCertificate>[0] = {}) =>
    store.certificates.insert(aCertificate({ id, userId, ...changes }));
  const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
  await load('older', 'user-1', { loadedAt: at(1) });
  await load('newer', 'user-1', { loadedAt: at(2) });
  await load('of the company', 'user-1', { ...company, loadedAt: at(3) });
  await load('of the group', 'user-2', { ...group, loadedAt: at(4) });
  await load('of a colleague', 'user-2', { loadedAt: at(5) });
  await load('elsewhere', 'user-1', { practiceId: 'practice-2' });
  await load('newest', 'user-3', { loadedAt: at(6) });
  const ids = async (...users: Parameters<typeof store.certificates.listOfUsers>[1]) =>
    (await store.certificates.listOfUsers('practice-1', users)).map(({ id }) => id);
  const one = { id: 'user-1', organisations: [group, company] };
  const three = { id: 'user-3', organisations: [company] };
  expect(await ids(one)).toEqual(['of the company', 'newer', 'older', 'of the group']);
  expect(await ids(three)).toEqual(['newest', 'of the company']);
  expect(await ids(three, one)).toEqual([
    'newest',
    'of the company',
    'newer',
    'older',
    'of the group',
  ]);
  expect(await ids({ id: 'nobody', organisations: [] })).toEqual([]);
  expect(await ids()).toEqual([]);
});

test('lists a replaced file with its profile, but not with its organisation', async () => {
  const { store } = await freshStore();
  const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet' } as const;
  await store.certificates.insert(aCertificate({ id: 'old', userId: 'user-1', ...company }));
  await store.certificates.insert(
    aCertificate({ id: 'new', userId: 'user-2', ...company }, { replaces: 'old' }),
  );
  const found = async (id: string) =>
    (await store.certificates.listOfUsers('practice-1', [{ id, organisations: [company] }])).map(
      (record) => [record.id, record.role],
    );
  expect(await found('user-1')).toEqual([
    ['old', 'decrypt-only'],
    ['new', 'active'],
  ]);
  expect(await found('user-3')).toEqual([['new', 'active']]);
});

// now is 10 March 2026, 10:00 in Brussels; midnight there is 23:00 UTC in winter, 22:00 in summer
const urgency = [
  ['nothing wrong', {}, 'ok'],
  ['ended a second ago', { notAfter: '2026-03-10T08:59:59.000Z' }, 'unusable'],
  ['ends in this very second', { notAfter: now.toISOString() }, 'unusable'],
  ['ends late on the seventh day', { notAfter: '2026-03-17T22:59:59.000Z' }, 'unusable'],
  ['ends as the eighth day begins', { notAfter: '2026-03-17T23:00:00.000Z' }, 'attention'],
  [
    'ends late on the last day of the window',
    { notAfter: '2026-06-08T21:59:59.000Z' },
    'attention',
  ],
  ['ends the day after the window', { notAfter: '2026-06-08T22:00:00.000Z' }, 'ok'],
  ['begins in a second', { notBefore: '2026-03-10T09:00:01.000Z' }, 'unusable'],
  ['begins now', { notBefore: now.toISOString() }, 'ok'],
  ['partly usable', { staticRank: 1 }, 'unusable'],
  ['with a warning', { staticRank: 2 }, 'attention'],
  ['without a certificate', { notBefore: null, notAfter: null, staticRank: 0 }, 'unusable'],
] as const;

describe('certificate levels', () => {
  test.each(urgency)(
    'assigns the same level in counts and lists: %s',
    async (_, summary, level) => {
      const { store } = await freshStore();
      await inserted(store, { summary });
      const counts = { unusable: 0, attention: 0, ok: 0, muted: 0, [level]: 1 };
      expect(await store.certificates.countByLevel('practice-1', now, 90)).toEqual(counts);
      for (const asked of ['unusable', 'attention', 'ok'] as const) {
        const page = await store.certificates.list('practice-1', { ...everything, level: asked });
        expect(page.total, asked).toBe(asked === level ? 1 : 0);
      }
    },
  );

  test.each([
    ['two valid files of one holder', 'a', 'a', '2028-01-01T00:00:00.000Z', 2],
    ['files of two holders', 'a', 'b', '2028-01-01T00:00:00.000Z', 0],
    ['a file next to an expired one', 'a', 'a', '2026-01-01T00:00:00.000Z', 0],
  ] as const)('counts competing files for %s', async (_, one, two, end, attention) => {
    const { store } = await freshStore();
    await inserted(store, { summary: { holderKey: one } });
    await inserted(store, { summary: { holderKey: two, notAfter: end } });
    expect(await store.certificates.countByLevel('practice-1', now, 90)).toMatchObject({
      attention,
    });
  });

  test('ignores a replaced file as a competitor of its successor', async () => {
    const { store } = await freshStore();
    const { record } = await inserted(store, { summary: { holderKey: 'a' } });
    await store.certificates.insert(
      aCertificate({ summary: { holderKey: 'a' } }, { replaces: record.id }),
    );
    const counts = await store.certificates.countByLevel('practice-1', now, 90);
    expect(counts).toEqual({ unusable: 0, attention: 0, ok: 1, muted: 0 });
  });

  test('lists unusable certificates first, then by end of validity', async () => {
    const { store } = await freshStore();
    const ends = [
      ['fine', '2028-01-01T00:00:00.000Z', 3],
      ['in the window', '2026-05-01T00:00:00.000Z', 3],
      ['no encryption key', '2027-01-01T00:00:00.000Z', 1],
      ['over', '2026-01-01T00:00:00.000Z', 3],
      ['later in the window', '2026-05-02T00:00:00.000Z', 3],
    ] as const;
    for (const [holderName, notAfter, staticRank] of ends) {
      await inserted(store, { holderName, summary: { notAfter, staticRank } });
    }
    const order = ['over', 'no encryption key', 'in the window', 'later in the window', 'fine'];
    expect(await names(store, {})).toEqual(order);
    for (const limit of [1, 2, 3, 4]) {
      for (const offset of [0, 1, 2, 3, 4, 5]) {
        const page = await names(store, { offset, limit });
        expect(page, `${limit} from ${offset}`).toEqual(order.slice(offset, offset + limit));
      }
    }
  });
});

describe('certificate search', () => {
  const rows = [
    ['Éléonore Dùpont', 'person', '00000000097', 'ele_onore 100%.p12'],
    ['Maison Œuvre', 'group', '00000097', 'maison.p12'],
    ['Straße BV', 'company', '0000000097', 'strasse.p12'],
  ] as const;

  test.each([
    ['eleonore', ['Éléonore Dùpont']],
    ['DUPONT ÉLÉ', ['Éléonore Dùpont']],
    ['oeuvre', ['Maison Œuvre']],
    ['strasse', ['Straße BV']],
    ['00.00.00-000.97', ['Éléonore Dùpont']],
    ['ele_o', ['Éléonore Dùpont']],
    ['e_e', []],
    ['100%', ['Éléonore Dùpont']],
    ['%', ['Éléonore Dùpont']],
    ['dupont maison', []],
    ['camille', ['Éléonore Dùpont', 'Maison Œuvre', 'Straße BV']],
    ['a b c d e f', []],
    ["' OR 1=1 --", []],
  ])('finds the expected holders for “%s”', async (text, expected) => {
    const { store } = await freshStore();
    for (const [holderName, kind, identifier, fileName] of rows) {
      await inserted(store, { holderName, kind, identifier, fileName });
    }
    expect((await names(store, { text })).sort()).toEqual([...expected].sort());
  });

  test('narrows the page and the total by text and kind', async () => {
    const { store } = await freshStore();
    for (const [holderName, kind, identifier, fileName] of rows) {
      await inserted(store, { holderName, kind, identifier, fileName });
    }
    const query = { ...everything, text: 'camille', kind: 'group', limit: 1 } as const;
    const page = await store.certificates.list('practice-1', query);
    expect([page.total, page.records[0]?.holderName]).toEqual([1, 'Maison Œuvre']);
  });
});

test('summarises every record in batches when the basis changed, and returns the count of changes', async () => {
  const { store } = await freshStore();
  for (let i = 0; i < 205; i += 1) {
    await inserted(store, { holderName: i % 2 === 0 ? 'even' : 'odd' });
  }
  const seen = new Set<string>();
  const summarise = (record: CertificateRecord): CertificateSummary => {
    seen.add(record.id);
    return record.holderName === 'odd' ? { ...record.summary, staticRank: 0 } : record.summary;
  };
  const changed = await store.certificates.resummarise('rules 1', summarise);
  expect([seen.size, changed]).toEqual([205, 102]);
  expect(await store.certificates.countByLevel('practice-1', now, 90)).toEqual({
    unusable: 102,
    attention: 0,
    ok: 103,
    muted: 0,
  });

  // The same basis again: no record is read; another basis: every record
  seen.clear();
  await store.certificates.resummarise('rules 1', summarise);
  expect(seen.size).toBe(0);
  await store.certificates.resummarise('rules 2', summarise);
  expect(seen.size).toBe(205);

  // Stopped after a batch, and not taken for complete
  seen.clear();
  await store.certificates.resummarise('rules 3', summarise, AbortSignal.abort());
  expect(seen.size).toBeLessThan(205);
  await store.certificates.resummarise('rules 3', summarise);
  expect(seen.size).toBe(205);
});

async function inserted(store: Store, changes: Parameters<typeof aCertificate>[0] = {}) {
  const certificate = aCertificate(changes);
  await store.certificates.insert(certificate);
  return certificate;
}
