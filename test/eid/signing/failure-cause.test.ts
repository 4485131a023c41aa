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

const disguises: readonly PluginErrorCode[] = [
  'ERR_CARD_FAULT',
  'ERR_CARD_UNREADABLE',
  'ERR_CARD_NOT_EID',
  'ERR_CARD_NO_CERTIFICATE',
  'ERR_CARD_SIGNATURE_INACTIVE',
  'ERR_CARD_NONE',
];

const facts = { noReaders: null, isStillIn: true, isLoggingIn: false };

describe('causeOfFailure', () => {
  it('returns ERR_CARD_REMOVED for any answer of a card that has been out', () => {
    for (const code of disguises)
      expect(causeOfFailure(code, { ...facts, isStillIn: false })).toBe('ERR_CARD_REMOVED');
  });

  it('returns ERR_READER_SERVICE when the card service has gone', () => {
    const noReaders = 'ERR_READER_SERVICE';
    for (const code of disguises)
      expect(causeOfFailure(code, { ...facts, noReaders, isStillIn: false })).toBe(noReaders);
  });

  it('keeps the code while the card is in its reader', () => {
    for (const code of [...disguises, 'ERR_PIN_WRONG', 'ERR_CARD_BUSY'] as const)
      expect(causeOfFailure(code, facts)).toBe(code);
  });

  it.each(['ERR_PIN_WRONG', 'ERR_PIN_BLOCKED', 'ERR_CARD_LEFT_OPEN', 'ERR_SESSION_BUSY'] as const)(
    'keeps %s when the card is out',
    (code) => {
      expect(causeOfFailure(code, { ...facts, isStillIn: false, isLoggingIn: true })).toBe(code);
    },
  );

  it('returns ERR_CARD_IN_USE for a card that our own log-in holds', () => {
    expect(causeOfFailure('ERR_CARD_BUSY', { ...facts, isLoggingIn: true })).toBe(
      'ERR_CARD_IN_USE',
    );
  });
});

describe('withFailureCause', () => {
  function readers() {
    let state = inside;
    let insertion = 1;
    const listeners = new Set<(next: ReadersState) => void>();
    return {
      listeners,
      notice: (next: ReadersState, cards = 1) => {
        state = next;
        insertion += cards;
        for (const listener of [...listeners]) listener(next);
      },
      monitor: {
        state: () => state,
        insertion: () =>
          state.service === 'running' && state.readers.some((one) => one.card.kind !== 'empty')
            ? insertion
            : null,
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

  it.each([
    ['put back, and being read', inReader({ kind: 'reading' })],
    ['another one', inReader({ kind: 'eid', card: aCard({ chipNumber: 'AA' }) })],
    ['a bank card by now', inReader({ kind: 'unusable', code: 'ERR_CARD_NOT_EID' })],
    ['in a reader that was unplugged', { service: 'running', readers: [] } as const],
  ])('rejects with ERR_CARD_REMOVED when the card is %s', async (_, state) => {
    const { monitor, notice } = readers();
    const failing = withFailureCause(card, { monitor, isLoggingIn: () => false }, fault);
    notice(state, 2);
    await expect(failing).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
  });

  it('rejects with the fault itself when the same card is read again without success', async () => {
    const { monitor, notice } = readers();
    const deps = { monitor, isLoggingIn: () => false, noticeMs: 20 };
    const failing = withFailureCause(card, deps, fault);
    notice(inReader({ kind: 'reading' }), 0);
    notice(inReader({ kind: 'unusable', code: 'ERR_CARD_FAULT' }), 0);
    await expect(failing).rejects.toMatchObject({ code: 'ERR_CARD_FAULT' });
  });

  it('rejects with ERR_CARD_REMOVED when another card was in from the beginning', async () => {
    const { monitor, notice } = readers();
    notice(inReader({ kind: 'eid', card: aCard({ chipNumber: 'AA' }) }));
    await expect(
      withFailureCause(card, { monitor, isLoggingIn: () => false }, fault),
    ).rejects.toMatchObject({ code: 'ERR_CARD_REMOVED' });
  });

  it('rejects with the fault itself when the card stays in', async () => {
    const { monitor, listeners } = readers();
    await expect(
      withFailureCause(card, { monitor, isLoggingIn: () => false, noticeMs: 20 }, fault),
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
