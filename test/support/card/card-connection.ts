import { ReaderError } from '../../../plugin/eid/reader/reader-port.ts';
import type {
  CardConnection,
  ReaderFailure,
  Transmit,
} from '../../../plugin/eid/reader/reader-port.ts';
import type { InsertableCard } from './emulated-card.ts';

/** A connection to an emulated card without reader or service: what goes in and out is the card's own. */
export interface DirectConnection extends CardConnection {
  /** From now on every command fails like this; null: no longer. */
  fail(failure: ReaderFailure | null): void;
  /** How it was disconnected; null while it is not. */
  readonly disconnected: 'leave' | 'reset' | null;
}

/** Follows 61xx and 6Cxx as the port promises, refuses commands outside a transaction, and takes one transaction at a time. `powered`: the card has power already. */
export function connectDirectly(card: InsertableCard, powered = false): DirectConnection {
  let failure: ReaderFailure | null = null;
  let disconnected: 'leave' | 'reset' | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  if (!powered) card.power('on');

  async function exchange(command: Uint8Array): Promise<Buffer> {
    if (failure !== null) throw new ReaderError(failure);
    return Buffer.from(await card.transmit(command));
  }

  async function respond(command: Uint8Array): ReturnType<Transmit> {
    let answer = await exchange(command);
    const parts: Buffer[] = [];
    for (;;) {
      const status = answer.readUInt16BE(answer.length - 2);
      if (status >> 8 === 0x6c) {
        answer = await exchange(Uint8Array.of(...command.subarray(0, 4), status & 0xff));
        continue;
      }
      parts.push(answer.subarray(0, -2));
      if (status >> 8 !== 0x61) return { data: Buffer.concat(parts), status };
      answer = await exchange(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, status & 0xff));
    }
  }

  return {
    atr: card.atr,
    get disconnected() {
      return disconnected;
    },
    fail(next) {
      failure = next;
    },
    transaction(work) {
      const result = queue.then(async () => {
        if (disconnected !== null) throw new ReaderError('Failed');
        let open = true;
        try {
          return await work((command) => {
            if (!open) throw new TypeError('a command outside its transaction');
            return respond(command);
          });
        } finally {
          open = false;
        }
      });
      queue = result.catch(() => undefined);
      return result;
    },
    disconnect(then) {
      disconnected = then;
      if (then === 'reset') card.power('reset');
      return Promise.resolve();
    },
  };
}
