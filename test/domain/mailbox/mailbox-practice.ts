import { createMailbox } from '../../../plugin/domain/mailbox/create-service.ts';
import type { Consultation } from '../../../plugin/domain/mailbox/ports.ts';
import { createSendingServices } from '../../../plugin/domain/mailbox/sending/create-service.ts';
import type { PublishedKeys } from '../../../plugin/domain/mailbox/sending/ports.ts';
import type { SendingServices } from '../../../plugin/domain/mailbox/sending/service.ts';
import type { MailboxServices } from '../../../plugin/domain/mailbox/service.ts';
import type { MailboxEvent } from '../../../plugin/domain/mailbox/polling/mailbox-event.ts';
import type { LetterWatch } from '../../../plugin/domain/mailbox/polling/letter-watch.ts';
import type { EhealthSession } from '../../../plugin/domain/session/session.ts';
import type { LetterSession } from '../../../plugin/domain/session/decryption/letter-session.ts';
import { createLetterSeals } from '../../../plugin/ehealth/etee/worker/letter-seals.ts';
import type { BoxId, Folder, Letter, ListEntry } from '../../../plugin/ehealth/ehbox/message.ts';
import type { SendOutcome } from '../../../plugin/ehealth/ehbox/publication/client.ts';
import type { OutgoingLetter } from '../../../plugin/ehealth/ehbox/publication/outgoing-letter.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anActor } from '../../support/builders/actor.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import { aLetter, aListEntry, annasBox } from '../../support/builders/letter.ts';
import { aSession } from '../../support/builders/session.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import { sealedAt, tokenOf, type Correspondence } from '../../support/fixtures/sealed-letters.ts';
import { freshStore } from '../../store/store-fixture.ts';

const seals = createLetterSeals();

/* A practice that reads its letters: a real store and real seals; eHealth's service is a list in memory, which the simulator's tests replace. */

export const anne = anActor({ practiceId: 'practice-1', userId: 'anne', displayName: 'Anne' });

/** Of the recipient of `correspondence()`. */
export const practiceBox: BoxId = {
  id: '0000000097',
  type: 'CBE',
  subType: null,
  quality: 'INSTITUTION',
};

export interface Box {
  readonly entries: Record<Folder, ListEntry[]>;
  readonly letters: Map<string, Letter>;
}

export interface MailboxPractice {
  readonly services: MailboxServices;
  readonly store: Store;
  readonly own: Box;
  /** Calls that reached eHealth, in order. */
  readonly calls: string[];
  readonly users: Map<string, HostUser>;
  /** Keys at hand; a test may change them. */
  keys: LetterSession['decryptionKeys'];
  /** Ids that eHealth refuses to move or delete. */
  readonly stuck: Set<string>;
  /** What eHealth does with a letter that is sent; each one that reaches it is in `received`. */
  publish: (letter: OutgoingLetter) => Promise<SendOutcome>;
  readonly received: OutgoingLetter[];
  /** Published keys of boxes, by number; of the sender under its own. */
  readonly published: Map<string, PublishedKeys>;
  readonly forgotten: string[];
  /** false: a session of the card alone. */
  hasSealer: boolean;
  readonly sending: SendingServices;
  /** Puts a letter into the folder of sent ones. */
  file(letter: OutgoingLetter, messageId: string): void;
  pass(minutes: number): void;
  now(): Date;
  /** Asks by itself for new letters. */
  readonly watch: LetterWatch;
  /** Sessions that run here; one of Anne's at first. */
  readonly running: EhealthSession[];
  /** Ids of those that end as they are used. */
  readonly ending: Set<string>;
  readonly events: MailboxEvent[];
  readonly warnings: object[];
  /** What eHealth answers to a list instead, while it is set. */
  outage: PluginError | null;
}

