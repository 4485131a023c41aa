import { expect, test, vi } from 'vitest';
import { createPinStates } from '../../../plugin/eid/signing/pin-states.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { createReaderHarness } from '../../support/card/reader-harness.ts';

const readerName = 'Desk 00 00';

/** A card whose PIN state is held by a session and by a signature within it. */
async function heldTwice() {
  const card = await anEmulatedCard({ applet: '1.8' });
  const harness = createReaderHarness([readerName]);
  harness.insert(readerName, card);
  const closed = vi.fn();
  const states = createPinStates({
    monitor: {
      state: () => ({
        service: 'running',
        readers: [{ name: readerName, pinPad: false, card: { kind: 'reading' } }],
      }),
      onChange: () => () => undefined,
    },
    onLeftOpen: () => undefined,
    ledger: { opening: () => Promise.resolve(), closed },
  });
  const place = { readerName, chipNumber: card.chipNumber, applet: card.applet };
  await states.opening(place);
  await states.opening({ ...place });
  const end = () => states.end(place, () => harness.port.connect(readerName), { limitMs: 1_000 });
  return { states, place, closed, end };
}

test('writes a card down as closed when the last who holds it open has ended', async () => {
  const { states, closed, end } = await heldTwice();
  const settled = vi.fn();
  void states.settled().then(settled);
  await end();
  expect([closed, settled].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  await end();
  await vi.waitFor(() => expect(settled).toHaveBeenCalledOnce());
  expect(closed).toHaveBeenCalledOnce();
});

test('leaves a card open to another who holds it, never to one that is ending it', async () => {
  const { states, place, closed, end } = await heldTwice();
  const ending = end();
  expect(states.leaveOpen(place)).toBe(false);
  await ending;
  await states.opening(place);
  expect(states.leaveOpen(place)).toBe(true);
  expect(states.leaveOpen(place)).toBe(false);
  await end();
  expect(closed).toHaveBeenCalledOnce();
});
