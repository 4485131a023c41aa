import { beforeEach, describe, expect, test } from 'vitest';
import type { Authorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import type { CertificateEvent } from '../../../plugin/domain/certificate/certificate-event.ts';
import { createRemoveService } from '../../../plugin/domain/certificate/remove.ts';
import { createRestoreService } from '../../../plugin/domain/certificate/restore.ts';
import type { HostDirectory } from '../../../plugin/domain/practice/directory.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificate, freshStore, now } from '../../store/store-fixture.ts';

const anne = anActor({ userId: 'anne', displayName: 'Anne' });
const admin = anAdmin({ userId: 'claire', displayName: 'Claire' });
const bob = anActor({ userId: 'bob', displayName: 'Bob' });
const hours = (amount: number) => new Date(now.getTime() + amount * 3_600_000);

let store: Store;
let at: Date;
let events: CertificateEvent[];
let services: ReturnType<typeof createRestoreService> & ReturnType<typeof createRemoveService>;

beforeEach(async () => {
  ({ store } = await freshStore());
  at = now;
  events = [];
  const users = [aUser({ id: 'anne' }), aUser({ id: 'bob' }), aUser({ id: 'claire' })];
  const directory: HostDirectory = {
    findUser: (_practiceId, userId) => Promise.resolve(users.find(({ id }) => id === userId)),
    listUsers: () => Promise.resolve({ users, total: users.length }),
  };
  const clock = () => at;
  const authorizer: Authorizer = createAuthorizer({ directory, audit: store.audit, now: clock });
  const deps = {
    certificates: store.certificates,
    authorizer,
    emit: (event: CertificateEvent) => void events.push(event),
    now: clock,
  };
  services = { ...createRemoveService(deps), ...createRestoreService(deps) };
  await store.certificates.insert(aCertificate({ id: 'own', userId: 'anne' }));
});

const idsFor = async (actor = anne) =>
  (await services.removed(actor, 'anne')).map(({ record }) => record.id);

describe('undo of a removal', () => {
  test('restores record and file as they were when the remover asks within the day', async () => {
    const before = await store.certificates.findById('practice-1', 'own');
    const file = await store.certificates.readKeystore('practice-1', 'own');
    await services.remove(anne, 'own');
    expect(await store.certificates.findById('practice-1', 'own')).toBeUndefined();
    expect(await idsFor()).toEqual(['own']);
    at = hours(23);
    await services.restore(anne, 'anne', 'own');
    expect(await store.certificates.findById('practice-1', 'own')).toEqual(before);
    expect(await store.certificates.readKeystore('practice-1', 'own')).toEqual(file);
    expect(await idsFor()).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['certificate.removed', 'certificate.restored']);
    const [latest] = await store.audit.listForUser('practice-1', 'anne', 1);
    expect(latest).toMatchObject({ event: 'certificate.restored', actor: { userId: 'anne' } });
    expect((await store.auditProof.check()).problems).toEqual([]);
  });

  test('hides what an admin removed from its holder, and lets the admin restore it', async () => {
    await services.remove(admin, 'own');
    expect(await idsFor()).toEqual([]);
    await expect(services.restore(anne, 'anne', 'own')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    expect(await idsFor(admin)).toEqual(['own']);
    await services.restore(admin, 'anne', 'own');
    expect(await store.certificates.findById('practice-1', 'own')).toBeDefined();
  });

  test('rejects a colleague, and any user after 24 hours', async () => {
    await services.remove(anne, 'own');
    await expect(services.restore(bob, 'anne', 'own')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
    at = hours(24);
    expect(await idsFor()).toEqual([]);
    await expect(services.restore(admin, 'anne', 'own')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
  });

  test('destroys record and sealed file when the day has passed', async () => {
    await services.remove(anne, 'own');
    expect(await store.certificates.destroyRemoved(hours(23))).toBe(0);
    expect(await store.certificates.destroyRemoved(hours(24))).toBe(1);
    await expect(store.certificates.readKeystore('practice-1', 'own')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
  });

  test('deletes a kept key with the removal and keeps it deleted after the restore', async () => {
    const key = Uint8Array.of(1, 2, 3);
    await store.sessionKeys.keep('practice-1', 'own', 'session', key, anEntry());
    await services.remove(anne, 'own');
    await services.restore(anne, 'anne', 'own');
    expect(await store.sessionKeys.has('practice-1', 'own', 'session')).toBe(false);
  });

  test('rejects the restore when the same certificate was loaded again', async () => {
    const record = { userId: 'anne', summary: { fingerprint: 'A'.repeat(64) } };
    await store.certificates.insert(aCertificate({ id: 'one', ...record }));
    await services.remove(anne, 'one');
    await store.certificates.insert(aCertificate({ id: 'two', ...record }));
    await expect(services.restore(anne, 'anne', 'one')).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_LOADED',
    });
    expect(await idsFor()).toEqual(['one']);
  });
});

test('rewraps and opens the file of a removed certificate like any other', async () => {
  await services.remove(anne, 'own');
  const walked = await store.sealWalk.next(10);
  expect(walked).toMatchObject({ opened: 1, broken: [] });
});
