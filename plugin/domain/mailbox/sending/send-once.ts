import { auditDraft } from '../../audit/audit-entry.ts';
import { isPluginError, PluginError } from '../../../errors.ts';
import type { OutgoingLetter } from '../../../ehealth/ehbox/publication/outgoing-letter.ts';
import type { SendOutcome } from '../../../ehealth/ehbox/publication/client.ts';
import type { AtMailbox } from '../folder.ts';
import type { Outbox, OutboxLetter, Settlement } from './outbox.ts';
import type { ConnectPublication, SealingKeys } from './ports.ts';
import type { SendResult } from './service.ts';
import { restOf } from './written-letter.ts';
import type { WrittenLetter } from './written-letter.ts';

export interface SendOnceDeps {
  readonly outbox: Outbox;
  readonly connectPublication: ConnectPublication;
  readonly sealingKeys: SealingKeys;
  readonly now: () => Date;
}

/**
 * Puts a sealed letter on the wire, once. That it may have gone out is recorded before: a process that ends here leaves 'sending', and the letter
 * is looked for before it is sent again.
 */
export async function sendOnce(
  deps: SendOnceDeps,
  place: AtMailbox,
  letter: OutboxLetter,
  content: WrittenLetter,
  outgoing: OutgoingLetter,
): Promise<SendResult> {
  const { checkLetter } = await import('../../../ehealth/ehbox/publication/outgoing-letter.ts');
  checkLetter(outgoing);
  const publication = await deps.connectPublication(place.letters);
  if (!(await deps.outbox.begin(letter, deps.now())))
    throw new PluginError('ERR_CONFLICT', 'the letter was changed or sent at the same time');
  let outcome: SendOutcome;
  try {
    outcome = await publication.send(outgoing);
  } catch (error) {
    await settleFailure(deps, place, letter, error);
    if (isPluginError(error, 'ERR_MAILBOX_RECIPIENT'))
      for (const box of content.recipients) deps.sealingKeys.forget(box);
    throw error;
  }
  // What was listed before does not have it
  place.mailbox.pages.clear();
  if (outcome.kind === 'accepted') {
    const { messageId } = outcome;
    const sent = await settle(deps, place, letter, { state: 'sent', messageId }, content);
    return { kind: 'sent', letter: sent };
  }
  await settle(deps, place, letter, { state: 'absent', problem: 'absent' });
  return { kind: 'absent', absences: outcome.absences };
}

/** A refusal of eHealth's, or of the session before anything went out; anything else may have been a letter that went out. */
async function settleFailure(
  deps: SendOnceDeps,
  place: AtMailbox,
  letter: OutboxLetter,
  error: unknown,
): Promise<void> {
  const isRefused = isPluginError(error) && error.code !== 'ERR_MAILBOX_SEND_UNCERTAIN';
  const problem = isPluginError(error) ? error.code : 'unknown';
  await settle(deps, place, letter, { state: isRefused ? 'failed' : 'uncertain', problem });
}

/** Ends a sending and records it. `content`: of a letter that went out, of which recipients and title stay. */
export async function settle(
  { outbox, now }: Pick<SendOnceDeps, 'outbox' | 'now'>,
  { actor, letters }: Pick<AtMailbox, 'actor' | 'letters'>,
  letter: OutboxLetter,
  { state, messageId = null, problem = null }: Partial<Settlement> & Pick<Settlement, 'state'>,
  content: WrittenLetter | null = null,
): Promise<OutboxLetter> {
  const at = now();
  const isSent = state === 'sent';
  const entry = auditDraft(actor, at, isSent ? 'mailbox.letter-sent' : 'mailbox.letter-not-sent', {
    subjectUserId: actor.userId,
    outcome: isSent ? 'ok' : 'failed',
    details: {
      session: letters.session.id,
      publication: letter.publicationId,
      ...(content === null ? {} : { recipients: content.recipients.length }),
      ...(problem === null ? {} : { problem }),
    },
  });
  const settlement = { state, messageId, problem, at };
  await outbox.settle(letter, settlement, content === null ? null : restOf(content), entry);
  return { ...letter, state, messageId, problem, changedAt: at };
}
