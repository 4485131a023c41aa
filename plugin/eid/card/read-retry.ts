import type { CardProblem } from '../card-service.ts';
import type { ReaderFailure } from '../reader/reader-port.ts';

export type ReadRetry =
  | { readonly kind: 'again'; readonly afterMs: number }
  /** Says so on screen; with `afterMs` tries on behind it, else waits for the next card. */
  | { readonly kind: 'report'; readonly code: CardProblem; readonly afterMs: number | null };

/**
 * Decides what follows a reading that failed for the `failures`-th time in a row, while the reader still says that a card is in it:
 * a card is often half in when it is first seen, others use it for a second or two, and a removal is reported with a delay.
 */
export function decideReadRetry(failure: ReaderFailure, failures: number): ReadRetry {
  // Our own work comes to its end, and is nothing to report
  if (failure === 'InUse') return { kind: 'again', afterMs: 250 };
  const patience = failure === 'Busy' ? 2 : 4;
  if (failures < patience) return { kind: 'again', afterMs: failure === 'Reset' ? 0 : 250 };
  switch (failure) {
    case 'Busy':
    case 'Reset':
      return { kind: 'report', code: 'ERR_CARD_BUSY', afterMs: 2_000 };
    case 'Failed':
    case 'Removed':
      return { kind: 'report', code: 'ERR_CARD_FAULT', afterMs: null };
    case 'NoService':
    case 'NoReader':
    case 'NoCard':
    case 'Unresponsive':
      return { kind: 'report', code: 'ERR_CARD_UNREADABLE', afterMs: null };
  }
}
