import type { HolderKind } from '../../pki/x509/identifier.ts';
import { holderKindOf } from '../../pki/x509/ehealth-subject.ts';
import type { Authorizer } from '../access/authorizer.ts';
import { isManager } from '../access/role.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import { everyUser } from '../practice/every-user.ts';
import type { LoadDraft } from './draft.ts';
import type { Verdict } from './verdict/verdict-input.ts';

/** A profile that the actor may load for. */
export interface ProfileMatch {
  readonly userId: string;
  readonly userName: string;
}

interface NumberedHolder {
  readonly kind: HolderKind;
  readonly identifier: string;
}

/** By number alone: the person's, or an organisation's on the first profile that names it. A clinician loads no organisation's. */
export function profileFinder(
  users: readonly HostUser[],
  manages: boolean,
): (holder: NumberedHolder) => ProfileMatch | undefined {
  const byNumber = new Map<string, ProfileMatch>();
  const add = (kind: string, identifier: string, user: HostUser) => {
    const key = `${kind} ${identifier}`;
    if (!byNumber.has(key)) byNumber.set(key, { userId: user.id, userName: user.displayName });
  };
  for (const user of users.filter(({ active }) => active)) {
    if (user.ssin !== null) add('person', user.ssin, user);
    if (manages) for (const one of user.organisations) add(one.kind, one.identifier, user);
  }
  return ({ kind, identifier }) => byNumber.get(`${kind} ${identifier}`);
}

export function holderOf({ holder }: Verdict): Pick<LoadDraft, 'kind' | 'identifier'> | null {
  const kind = holder === null ? null : holderKindOf(holder.type);
  return holder === null || kind === null ? null : { kind, identifier: holder.id };
}

/** Only a manager loads for others, and may know whose the file is. */
export async function findOwner(
  actor: Actor,
  { practiceId, userId }: LoadDraft,
  verdict: Verdict,
  {
    directory,
    authorizer,
  }: {
    readonly directory: Pick<HostDirectory, 'listUsers'>;
    readonly authorizer: Pick<Authorizer, 'may'>;
  },
): Promise<ProfileMatch | undefined> {
  const holder = holderOf(verdict);
  if (holder === null || !isManager(actor)) return undefined;
  const find = profileFinder(await everyUser(directory, practiceId), true);
  const match = find(holder);
  if (match === undefined || match.userId === userId) return undefined;
  const target = { practiceId, userId: match.userId, ...holder };
  return (await authorizer.may(actor, 'load', target)) ? match : undefined;
}
