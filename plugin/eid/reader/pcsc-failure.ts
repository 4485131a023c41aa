import { ReaderError } from './reader-port.ts';
import type { ReaderFailure } from './reader-port.ts';

/** What PC/SC's errors are for us, by the name that the binding gives them. Others are 'Failed'. */
const failures: Readonly<Record<string, ReaderFailure>> = {
  NoService: 'NoService',
  ServiceStopped: 'NoService',
  // A restarted service does not know the old handles
  InvalidHandle: 'NoService',
  NoReadersAvailable: 'NoReader',
  UnknownReader: 'NoReader',
  ReaderUnavailable: 'NoReader',
  NoSmartCard: 'NoCard',
  RemovedCard: 'Removed',
  ResetCard: 'Reset',
  UnpoweredCard: 'Reset',
  SharingViolation: 'Busy',
  CardIsBusy: 'Busy',
  Timeout: 'Busy',
  TransactionAlreadyInProgress: 'Busy',
  UnresponsiveCard: 'Unresponsive',
  // The card's first answer makes no sense: put in the wrong way round, dirty, no chip card of any kind
  ProtoMismatch: 'Unresponsive',
  UnsupportedCard: 'Unresponsive',
  CardUnsupported: 'Unresponsive',
  UnknownCard: 'Unresponsive',
};

/** Converts any error of the binding into a ReaderError; a ReaderError passes unchanged. */
export function readerError(error: unknown): ReaderError {
  if (error instanceof ReaderError) return error;
  return new ReaderError(failures[bindingCode(error)] ?? 'Failed', { cause: error });
}

/** '' when it is no error of the binding. */
export function bindingCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
