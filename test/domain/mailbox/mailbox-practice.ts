import { createMailboxServices } from '../../../plugin/domain/mailbox/create-service.ts';
import type { Consultation } from '../../../plugin/domain/mailbox/ports.ts';
import type { MailboxServices } from '../../../plugin/domain/mailbox/service.ts';
import type { LetterSession } from '../../../plugin/domain/session/decryption/letter-session.ts';
import { createLetterSeals } from '../../../plugin/ehealth/etee/worker/letter-seals.ts';
import type { Folder, Letter, ListEntry } from '../../../plugin/ehealth/ehbox/message.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anActor } from '../../support/builders/actor.ts';
import { annasBox } from '../../support/builders/letter.ts';
import { aSession } from '../../support/builders/session.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import { sealedAt, type Correspondence } from '../../support/fixtures/sealed-letters.ts';
import { freshStore } from '../../store/store-fixture.ts';

const seals = createLetterSeals();

/* A practice that reads its letters: a real store and real seals; eHealth's service is a list in memory, which the simulator's tests replace. */

export const anne = anActor({ practiceId: 'practice-1', userId: 'anne', displayName: 'Anne' });

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
  pass(minutes: number): void;
  now(): Date;
}

export async function aMailboxPractice(correspondence?: Correspondence): Promise<MailboxPractice> {
  const { store } = await freshStore();
  let shift = 0;
  const now = () => new Date(sealedAt.getTime() + shift);
  const own: Box = {
    entries: { inbox: [], sent: [], 'inbox-bin': [], 'sent-bin': [] },
    letters: new Map(),
  };
  const calls: string[] = [];
  const stuck = new Set<string>();
  const users = new Map([['anne', aPlainUser({ id: 'anne', ssin: '00000000097' })]]);
  const session = aSession();
  const consultation: Consultation = {
    boxInfo: () => {
      calls.push('boxInfo');
      return Promise.resolve({ box: annasBox, waiting: 0, size: 9_000_000, maxSize: 10_485_760 });
    },
    list: (_box, folder, { from, to }) => {
      calls.push(`list ${folder} ${from}`);
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
  const practice: MailboxPractice = {
    store,
    own,
    calls,
    users,
    stuck,
    keys: correspondence === undefined ? [] : [correspondence.recipient.decryptionKey],
    pass: (minutes) => void (shift += minutes * 60_000),
    now,
    services: createMailboxServices({
      letterSession: () =>
        Promise.resolve({
          session,
          sign: (envelope) => Promise.resolve(envelope),
          sealer: null,
          decryptionKeys: practice.keys,
        }),
      connect: () => Promise.resolve(consultation),
      openSealed: (parts, opening) =>
        seals.unsealLetter(parts, {
          ...opening,
          anchors: correspondence?.anchors ?? [],
          now: now(),
        }),
      mailboxes: store.mailboxes,
      directory: { findUser: (_practiceId, userId) => Promise.resolve(users.get(userId)) },
      audit: store.audit,
      now,
    }),
  };
  return practice;
}
