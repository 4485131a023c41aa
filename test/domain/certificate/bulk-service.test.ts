import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createBulkServices } from '../../../plugin/domain/certificate/bulk/bulk-service.ts';
import type {
  BulkServices,
  BulkState,
} from '../../../plugin/domain/certificate/bulk/bulk-service.ts';
import { createCertificateServices } from '../../../plugin/domain/certificate/create-service.ts';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { HostDirectory } from '../../../plugin/domain/practice/directory.ts';
import type { KeystoreReader } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import { testAnchors, testKeystore } from '../../support/fixtures/keystores.ts';
import { freshStore } from '../../store/store-fixture.ts';

const admin = anAdmin({ userId: 'claire' });
const users = [
  aPlainUser({ id: 'alix', displayName: 'Alix Exemple', ssin: '00000000097' }),
  aPlainUser({ id: 'basile', displayName: 'Basile Exemple', ssin: '00000000196' }),
];

let reader: KeystoreReader;
let anchors: readonly TrustAnchor[];
let store: Store;
let bulk: BulkServices;
let now: Date;

beforeAll(async () => {
  reader = createKeystoreReader({});
  anchors = await testAnchors();
});
afterAll(() => reader.close());

beforeEach(async () => {
  ({ store } = await freshStore());
  now = new Date();
  const clock = () => now;
  const directory: HostDirectory = {
    findUser: (_practiceId, userId) => Promise.resolve(users.find(({ id }) => id === userId)),
    listUsers: () => Promise.resolve({ users, total: users.length }),
  };
  const { certificates, drafts, audit } = store;
  const verdicts = createVerdictService({
    certificates,
    anchors: () => anchors,
    environment: 'simulation',
    renewalWindowDays: 90,
    now: clock,
  });
  const authorizer = createAuthorizer({ directory, audit, now: clock });
  const shared = { certificates, drafts, audit, reader, directory, verdicts, now: clock };
  const services = createCertificateServices({
    ...shared,
    authorizer,
    renewalWindowDays: 90,
    emit: () => undefined,
  });
  const silent = () => undefined;
  bulk = createBulkServices({
    ...shared,
    services,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
});

async function settled(id: string, actor: Actor = admin): Promise<BulkState> {
  await expect.poll(() => bulk.state(actor, id).phase, { timeout: 60_000 }).not.toMatch(/ing$/);
  return bulk.state(actor, id);
}

const named = (state: BulkState, index: number | undefined) => state.files[index ?? -1]?.name;

const person = (id: string) => ({
  type: 'SSIN',
  id,
  applicationId: null,
  name: 'CAMILLE ESSAI',
});

async function someFiles() {
  const right = await testKeystore('complete');
  const old = await testKeystore('expired');
  const basiles = await testKeystore('complete', { holder: person('00000000196') });
  return { right, old, basiles };
}

describe('a load of several files', () => {
  test('finds holder, profile and the right file by content, and stores what was confirmed', async () => {
    const { right, old, basiles } = await someFiles();
    const id = await bulk.start(
      admin,
      [
        { name: 'a-misleading-new-name.p12', bytes: Uint8Array.from(old.bytes) },
        { name: 'x', bytes: Uint8Array.from(right.bytes) },
        { name: 'copy.p12', bytes: Uint8Array.from(right.bytes) },
        { name: 'folder/basile.acc-p12', bytes: Uint8Array.from(basiles.bytes) },
        { name: 'notes.txt', bytes: Buffer.from('hello, this is a note') },
        { name: 'empty.p12', bytes: new Uint8Array() },
      ],
      [right.password, old.password, basiles.password],
    );
    const state = await settled(id);
    const plan = state.plan!;
    expect(
      plan.groups.map(({ userId, chosen, others }) => [
        userId,
        named(state, chosen?.index),
        chosen?.reason,
        others.map((one) => [named(state, one.index), one.reason]),
      ]),
    ).toEqual([
      [
        'alix',
        'x',
        'OnlyWorking',
        [
          ['a-misleading-new-name.p12', 'Expired'],
          ['copy.p12', 'Copy'],
        ],
      ],
      ['basile', 'basile.acc-p12', 'Only', []],
    ]);
    expect(plan.decoys.map((one) => [named(state, one.index), one.reason])).toEqual([
      ['notes.txt', 'NoKeystore'],
      ['empty.p12', 'Empty'],
    ]);
    expect(await store.certificates.listForUser('practice-1', 'alix')).toEqual([]);

    bulk.load(admin, id, [0]);
    const loaded = await settled(id);
    expect(loaded.results.map(({ code }) => code)).toEqual([null]);
    const stored = await store.certificates.listForUser('practice-1', 'alix');
    expect(stored.map(({ fileName }) => fileName)).toEqual(['x']);
    expect(await store.certificates.listForUser('practice-1', 'basile')).toEqual([]);
    const [entry] = await store.audit.listForUser('practice-1', 'alix', 1);
    expect(entry).toMatchObject({ event: 'certificate.loaded', actor: { userId: 'claire' } });
  }, 120_000);

  test('keeps what no password opens, and opens it once the right one is typed', async () => {
    const { right } = await someFiles();
    const id = await bulk.start(
      admin,
      [{ name: 'x.p12', bytes: Uint8Array.from(right.bytes) }],
      ['not this one'],
    );
    expect((await settled(id)).plan).toMatchObject({ locked: [0], groups: [] });
    bulk.unlock(admin, id, right.password);
    expect((await settled(id)).plan).toMatchObject({
      locked: [],
      groups: [{ userId: 'alix', chosen: { index: 0, reason: 'Only' } }],
    });
  }, 120_000);

  test('recognises a certificate that is loaded already', async () => {
    const { right } = await someFiles();
    // The service overwrites what it was given
    const files = () => [{ name: 'x.p12', bytes: Uint8Array.from(right.bytes) }];
    const first = await bulk.start(admin, files(), [right.password]);
    await settled(first);
    bulk.load(admin, first, [0]);
    await settled(first);
    const again = await bulk.start(admin, files(), [right.password]);
    expect((await settled(again)).plan?.groups[0]).toMatchObject({
      chosen: null,
      others: [{ index: 0, reason: 'AlreadyLoaded' }],
    });
  }, 120_000);

  test('matches only a clinician’s own profile, and hides the load from every other user', async () => {
    const { right, basiles } = await someFiles();
    const alix = anActor({ userId: 'alix' });
    const id = await bulk.start(
      alix,
      [
        { name: 'mine', bytes: Uint8Array.from(right.bytes) },
        { name: 'his', bytes: Uint8Array.from(basiles.bytes) },
      ],
      [right.password, basiles.password],
    );
    const state = await settled(id, alix);
    expect(state.plan?.groups.map(({ userId }) => userId)).toEqual(['alix', null]);
    expect(() => bulk.state(admin, id)).toThrow('no such load');
    bulk.load(alix, id, [0, 1]);
    expect((await settled(id, alix)).results).toHaveLength(1);
  }, 120_000);

  test('forgets everything after fifteen minutes, and when it is discarded', async () => {
    const note = [{ name: 'note', bytes: Buffer.from('a note that is none') }];
    const id = await bulk.start(admin, note, []);
    await settled(id);
    bulk.discard(admin, id);
    expect(() => bulk.state(admin, id)).toThrow('no such load');
    const next = await bulk.start(admin, note, []);
    await settled(next);
    now = new Date(now.getTime() + 15 * 60_000);
    expect(() => bulk.state(admin, next)).toThrow('no such load');
  });
});
