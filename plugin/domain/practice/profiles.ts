import type { HostUser, UserPage, UserQuery } from './directory.ts';

/** A profile as such a host pushes it: it cannot be asked who its admins are. */
export type PushedProfile = HostUser & { readonly admin?: boolean };

/** Profiles that a host without Node pushes over the JSON API; the side-car's directory reads them. */
export interface ProfileRepository {
  upsert(practiceId: string, users: readonly PushedProfile[]): Promise<void>;
  /** Active ones that were pushed as admins. */
  listAdmins(practiceId: string): Promise<readonly HostUser[]>;
  find(practiceId: string, userId: string): Promise<HostUser | undefined>;
  list(practiceId: string, query: UserQuery): Promise<UserPage>;
  remove(practiceId: string, userId: string): Promise<boolean>;
}
