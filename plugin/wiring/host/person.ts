import type { Actor } from '../../domain/practice/actor.ts';
import type { HostDirectory } from '../../domain/practice/directory.ts';
import { PluginError } from '../../errors.ts';
import type { Language } from '../../i18n/language.ts';

/** The person themself; the host answers for them. What the host may see it may not do in its own name. Throws ERR_NOT_FOUND. */
export async function personActor(
  directory: Pick<HostDirectory, 'findUser'>,
  practiceId: string,
  userId: string,
  language: Language,
): Promise<Actor> {
  const user = await directory.findUser(practiceId, userId);
  if (user === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such user in this practice');
  const { displayName } = user;
  return { userId, displayName, practiceId, roles: ['clinician'], language };
}
