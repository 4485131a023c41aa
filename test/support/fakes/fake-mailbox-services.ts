import type {
  MailboxPage,
  MailboxServices,
  OpenedFile,
  OpenedLetter,
} from '../../../plugin/domain/mailbox/service.ts';
import type { KeptLetter, SendResult } from '../../../plugin/domain/mailbox/sending/service.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { aKeptLetter, aMailboxPage, anOpenedLetter } from '../builders/mailbox.ts';

/* Letters as screens and API get them. Tests with these check how they are shown, never how they are opened. */

export interface MailboxFixture {
  /** null: no session. */
  page: MailboxPage | null;
  letter: OpenedLetter;
  file: OpenedFile;
  unread: number;
  opensKeys: boolean;
  /** Ids that eHealth does not move or delete. */
  left: readonly string[];
  /** What sending answers; undefined: letters are only read. */
  sent: SendResult | PluginError | undefined;
  kept: KeptLetter;
  refusal: PluginError | undefined;
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

export function aMailboxFixture(changes: Partial<MailboxFixture> = {}): MailboxFixture {
  return {
    page: aMailboxPage(),
    letter: anOpenedLetter(),
    file: { bytes: Buffer.from('%PDF-1.7'), fileName: 'verslag.pdf', kind: 'pdf' },
    unread: 1,
    opensKeys: true,
    left: [],
    sent: undefined,
    kept: aKeptLetter(),
    refusal: undefined,
    calls: [],
    ...changes,
  };
}

export function fakeMailboxServices(fixture: MailboxFixture): MailboxServices {
  const note = async (name: string, given: unknown) => {
    await Promise.resolve();
    fixture.calls.push({ name, with: given });
  };
  const act = async (name: string, given: unknown) => {
    await note(name, given);
    if (fixture.refusal !== undefined) throw fixture.refusal;
  };
  return {
    sending:
      fixture.sent === undefined
        ? null
        : {
            keep: async (_actor, select, letter, id) => {
              await note('keep', { select, letter, id });
              return fixture.kept.letter;
            },
            send: async (_actor, _select, id, decisions) => {
              await note('send', { id, ...decisions });
              if (fixture.sent === undefined || fixture.sent instanceof PluginError)
                throw fixture.sent ?? new Error('no answer');
              return fixture.sent;
            },
            lookFor: async (_actor, _select, id) => {
              await note('lookFor', { id });
              return fixture.kept.letter;
            },
            kept: () => Promise.resolve(fixture.kept),
            outbox: () => Promise.resolve([fixture.kept.letter]),
            recent: () => Promise.resolve([]),
            discard: (_actor, id) => note('discard', { id }),
          },
    folder: async (_actor, query) => {
      await note('folder', query);
      if (fixture.page === null) throw new PluginError('ERR_SESSION_NONE', 'no session');
      return { ...fixture.page, folder: query.folder, page: query.page };
    },
    letter: async (_actor, query) => {
      await act('letter', query);
      return fixture.letter;
    },
    file: async (_actor, query, index) => {
      await act('file', { ...query, index });
      return fixture.file;
    },
    move: async (_actor, letters, to) => {
      await act('move', { ...letters, to });
      return fixture.left;
    },
    remove: async (_actor, letters) => {
      await act('remove', letters);
      return fixture.left;
    },
    unread: () => Promise.resolve(fixture.unread),
    opensKeysWithSession: () => Promise.resolve(fixture.opensKeys),
    chooseKeysWithSession: (_actor, chosen) => note('chooseKeysWithSession', { chosen }),
  };
}
