import { randomUUID } from 'node:crypto';
import { isService } from '../../access/role.ts';
import type { Actor } from '../../practice/actor.ts';
import { PluginError } from '../../../errors.ts';
import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import { boxName } from '../box.ts';
import { chosenBox } from '../folder.ts';
import type { AtMailbox } from '../folder.ts';
import { checkWritten, titleNotices } from './check-letter.ts';
import { lookForLetter } from './look-for-letter.ts';
import type { Outbox, OutboxLetter } from './outbox.ts';
import type { SealLetterDeps } from './seal-letter.ts';
import { sealLetter } from './seal-letter.ts';
import { sendOnce } from './send-once.ts';
import type { SendOnceDeps } from './send-once.ts';
import type { SendingSelect, SendingServices } from './service.ts';
import type { WrittenLetter } from './written-letter.ts';

export interface SendingServicesDeps extends SealLetterDeps, SendOnceDeps {
  readonly outbox: Outbox;
  /** The mailbox of an actor's session; rejects as reading it does. */
  readonly at: (actor: Actor, select: SendingSelect) => Promise<AtMailbox>;
  readonly now: () => Date;
}

/** Letters of one person that a page shows. */
const mostListed = 50;
/** Sent letters whose recipients are offered. */
const mostRemembered = 20;

export function createSendingServices(deps: SendingServicesDeps): SendingServices {
  const { outbox, now } = deps;

  const require = async (actor: Actor, id: string): Promise<OutboxLetter> => {
    const { practiceId, userId } = requirePerson(actor);
    const letter = await outbox.find(practiceId, userId, id);
    if (letter === undefined) throw new PluginError('ERR_NOT_FOUND', 'no such letter of theirs');
    return letter;
  };

  const keep: SendingServices['keep'] = async (actor, select, content, id) => {
    const { practiceId, userId } = requirePerson(actor);
    const place = await deps.at(actor, select);
    const { box } = await chosenBox(place, select.box, now());
    const before = id === undefined ? undefined : await require(actor, id);
    const at = now();
    const letter: OutboxLetter = {
      id: before?.id ?? randomUUID(),
      practiceId,
      userId,
      box: boxName(box),
      publicationId: await freshNumber(),
      state: 'draft',
      createdAt: before?.createdAt ?? at,
      changedAt: at,
      messageId: null,
      problem: null,
    };
    await outbox.keep(letter, { ...content, recipients: eachOnce(content.recipients) });
    return letter;
  };

  return {
    keep,

    send: async (actor, select, id, decisions = {}) => {
      const before = await require(actor, id);
      if (!isSendable(before))
        throw new PluginError('ERR_CONFLICT', `a letter that is ${before.state}`);
      const content = await outbox.content(before.practiceId, id);
      checkWritten(content);
      const notices = titleNotices(content.title);
      if (notices.length > 0 && decisions.titleStays !== true) return { kind: 'title', notices };
      const place = await deps.at(actor, select);
      const { asked } = await chosenBox(place, before.box, now());
      // A refused one is written again, under another number
      const letter = before.state === 'draft' ? before : await keepAgain(before, content);
      const outgoing = await sealLetter(deps, content, {
        letters: place.letters,
        publicationId: letter.publicationId,
        from: asked,
        sendsDespiteAbsence: decisions.despiteAbsence === true,
      });
      return sendOnce(deps, place, letter, content, outgoing);
    },

    lookFor: async (actor, select, id) => {
      const letter = await require(actor, id);
      const place = await deps.at(actor, select);
      const { asked } = await chosenBox(place, letter.box, now());
      return lookForLetter(deps, place, asked, letter);
    },

    kept: async (actor, id) => {
      const letter = await require(actor, id);
      return { letter, content: await outbox.content(letter.practiceId, id) };
    },

    outbox: (actor) => {
      const { practiceId, userId } = requirePerson(actor);
      return outbox.ofUser(practiceId, userId, mostListed);
    },

    recent: async (actor) => {
      const { practiceId } = requirePerson(actor);
      const boxes: BoxId[] = [];
      for (const { id } of await outbox.recentlySent(practiceId, mostRemembered))
        boxes.push(...(await outbox.content(practiceId, id)).recipients);
      return eachOnce(boxes);
    },

    discard: async (actor, id) => {
      const { practiceId, userId } = await require(actor, id);
      await outbox.discard(practiceId, userId, id);
    },
  };

  async function keepAgain(before: OutboxLetter, content: WrittenLetter): Promise<OutboxLetter> {
    const letter: OutboxLetter = {
      ...before,
      publicationId: await freshNumber(),
      state: 'draft',
      changedAt: now(),
      messageId: null,
      problem: null,
    };
    await outbox.keep(letter, content);
    return letter;
  }
}

function requirePerson(actor: Actor): Actor {
  if (isService(actor)) throw new PluginError('ERR_FORBIDDEN', 'letters are written by a person');
  return actor;
}

/** Nothing of it is with eHealth, as far as eHealth said. */
const isSendable = ({ state }: OutboxLetter): boolean =>
  state === 'draft' || state === 'absent' || state === 'failed';

/** What sends letters is loaded with the first one. */
async function freshNumber(): Promise<string> {
  const { freshPublicationId } =
    await import('../../../ehealth/ehbox/publication/outgoing-letter.ts');
  return freshPublicationId();
}

const eachOnce = (boxes: readonly BoxId[]): readonly BoxId[] => [
  ...new Map(boxes.map((box) => [boxName(box), box])).values(),
];
