import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createCertificateServices } from '../../../plugin/domain/certificate/create-service.ts';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type {
  CertificateServices,
  LoadRequest,
} from '../../../plugin/domain/certificate/service.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { HostDirectory, HostUser } from '../../../plugin/domain/practice/directory.ts';
import type { PluginEvent } from '../../../plugin/host.ts';
import type {
  KeystorePasswords,
  KeystoreReader,
} from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { createStore } from '../../../plugin/store/index.ts';
import type { Store } from '../../../plugin/store/index.ts';
import type { SampleKeystore } from '../../../simulator/keystore/sample-keystores.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { testKeystore, testAnchors } from '../../support/fixtures/keystores.ts';
import { putFreshDatabase } from '../../support/servers/fresh-database.ts';

const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;

const users: readonly HostUser[] = [
  {
    id: 'alix',
    displayName: 'Alix Exemple',
    function: 'Médecin',
    active: true,
    ssin: '00000000097',
    nihii: [{ number: '10000000097', from: null, to: null }],
    organisations: [group],
  },
  {
    id: 'basile',
    displayName: 'Basile Invente',
    function: 'Infirmier',
    active: true,
    ssin: '00000000196',
    nihii: [],
    quality: 'nurse',
    organisations: [group],
  },
  {
    id: 'nobody',
    displayName: 'Sans Numéro',
    function: 'Accueil',
    active: true,
    ssin: null,
    nihii: [],
    organisations: [],
  },
];

const admin = anAdmin({ displayName: 'admin' });
const alix = anActor({ userId: 'alix', displayName: 'alix' });
const basile = anActor({ userId: 'basile', displayName: 'basile' });
const stranger = anAdmin({ practiceId: 'practice-2' });

let reader: KeystoreReader;
let anchors: readonly TrustAnchor[];
let store: Store;
let services: CertificateServices;
let events: PluginEvent[];
let now: Date;

beforeAll(async () => {
  reader = createKeystoreReader({});
  anchors = await testAnchors();
});

afterAll(() => reader.close());

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-services-'));
  now = new Date();
  events = [];
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = join(folder, 'key.json');
  await putFreshDatabase(databasePath, keyPath);
  const masterKeys = { source: 'file', path: keyPath, create: false } as const;
  store = await createStore({ databasePath, masterKeys, now: () => now });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const { certificates, drafts, audit } = store;
  const clock = () => now;
  const directory: HostDirectory = {
    findUser: (practiceId, userId) =>
      Promise.resolve(
        practiceId === 'practice-1' ? users.find(({ id }) => id === userId) : undefined,
      ),
    listUsers: (practiceId) =>
      Promise.resolve(
        practiceId === 'practice-1' ? { users, total: users.length } : { users: [], total: 0 },
      ),
  };
  services = createCertificateServices({
    certificates,
    drafts,
    audit,
    reader,
    directory,
    verdicts: createVerdictService({
      certificates,
      anchors: () => anchors,
      environment: 'simulation',
      renewalWindowDays: 90,
      now: clock,
    }),
    authorizer: createAuthorizer({ directory, audit, now: clock }),
    renewalWindowDays: 90,
    emit: (event) => void events.push(event),
    now: clock,
  });
});

function requestOf(sample: SampleKeystore, changes: Partial<LoadRequest> = {}): LoadRequest {
  return {
    userId: 'alix',
    kind: 'person',
    identifier: '00.00.00-000.97',
    fileName: sample.fileName,
    file: sample.bytes,
    password: sample.password,
    ...changes,
  };
}

async function load(sample: SampleKeystore, by = admin, changes: Partial<LoadRequest> = {}) {
  const draft = await services.prepare(by, requestOf(sample, changes));
  return services.store(by, draft.id, null);
}

function nextYears() {
  const day = 86_400_000;
  return {
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 1_095 * day),
  };
}

const emptyQuery = { text: '', level: 'all', kind: 'all', offset: 0, limit: 50 } as const;

async function auditOf(userId: string): Promise<string[]> {
  const entries = await store.audit.listForUser('practice-1', userId, 50);
  return entries.map(({ event, outcome }) => `${event} ${outcome}`);
}

