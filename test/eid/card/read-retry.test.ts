import { expect, it } from 'vitest';
import { readerError } from '../../../plugin/eid/reader/pcsc-failure.ts';
import { ReaderError, type ReaderFailure } from '../../../plugin/eid/reader/reader-port.ts';
import { decideReadRetry } from '../../../plugin/eid/card/read-retry.ts';

it.each<[ReaderFailure, number, string, number | null]>([
  ['Unresponsive', 1, 'again', 250],
  ['Unresponsive', 4, 'ERR_CARD_UNREADABLE', null],
  ['NoCard', 3, 'again', 250],
  ['NoCard', 4, 'ERR_CARD_UNREADABLE', null],
  ['Reset', 1, 'again', 0],
  ['Reset', 4, 'ERR_CARD_BUSY', 2_000],
  ['Busy', 1, 'again', 250],
  ['Busy', 2, 'ERR_CARD_BUSY', 2_000],
  ['Busy', 50, 'ERR_CARD_BUSY', 2_000],
  ['InUse', 50, 'again', 250],
  ['Failed', 1, 'again', 250],
  ['Failed', 4, 'ERR_CARD_FAULT', null],
  ['Removed', 4, 'ERR_CARD_FAULT', null],
])('decides on %s, failure number %i: %s', (failure, failures, expected, afterMs) => {
  const retry = decideReadRetry(failure, failures);
  expect([retry.kind === 'report' ? retry.code : 'again', retry.afterMs]).toEqual([
    expected,
    afterMs,
  ]);
});

it.each([
  ['NoService', 'NoService'],
  ['InvalidHandle', 'NoService'],
  ['UnknownReader', 'NoReader'],
  ['NoSmartCard', 'NoCard'],
  ['RemovedCard', 'Removed'],
  ['ResetCard', 'Reset'],
  ['SharingViolation', 'Busy'],
  ['UnresponsiveCard', 'Unresponsive'],
  ['ProtoMismatch', 'Unresponsive'],
  ['CommError', 'Failed'],
  ['SomethingNew', 'Failed'],
])('maps the binding’s %s to %s', (code, failure) => {
  const error = Object.assign(new Error('text'), { code });
  expect(readerError(error)).toMatchObject({ failure, cause: error });
});

it('maps an unknown error to Failed, and keeps a reader error as is', () => {
  expect(readerError('text').failure).toBe('Failed');
  const ours = new ReaderError('Busy');
  expect(readerError(ours)).toBe(ours);
});
