import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { rotateMasterKey } from '../../../plugin/store/sealing/key-rotation.ts';
import { freshStore, rawDatabase } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { anEnrolment } from '../../support/builders/enrolment.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const keystore = Buffer.from('MARKER-of-a-keystore '.repeat(40));
const fileKeys = Buffer.from('MARKER-of-file-keys '.repeat(5));
const begun = anEntry({ event: 'enrolment.begun' });

async function withEnrolment(changes: Partial<Enrolment> = {}) {
  const { store, place } = await freshStore();
  const enrolment = anEnrolment(changes);
  await store.enrolments.insert(enrolment, { keystore, fileKeys }, begun);
  return { enrolments: store.enrolments, store, place, enrolment };
}

test('returns a request as it was written', async () => {
  const { enrolments, enrolment } = await withEnrolment({
    agreement: { at: now, language: 'fr', digest: 'AB' },
    submittedAt: now,
    nextAt: minutes(1),
    problem: { at: now, kind: 'refused', code: 'X', message: 'words' },
  });
  expect(await enrolments.find('practice-1', enrolment.id)).toEqual(enrolment);
  expect(await enrolments.find('practice-2', enrolment.id)).toBeUndefined();
});

test('keeps keystore and file keys sealed, also after a rotation of the master key', async () => {
  const { enrolments, enrolment, place } = await withEnrolment();
  const database = rawDatabase(place);
  await rotateMasterKey({ database, masterKeys: place.masterKeys, now: () => now });
  const sealed = await enrolments.readSealed('practice-1', enrolment.id);
  expect(Buffer.from(sealed.keystore).equals(keystore)).toBe(true);
  expect(Buffer.from(sealed.fileKeys ?? []).equals(fileKeys)).toBe(true);
  const files = readdirSync(place.folder).map((name) => readFileSync(join(place.folder, name)));
  expect(files.some((file) => file.includes('MARKER-of'))).toBe(false);
});

test('names the certificates that wait for their activation, from before they are on their profile', async () => {
  const { enrolments, enrolment, store } = await withEnrolment({
    kind: 'renewal',
    replaces: 'before',
  });
  const awaiting = async () => [...(await store.certificates.awaitingActivation('practice-1'))];
  const steps = [
    { state: 'waiting', toBeActivated: false, named: false },
    { state: 'registered', toBeActivated: true, named: true },
    { state: 'to-activate', toBeActivated: true, named: true },
    { state: 'done', toBeActivated: true, named: false, endedAt: now },
  ] as const;
  let current = enrolment;
  for (const { named, ...change } of steps) {
    current = await enrolments.save({ enrolment: { ...current, ...change } });
    const pair = [enrolment.certificateId, 'before'];
    expect(await awaiting(), change.state).toEqual(named ? [pair] : []);
  }
  expect([...(await store.certificates.awaitingActivation('practice-2'))]).toEqual([]);
});

test('rejects a second request for a holder while the first one runs', async () => {
  const { enrolments, enrolment } = await withEnrolment();
  const second = anEnrolment();
  await expect(
    enrolments.insert(second, { keystore, fileKeys: null }, begun),
  ).rejects.toMatchObject({ code: 'ERR_ENROLMENT_RUNNING' });
  await enrolments.save({
    enrolment: { ...enrolment, state: 'abandoned', endedAt: now },
    sealed: null,
  });
  await enrolments.insert(second, { keystore, fileKeys: null }, begun);
  expect((await enrolments.readSealed('practice-1', second.id)).fileKeys).toBeNull();
  await expect(enrolments.readSealed('practice-1', enrolment.id)).rejects.toMatchObject({
    code: 'ERR_NOT_FOUND',
  });
});

