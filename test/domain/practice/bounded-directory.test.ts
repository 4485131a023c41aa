import { expect, test } from 'vitest';
import { boundedDirectory } from '../../../plugin/domain/practice/bounded-directory.ts';
import type { HostDirectory, HostOrganisation } from '../../../plugin/domain/practice/directory.ts';
import { aPlainUser } from '../../support/builders/user.ts';

const organisations = (kind: HostOrganisation['kind'], count: number): HostOrganisation[] =>
  Array.from({ length: count }, (_, index) => ({
    kind,
    identifier: String(index).padStart(kind === 'group' ? 8 : 10, '0'),
    name: `${kind} ${index}`,
  }));

test('keeps fifty groups and fifty companies of a user, and reports once who has more', async () => {
  const few = aPlainUser({ id: 'few', organisations: organisations('company', 50) });
  const many = aPlainUser({
    id: 'many',
    organisations: [...organisations('group', 51), ...organisations('company', 3)],
  });
  const host: HostDirectory = {
    findUser: (_practiceId, userId) => Promise.resolve([few, many].find(({ id }) => id === userId)),
    listUsers: () => Promise.resolve({ users: [few, many], total: 2 }),
    listAdmins: () => Promise.resolve([few]),
  };
  const lines: unknown[] = [];
  const directory = boundedDirectory(host, { warn: (details) => void lines.push(details) });
  expect(await directory.findUser('practice-1', 'few')).toBe(few);
  expect(await directory.findUser('practice-1', 'none')).toBeUndefined();
  const cut = await directory.findUser('practice-1', 'many');
  expect(cut?.organisations).toEqual([
    ...organisations('group', 50),
    ...organisations('company', 3),
  ]);
  expect(
    (await directory.listUsers('practice-1', { text: '', offset: 0, limit: 2 })).users,
  ).toEqual([few, cut]);
  expect(await directory.listAdmins?.('practice-1')).toEqual([few]);
  expect(lines).toEqual([{ practiceId: 'practice-1', userId: 'many', organisations: 54 }]);
});
