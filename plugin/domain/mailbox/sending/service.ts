import type { Actor } from '../../practice/actor.ts';
import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import type { RecipientAbsence } from '../../../ehealth/ehbox/publication/send-response.ts';
import type { SessionSelect } from '../../session/session.ts';
import type { OutboxLetter } from './outbox.ts';
import type { WrittenLetter } from './written-letter.ts';

/** From which box: of a session, its own by default. */
export interface SendingSelect extends SessionSelect {
  readonly box?: string;
}

/** What travels in clear may say too much. */
export type TitleNotice =
  /** Eleven digits, as a national number has them. */
  | 'number'
  /** A form of address with a name. */
  | 'person'
  /** A day, as of birth. */
  | 'date';

/** What its writer decided on being asked. */
export interface Decisions {
  /** The title stays as it is, though it seems to say something of a patient. */
  readonly titleStays?: boolean;
  readonly despiteAbsence?: boolean;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly letter: OutboxLetter }
  /** Nothing went out: a person reads the title again. */
  | { readonly kind: 'title'; readonly notices: readonly TitleNotice[] }
  /** Not sent, as far as is known: send all the same, to a substitute, or not (mailbox.md section 12). */
  | { readonly kind: 'absent'; readonly absences: readonly RecipientAbsence[] };

/** An outbox letter with what it says; of a sent one its recipients and title. */
export interface KeptLetter {
  readonly letter: OutboxLetter;
  readonly content: WrittenLetter;
}

/** Letters are written and sent by a person, with their session. All but `keep`, `kept`, `outbox`, `recent` and `discard` ask eHealth. */
export interface SendingServices {
  /** Keeps a draft, sealed. `id`: of one that was kept before; the id it has now. ERR_CONFLICT for one that went out. */
  keep(
    actor: Actor,
    select: SendingSelect,
    letter: WrittenLetter,
    id?: string,
  ): Promise<OutboxLetter>;
  /**
   * Sends a kept draft once, under a number of its own. What is wrong with it, or with a recipient, rejects before anything goes out and
   * leaves the draft: ERR_MAILBOX_LETTER_…, ERR_LETTER_…. ERR_MAILBOX_SEND_UNCERTAIN: it may have gone out; {@link lookFor} says. Any other
   * ERR_MAILBOX_…: eHealth refused it, and it can be changed and sent again.
   */
  send(actor: Actor, select: SendingSelect, id: string, decisions?: Decisions): Promise<SendResult>;
  /**
   * Looks for a letter among the sent ones that is not known to have gone out. 'sent', or 'failed' where it is not there long enough after;
   * until then it stays 'uncertain'. A letter that is known about is given as it is.
   */
  lookFor(actor: Actor, select: SendingSelect, id: string): Promise<OutboxLetter>;
  /** ERR_NOT_FOUND. */
  kept(actor: Actor, id: string): Promise<KeptLetter>;
  /** Of the actor, last changed first. */
  outbox(actor: Actor): Promise<readonly OutboxLetter[]>;
  /** Boxes that the practice wrote to lately, each once. */
  recent(actor: Actor): Promise<readonly BoxId[]>;
  /** Deletes a draft, or what is kept of a letter. ERR_CONFLICT while it is being sent. */
  discard(actor: Actor, id: string): Promise<void>;
}
