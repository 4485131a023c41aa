import { isPluginError, PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import type { CardService, EidCard, ReadersState } from '../card-service.ts';

type Place = Pick<EidCard, 'readerName' | 'chipNumber'>;

/** What a card that is pulled or swapped shows as, besides ERR_CARD_REMOVED: the moment decides. */
const disguises: readonly PluginErrorCode[] = [
  'ERR_CARD_FAULT',
  'ERR_CARD_UNREADABLE',
  'ERR_CARD_NOT_EID',
  'ERR_CARD_NO_CERTIFICATE',
  'ERR_CARD_NONE',
];

/** The service notices a removal within 400 ms, in milliseconds with some to spare. */
const noticeMs = 1_000;

export interface FailureFacts {
  readonly state: ReadersState;
  /** The card that was used. */
  readonly card: Place;
  /** This process is logging in to that card at the same time. */
  readonly isLoggingIn: boolean;
}

/**
 * Decides what a failed use of a card is called. Pure. A card that is out, or another one by now, was removed, also where it or its library
 * answered otherwise; a card that our own log-in holds is not with another program.
 */
export function causeOfFailure(
  code: PluginErrorCode,
  { state, card, isLoggingIn }: FailureFacts,
): PluginErrorCode {
  if (code === 'ERR_CARD_BUSY' && isLoggingIn) return 'ERR_CARD_IN_USE';
  if (!disguises.includes(code)) return code;
  if (state.service === 'unavailable') return state.code;
  return isStillIn(state, card) ? code : 'ERR_CARD_REMOVED';
}

/** Read, and the same chip: a card that is being read again was out, or lost its power. */
function isStillIn(state: ReadersState, { readerName, chipNumber }: Place): boolean {
  if (state.service === 'unavailable') return false;
  const inside = state.readers.find(({ name }) => name === readerName)?.card;
  return (
    inside?.kind === 'eid' && inside.card.chipNumber.toLowerCase() === chipNumber.toLowerCase()
  );
}

export interface FailureCauseDeps {
  readonly monitor: { state(): ReadersState; readonly onChange: CardService['onChange'] };
  readonly isLoggingIn: (readerName: string) => boolean;
}

/** Runs `work` with a card; of its failures the cause is reported, once the readers' state has had time to follow. */
export async function withFailureCause<Result>(
  card: Place,
  { monitor, isLoggingIn }: FailureCauseDeps,
  work: () => Promise<Result>,
): Promise<Result> {
  const wasLoggingIn = isLoggingIn(card.readerName);
  try {
    return await work();
  } catch (error) {
    if (!isPluginError(error)) throw error;
    if (disguises.includes(error.code)) await untilOut(monitor, card);
    const code = causeOfFailure(error.code, {
      state: monitor.state(),
      card,
      isLoggingIn: wasLoggingIn || isLoggingIn(card.readerName),
    });
    throw code === error.code ? error : new PluginError(code, error.message, { cause: error });
  }
}

/** Resolves as soon as the card is not read in its reader any more, or after the time in which that would be noticed. */
function untilOut(monitor: FailureCauseDeps['monitor'], card: Place): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, noticeMs);
    const stop = monitor.onChange((state) => {
      if (!isStillIn(state, card)) done();
    });
    if (!isStillIn(monitor.state(), card)) done();
  });
}
