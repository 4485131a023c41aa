import { describe, expect, it } from 'vitest';
import type { CardState, ReadersState } from '../../../plugin/eid/card-service.ts';
import { causeOfFailure, withFailureCause } from '../../../plugin/eid/signing/failure-cause.ts';
import { PluginError } from '../../../plugin/errors.ts';
import type { PluginErrorCode } from '../../../plugin/errors.ts';
import { aCard } from '../../support/builders/card.ts';

const card = aCard();
const inReader = (state: CardState): ReadersState => ({
  service: 'running',
  readers: [{ name: card.readerName, pinPad: false, card: state }],
});
const inside = inReader({ kind: 'eid', card });
const stopped: ReadersState = { service: 'unavailable', code: 'ERR_READER_SERVICE' };

const disguises: readonly PluginErrorCode[] = [
  'ERR_CARD_FAULT',
  'ERR_CARD_UNREADABLE',
  'ERR_CARD_NOT_EID',
  'ERR_CARD_NO_CERTIFICATE',
  'ERR_CARD_NONE',
];

describe('causeOfFailure', () => {
  it.each([
    ['taken out', inReader({ kind: 'empty' })],
    ['put back, and being read', inReader({ kind: 'reading' })],
    ['another one', inReader({ kind: 'eid', card: aCard({ chipNumber: 'AA' }) })],
    ['a bank card by now', inReader({ kind: 'unusable', code: 'ERR_CARD_NOT_EID' })],
    ['in a reader that was unplugged', { service: 'running', readers: [] } as const],
  ])('returns ERR_CARD_REMOVED for any answer of a card that is %s', (_, state) => {
    for (const code of disguises)
      expect(causeOfFailure(code, { state, card, isLoggingIn: false })).toBe('ERR_CARD_REMOVED');
  });

  it('returns ERR_READER_SERVICE when the card service has gone', () => {
    for (const code of disguises)
      expect(causeOfFailure(code, { state: stopped, card, isLoggingIn: false })).toBe(
        'ERR_READER_SERVICE',
      );
  });

  it('keeps the code while the card is in its reader', () => {
    for (const code of [...disguises, 'ERR_PIN_WRONG', 'ERR_CARD_BUSY'] as const)
      expect(causeOfFailure(code, { state: inside, card, isLoggingIn: false })).toBe(code);
  });

  it.each(['ERR_PIN_WRONG', 'ERR_PIN_BLOCKED', 'ERR_CARD_LEFT_OPEN', 'ERR_SESSION_BUSY'] as const)(
    'keeps %s when the card is out',
    (code) => {
      const state = inReader({ kind: 'empty' });
      expect(causeOfFailure(code, { state, card, isLoggingIn: true })).toBe(code);
    },
  );

  it('returns ERR_CARD_IN_USE for a card that our own log-in holds', () => {
    expect(causeOfFailure('ERR_CARD_BUSY', { state: inside, card, isLoggingIn: true })).toBe(
      'ERR_CARD_IN_USE',
    );
  });
});

describe('withFailureCause', () => {
  function readers() {
    let state = inside;
    const listeners = new Set<(next: ReadersState) => void>();
    return {
      listeners,
      notice: (next: ReadersState) => {
        state = next;
        for (const listener of [...listeners]) listener(next);
      },
      monitor: {
        state: () => state,
        onChange: (listener: (next: ReadersState) => void) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    };
  }
  const fault = () => Promise.reject(new PluginError('ERR_CARD_FAULT', 'a fault'));

  it('waits for the readers to notice that the card is out', async () => {
    const { monitor, notice, listeners } = readers();
    const failing = withFailureCause(card, { monitor, isLoggingIn: () => false }, fault);
    setTimeout(() => notice(inReader({ kind: 'empty' })), 20);
    await expect(failing).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
    expect(listeners.size).toBe(0);
  });

  it('rejects with the fault itself when the card stays in', async () => {
    const { monitor, listeners } = readers();
    await expect(
      withFailureCause(card, { monitor, isLoggingIn: () => false }, fault),
    ).rejects.toMatchObject({ code: 'ERR_CARD_FAULT' });
    expect(listeners.size).toBe(0);
  });

  it('passes a result and an unexpected error on as they are', async () => {
    const { monitor } = readers();
    const deps = { monitor, isLoggingIn: () => false };
    expect(await withFailureCause(card, deps, () => Promise.resolve(3))).toBe(3);
    const bug = new TypeError('a bug');
    await expect(withFailureCause(card, deps, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
