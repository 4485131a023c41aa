import type { Card, CardDisposition } from 'pcsc-mini';
import { describe, expect, it } from 'vitest';
import { createPcscConnection } from '../../../plugin/eid/reader/pcsc-connection.ts';
import { createReaderLock } from '../../../plugin/eid/reader/reader-lock.ts';

const [leave, reset] = [0, 1] as unknown as [CardDisposition, CardDisposition];
const dispositions = { leave, reset, featureRequest: 0 };

/** A card whose disconnection is refused with these codes, one after the other, before it is accepted. */
function refusing(...codes: readonly string[]) {
  const left = [...codes];
  const asked: number[] = [];
  let closed = 0;
  const card = {
    disconnect: (disposition: number) => {
      asked.push(disposition);
      const code = left.shift();
      return code === undefined
        ? Promise.resolve()
        : Promise.reject(Object.assign(new Error(code), { code }));
    },
  } as unknown as Card;
  const connection = createPcscConnection(
    card,
    new Uint8Array(0),
    createReaderLock(1_000),
    dispositions,
    () => (closed += 1),
  );
  return { connection, asked, closedTimes: () => closed };
}

// pcscd refuses a reset at once or keeps the caller waiting, by its version: only the binding's answers show the first
describe('disconnect', () => {
  it('keeps asking for a reset until it is taken', async () => {
    const { connection, asked, closedTimes } = refusing('SharingViolation', 'CardIsBusy', 'x');
    await connection.disconnect('reset');
    expect([asked, closedTimes()]).toEqual([[1, 1, 1, 1], 1]);
  });

  it.each(['NoSmartCard', 'RemovedCard', 'ResetCard', 'UnknownReader', 'ServiceStopped'])(
    'returns at once when a reset is refused because the card has no power: %s',
    async (code) => {
      const { connection, asked, closedTimes } = refusing(code);
      await connection.disconnect('reset');
      expect([asked, closedTimes()]).toEqual([[1], 1]);
    },
  );

  it('returns at once when the card is left as it is, also for a second call', async () => {
    const { connection, asked, closedTimes } = refusing('SharingViolation');
    await Promise.all([connection.disconnect('leave'), connection.disconnect('reset')]);
    expect([asked, closedTimes()]).toEqual([[0], 1]);
  });
});
