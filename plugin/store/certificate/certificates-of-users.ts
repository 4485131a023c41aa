import type { HostUser } from '../../domain/practice/directory.ts';

/** Of a user, what says which certificates are theirs to act on. */
type Member = Pick<HostUser, 'id' | 'organisations'>;

/**
 * `mine` (id, place): the certificates on these users' own profiles, and the active ones of their organisations, wherever they
 * are; a group's is on one member's profile and serves them all. Each once; `place` puts those on profiles first, then follows the
 * order of the organisations.
 */
export const certificatesOfUsers = `
  WITH found AS (
    SELECT id, 0 AS place FROM certificate
     WHERE practice_id = @practiceId AND user_id IN (SELECT value FROM json_each(@userIds))
     UNION ALL
    SELECT certificate.id, organisation.key + 1
      FROM json_each(@organisations) AS organisation CROSS JOIN certificate
     WHERE certificate.practice_id = @practiceId AND certificate.kind = organisation.value ->> 'kind'
       AND certificate.identifier = organisation.value ->> 'identifier' AND certificate.role = 'active'),
  mine AS (SELECT id, min(place) AS place FROM found GROUP BY id)`;

export type OfUsersParameters = Readonly<
  Record<'practiceId' | 'userIds' | 'organisations', string>
>;

export function ofUsersParameters(practiceId: string, users: readonly Member[]): OfUsersParameters {
  return {
    practiceId,
    userIds: JSON.stringify(users.map(({ id }) => id)),
    organisations: JSON.stringify(users.flatMap(({ organisations }) => organisations)),
  };
}
