import { describe, expect, test } from 'vitest';
import type { CertificateBounds } from '../../../plugin/domain/certificate/repository.ts';
import { aCertificate, freshStore, noFacts } from '../store-fixture.ts';

const bounds: CertificateBounds = { application: 3, holder: 5, profile: 7 };
const none = { fingerprint: null, holderKey: null };

type Changes = NonNullable<Parameters<typeof aCertificate>[0]>;

async function stored() {
  const { store } = await freshStore();
  let number = 0;
  /** Another certificate of the same holder, unless the changes say otherwise. */
  const insert = async (changes: Changes = {}, replaces: string | null = null) => {
    number += 1;
    const id = changes.id ?? `c${number}`;
    const summary = { fingerprint: `F${number}`, holderKey: 'holder', ...changes.summary };
    await store.certificates.insert(
      aCertificate({ id, ...changes, summary }, { replaces, bounds }),
    );
    return id;
  };
  return { store, insert };
}

describe('bounds of certificates', () => {
  test('rejects another file when the application has its number, unless the file replaces one', async () => {
    const { insert } = await stored();
    const first = await insert();
    await insert();
    await insert();
    await expect(insert()).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_LIMIT',
      status: 409,
      params: { limit: 3 },
    });
    await insert({}, first);
  });

  test('rejects another file when the holder has its number over all applications', async () => {
    const { insert } = await stored();
    for (let index = 0; index < 5; index += 1) {
      await insert({ summary: { holderKey: `application ${index}` } });
    }
    const other = { summary: { holderKey: 'one more application' } };
    await expect(insert(other)).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_LIMIT',
      params: { limit: 5 },
    });
    await insert({ ...other, identifier: '00000000196' });
  });

  test('rejects another file when the profile has its number, replaced ones included', async () => {
    const { store, insert } = await stored();
    let last = await insert();
    for (let index = 0; index < 6; index += 1) last = await insert({}, last);
    await expect(insert({}, last)).rejects.toMatchObject({
      code: 'ERR_CERTIFICATE_LIMIT',
      params: { limit: 7 },
    });
    const files = await store.certificates.listForUser('practice-1', 'user-1');
    expect(files.filter(({ role }) => role === 'active').map(({ id }) => id)).toEqual([last]);
    await insert({ userId: 'user-2' });
  });

  test.each<[string, Changes]>([
    ['has the same leaf', { summary: { fingerprint: 'F1' } }],
    ['has no leaf and holds the same', { summary: none, facts: noFacts }],
  ])('rejects a file when an active one %s, unless it takes its place', async (_what, changes) => {
    const { store, insert } = await stored();
    const first = await insert(changes);
    await expect(insert(changes)).rejects.toMatchObject({ code: 'ERR_CERTIFICATE_LOADED' });
    const files = await store.certificates.listForUser('practice-1', 'user-1');
    expect(files.map(({ id }) => id)).toEqual([first]);
    await insert(changes, first);
    await insert({ ...changes, identifier: '00000000196' });
  });

  test('accepts one of several inserts at once when one place is left', async () => {
    const { insert } = await stored();
    await insert();
    await insert();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => insert()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
