import { readFileSync } from 'node:fs';
import { decodeText } from '../../text-encoding.ts';
import { UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';

/** Longer than any password a keystore was ever given; keeps an endless stream from filling memory. */
const longest = 64 * 1024;

const interrupt = '\u0003';
const eraseLine = '\u0015';
const endOfInput = '\u0004';
const erase = new Set(['\u0008', '\u007f']);

/**
 * Asks for a password without ever taking it from an argument, which other users of the machine could read: from a file,
 * else at the terminal without echo, else from standard input. A file or stream may be in any encoding that
 * `decodeText` knows; its byte order mark and one trailing newline are cut, nothing else: blanks belong to the password. Throws UsageError when there is none to read.
 */
export async function readPassword(
  passwordFile: string | undefined,
  prompt: string,
  io: Pick<CliIo, 'stdin' | 'stderr'>,
): Promise<string> {
  if (passwordFile !== undefined) return cutNewline(readPasswordFile(passwordFile));
  return io.stdin.isTTY ? askAtTerminal(prompt, io) : cutNewline(await readAll(io.stdin));
}

function readPasswordFile(path: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    throw new UsageError(`cannot read the password file ${path}`, { cause: error });
  }
}

const cutNewline = (text: string) => text.replace(/\r?\n$/, '');

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > longest) throw new UsageError('the password on standard input is too long');
    chunks.push(bytes);
  }
  return decodeText(Buffer.concat(chunks));
}

/** Raw mode hands over each key as it is pressed and prints nothing; the prompt goes where output is not collected. */
function askAtTerminal(
  prompt: string,
  { stdin, stderr }: Pick<CliIo, 'stdin' | 'stderr'>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: readonly string[] = [];
    const finish = (end: () => void) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      end();
    };
    const onData = (chunk: Buffer | string) => {
      for (const key of chunk.toString()) {
        if (key === '\r' || key === '\n') {
          finish(() => resolve(typed.join('')));
          return;
        }
        if (key === interrupt || key === endOfInput) {
          finish(() => reject(new UsageError('no password given')));
          return;
        }
        if (key === eraseLine) typed = [];
        else typed = erase.has(key) ? typed.slice(0, -1) : [...typed, key];
      }
    };
    stderr.write(prompt);
    stdin.setEncoding('utf8');
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
  });
}
