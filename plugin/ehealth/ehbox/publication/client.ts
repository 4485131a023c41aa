import { isPluginError, PluginError } from '../../../errors.ts';
import { callMailbox, ticketOf } from '../call.ts';
import type { MailboxAnswer, MailboxService } from '../call.ts';
import { sendingError } from '../errors.ts';
import type { MailboxFailure } from '../errors.ts';
import { meaningOfStatus } from '../status.ts';
import { checkLetter } from './outgoing-letter.ts';
import type { OutgoingLetter } from './outgoing-letter.ts';
import { sendOperation, sendRequest } from './send-request.ts';
import { readRecipientAbsences, readSent } from './send-response.ts';
import type { RecipientAbsence, SentLetter } from './send-response.ts';

export type SendOutcome =
  /** Accepted. It is delivered later; what fails then comes back as an error message in the inbox (mailbox.md section 1). */
  | ({ readonly kind: 'accepted' } & SentLetter)
  /** Not sent, as far as is known: a person decides (mailbox.md section 12). A substitute is a new recipient, so the letter is sealed again. */
  | { readonly kind: 'recipient-absent'; readonly absences: readonly RecipientAbsence[] };

/** eHealthBox publication, version 3, for one session (mailbox.md section 6). */
export interface PublicationClient {
  /**
   * Sends a letter once. Rejects with ERR_MAILBOX_LETTER_… or the signer's error before anything goes out, ERR_MAILBOX_SEND_UNCERTAIN where
   * the letter may have been taken, and ERR_MAILBOX_… where it was refused.
   */
  send(letter: OutgoingLetter): Promise<SendOutcome>;
}

export function createPublicationClient(service: MailboxService): PublicationClient {
  return {
    send: async (letter) => {
      checkLetter(letter);
      return outcomeOf(await call(service, letter));
    },
  };
}

async function call(
  service: MailboxService,
  letter: OutgoingLetter,
): Promise<MailboxAnswer | MailboxFailure> {
  const { content, ...extras } = sendRequest(letter);
  try {
    return await callMailbox(service, sendOperation, content, extras);
  } catch (error) {
    // Many annexes with long sealed titles: an envelope that is signed has its own limit
    if (!isPluginError(error, 'ERR_ENVELOPE_INVALID')) throw error;
    throw new PluginError('ERR_MAILBOX_LETTER_TOO_LARGE', error.message, { cause: error });
  }
}

function outcomeOf(answer: MailboxAnswer | MailboxFailure): SendOutcome {
  if (answer.kind !== 'answer') {
    if (answer.kind === 'fault' && meaningOfStatus(answer.fault.code) === 'recipient-absent')
      return { kind: 'recipient-absent', absences: [] };
    throw sendingError(answer);
  }
  const { response, status, meaning } = answer;
  if (meaning === 'done') return { kind: 'accepted', ...readSent(response) };
  if (meaning === 'recipient-absent')
    return { kind: 'recipient-absent', absences: readRecipientAbsences(response) };
  throw sendingError({ kind: 'status', status, ticket: ticketOf(answer) });
}
