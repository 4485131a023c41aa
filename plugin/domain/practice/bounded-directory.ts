import type { HostLog } from '../../logging.ts';
import type { OrganisationKind } from '../../pki/x509/identifier.ts';
import type { HostDirectory, HostUser } from './directory.ts';

/** Groups of one user, and companies: a page of theirs judges the files of each. */
export const maxOrganisations = 50;

const kinds: readonly OrganisationKind[] = ['group', 'company'];

/** Users whose cut is remembered, so that the log has it once. */
const maxNoted = 1_000;

/** The host's directory with the first {@link maxOrganisations} groups and as many companies of each user; the log names who has more. */
export function boundedDirectory(
  directory: HostDirectory,
  log: Pick<HostLog, 'warn'>,
): HostDirectory {
  const noted = new Set<string>();
  const bounded = (practiceId: string, user: HostUser): HostUser => {
    const organisations = kinds.flatMap((kind) =>
      user.organisations.filter((one) => one.kind === kind).slice(0, maxOrganisations),
    );
    if (organisations.length === user.organisations.length) return user;
    const key = JSON.stringify([practiceId, user.id]);
    if (!noted.has(key)) {
      if (noted.size < maxNoted) noted.add(key);
      log.warn(
        { practiceId, userId: user.id, organisations: user.organisations.length },
        'the user has more groups or companies than are shown',
      );
    }
    return { ...user, organisations };
  };
  return {
    findUser: async (practiceId, userId) => {
      const user = await directory.findUser(practiceId, userId);
      return user && bounded(practiceId, user);
    },
    listUsers: async (practiceId, query) => {
      const page = await directory.listUsers(practiceId, query);
      return { ...page, users: page.users.map((user) => bounded(practiceId, user)) };
    },
    ...(directory.listAdmins === undefined
      ? {}
      : { listAdmins: async (practiceId) => (await directory.listAdmins?.(practiceId)) ?? [] }),
  };
}
