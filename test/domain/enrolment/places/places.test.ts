import { describe, expect, it } from 'vitest';
import type { OwnRequests } from '../../../../plugin/domain/enrolment/own-requests.ts';
import { createPlaces } from '../../../../plugin/domain/enrolment/places/create-places.ts';
import type { Enrolment } from '../../../../plugin/domain/enrolment/enrolment.ts';
import { freshStore } from '../../../store/store-fixture.ts';
import { anActor } from '../../../support/builders/actor.ts';
import { anEntry } from '../../../support/builders/audit-entry.ts';
import { anEnrolment } from '../../../support/builders/enrolment.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const actor = anActor({ userId: 'user-1', practiceId: 'practice-1' });

async function withRequest(changes: Partial<Enrolment> = {}) {
  const { store } = await freshStore();
  const enrolment = anEnrolment({ kind: 'renewal', state: 'to-activate', ...changes });
  const sealed = { keystore: Buffer.from('file'.repeat(20)), fileKeys: null };
  await store.enrolments.insert(enrolment, sealed, anEntry({ event: 'enrolment.begun' }));
  const seen = () => Promise.resolve(enrolment);
  const own = { requireOwn: seen, requireSeen: seen } as unknown as OwnRequests;
  const services = createPlaces({ places: store.places, own, now: () => now });
  const names = async () =>
    (await services.places(actor, enrolment.id)).map(({ name, doneAt }) => [name, doneAt]);
  return { store, services, id: enrolment.id, names };
}

const refusal = (problem: string) => ({ code: 'ERR_ENROLMENT_PLACE', params: { problem } });

describe('places of a request', () => {
  it('keeps names on one line, ticks them off and lets go of them', async () => {
    const { services, id, names } = await withRequest();
    await services.addPlace(actor, id, '  PC\n de\u00a0 garde ');
    await services.addPlace(actor, id, 'Logiciel B');
    const [first, second] = await services.places(actor, id);
    await services.markPlace(actor, id, first!.id, true);
    expect(await names()).toEqual([
      ['PC de garde', now],
      ['Logiciel B', null],
    ]);
    await services.markPlace(actor, id, first!.id, false);
    await services.removePlace(actor, id, second!.id);
    expect(await names()).toEqual([['PC de garde', null]]);
  });

  it.each([
    [' \u200b ', 'Missing'],
    ['x'.repeat(61), 'Long'],
    ['pc DE garde', 'Known'],
  ])('rejects the name %j', async (name, problem) => {
    const { services, id, names } = await withRequest();
    await services.addPlace(actor, id, 'PC de garde');
    await expect(services.addPlace(actor, id, name)).rejects.toMatchObject(refusal(problem));
    expect(await names()).toHaveLength(1);
  });

  it('rejects a thirteenth place', async () => {
    const { services, id, names } = await withRequest();
    for (let place = 0; place < 12; place += 1) await services.addPlace(actor, id, `Lieu ${place}`);
    await expect(services.addPlace(actor, id, 'Lieu 12')).rejects.toMatchObject(refusal('Many'));
    expect(await names()).toHaveLength(12);
  });

  it('rejects a change to a request that has ended', async () => {
    const { services, id } = await withRequest({ state: 'done', endedAt: now });
    await expect(services.addPlace(actor, id, 'PC')).rejects.toMatchObject({
      code: 'ERR_ENROLMENT_STATE',
    });
  });

  it('keeps the places of a request from another practice', async () => {
    const { store, services, id } = await withRequest();
    const place = { id: 'p1', name: 'PC', addedAt: now };
    expect(await store.places.add('practice-2', id, place, 12)).toBe('many');
    await services.addPlace(actor, id, 'PC');
    const [own] = await services.places(actor, id);
    await store.places.mark('practice-2', id, own!.id, now);
    await store.places.remove('practice-2', id, own!.id);
    expect(await store.places.list('practice-2', id)).toEqual([]);
    expect(await store.places.list('practice-1', id)).toEqual([own]);
  });
});
