import { writeSync } from 'node:fs';
import { pino } from 'pino';
import type { Logger } from 'pino';

/** Everything that could hold a secret, anywhere in a log line. */
const redact = {
  paths: [
    'token',
    'password',
    'secret',
    '*.token',
    '*.password',
    '*.secret',
    '*.headers',
    '*.body',
  ],
  censor: '[hidden]',
};

/**
 * The log of the module running alone: a JSON object a line. What is named like a secret is hidden on its way out, should a line
 * ever hold one; a secret under another name is not found.
 */
export function createLog(write: (line: string) => void): Logger {
  return pino({ level: 'info', redact }, { write });
}

/**
 * Writes whole lines to a stream of the process, at once. Throws when a line is lost: the disk is full, the reader is gone, or it
 * no longer reads and the pipe is full. The stream itself would report that later, as an event that ends the process.
 */
export function lineWriter(stream: NodeJS.WritableStream): (line: string) => void {
  stream.on('error', () => undefined);
  const fd = 'fd' in stream && typeof stream.fd === 'number' ? stream.fd : null;
  if (fd === null) return (line) => void stream.write(line);
  /** What a full pipe left of the last line. */
  let rest: Uint8Array = new Uint8Array(0);
  return (line) => {
    rest = rest.subarray(rest.length === 0 ? 0 : writeSync(fd, rest));
    if (rest.length > 0) throw new Error('the pipe is full');
    const bytes = Buffer.from(line);
    rest = bytes.subarray(writeSync(fd, bytes));
  };
}
