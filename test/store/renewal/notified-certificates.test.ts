import { expect, test } from 'vitest';
import type { Store } from '../../../plugin/store/index.ts';
import { aCertificate, freshStore, now } from '../store-fixture.ts';
import { dates, anEnding, anOutcome, days, minutes, said } from './renewal-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aMute, aRaisedNotice } from '../../support/builders/notice.ts';
import { aPlan } from '../../support/builders/plan.ts';

const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;
const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet Exemple' } as const;

interface Notified {
  readonly id: string;
  readonly userId?: string;
  readonly practiceId?: string;
  readonly of?: { readonly kind: 'group' | 'company'; readonly identifier: string };
  readonly loadedAt?: Date;
}

/** A certificate with a plan and one open notice, which has its name. */
async function notified(store: Store, { id, of, ...rest }: Notified): Promise<void> {
  const { practiceId = 'practice-1', userId = 'user-1', loadedAt = now } = rest;
  const holder = of ?? { kind: 'person', identifier: '00000000097' };
  await store.certificates.insert(
    aCertificate({
      id,
      practiceId,
      userId,
      loadedAt,
      kind: holder.kind,
      identifier: holder.identifier,
    }),
  );
  const raise = [aRaisedNotice({ id: `of ${id}`, certificateId: id, userId, practiceId })];
  await store.renewals.save(anOutcome({ practiceId, certificateId: id, raise }));
}

const idsFor = async (
  store: Store,
  user: Parameters<Store['notices']['listNotified']>[1],
  practiceId = 'practice-1',
) => (await store.notices.listNotified(practiceId, user)).map(({ certificateId }) => certificateId);

test('returns own certificates newest first, then those of each organisation, each once', async () => {
  const { store } = await freshStore();
  await notified(store, { id: 'old', loadedAt: minutes(1) });
  await notified(store, { id: 'new', loadedAt: minutes(2) });
  await notified(store, { id: 'own company', of: company, loadedAt: minutes(3) });
  await notified(store, { id: 'company', userId: 'user-2', of: company });
  await notified(store, { id: 'group', userId: 'user-2', of: group });
  await notified(store, { id: 'of a colleague', userId: 'user-2' });
  await notified(store, { id: 'elsewhere', practiceId: 'practice-2' });

  expect(await idsFor(store, { id: 'user-1', organisations: [group, company] })).toEqual([
    'own company',
    'new',
    'old',
    'group',
    'company',
  ]);
  expect(await idsFor(store, { id: 'user-3', organisations: [company] })).toEqual([
    'own company',
    'company',
  ]);
  expect(await idsFor(store, { id: 'user-1', organisations: [] }, 'practice-2')).toEqual([
    'elsewhere',
  ]);
  expect(await idsFor(store, { id: 'user-3', organisations: [] })).toEqual([]);
});

test('returns the columns that a text needs, with a mute and without', async () => {
  const { store } = await freshStore();
  await notified(store, { id: 'certificate-1', userId: 'user-2', of: company });
  const plan = aPlan({ ...dates, state: 'Due', reason: 'PlannedMoment' });
  await store.renewals.save(anOutcome({ plan }));
  const user = { id: 'user-1', organisations: [company] };
  expect(await store.notices.listNotified('practice-1', user)).toMatchObject([
    {
      certificateId: 'certificate-1',
      userId: 'user-2',
      kind: 'company',
      holderName: 'Camille Exemple',
      environment: 'acceptance',
      plan,
      mute: null,
      notices: [{ id: 'of certificate-1', cause: 'Expiry', endedAt: null }],
    },
  ]);
  await store.notices.mute('practice-1', aMute({ at: now }), said('notice.muted'));
  const [muted] = await store.notices.listNotified('practice-1', user);
  const { reason, severity, until, at } = aMute({ at: now });
  expect(muted?.mute).toEqual({ reason, severity, until, at });
});

test('omits certificates that are replaced, removed or without open notice', async () => {
  const { store } = await freshStore();
  for (const id of ['ended', 'replaced', 'removed', 'there']) await notified(store, { id });
  await store.notices.end('practice-1', 'of ended', anEnding('CauseEnded', now));
  await store.certificates.insert(aCertificate({ id: 'newer' }, { replaces: 'replaced' }));
  await store.certificates.remove('practice-1', 'removed', anEntry());
  expect(await idsFor(store, { id: 'user-1', organisations: [] })).toEqual(['there']);
});

test('returns superseded notices, newest first, and no other ended notices', async () => {
  const { store } = await freshStore();
  await notified(store, { id: 'certificate-1' });
  const weak = aRaisedNotice({ id: 'weak', cause: 'WeakKey', step: 1, raisedAt: minutes(1) });
  await store.renewals.save(anOutcome({ raise: [weak] }));
  await store.notices.end('practice-1', 'weak', anEnding('CauseEnded', minutes(2)));
  await store.notices.acknowledge(
    'practice-1',
    'of certificate-1',
    minutes(2),
    said('notice.acknowledged'),
  );
  await store.renewals.save(
    anOutcome({
      end: [{ id: 'of certificate-1', end: 'Superseded', at: days(1) }],
      raise: [aRaisedNotice({ id: 'next', step: 60, raisedAt: days(1) })],
    }),
  );
  const [found] = await store.notices.listNotified('practice-1', {
    id: 'user-1',
    organisations: [],
  });
  expect(found?.notices).toMatchObject([
    { id: 'next', acknowledgedAt: null, endedAt: null },
    { id: 'of certificate-1', acknowledgedAt: minutes(2), end: 'Superseded', endedAt: days(1) },
  ]);
});
