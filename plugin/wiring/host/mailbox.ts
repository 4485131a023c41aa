import type { MailboxServices } from '../../domain/mailbox/service.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import { PluginError } from '../../errors.ts';
import type { MailboxApi } from '../../host.ts';
import { personActor } from './person.ts';
import type { ContractApiDeps } from './contracts.ts';
import { hostActor } from './sessions.ts';

/** The eHealthBox for the host in process: a letter is read in the name of the user whose session it is. */
export function createMailboxApi(
  mailboxes: MailboxServices | null,
  { directory, defaultLanguage }: ContractApiDeps,
): MailboxApi {
  const person = (practiceId: string, userId: string): Promise<Actor> =>
    personActor(directory, practiceId, userId, defaultLanguage);
  return {
    unread: async (practiceId, userId) =>
      (await mailboxes?.unread(hostActor(practiceId, defaultLanguage), userId)) ?? 0,
    letter: async (practiceId, userId, query) =>
      required(mailboxes).letter(await person(practiceId, userId), query),
    file: async (practiceId, userId, query, index) =>
      required(mailboxes).file(await person(practiceId, userId), query, index),
  };
}

function required(mailboxes: MailboxServices | null): MailboxServices {
  if (mailboxes === null) throw new PluginError('ERR_NOT_FOUND', 'no mailbox in this installation');
  return mailboxes;
}
