import { PluginError } from '../../errors.ts';
import type { PluginErrorCode } from '../../errors.ts';
import { pinBlocked, wrongPin } from './pin.ts';
import { ReaderError } from '../reader/reader-port.ts';
import type { ReaderFailure } from '../reader/reader-port.ts';

/** Which coded error a status word is (eid.md 1.5). `step` names the command for the help desk, in our words. */
export function statusError(status: number, step: string): PluginError {
  if ((status & 0xfff0) === 0x63c0) return wrongPin(status & 0x0f);
  if (status === 0x6983) return pinBlocked();
  return new PluginError(codeOfStatus(status), `the card answered ${asHex(status)} to ${step}`, {
    support: { code: asHex(status), text: step, ticket: null },
  });
}

function codeOfStatus(status: number): PluginErrorCode {
  switch (status) {
    // The PIN state is gone: another program reset the card, and the holder has to begin again
    case 0x6982:
      return 'ERR_CARD_REMOVED';
    // No such file, command or class: not the applet of an identity card
    case 0x6a82:
    case 0x6d00:
    case 0x6e00:
      return 'ERR_CARD_NOT_EID';
    default:
      return 'ERR_CARD_FAULT';
  }
}

const asHex = (status: number): string => status.toString(16).toUpperCase().padStart(4, '0');

const readerCodes: Readonly<Record<ReaderFailure, PluginErrorCode>> = {
  NoService: 'ERR_READER_SERVICE',
  NoReader: 'ERR_READER_NONE',
  NoCard: 'ERR_CARD_REMOVED',
  Removed: 'ERR_CARD_REMOVED',
  Reset: 'ERR_CARD_REMOVED',
  Busy: 'ERR_CARD_BUSY',
  InUse: 'ERR_CARD_IN_USE',
  Unresponsive: 'ERR_CARD_UNREADABLE',
  Failed: 'ERR_CARD_FAULT',
};

/** The error for a reader failure while a card was in use. Any other error passes unchanged. */
export function cardError(error: unknown): unknown {
  if (!(error instanceof ReaderError)) return error;
  return new PluginError(readerCodes[error.failure], error.message, { cause: error });
}

/** Not the card that was read and shown. */
export function anotherCard(): PluginError {
  return new PluginError('ERR_CARD_REMOVED', 'another card is in the reader');
}
