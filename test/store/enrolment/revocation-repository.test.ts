import { expect, test } from 'vitest';
import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aRevocation } from '../../support/builders/revocation.ts';
import { freshStore } from '../store-fixture.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const begun = anEntry({ event: 'enrolment.revocation-begun' });

async function withRevocation(changes: Partial<Revocation> = {}) {
  const { store } = await freshStore();
  const revocation = aRevocation(changes);
  await store.revocations.insert(revocation, begun);
  return { revocations: store.revocations, store, revocation };
}

test('returns a revocation as it was written', async () => {
  const { revocations, revocation } = await withRevocation({
    state: 'submitting',
    agreement: { at: now, language: 'fr', digest: 'AB' },
    submittedAt: now,
    nextAt: minutes(1),
    problem: { at: now, kind: 'unreachable', code: 'Timeout', message: '' },
  });
  expect(await revocations.find('practice-1', revocation.id)).toEqual(revocation);
  expect(await revocations.find('practice-2', revocation.id)).toBeUndefined();
});

test('rejects a second revocation of a certificate while the first one runs', async () => {
  const { revocations, revocation } = await withRevocation();
  await expect(revocations.insert(aRevocation(), begun)).rejects.toMatchObject({
    code: 'ERR_ENROLMENT_RUNNING',
  });
  await revocations.save({ revocation: { ...revocation, state: 'abandoned', endedAt: now } });
  await revocations.insert(aRevocation(), begun);
});

test('rejects a change of what was changed since it was read', async () => {
  const { revocations, revocation } = await withRevocation();
  const saved = await revocations.save({ revocation: { ...revocation, failures: 1 } });
  expect(saved.version).toBe(1);
  await expect(
    revocations.save({ revocation: { ...revocation, failures: 2 } }),
  ).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
});

test('returns a due revocation to one taker at a time', async () => {
  const { revocations, revocation } = await withRevocation({ nextAt: now });
  expect(await revocations.takeDue(minutes(-1), 5)).toEqual([]);
  expect(await revocations.takeDue(now, 5)).toEqual([revocation]);
  expect(await revocations.take('practice-1', revocation.id, now)).toBeUndefined();
  await revocations.release('practice-1', revocation.id);
  expect(await revocations.take('practice-1', revocation.id, now)).toEqual(revocation);
});

test('returns the revocations of a user that run, or ended lately', async () => {
  const { revocations, revocation } = await withRevocation();
  const ended = aRevocation({
    publicKeyIdentifier: 'AB'.repeat(20),
    state: 'done',
    startedAt: minutes(-10),
    endedAt: minutes(-5),
  });
  await revocations.insert(ended, begun);
  const of = async (since: Date) =>
    (await revocations.listForUser('practice-1', 'user-1', since)).map(({ id }) => id);
  expect(await of(minutes(-6))).toEqual([revocation.id, ended.id]);
  expect(await of(minutes(-4))).toEqual([revocation.id]);
});
