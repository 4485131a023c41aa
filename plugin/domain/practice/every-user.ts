import type { HostDirectory, HostUser } from './directory.ts';

const pageLength = 500;

/** Bound on one walk through the host's people: no practice has as many, and a directory that never ends must not hang us. */
const mostUsers = 10_000;

/** All users of a practice that match `text`, in the host's order, at most 10,000. */
export async function everyUser(
  directory: Pick<HostDirectory, 'listUsers'>,
  practiceId: string,
  text = '',
): Promise<readonly HostUser[]> {
  const found: HostUser[] = [];
  while (found.length < mostUsers) {
    const page = await directory.listUsers(practiceId, {
      text,
      offset: found.length,
      limit: pageLength,
    });
    found.push(...page.users);
    if (page.users.length === 0 || found.length >= page.total) break;
  }
  return found;
}
