import { createAuthorizer } from '../domain/access/authorizer.ts';
import type { Authorizer } from '../domain/access/authorizer.ts';
import type { HostDirectory } from '../domain/practice/directory.ts';
import type { ProfileRepository } from '../domain/practice/profiles.ts';
import type { Store } from '../store/index.ts';

export interface PracticeDeps {
  readonly store: Pick<Store, 'audit' | 'profiles'>;
  /** 'profiles': of a host that is not Node and pushes its users over the JSON API. */
  readonly users: HostDirectory | 'profiles';
  readonly now: () => Date;
}

/** Which users there are, and what each may do. */
export interface Practice {
  readonly directory: HostDirectory;
  readonly authorizer: Authorizer;
  /** null where the host answers for its users itself. */
  readonly profiles: ProfileRepository | null;
}

export function createPractice({ store, users, now }: PracticeDeps): Practice {
  const profiles = users === 'profiles' ? store.profiles : null;
  const directory = users === 'profiles' ? profileDirectory(store.profiles) : users;
  return {
    directory,
    authorizer: createAuthorizer({ directory, audit: store.audit, now }),
    profiles,
  };
}

function profileDirectory(profiles: ProfileRepository): HostDirectory {
  return {
    findUser: (practiceId, userId) => profiles.find(practiceId, userId),
    listUsers: (practiceId, query) => profiles.list(practiceId, query),
    listAdmins: (practiceId) => profiles.listAdmins(practiceId),
  };
}
