import { isPluginError, PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { CardService, EidCard, ReadersState } from '../card-service.ts';

type Place = Pick<EidCard, 'readerName' | 'chipNumber'>;

interface Readers {
  state(): ReadersState;
  readonly onChange: CardService['onChange'];
  /** Changes with each card that comes or goes; null while the reader has none. */
  insertion(readerName: string): number | null;
}

/** What a card that is pulled or swapped shows as, besides ERR_CARD_REMOVED: the moment decides. */
const disguises: readonly PluginErrorCode[] = [
  'ERR_CARD_FAULT',
  'ERR_CARD_UNREADABLE',
  'ERR_CARD_NOT_EID',
  'ERR_CARD_NO_CERTIFICATE',
  'ERR_CARD_SIGNATURE_INACTIVE',
  'ERR_CARD_NONE',
];

/** The service notices a removal within 400 ms, in milliseconds with some to spare. */
const usualNoticeMs = 1_000;

export interface FailureFacts {
  /** Why there are no readers, where there are none. */
  readonly noReaders: PluginErrorCode | null;
  /** The card that was used has been in its reader all the time. */
  readonly isStillIn: boolean;
  /** This process is logging in to that card at the same time. */
  readonly isLoggingIn: boolean;
}

/**
 * Decides what a failed use of a card is called. Pure. A card that is out, or another one by now, was removed, also where it or its library
 * answered otherwise; a card that our own log-in holds is not with another program.
 */
export function causeOfFailure(
  code: PluginErrorCode,
  { noReaders, isStillIn, isLoggingIn }: FailureFacts,
): PluginErrorCode {
  if (code === 'ERR_CARD_BUSY' && isLoggingIn) return 'ERR_CARD_IN_USE';
  if (!disguises.includes(code)) return code;
  if (noReaders !== null) return noReaders;
  return isStillIn ? code : 'ERR_CARD_REMOVED';
}

/** What a use of a card begins with; null where the card is not in its reader, or its successor is being read. */
function insertionOf(monitor: Readers, { readerName, chipNumber }: Place): number | null {
  const state = monitor.state();
  if (state.service === 'unavailable') return null;
  const inside = state.readers.find(({ name }) => name === readerName)?.card;
  const isRead =
    inside?.kind === 'eid' && inside.card.chipNumber.toLowerCase() === chipNumber.toLowerCase();
  return isRead ? monitor.insertion(readerName) : null;
}

export interface FailureCauseDeps {
  readonly monitor: Readers;
  readonly isLoggingIn: (readerName: string) => boolean;
  /** In which a removal is noticed, in milliseconds; shorter in tests. */
  readonly noticeMs?: number;
}

/** Runs `work` with a card; of its failures the cause is reported, once the readers' state has had time to follow. */
export async function withFailureCause<Result>(
  card: Place,
  { monitor, isLoggingIn, noticeMs = usualNoticeMs }: FailureCauseDeps,
  work: () => Promise<Result>,
): Promise<Result> {
  const wasLoggingIn = isLoggingIn(card.readerName);
  const before = insertionOf(monitor, card);
  const isStillIn = (): boolean => before !== null && monitor.insertion(card.readerName) === before;
  try {
    return await work();
  } catch (error) {
    if (!isPluginError(error)) throw error;
    if (disguises.includes(error.code)) await untilOut(monitor, isStillIn, noticeMs);
    const state = monitor.state();
    const code = causeOfFailure(error.code, {
      noReaders: state.service === 'unavailable' ? state.code : null,
      isStillIn: isStillIn(),
      isLoggingIn: wasLoggingIn || isLoggingIn(card.readerName),
    });
    throw code === error.code ? error : new PluginError(code, error.message, { cause: error });
  }
}

/** Resolves as soon as the card is out, or after the time in which that would be noticed. */
function untilOut(monitor: Readers, isStillIn: () => boolean, noticeMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, noticeMs);
    const stop = monitor.onChange(() => {
      if (!isStillIn()) done();
    });
    if (!isStillIn()) done();
  });
}