describe('a step', () => {
  test('keeps keystore, row and audit entry together, or changes nothing', async () => {
    const { enrolments, enrolment, place } = await withEnrolment();
    const changed = { ...enrolment, state: 'submitting', submittedAt: now } as const;
    const elsewhere = anEntry({ event: 'enrolment.signed', practiceId: 'practice-2' });
    await expect(
      enrolments.save({
        enrolment: changed,
        sealed: { keystore: Buffer.from('other'), fileKeys: null },
        entry: elsewhere,
      }),
    ).rejects.toThrow('another practice');
    expect(await enrolments.find('practice-1', enrolment.id)).toEqual(enrolment);
    const { keystore: kept } = await enrolments.readSealed('practice-1', enrolment.id);
    expect(Buffer.from(kept).equals(keystore)).toBe(true);

    const entry = anEntry({ event: 'enrolment.signed' });
    const saved = await enrolments.save({ enrolment: changed, entry });
    expect(saved).toEqual({ ...changed, version: 1 });
    expect(await enrolments.find('practice-1', enrolment.id)).toEqual(saved);
    const entries = rawDatabase(place)
      .prepare('SELECT event FROM audit_entry ORDER BY sequence')
      .pluck()
      .all();
    expect(entries).toEqual(['enrolment.begun', 'enrolment.signed']);
  });

  test('rejects a change of what was changed since it was read', async () => {
    const { enrolments, enrolment } = await withEnrolment();
    await enrolments.save({ enrolment: { ...enrolment, questions: 1 } });
    await expect(
      enrolments.save({ enrolment: { ...enrolment, questions: 2 } }),
    ).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
  });

  test('returns a request to one taker at a time, and again once its lease is over', async () => {
    const { enrolments, enrolment } = await withEnrolment({ nextAt: now });
    expect(await enrolments.take('practice-1', enrolment.id, now)).toEqual(enrolment);
    expect(await enrolments.take('practice-1', enrolment.id, now)).toBeUndefined();
    expect(await enrolments.takeDue(now, 5)).toEqual([]);
    expect(await enrolments.takeDue(minutes(4), 5)).toEqual([enrolment]);
    await enrolments.release('practice-1', enrolment.id);
    expect(await enrolments.take('practice-1', enrolment.id, minutes(4))).toEqual(enrolment);
  });

  test('returns a request that was leased under a clock that was ahead', async () => {
    const { enrolments, enrolment } = await withEnrolment();
    await enrolments.take('practice-1', enrolment.id, minutes(600));
    expect(await enrolments.take('practice-1', enrolment.id, now)).toEqual(enrolment);
  });
});

test('returns due requests, earliest first, and none that ended or waits for a person', async () => {
  const { enrolments } = await withEnrolment({ nextAt: now });
  const holder = (id: string) => ({ type: 'SSIN', id, applicationId: null, name: '' });
  const others = [
    anEnrolment({ holder: holder('00000000196'), nextAt: minutes(-5) }),
    anEnrolment({ holder: holder('00000000295'), nextAt: minutes(1) }),
    anEnrolment({ holder: holder('00000000394'), nextAt: null }),
    anEnrolment({ holder: holder('00000000493'), nextAt: now, state: 'done', endedAt: now }),
  ];
  for (const one of others) await enrolments.insert(one, { keystore, fileKeys: null }, begun);
  const due = await enrolments.takeDue(now, 5);
  expect(due.map(({ holder: { id } }) => id)).toEqual(['00000000196', '00000000097']);
});

test('returns the requests of a profile that run, or ended lately', async () => {
  const { enrolments, enrolment } = await withEnrolment();
  const ended = anEnrolment({
    holder: { type: 'CBE', id: '0000000097', applicationId: null, name: 'X' },
    state: 'done',
    startedAt: minutes(-10),
    endedAt: minutes(-5),
  });
  await enrolments.insert(ended, { keystore, fileKeys: null }, begun);
  const of = async (since: Date) =>
    (await enrolments.listForUser('practice-1', 'user-1', since)).map(({ id }) => id);
  expect(await of(minutes(-6))).toEqual([enrolment.id, ended.id]);
  expect(await of(minutes(-4))).toEqual([enrolment.id]);
  expect(await enrolments.listForUser('practice-1', 'user-2', now)).toEqual([]);
});
