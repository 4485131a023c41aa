import type { EhealthSession } from '../session/session.ts';
import type { BoxId, BoxInfo, Folder, Letter, MessageList } from '../../ehealth/ehbox/message.ts';

/** What one session was answered lately: lists, and the last letter as it came, sealed. In memory, until the session ends. */
export interface SessionMailbox {
  info: { readonly info: BoxInfo; readonly at: Date } | null;
  otherBoxes: { readonly boxes: readonly BoxId[]; readonly at: Date } | null;
  readonly pages: Map<string, AskedPage>;
  letter: { readonly key: string; readonly letter: Letter; readonly at: Date } | null;
}

export interface AskedPage {
  readonly list: MessageList;
  readonly at: Date;
}

/** More pages than a person looks through at once. */
const maxPages = 20;

export interface SessionMailboxes {
  of(session: EhealthSession): SessionMailbox;
}

/** A session that ends is forgotten, and all that it was answered with it. */
export function createSessionMailboxes(): SessionMailboxes {
  const known = new WeakMap<EhealthSession, SessionMailbox>();
  return {
    of: (session) => {
      const found = known.get(session) ?? {
        info: null,
        otherBoxes: null,
        pages: new Map<string, AskedPage>(),
        letter: null,
      };
      known.set(session, found);
      return found;
    },
  };
}

/** `box`: its name. */
export const pageKey = (box: string, folder: Folder, page: number): string =>
  JSON.stringify([box, folder, page]);

/** Keeps a page; of too many the one kept first goes. */
export function keepPage({ pages }: SessionMailbox, key: string, page: AskedPage): void {
  pages.delete(key);
  pages.set(key, page);
  const [oldest] = pages.keys();
  if (pages.size > maxPages && oldest !== undefined) pages.delete(oldest);
}
