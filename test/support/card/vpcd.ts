import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { systemPart } from '../tools/system-parts.ts';
import type { InsertableCard } from './emulated-card.ts';

/** A card in a virtual reader. */
export interface InsertedCard {
  /**
   * Pulls the card, also in the middle of a command; resolves when the reader's driver was notified. The service looks every
   * 400 ms: a card that is put in before it has seen the reader empty passes for the one that was pulled.
   */
  remove(): Promise<void>;
}

/** What the driver says in messages of one byte. */
const controls = { 0: 'off', 1: 'on', 2: 'reset' } as const;
const askForAtr = 4;

const quickLine = fileURLToPath(new URL('./quickack-relay.pl', import.meta.url));

/** The connection to a reader, held by a process of its own: why, quickack-relay.pl says. */
type Line = ChildProcessByStdio<Writable, Readable, null>;

/** The reader polls: it takes up to half a second before it gives power. More than this, and another card sits in it. */
const untilPowered = 5_000;

/**
 * Puts a card into the virtual reader that listens on `port` of loopback (vsmartcard's driver): the connection is the card, its
 * end the removal. Resolves when the reader has read the card.
 */
export async function insertCard(card: InsertableCard, port: number): Promise<InsertedCard> {
  const line: Line = spawn(systemPart('perl').path, [quickLine, String(port)], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(line, 'close');
  // Pulling a card in the middle of an answer is no error of the test
  line.stdin.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      line.kill('SIGKILL');
      reject(new Error(`the reader on port ${port} gives no power: is another card in it?`));
    }, untilPowered);
    void closed.then(() => {
      clearTimeout(timer);
      reject(new Error(`no virtual reader on port ${port}`));
    });
    serve(card, line, () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return {
    remove: async () => {
      line.kill('SIGKILL');
      await closed;
      card.power('off');
    },
  };
}

/** Each message is two bytes of length and as many bytes; answers go out in the order of the questions. */
function serve(card: InsertableCard, line: Line, onPowered: () => void): void {
  let received = Buffer.alloc(0);
  let queue = Promise.resolve();
  const send = (message: Uint8Array): void => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    line.stdin.write(Buffer.concat([length, message]));
  };
  const answer = async (message: Buffer): Promise<void> => {
    const [first = 0] = message;
    if (message.length > 1) {
      send(await card.transmit(message));
      return;
    }
    if (first === askForAtr) send(card.atr);
    else if (first in controls) card.power(controls[first as keyof typeof controls]);
    onPowered();
  };
  line.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
      const end = 2 + received.readUInt16BE();
      const message = received.subarray(2, end);
      received = received.subarray(end);
      queue = queue.then(() => answer(message));
    }
  });
}
