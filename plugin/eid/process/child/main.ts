import { read } from 'node:fs';
import { promisify } from 'node:util';
import { errorSummary } from '../../../logging.ts';
import { createCardService } from '../../create-card-service.ts';
import { pinPipe } from '../protocol.ts';
import type { ToChild, ToParent } from '../protocol.ts';
import { serve } from './serve.ts';

/*
 * The program that has the cards: started by child-link.ts, it loads PC/SC and PKCS#11 and ends with its parent. What may hang in a library
 * or in the card service hangs here.
 */

const readBytes = promisify(read);

/** In the order of the calls; the pipe gives as many bytes as it has. */
async function readPin(length: number): Promise<Buffer> {
  const pin = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const { bytesRead } = await readBytes(pinPipe, pin, at, length - at, null);
    if (bytesRead === 0) throw new Error('the pipe for PINs is closed');
    at += bytesRead;
  }
  return pin;
}

/** In milliseconds: for a parent that does not read. */
const farewellMs = 1_000;

/** At once: an orderly exit would wait for a library that hangs, and to release the card service may hang too. Nothing is open any more. */
function exit(): void {
  process.kill(process.pid, 'SIGKILL');
}

function send(message: ToParent, sent: () => void = () => undefined): void {
  if (process.connected) process.send?.(message, undefined, undefined, sent);
}

const server = serve({
  send: (message) => send(message),
  readPin,
  exit: () => {
    if (!process.connected) exit();
    send({ kind: 'done' }, exit);
    setTimeout(exit, farewellMs);
  },
  createService: createCardService,
});

// SIGUSR1 would open Node's inspector, and a PIN passes here. Any other signal to the whole group or service is for the parent, which then closes the cards: they end with the channel, not before
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR1'] as const)
  process.on(signal, () => undefined);
process.on('message', (message) => server.receive(message as ToChild));
process.on('disconnect', () => void server.leave());
// The parent has the next process pay what is open; without a parent there is only this one
process.on('uncaughtException', (error) => {
  const details = { ...errorSummary(error) };
  if (process.connected)
    send({ kind: 'log', level: 'error', details, message: 'card process failed' }, exit);
  else void server.leave();
});
send({ kind: 'hello' });
