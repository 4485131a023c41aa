import type {
  BoxState,
  LetterState,
  MailboxSettings,
  MailboxState,
} from '../../control/mailbox-settings.ts';
import type { Copy, MailStore } from './mail-store.ts';

/** What the control port shows of the boxes; newest letters first. */
export function mailboxState(
  store: MailStore,
  settings: MailboxSettings,
  underWay: number,
  complaints: readonly string[],
): MailboxState {
  const boxes = store.boxes().map((box): BoxState => ({
    box,
    currentSize: store.sizeOf(box),
    maxSize: settings.boxSizes[box] ?? settings.boxSize,
    waiting: store.waiting(box).length,
    letters: [...store.copies(box)]
      .sort((left, right) => right.order - left.order)
      .map(letterState),
  }));
  return { settings, boxes, underWay, complaints };
}

const letterState = ({ messageId, folder, letter, receivedAt, readAt }: Copy): LetterState => ({
  messageId,
  folder,
  kind: letter.kind,
  title: letter.document.title,
  publicationId: letter.publicationId,
  publishedAt: letter.publishedAt.toISOString(),
  receivedAt: receivedAt?.toISOString() ?? null,
  readAt: readAt?.toISOString() ?? null,
});