describe('prepare, review and store', () => {
  test('returns the verdict before anything is stored, then stores the file unchanged', async () => {
    const sample = await testKeystore('complete');
    const draft = await services.prepare(admin, requestOf(sample));
    const { verdict, storable, replaceable } = await services.review(admin, draft.id);
    expect(verdict).toMatchObject({ state: 'Complete', level: 'ok', environment: 'simulation' });
    expect({ storable, replaceable }).toEqual({ storable: true, replaceable: [] });
    expect((await services.overview(admin, emptyQuery)).total).toBe(0);

    const id = await services.store(admin, draft.id, null);
    const stored = await store.certificates.readKeystore('practice-1', id);
    expect(Buffer.compare(stored, sample.bytes)).toBe(0);
    expect(events).toMatchObject([
      { type: 'certificate.loaded', userId: 'alix', certificateId: id },
    ]);
    expect(await auditOf('alix')).toEqual(['certificate.loaded ok', 'certificate.checked ok']);
  });

  test('rejects a draft after its first use', async () => {
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    await services.store(admin, draft.id, null);
    await expect(services.store(admin, draft.id, null)).rejects.toMatchObject({
      code: 'ERR_DRAFT_EXPIRED',
    });
  });

  test('rejects the same certificate twice, and stores it in place of the first', async () => {
    const sample = await testKeystore('complete');
    const first = await load(sample);
    const again = await services.prepare(admin, requestOf(sample));
    await expect(services.store(admin, again.id, null)).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_LOADED',
    });
    await services.store(admin, again.id, first);
  });

  test('recognises the very same certificate, and counts it once', async () => {
    const sample = await testKeystore('complete');
    const first = await load(sample);
    const again = await services.prepare(admin, requestOf(sample));
    const { already, verdict } = await services.review(admin, again.id);
    expect(already?.record.id).toBe(first);
    expect(verdict.findings.map(({ code }) => code)).not.toContain('SeveralCertificates');
    const other = await services.prepare(admin, requestOf(await testKeystore('renewed')));
    expect((await services.review(admin, other.id)).already).toBeNull();
  });

  test('moves a colleague’s file to the colleague’s profile when the actor may load there', async () => {
    const sample = await testKeystore('complete');
    const onBasile = { userId: 'basile', identifier: '00.00.00-001.96' };
    const draft = await services.prepare(admin, requestOf(sample, onBasile));
    const found = await services.review(admin, draft.id);
    expect(found).toMatchObject({
      storable: false,
      owner: { userId: 'alix', userName: 'Alix Exemple' },
    });
    const moved = await services.moveToOwner(admin, draft.id);
    expect(await services.review(admin, moved)).toMatchObject({
      storable: true,
      owner: null,
      draft: { userId: 'alix', identifier: '00000000097' },
    });
    await expect(services.review(admin, draft.id)).rejects.toMatchObject({
      code: 'ERR_DRAFT_EXPIRED',
    });
    await services.store(admin, moved, null);
    expect(await store.certificates.listForUser('practice-1', 'alix')).toHaveLength(1);
  });

  test('names no colleague to a clinician, and moves nothing', async () => {
    const request = requestOf(await testKeystore('complete'), {
      userId: 'basile',
      identifier: '00.00.00-001.96',
    });
    const draft = await services.prepare(basile, request);
    expect((await services.review(basile, draft.id)).owner).toBeNull();
    await expect(services.moveToOwner(basile, draft.id)).rejects.toMatchObject({
      code: 'ERR_NOT_STORABLE',
    });
  });

  test('rejects a draft after fifteen minutes, and for another user', async () => {
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    await expect(services.review(alix, draft.id)).rejects.toMatchObject({
      code: 'ERR_DRAFT_EXPIRED',
    });
    now = new Date(now.getTime() + 15 * 60_000 + 1);
    await expect(services.review(admin, draft.id)).rejects.toMatchObject({
      code: 'ERR_DRAFT_EXPIRED',
    });
  });

  test('rejects review and storage of a draft when its maker has lost the right', async () => {
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    const demoted: Actor = { ...admin, roles: ['clinician'] };
    for (const act of [
      () => services.review(demoted, draft.id),
      () => services.store(demoted, draft.id, null),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    }
    expect(await store.certificates.listForUser('practice-1', 'alix')).toEqual([]);
    expect(await auditOf('alix')).toContain('access.denied refused');
  });

  test('records the assurance "bearer" when a clinician loads over the API', async () => {
    const draft = await services.prepare(
      { ...alix, signedInBy: 'bearer' },
      requestOf(await testKeystore('complete')),
    );
    await services.store({ ...alix, signedInBy: 'bearer' }, draft.id, null);
    await load(await testKeystore('renewed'), alix);
    const entries = await store.audit.listForUser('practice-1', 'alix', 50);
    const loaded = entries.filter(({ event }) => event === 'certificate.loaded');
    expect(loaded.map(({ assurance }) => assurance)).toEqual(['launch', 'bearer']);
  });

  test('deletes a draft when the draft is discarded', async () => {
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    await services.discard(admin, draft.id);
    await expect(services.review(admin, draft.id)).rejects.toMatchObject({
      code: 'ERR_DRAFT_EXPIRED',
    });
  });

  test('stores a keystore as unusable when the request is not completed', async () => {
    const id = await load(await testKeystore('notCompleted'));
    const { verdict, record } = await services.find(admin, id);
    expect(verdict).toMatchObject({
      state: 'NotCompleted',
      level: 'unusable',
      works: { session: false },
    });
    expect(record.summary.staticRank).toBe(0);
  });

  test('reports "unusable", with sessions possible, when the encryption key is missing', async () => {
    const id = await load(await testKeystore('noEncryptionKey'));
    const { verdict } = await services.find(admin, id);
    expect(verdict).toMatchObject({
      state: 'NoEncryptionKey',
      level: 'unusable',
      works: { session: true, decryption: false },
    });
  });

  test.each(['foreign', 'noPrivateKey'] as const)(
    'shows a %s file and refuses to store that file',
    async (kind) => {
      const draft = await services.prepare(admin, requestOf(await testKeystore(kind)));
      expect((await services.review(admin, draft.id)).storable).toBe(false);
      await expect(services.store(admin, draft.id, null)).rejects.toMatchObject({
        code: 'ERR_NOT_STORABLE',
      });
      expect((await services.overview(admin, emptyQuery)).total).toBe(0);
    },
  );

  test('marks a draft as not storable when the file belongs to a colleague', async () => {
    const request = requestOf(await testKeystore('complete'), {
      userId: 'basile',
      identifier: '00000000196',
    });
    const draft = await services.prepare(admin, request);
    const { verdict, storable } = await services.review(admin, draft.id);
    expect(verdict.findings[0]).toMatchObject({ code: 'HolderMismatch', severity: 'error' });
    expect(storable).toBe(false);
  });

  test.each([
    ['another person’s number typed over the profile’s', { identifier: '00000000196' }, 'Profile'],
    ['a wrong check digit', { identifier: '00000000098' }, 'CheckDigit'],
    ['nothing', { identifier: ' ' }, 'Empty'],
    ['letters', { identifier: 'abc' }, 'Characters'],
    ['too many digits for a company', { kind: 'company', identifier: '12345678901' }, 'Length'],
  ] as const)('refuses %s as identifier', async (_what, changes, problem) => {
    const request = requestOf(await testKeystore('complete'), changes);
    await expect(services.prepare(admin, request)).rejects.toMatchObject({
      code: 'ERR_IDENTIFIER_INVALID',
      params: { problem },
    });
  });

  test('accepts the typed number when the profile has none', async () => {
    const id = await load(await testKeystore('complete'), admin, { userId: 'nobody' });
    expect((await services.find(admin, id)).verdict.level).toBe('ok');
  });

  test('audits the error code when the password is wrong, and accepts the right password next', async () => {
    const sample = await testKeystore('complete');
    await expect(
      services.prepare(admin, requestOf(sample, { password: 'wrong' })),
    ).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    const [entry] = await store.audit.listForUser('practice-1', 'alix', 1);
    expect(entry).toMatchObject({
      event: 'certificate.rejected',
      outcome: 'refused',
      details: { code: 'ERR_KEYSTORE_PASSWORD' },
    });
    await expect(services.prepare(admin, requestOf(sample))).resolves.toBeDefined();
  });

  test('rejects a second keystore while the same user’s first is being opened', async () => {
    const request = requestOf(await testKeystore('complete'));
    const [first, second] = await Promise.allSettled([
      services.prepare(admin, request),
      services.prepare(admin, request),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('store with a certificate to replace', () => {
  test('keeps the old file as decrypt-only when the new file is stored', async () => {
    const old = await load(await testKeystore('expiring'));
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    const { replaceable } = await services.review(admin, draft.id);
    expect(replaceable.map(({ record }) => record.id)).toEqual([old]);
    const fresh = await services.store(admin, draft.id, old);

    const { certificates } = await services.forUser(admin, 'alix');
    expect(certificates.map(({ record }) => [record.id, record.role])).toEqual([
      [fresh, 'active'],
      [old, 'decrypt-only'],
    ]);
    expect((await store.certificates.readKeystore('practice-1', old)).length).toBeGreaterThan(0);
    expect(events.map(({ type }) => type)).toEqual(['certificate.loaded', 'certificate.replaced']);
    expect((await services.overview(admin, emptyQuery)).total).toBe(1);
  });

  test('rejects the request, and stores nothing, when the certificate to replace no longer exists', async () => {
    const old = await load(await testKeystore('expiring'));
    const draft = await services.prepare(admin, requestOf(await testKeystore('complete')));
    await services.remove(admin, old);
    await expect(services.store(admin, draft.id, old)).rejects.toMatchObject({
      code: 'ERR_CONFLICT',
    });
    expect((await services.overview(admin, emptyQuery)).total).toBe(0);
    await expect(services.review(admin, draft.id)).resolves.toBeDefined();
  });

  test('reports NewerLoaded when a newer file is already loaded', async () => {
    await load(await testKeystore('complete'));
    const draft = await services.prepare(admin, requestOf(await testKeystore('expiring')));
    const { verdict } = await services.review(admin, draft.id);
    expect(verdict.findings.map(({ code }) => code)).toContain('NewerLoaded');
  });
});

describe('access rules', () => {
  test('allows a clinician to load, export and remove their own certificate', async () => {
    const sample = await testKeystore('complete');
    const id = await load(sample, alix);
    const { file } = await services.exportKeystore(alix, id, sample.password);
    expect(Buffer.compare(file, sample.bytes)).toBe(0);
    await services.remove(alix, id);
    await expect(services.find(alix, id)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    expect(await auditOf('alix')).toEqual([
      'certificate.removed ok',
      'certificate.exported ok',
      'certificate.loaded ok',
      'certificate.checked ok',
    ]);
  });

  test('hands out a copy that older programs read, and keeps the stored file as it is', async () => {
    const sample = await testKeystore('complete');
    const id = await load(sample, alix);
    const { file } = await services.exportKeystore(alix, id, sample.password, { compatible: true });
    expect(Buffer.compare(file, sample.bytes)).not.toBe(0);
    const copied = await reader.inspect(file, sample.password);
    expect(copied.encryption.join()).toMatch(/TripleDES/);
    const stored = await services.exportKeystore(alix, id, sample.password);
    expect(Buffer.compare(stored.file, sample.bytes)).toBe(0);
    await expect(
      services.exportKeystore(alix, id, 'wrong', { compatible: true }),
    ).rejects.toMatchObject({ code: 'ERR_KEYSTORE_PASSWORD' });
  });

  test('hides certificate and profile from a colleague', async () => {
    const id = await load(await testKeystore('complete'));
    await expect(services.find(basile, id)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    await expect(services.remove(basile, id)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    await expect(services.forUser(basile, 'alix')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    expect(await auditOf('alix')).toContain('access.denied refused');
  });

  test('shows a group’s certificate to a member, and refuses its removal by that member', async () => {
    const id = await load(await testKeystore('group'), admin, {
      kind: 'group',
      identifier: '00000196',
    });
    const { certificates } = await services.forUser(basile, 'basile');
    expect(certificates.map(({ record }) => record.id)).toEqual([id]);
    await expect(services.remove(basile, id)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  });

  test('lists a group’s certificate with each of its members', async () => {
    const id = await load(await testKeystore('group'), admin, {
      kind: 'group',
      identifier: '00000196',
    });
    const { rows } = await services.directory(admin, { text: '', offset: 0, limit: 10 });
    const shown = rows.map(({ user, certificates }) => [
      user.id,
      certificates.map(({ record }) => record.id),
    ]);
    expect(shown).toEqual([
      ['alix', [id]],
      ['basile', [id]],
      ['nobody', []],
    ]);
  });

  test('replaces a group’s file when the old file is on another member’s profile', async () => {
    const request = { kind: 'group', identifier: '00000196' } as const;
    const old = await load(await testKeystore('group'), admin, request);
    const sample = await testKeystore('group', { validity: nextYears() });
    const draft = await services.prepare(
      admin,
      requestOf(sample, { ...request, userId: 'basile' }),
    );
    const { replaceable } = await services.review(admin, draft.id);
    expect(replaceable.map(({ record }) => record.id)).toEqual([old]);
    await services.store(admin, draft.id, old);
    expect((await services.find(admin, old)).record.role).toBe('decrypt-only');
  });

  test('offers no file to replace when the certificate is for another application', async () => {
    const request = { kind: 'company', identifier: '0000000097' } as const;
    const holder = { type: 'CBE', id: '0000000097', applicationId: 'AGENDA', name: 'CABINET' };
    await load(await testKeystore('company'), admin, request);
    const draft = await services.prepare(
      admin,
      requestOf(await testKeystore('company', { holder }), request),
    );
    const { replaceable, verdict } = await services.review(admin, draft.id);
    expect([replaceable, verdict.holder?.applicationId]).toEqual([[], 'AGENDA']);
  });

  test('hides certificates, profiles and lists from another practice', async () => {
    const id = await load(await testKeystore('complete'));
    for (const attempt of [
      services.find(stranger, id),
      services.remove(stranger, id),
      services.exportKeystore(stranger, id, 'x'),
      services.forUser(stranger, 'alix'),
    ]) {
      await expect(attempt).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    }
    expect((await services.overview(stranger, emptyQuery)).total).toBe(0);
    expect((await services.directory(stranger, { text: '', offset: 0, limit: 10 })).total).toBe(0);
  });

  test('refuses an admin the export of another user’s keystore', async () => {
    const sample = await testKeystore('complete');
    const id = await load(sample);
    await expect(services.exportKeystore(admin, id, sample.password)).rejects.toMatchObject({
      code: 'ERR_FORBIDDEN',
    });
  });

  test('refuses and audits an export when the password is wrong', async () => {
    const id = await load(await testKeystore('complete'));
    await expect(services.exportKeystore(alix, id, 'wrong')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    expect((await auditOf('alix'))[0]).toBe('certificate.export-refused refused');
  });

  test('refuses practice-wide lists when the actor is not an admin', async () => {
    await expect(services.overview(alix, emptyQuery)).rejects.toMatchObject({
      code: 'ERR_FORBIDDEN',
    });
    await expect(
      services.directory(alix, { text: '', offset: 0, limit: 10 }),
    ).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
  });
});

describe('overview and directory', () => {
  test('lists the worst level first and counts the levels of the verdicts', async () => {
    const person = (id: string) => ({
      type: 'SSIN',
      id,
      applicationId: null,
      name: 'CAMILLE ESSAI',
    });
    const basiles = await testKeystore('noEncryptionKey', { holder: person('00000000196') });
    const somebodys = await testKeystore('expiring', { holder: person('00000000128') });
    const fine = await load(await testKeystore('complete'));
    const broken = await load(basiles, admin, { userId: 'basile', identifier: '00000000196' });
    const soon = await load(somebodys, admin, { userId: 'nobody', identifier: '00000000128' });
    const { certificates, counts } = await services.overview(admin, emptyQuery);
    expect(certificates.map(({ record }) => record.id)).toEqual([broken, soon, fine]);
    expect(certificates.map(({ verdict }) => verdict.level)).toEqual([
      'unusable',
      'attention',
      'ok',
    ]);
    expect(counts).toEqual({ unusable: 1, attention: 1, ok: 1, muted: 0 });
  });

  test('counts both files as "attention" when one holder has two valid files', async () => {
    await load(await testKeystore('complete'));
    await load(await testKeystore('renewed'));
    const { certificates, counts } = await services.overview(admin, emptyQuery);
    expect(certificates.map(({ verdict }) => verdict.level)).toEqual(['attention', 'attention']);
    expect(counts).toEqual({ unusable: 0, attention: 2, ok: 0, muted: 0 });
  });

  test('counts and lists care providers without a personal certificate, and no other user', async () => {
    const all = { text: '', offset: 0, limit: 10, withoutCertificate: true };
    expect((await services.overview(admin, emptyQuery)).withoutCertificate).toBe(2);
    await load(await testKeystore('complete'));
    expect((await services.overview(admin, emptyQuery)).withoutCertificate).toBe(1);
    const { rows, total } = await services.directory(admin, all);
    expect([rows.map(({ user }) => user.id), total]).toEqual([['basile'], 1]);
    expect((await services.directory(admin, { ...all, offset: 1 })).rows).toEqual([]);
  });

  test('lists each user of the directory with their certificates', async () => {
    const id = await load(await testKeystore('complete'));
    const { rows, total } = await services.directory(admin, { text: '', offset: 0, limit: 10 });
    expect(total).toBe(users.length);
    expect(
      rows.map(({ user, certificates }) => [user.id, certificates.map(({ record }) => record.id)]),
    ).toEqual([
      ['alix', [id]],
      ['basile', []],
      ['nobody', []],
    ]);
  });
});

describe('a new password', () => {
  const next = 'Nouveau~2468';
  const change = (id: string, changes: Partial<KeystorePasswords> = {}, actor = alix) =>
    services.changePassword(actor, id, {
      current: 'Essai-1234',
      next,
      protection: 'modern',
      ...changes,
    });

  test('keeps the certificate on its profile, and its file opens with the new password only', async () => {
    const id = await load(await testKeystore('complete'));
    const before = await services.find(alix, id);
    await change(id);
    const after = await services.find(alix, id);
    expect(after.verdict.state).toBe(before.verdict.state);
    expect(after.record).toMatchObject({ fileName: before.record.fileName, rewrittenAt: now });
    expect(after.record.facts.encryption).toEqual(['PBES2 (AES-256-CBC, HMAC-SHA-256)']);
    const { file } = await services.exportKeystore(alix, id, next);
    expect((await reader.inspect(file, next)).keys).toEqual(before.record.facts.keys);
    await expect(services.exportKeystore(alix, id, 'Essai-1234')).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    expect(await auditOf('alix')).toContain('certificate.password-changed ok');
    expect(events.at(-1)).toMatchObject({
      type: 'certificate.password-changed',
      certificateId: id,
      userId: 'alix',
    });
    expect((await store.auditProof.check()).problems).toEqual([]);
  });

  test('rejects a wrong current password, and keeps the file as it is', async () => {
    const sample = await testKeystore('complete');
    const id = await load(sample);
    await expect(change(id, { current: 'wrong' })).rejects.toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    const { file } = await services.exportKeystore(alix, id, sample.password);
    expect(Buffer.compare(file, sample.bytes)).toBe(0);
    expect(await auditOf('alix')).toContain('certificate.password-change-refused refused');
  });

  test.each([
    ['short', 'Court1', 'Length'],
    ['with an accent', 'Été-2026-long', 'Characters'],
    ['with a blank', 'deux mots 22', 'Characters'],
    ['of letters only', 'LettresSeules', 'Variety'],
  ])(
    'rejects a new password that is %s, before the file is opened',
    async (_what, text, problem) => {
      const id = await load(await testKeystore('complete'));
      await expect(change(id, { current: 'wrong', next: text })).rejects.toMatchObject({
        code: 'ERR_PASSWORD_UNSUITABLE',
        params: { problem },
      });
    },
  );

  test('rejects an admin and a colleague', async () => {
    const id = await load(await testKeystore('complete'));
    await expect(change(id, {}, admin)).rejects.toMatchObject({ code: 'ERR_FORBIDDEN' });
    await expect(change(id, {}, basile)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
  });

  test('rejects the second of two changes that began with the same file', async () => {
    const id = await load(await testKeystore('complete'));
    const outcomes = await Promise.allSettled([change(id), change(id, { next: 'Autre~13579' })]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'ERR_CONFLICT' } }]);
  });

  test('keeps the new file when the certificate is removed and brought back', async () => {
    const id = await load(await testKeystore('complete'));
    await change(id);
    await services.remove(alix, id);
    await services.restore(alix, 'alix', id);
    await expect(services.exportKeystore(alix, id, next)).resolves.toBeDefined();
    expect((await store.auditProof.check()).problems).toEqual([]);
  });
});
