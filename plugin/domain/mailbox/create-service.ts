import { dayInMilliseconds } from '../time/duration.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import type { AuditRepository } from '../audit/audit.ts';
import { isService } from '../access/role.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../practice/actor.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { FindLetterSession, LetterSession } from '../session/decryption/letter-session.ts';
import type { EhealthSession } from '../session/session.ts';
import type { HostLog } from '../../logging.ts';
import type { Folder } from '../../ehealth/ehbox/message.ts';
import { boxName } from './box.ts';
import { chosenBox, readFolder } from './folder.ts';
import type { AtMailbox } from './folder.ts';
import { openFile, openLetter } from './open-letter.ts';
import { createLetterWatch } from './polling/letter-watch.ts';
import type { LetterWatch } from './polling/letter-watch.ts';
import type { MailboxEvent } from './polling/mailbox-event.ts';
import type { ConnectConsultation, OpenSealed } from './ports.ts';
import type { MailboxRepository } from './repository.ts';
import type { Outbox } from './sending/outbox.ts';
import type { SendingServices } from './sending/service.ts';
import type { LettersSelect, MailboxSelect, MailboxServices } from './service.ts';
import { createSessionMailboxes } from './session-mailbox.ts';

export interface MailboxDeps {
  readonly letterSession: FindLetterSession;
  readonly connect: ConnectConsultation;
  readonly openSealed: OpenSealed;
  readonly mailboxes: MailboxRepository;
  readonly outbox: Pick<Outbox, 'notDelivered'>;
  /** Sending, for the mailboxes that are read here; null where letters are only read. */
  readonly createSending:
    ((at: (actor: Actor, select: MailboxSelect) => Promise<AtMailbox>) => SendingServices) | null;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly audit: Pick<AuditRepository, 'append'>;
  /** Sessions of this process that can be used now. */
  readonly sessions: () => readonly EhealthSession[];
  readonly pollMinutes: number;
  readonly emit: (event: MailboxEvent) => void;
  readonly now: () => Date;
  readonly log: HostLog;
  /** 0 to 1. */
  readonly chance?: () => number;
}

/** A reader of a box who has not asked for so long is none any more. */
const readerForDays = 45;

export interface Mailbox {
  readonly services: MailboxServices;
  /** Asks for new letters by itself, once it is started. */
  readonly watch: LetterWatch;
}

export function createMailbox(deps: MailboxDeps): Mailbox {
  const { mailboxes, audit, now } = deps;
  const sessionMailboxes = createSessionMailboxes();

  const at = async (actor: Actor, select: LettersOf): Promise<AtMailbox> => {
    if (isService(actor)) throw new PluginError('ERR_FORBIDDEN', 'letters are read by a person');
    const { sessionId, kind, identifier } = select;
    const letters = await deps.letterSession(actor, actor.userId, {
      ...(sessionId === undefined ? {} : { sessionId }),
      ...(kind === undefined ? {} : { kind }),
      ...(identifier === undefined ? {} : { identifier }),
    });
    return atMailbox(actor, letters);
  };

  const atMailbox = async (actor: Actor, letters: LetterSession): Promise<AtMailbox> => {
    const consultation = await deps.connect(letters);
    return { actor, letters, consultation, mailbox: sessionMailboxes.of(letters.session) };
  };

  const change = async (
    actor: Actor,
    select: LettersSelect,
    act: (
      place: AtMailbox & { box: string },
      asked: Parameters<AtMailbox['consultation']['move']>[0],
    ) => Promise<readonly string[]>,
  ) => {
    const place = await at(actor, select);
    const { box, asked } = await chosenBox(place, select.box, now());
    // What is listed next is asked for
    place.mailbox.pages.clear();
    return act({ ...place, box: boxName(box) }, asked);
  };

  const services: MailboxServices = {
    sending: deps.createSending?.(at) ?? null,
    folder: async (actor, query) => readFolder(deps, await at(actor, query), query),
    letter: async (actor, query) => openLetter(deps, await at(actor, query), query),
    file: async (actor, query, index) => openFile(deps, await at(actor, query), query, index),

    move: (actor, letters, to) =>
      change(actor, letters, async ({ consultation, box }, asked) => {
        const target = to === 'bin' ? binOf(letters.folder) : folderOf(letters.folder);
        const { messageIds } = letters;
        const left = await consultation.move(asked, letters.folder, target, messageIds);
        const moved = messageIds.filter((id) => !left.includes(id));
        await mailboxes.moved(actor.practiceId, box, moved, target);
        return left;
      }),

    remove: (actor, letters) =>
      change(actor, letters, async ({ consultation, box, letters: { session } }, asked) => {
        if (folderOf(letters.folder) === letters.folder)
          throw new PluginError('ERR_FORM_INVALID', 'letters are deleted out of a bin', {
            params: { path: 'folder' },
          });
        const { messageIds } = letters;
        const left = await consultation.remove(asked, letters.folder, messageIds);
        const removed = messageIds.filter((id) => !left.includes(id));
        await mailboxes.removed(actor.practiceId, box, removed);
        await audit.append(
          auditDraft(actor, now(), 'mailbox.letters-deleted', {
            subjectUserId: actor.userId,
            outcome: left.length === 0 ? 'ok' : 'failed',
            details: { session: session.id, letters: removed.length, left: left.length },
          }),
        );
        return left;
      }),

    unread: async (actor, userId) => {
      if (actor.userId !== userId && !isService(actor))
        throw new PluginError('ERR_NOT_FOUND', 'no such user for this actor');
      const user = await deps.directory.findUser(actor.practiceId, userId);
      if (user?.active !== true) return 0;
      const since = new Date(now().getTime() - readerForDays * dayInMilliseconds);
      const boxes = await mailboxes.boxesOf(actor.practiceId, userId, since);
      return boxes
        .filter(({ holder: { kind, identifier } }) =>
          kind === 'person'
            ? identifier === user.ssin
            : user.organisations.some((one) => one.kind === kind && one.identifier === identifier),
        )
        .reduce((sum, { unread }) => sum + unread, 0);
    },

    opensKeysWithSession: async ({ practiceId, userId }) =>
      (await mailboxes.keysWithSession(practiceId, userId)) ?? true,
    chooseKeysWithSession: ({ practiceId, userId }, chosen) =>
      mailboxes.chooseKeysWithSession(practiceId, userId, chosen),
  };

  const watch = createLetterWatch({
    ...deps,
    sessionMailboxes,
    at: async ({ id, practiceId, userId }) => {
      const actor = watcherOf(practiceId);
      return atMailbox(actor, await deps.letterSession(actor, userId, { sessionId: id }));
    },
    unreadOf: (practiceId, userId) => services.unread(watcherOf(practiceId), userId),
  });
  return { services, watch };
}

/** Who asks when the clock does. Its language is in nothing. */
const watcherOf = (practiceId: string): Actor => ({
  userId: 'trousseau',
  displayName: 'Trousseau',
  practiceId,
  roles: ['service'],
  language: 'fr',
});

type LettersOf = Pick<LettersSelect, 'sessionId' | 'kind' | 'identifier'>;

const binOf = (folder: Folder): Folder =>
  folder === 'inbox' || folder === 'inbox-bin' ? 'inbox-bin' : 'sent-bin';

const folderOf = (folder: Folder): Folder =>
  folder === 'inbox' || folder === 'inbox-bin' ? 'inbox' : 'sent';
