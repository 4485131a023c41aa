import type { Actor, Role } from '../../../plugin/domain/practice/actor.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import { aUser } from '../session/session-fixture.ts';
import { day } from '../renewal/subjects.ts';
import { createReconcilerFixture, practiceId } from '../renewal/reconciler-fixture.ts';
import type { ReconcilerFixture } from '../renewal/reconciler-fixture.ts';

export const end = new Date('2027-06-15T10:00:00.000Z');
export const begin = new Date('2024-06-15T10:00:00.000Z');
export const before = (days: number) => new Date(end.getTime() - days * day);

export const company = '0000000097';

export function anActor(userId: string, role: Role = 'clinician', practice = practiceId): Actor {
  return {
    userId,
    displayName: `Name of ${userId}`,
    practiceId: practice,
    roles: [role],
    language: 'fr',
    signedInBy: 'launch',
  };
}

export const owner = anActor('user-1');
/** Of the company, whose certificate is on the owner's profile. */
export const colleague = anActor('user-2');
/** Of the practice, and of nothing that the owner is of. */
export const stranger = anActor('user-3');
export const admin = anActor('admin-1', 'admin');
/** Has every right, in another practice. */
export const elsewhere = anActor('admin-1', 'admin', 'practice-2');

/** A practice with the owner's own certificate and the company's, both ending on the same day, so many days away. */
export async function peopledFixture(daysBefore: number): Promise<ReconcilerFixture> {
  const fixture = await createReconcilerFixture(before(daysBefore));
  const organisations: HostUser['organisations'] = [
    { kind: 'company', identifier: company, name: 'Cabinet Exemple' },
  ];
  for (const user of [
    aUser({ id: 'user-1', displayName: 'Camille Exemple', organisations }),
    aUser({ id: 'user-2', displayName: 'Dominique Exemple', organisations }),
    aUser({ id: 'user-3', displayName: 'Sacha Exemple' }),
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
