import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Another program that uses the same card. */
export interface CompetingProgram {
  /** How many times it got through. */
  readonly rounds: number;
  /** Ends the transaction of one that 'keeps', and leaves the card as it is; to kill the program would reset the card. */
  release(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What it does: 'reads' the address file again and again without a transaction, as careless programs do; 'keeps' the card in a
 * transaction until it is stopped.
 */
export async function startCompetingProgram(
  readerName: string,
  does: 'reads' | 'keeps',
): Promise<CompetingProgram> {
  const child: ChildProcess = spawn(process.execPath, ['-e', program, readerName, does], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let rounds = 0;
  let onRound: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      rounds += chunk.length;
      resolve();
      onRound();
    });
  });
  await Promise.race([
    begun,
    once(child, 'exit').then(() => {
      throw new Error('the rival ended before it began');
    }),
  ]);
  return {
    get rounds() {
      return rounds;
    },
    release: async () => {
      const released = new Promise<void>((resolve) => {
        onRound = resolve;
      });
      child.stdin?.write('.');
      await released;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const program = `
const pcsc = require('pcsc-mini');
const [name, does] = process.argv.slice(1);
const bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'));
const client = new pcsc.Client();
client.on('error', () => process.exit(1));
client.on('reader', (reader) => {
  if (reader.name() !== name) return;
  reader.once('change', async () => {
    const card = await reader.connect(pcsc.CardMode.SHARED);
    if (does === 'keeps') {
      const held = await card.transaction();
      process.stdout.write('.');
      process.stdin.once('data', async () => {
        await held.end(pcsc.CardDisposition.LEAVE);
        process.stdout.write('.');
      });
      return;
    }
    for (;;) {
      try {
        await card.transmit(bytes('00A4080C063F00DF014033'));
        await card.transmit(bytes('00B0000075'));
        process.stdout.write('.');
      } catch (error) {
        if (error.code === 'ResetCard') await card.reconnect(pcsc.CardMode.SHARED, 0);
      }
    }
  });
});
client.start();
`;
