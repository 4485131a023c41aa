import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import { day } from '../renewal/subjects.ts';
import { createReconcilerFixture, practiceId } from '../renewal/reconciler-fixture.ts';
import type { ReconcilerFixture } from '../renewal/reconciler-fixture.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aPlainUser } from '../../support/builders/user.ts';

export const end = new Date('2027-06-15T10:00:00.000Z');
export const begin = new Date('2024-06-15T10:00:00.000Z');
export const before = (days: number) => new Date(end.getTime() - days * day);

export const company = '0000000097';

const actor = (userId: string, changes: Partial<Actor> = {}) =>
  anActor({ userId, displayName: `Name of ${userId}`, signedInBy: 'launch', ...changes });

export const owner = actor('user-1');
/** Of the company, whose certificate is on the owner's profile. */
export const colleague = actor('user-2');
/** Of the practice, and of nothing that the owner is of. */
export const stranger = actor('user-3');
export const admin = actor('admin-1', { roles: ['admin'] });
/** Has every right, in another practice. */
export const elsewhere = actor('admin-1', { roles: ['admin'], practiceId: 'practice-2' });

/** A practice with the owner's own certificate and the company's, both ending on the same day, so many days away. */
export async function peopledFixture(daysBefore: number): Promise<ReconcilerFixture> {
  const fixture = await createReconcilerFixture(before(daysBefore));
  const organisations: HostUser['organisations'] = [
    { kind: 'company', identifier: company, name: 'Cabinet Exemple' },
  ];
  for (const user of [
    aPlainUser({ id: 'user-1', displayName: 'Camille Exemple', organisations }),
    aPlainUser({ id: 'user-2', displayName: 'Dominique Exemple', organisations }),
    aPlainUser({ id: 'user-3', displayName: 'Sacha Exemple' }),
  ]) {
    fixture.users.set(user.id, user);
  }
  await fixture.loadFinished({ id: 'own', userId: 'user-1', from: begin, to: end });
  await fixture.loadFinished({ id: 'shared', userId: 'user-1', from: begin, to: end, company });
  await fixture.newReconciler().run();
  return fixture;
}

/** Open notices of a certificate, regardless of who may see them. */
export const openNotices = async (fixture: ReconcilerFixture, certificateId: string) =>
  (await fixture.store.notices.listForCertificate(practiceId, certificateId)).filter(
    ({ endedAt }) => endedAt === null,
  );

/** Events in a user's audit, newest first. */
export const auditOf = async (fixture: ReconcilerFixture, userId = 'user-1') =>
  fixture.store.audit.listForUser(practiceId, userId, 50);
