import { createAuthorizer } from '../domain/access/authorizer.ts';
import type { Authorizer } from '../domain/access/authorizer.ts';
import { createUserCheck } from '../domain/access/user-check.ts';
import type { UserCheck, UserFacts } from '../domain/access/user-check.ts';
import { boundedDirectory } from '../domain/practice/bounded-directory.ts';
import type { HostLog } from '../logging.ts';
import { isAdmin } from '../domain/access/role.ts';
import type { Actor } from '../domain/practice/actor.ts';
import type { HostDirectory } from '../domain/practice/directory.ts';
import type { ProfileRepository } from '../domain/practice/profiles.ts';
import type { Store } from '../store/index.ts';

export interface PracticeDeps {
  readonly store: Pick<Store, 'audit' | 'profiles'>;
  /** 'profiles': of a host that is not Node and pushes its users over the JSON API. */
  readonly users: HostDirectory | 'profiles';
  readonly now: () => Date;
  readonly log: Pick<HostLog, 'warn'>;
}

/** Which users there are, and what each may do. */
export interface Practice {
  readonly directory: HostDirectory;
  readonly authorizer: Authorizer;
  /** Whether who signed in is still a user, and with which roles. */
  readonly userCheck: UserCheck;
  /** null where the host answers for its users itself. */
  readonly profiles: ProfileRepository | null;
}

export function createPractice({ store, users, now, log }: PracticeDeps): Practice {
  const profiles = users === 'profiles' ? store.profiles : null;
  const directory = boundedDirectory(
    users === 'profiles' ? profileDirectory(store.profiles) : users,
    log,
  );
  return {
    directory,
    authorizer: createAuthorizer({ directory, audit: store.audit, now }),
    userCheck: createUserCheck({
      factsOf: users === 'profiles' ? profileFacts(store.profiles) : hostFacts(users),
      now,
    }),
    profiles,
  };
}

type FactsOf = (actor: Pick<Actor, 'practiceId' | 'userId' | 'roles'>) => Promise<UserFacts>;

function hostFacts(directory: HostDirectory): FactsOf {
  return async (actor) => {
    const { practiceId, userId } = actor;
    const [user, admins] = await Promise.all([
      directory.findUser(practiceId, userId),
      isAdmin(actor) ? directory.listAdmins?.(practiceId) : undefined,
    ]);
    return { user, isAdmin: admins === undefined ? null : admins.some(({ id }) => id === userId) };
  };
}

/**
 * Who has no profile is not thereby gone: a host need not push those who hold no certificate, and taking a profile out ends its
 * sessions at once. A host that marks no profile as admin does not say who they are.
 */
function profileFacts(profiles: ProfileRepository): FactsOf {
  return async ({ practiceId, userId }) => {
    const user = await profiles.find(practiceId, userId);
    if (user === undefined) return { user: { active: true }, isAdmin: null };
    const admins = await profiles.listAdmins(practiceId);
    return { user, isAdmin: admins.length === 0 ? null : admins.some(({ id }) => id === userId) };
  };
}

function profileDirectory(profiles: ProfileRepository): HostDirectory {
  return {
    findUser: (practiceId, userId) => profiles.find(practiceId, userId),
    listUsers: (practiceId, query) => profiles.list(practiceId, query),
    listAdmins: (practiceId) => profiles.listAdmins(practiceId),
  };
}
