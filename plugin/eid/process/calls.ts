import { PluginError } from '../../errors.ts';
import type { ChildLink } from './child-link.ts';
import type { CardCall, CardValues, OwedCard, ToParent } from './protocol.ts';
import { fromWire } from './wire-error.ts';

type CallName = CardCall['name'];

interface Pending {
  readonly call: CardCall;
  readonly resolve: (value: CardValues[CallName]) => void;
  readonly reject: (error: Error) => void;
  /** Its PIN may have reached the card. */
  isPresented: boolean;
  /** A question is asked once more when the child that had it is gone. */
  isRepeated: boolean;
}

export interface Calls {
  /** Sends, or waits for the child that is starting. */
  send<Name extends CallName>(
    call: Extract<CardCall, { name: Name }>,
    link: ChildLink | null,
  ): Promise<CardValues[Name]>;
  answer(message: Extract<ToParent, { kind: 'value' | 'error' }>): void;
  presented(card: OwedCard): void;
  /** A child listens: sends what waits. */
  up(link: ChildLink): void;
  /** The child has gone: rejects what it had, but for questions that the next one can answer soon. */
  down(isRestartedSoon: boolean): void;
  size(): number;
}

/** Questions: asked twice they do no harm. */
const repeatable: readonly CallName[] = ['card', 'triesLeft', 'certificate', 'token', 'library'];

function presentsPin(call: CardCall): call is Extract<CardCall, { name: 'logIn' | 'signOnce' }> {
  return call.name === 'logIn' || call.name === 'signOnce';
}

/** The calls under way, and what becomes of each when the child goes. */
export function createCalls(): Calls {
  const pending = new Map<number, Pending>();
  const waiting = new Set<number>();
  let lastId = 0;

  function transmit(id: number, { call }: Pending, link: ChildLink): void {
    waiting.delete(id);
    link.send({ kind: 'call', id, call });
  }

  function isKept({ call, isRepeated }: Pending, id: number): boolean {
    return waiting.has(id) || (repeatable.includes(call.name) && !isRepeated);
  }

  return {
    send: (call, link) => {
      lastId += 1;
      const id = lastId;
      return new Promise<CardValues[CallName]>((resolve, reject) => {
        const entry: Pending = { call, resolve, reject, isPresented: false, isRepeated: false };
        pending.set(id, entry);
        if (link === null) waiting.add(id);
        else transmit(id, entry, link);
      }) as Promise<never>;
    },

    answer: (message) => {
      const entry = pending.get(message.id);
      pending.delete(message.id);
      if (message.kind === 'value') entry?.resolve(message.value);
      else entry?.reject(fromWire(message.error));
    },

    presented: ({ readerName }) => {
      for (const entry of pending.values())
        if (presentsPin(entry.call) && entry.call.readerName === readerName)
          entry.isPresented = true;
    },

    up: (link) => {
      for (const id of [...waiting]) {
        const entry = pending.get(id);
        if (entry !== undefined) transmit(id, entry, link);
      }
    },

    down: (isRestartedSoon) => {
      for (const [id, entry] of [...pending]) {
        if (isRestartedSoon && isKept(entry, id)) {
          entry.isRepeated ||= !waiting.has(id);
          waiting.add(id);
          continue;
        }
        pending.delete(id);
        waiting.delete(id);
        if (entry.call.name === 'closeSession') entry.resolve(null);
        else entry.reject(lostError(entry));
      }
    },

    size: () => pending.size,
  };
}

/** What a holder is to know of a call whose process has gone. */
function lostError({ call, isPresented }: Pending): PluginError {
  if (call.name === 'sign')
    return new PluginError('ERR_CARD_FAULT', 'the card process ended while the card signed');
  if (call.name === 'signOnToken')
    return new PluginError('ERR_TOKEN_FAULT', 'the card process ended while the token signed');
  return isPresented
    ? new PluginError('ERR_CARD_LEFT_OPEN', 'the card process ended after the PIN was presented')
    : new PluginError('ERR_READER_SERVICE', 'the card process ended; no PIN was presented');
}
