import type { HostDirectory, UserPage, UserQuery } from '../../plugin/host.ts';
import type { DemoPractice, DemoUser } from './people.ts';

interface DemoUserPage extends UserPage {
  readonly users: readonly DemoUser[];
}

/** The practices' people as the host's own screens and the module look them up. */
export interface DemoDirectory extends HostDirectory {
  findUser(practiceId: string, userId: string): Promise<DemoUser | undefined>;
  listUsers(practiceId: string, query: UserQuery): Promise<DemoUserPage>;
  listAdmins(practiceId: string): Promise<readonly DemoUser[]>;
  /** The user with this id, in any practice. */
  findLogin(userId: string): DemoUser | undefined;
  practiceName(practiceId: string): string;
}

export function createDirectory(practices: readonly DemoPractice[]): DemoDirectory {
  const byPractice = new Map(
    practices.map((practice) => [
      practice.id,
      {
        ...practice,
        byId: new Map(practice.users.map((user) => [user.id, user])),
        searchable: practice.users.map((user) => ({ user, text: searchText(user) })),
      },
    ]),
  );
  return {
    findUser: (practiceId, userId) => Promise.resolve(byPractice.get(practiceId)?.byId.get(userId)),
    listUsers: (practiceId, query) => {
      const wanted = plain(query.text.trim());
      const found = (byPractice.get(practiceId)?.searchable ?? [])
        .filter(({ text }) => text.includes(wanted))
        .map(({ user }) => user);
      const users = found.slice(query.offset, query.offset + query.limit);
      return Promise.resolve({ users, total: found.length });
    },
    listAdmins: (practiceId) =>
      Promise.resolve(
        (byPractice.get(practiceId)?.users ?? []).filter(
          ({ roles, active }) => active && roles.includes('admin'),
        ),
      ),
    findLogin: (userId) =>
      practices.flatMap((practice) => practice.users).find((user) => user.id === userId),
    practiceName: (practiceId) => byPractice.get(practiceId)?.name ?? '',
  };
}

function searchText(user: DemoUser): string {
  const numbers = user.nihii.map(({ number }) => number);
  return [plain(user.displayName), user.ssin ?? '', ...numbers].join(' ');
}

/** Accents and capitals do not count when searching. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
