import { minuteInMilliseconds } from '../../time/duration.ts';
import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import type { AtMailbox } from '../folder.ts';
import { findSent } from './find-sent.ts';
import type { Outbox, OutboxLetter } from './outbox.ts';
import { settle } from './send-once.ts';

/** No call takes longer: one that was under way then is over, or its process is. */
const sendingEndsAfterMs = 10 * minuteInMilliseconds;
/** Delivery is asynchronous: a letter that was taken is among the sent ones by then (mailbox.md section 22). */
const deliveredAfterMs = 2 * minuteInMilliseconds;

/** Whether a letter has to be looked for before it may be sent again. */
export function isInDoubt({ state, changedAt }: OutboxLetter, now: Date): boolean {
  if (state === 'uncertain') return true;
  return state === 'sending' && now.getTime() - changedAt.getTime() >= sendingEndsAfterMs;
}

/** Looks for it among the sent letters; `box` as `findSent` takes it. */
export async function lookForLetter(
  deps: { readonly outbox: Outbox; readonly now: () => Date },
  place: AtMailbox,
  box: BoxId | null,
  letter: OutboxLetter,
): Promise<OutboxLetter> {
  const now = deps.now();
  if (!isInDoubt(letter, now)) return letter;
  const content = await deps.outbox.content(letter.practiceId, letter.id);
  const { publicationId, changedAt } = letter;
  const { title } = content;
  const messageId = await findSent(place.consultation, box, {
    publicationId,
    title,
    sentAt: changedAt,
  });
  if (messageId !== null) return settle(deps, place, letter, { state: 'sent', messageId }, content);
  if (now.getTime() - changedAt.getTime() < deliveredAfterMs) return letter;
  return settle(deps, place, letter, { state: 'failed', problem: 'not-found' });
}