export async function aMailboxPractice(
  correspondence?: Correspondence,
  /** Another process on the same database. */
  shared?: Pick<MailboxPractice, 'store' | 'own' | 'calls'>,
): Promise<MailboxPractice> {
  const store = shared?.store ?? (await freshStore()).store;
  let shift = 0;
  const now = () => new Date(sealedAt.getTime() + shift);
  const own: Box = shared?.own ?? {
    entries: { inbox: [], sent: [], 'inbox-bin': [], 'sent-bin': [] },
    letters: new Map(),
  };
  const calls = shared?.calls ?? [];
  const stuck = new Set<string>();
  const users = new Map([['anne', aPlainUser({ id: 'anne', ssin: '00000000097' })]]);
  const session = aSession();
  const received: OutgoingLetter[] = [];
  const forgotten: string[] = [];
  const published = new Map<string, PublishedKeys>();
  if (correspondence !== undefined) {
    const keysOf = (one: Correspondence['sender']): PublishedKeys => ({
      kind: 'published',
      tokens: [tokenOf(correspondence, one)],
    });
    published.set('00000000097', keysOf(correspondence.sender));
    published.set(practiceBox.id, keysOf(correspondence.recipient));
  }
  const keysAt = (id: string): PublishedKeys => published.get(id) ?? { kind: 'none' };
  const sealer =
    correspondence === undefined
      ? null
      : keySigner(
          correspondence.sender.leafKey.export({ format: 'der', type: 'pkcs8' }),
          correspondence.sender.leaf.der,
        );
  const running = [session];
  const ending = new Set<string>();
  const events: MailboxEvent[] = [];
  const warnings: object[] = [];
  const consultation: Consultation = {
    boxInfo: () => {
      calls.push('boxInfo');
      return Promise.resolve({ box: annasBox, waiting: 0, size: 9_000_000, maxSize: 10_485_760 });
    },
    list: (_box, folder, { from, to } = { from: 1, to: 100 }) => {
      calls.push(`list ${folder} ${from}`);
      if (practice.outage !== null) return Promise.reject(practice.outage);
      const entries = own.entries[folder].slice(from - 1, to);
      return Promise.resolve({ entries, unusable: 0, listed: entries.length });
    },
    listOfAllBoxes: () => Promise.resolve({ entries: [], unusable: 0, listed: 0 }),
    letter: (_box, _folder, messageId) => {
      calls.push(`letter ${messageId}`);
      const letter = own.letters.get(messageId);
      return letter === undefined
        ? Promise.reject(new PluginError('ERR_NOT_FOUND', 'gone'))
        : Promise.resolve(letter);
    },
    move: (_box, from, to, ids) => {
      calls.push(`move ${from} ${to}`);
      const moved = own.entries[from].filter(
        ({ messageId }) => ids.includes(messageId) && !stuck.has(messageId),
      );
      own.entries[from] = own.entries[from].filter((entry) => !moved.includes(entry));
      own.entries[to].unshift(...moved);
      return Promise.resolve(ids.filter((id) => stuck.has(id)));
    },
    remove: (_box, folder, ids) => {
      calls.push(`remove ${folder}`);
      own.entries[folder] = own.entries[folder].filter(({ messageId }) => !ids.includes(messageId));
      return Promise.resolve(ids.filter((id) => stuck.has(id)));
    },
  };
  const { services, watch } = createMailbox({
    letterSession: (_actor, userId, select) => {
      const found = running.find(
        ({ id, userId: of }) =>
          (select?.sessionId ?? id) === id && of === userId && !ending.has(id),
      );
      if (found === undefined)
        return Promise.reject(new PluginError('ERR_SESSION_NONE', 'no usable session'));
      return Promise.resolve({
        session: found,
        sign: (envelope) => Promise.resolve(envelope),
        sealer: practice.hasSealer ? sealer : null,
        decryptionKeys: practice.keys,
      });
    },
    connect: () => Promise.resolve(consultation),
    openSealed: (parts, opening) =>
      seals.unsealLetter(parts, {
        ...opening,
        anchors: correspondence?.anchors ?? [],
        now: now(),
      }),
    mailboxes: store.mailboxes,
    outbox: store.outbox,
    createSending: (at) =>
      createSendingServices({
        at,
        outbox: store.outbox,
        connectPublication: () =>
          Promise.resolve({
            send: (letter) => {
              received.push(letter);
              return practice.publish(letter);
            },
          }),
        sealingKeys: {
          ofBox: ({ id }: BoxId) => Promise.resolve(keysAt(id)),
          own: () =>
            Promise.resolve({
              keys: keysAt('00000000097'),
              chain: correspondence?.chain ?? [],
            }),
          forget: ({ id }) => void forgotten.push(id),
        },
        sealParts: (parts, options) => seals.sealLetter(parts, options),
        now,
      }),
    directory: { findUser: (_practiceId, userId) => Promise.resolve(users.get(userId)) },
    audit: store.audit,
    sessions: () => running,
    // As early as can be
    chance: () => 0,
    pollMinutes: 5,
    emit: (event) => void events.push(event),
    now,
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: (details) => void warnings.push(details),
      error: () => undefined,
    },
  });
  if (services.sending === null) throw new Error('no sending');
  const practice: MailboxPractice = {
    received,
    published,
    forgotten,
    hasSealer: true,
    sending: services.sending,
    services,
    file: (letter, messageId) => {
      own.entries.sent.unshift(
        aListEntry({
          messageId,
          isSealed: true,
          publishedOn: now().toISOString().slice(0, 10),
          summary: {
            title: letter.title,
            mimeType: 'text/plain',
            hasFreeInformation: false,
            hasAnnex: letter.annexes.length > 0,
            patient: null,
          },
        }),
      );
      own.letters.set(messageId, aLetter({ messageId, publicationId: letter.publicationId }));
    },
    publish: (letter) => {
      const messageId = `SENT${received.length}`;
      practice.file(letter, messageId);
      return Promise.resolve({
        kind: 'accepted',
        messageId,
        publicationId: letter.publicationId,
      });
    },
    store,
    own,
    calls,
    users,
    stuck,
    keys: correspondence === undefined ? [] : [correspondence.recipient.decryptionKey],
    pass: (minutes) => void (shift += minutes * 60_000),
    now,
    watch,
    running,
    ending,
    events,
    warnings,
    outage: null,
  };
  return practice;
}
