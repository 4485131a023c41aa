import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { compilePadDriver } from './pad/pin-pad-driver.ts';
import { systemPart } from '../tools/system-parts.ts';

/** A virtual reader: `insertCard(card, port)` puts a card into it. */
export interface VirtualReader {
  readonly name: string;
  readonly port: number;
  /** Its driver's file, once the service runs. */
  readonly library: string;
}

export interface PcscdOptions {
  /** They come in twos, so an odd number is one more. Default 2. */
  readonly readers?: number;
  /** Each has a keypad; see pad/pin-pad-driver.ts. */
  readonly pinPad?: boolean;
}

export interface RunningPcscd {
  /** Those there are now; names and ports are the same after a restart. */
  readonly readers: readonly VirtualReader[];
  stop(): Promise<void>;
  /** Stops where it runs, and starts; without `readers` with as many as before. */
  restart(options?: PcscdOptions): Promise<void>;
}

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const serviceFolder = '/run/pcscd';
const maxReaders = 8;

/** Whether the machine lacks what virtual readers need; tests are then skipped by name. */
export function pcscdIsMissing(): boolean {
  return [systemPart('pcscd'), systemPart(driver), systemPart('perl')].some((part) => part.missing);
}

/**
 * Runs the smart card service of this machine with virtual readers only, configured from a private folder. A machine runs one at
 * a time, as root; so test files that use it run one after another (`*.card.test.ts`), and where one runs already this rejects.
 */
export async function startPcscd(options: PcscdOptions = {}): Promise<RunningPcscd> {
  const folder = await mkdtemp(join(tmpdir(), 'trousseau-pcscd-'));
  const readers = (await virtualReaders()).map((reader, index) => ({
    ...reader,
    library: join(folder, `driver-${Math.floor(index / 2)}.so`),
  }));
  let count = evenCount(options.readers ?? 2);
  let service: ChildProcess | null = await run().catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  // Asked, not killed: it takes its files away
  const endAll = (): void => void service?.kill('SIGTERM');
  process.once('exit', endAll);

  const stop = async (): Promise<void> => {
    const running = service;
    service = null;
    if (running !== null) await end(running);
  };
  return {
    get readers() {
      return readers.slice(0, count);
    },
    stop: async () => {
      await stop();
      process.removeListener('exit', endAll);
      await rm(folder, { recursive: true, force: true });
    },
    restart: async (changes = {}) => {
      await stop();
      count = evenCount(changes.readers ?? count);
      service = await run();
    },
  };

  async function run(): Promise<ChildProcess> {
    await clearAway();
    const configuration = join(folder, `${count}-readers`);
    await configure(configuration, readers.slice(0, count), options.pinPad === true);
    const child = spawn(
      systemPart('pcscd').path,
      ['--foreground', '--error', '--config', configuration],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let complaints = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`pcscd ended at once: ${complaints}`);
    });
    const ready = (async () => {
      while (child.exitCode === null && !(await isUp(readers.slice(0, count)))) await wait(5);
    })();
    await Promise.race([ready, ended]);
    ended.catch(() => undefined);
    return child;
  }
}

/** A service that was killed leaves its files, and no other one starts while another process has its number. */
async function clearAway(): Promise<void> {
  const pid = Number(await readFile(`${serviceFolder}/pcscd.pid`, 'utf8').catch(() => '0'));
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  // A process that has ended and that no parent has collected has no command line any more
  if (command.includes('pcscd')) return;
  await rm(`${serviceFolder}/pcscd.pid`, { force: true });
  await rm(`${serviceFolder}/pcscd.comm`, { force: true });
}

const evenCount = (count: number): number => 2 * Math.ceil(Math.min(count, maxReaders) / 2);

/** One entry of the configuration is two slots, which the driver hears on two ports in a row. */
async function virtualReaders(): Promise<Pick<VirtualReader, 'name' | 'port'>[]> {
  const all: Pick<VirtualReader, 'name' | 'port'>[] = [];
  while (all.length < maxReaders) {
    const name = `Desk ${all.length / 2} 00`;
    const port = await freePortPair(all.map((reader) => reader.port));
    all.push({ name: `${name} 00`, port }, { name: `${name} 01`, port: port + 1 });
  }
  return all;
}

/** Two entries that share a driver file mirror each other's cards, so each gets a copy. */
async function configure(
  folder: string,
  readers: readonly VirtualReader[],
  pinPad: boolean,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [index, { name, port, library }] of readers.entries()) {
    if (index % 2 !== 0) continue;
    await copyFile(driver, pinPad ? `${library}.real` : library);
    if (pinPad) compilePadDriver(library);
    const channel = `0x${port.toString(16)}`;
    await writeFile(
      join(folder, `reader-${index / 2}`),
      [
        `FRIENDLYNAME "${name.slice(0, -6)}"`,
        `DEVICENAME /dev/null:${channel}`,
        `LIBPATH ${library}`,
        `CHANNELID ${channel}`,
        '',
      ].join('\n'),
    );
  }
}

/** The service takes clients, and its drivers listen; asking a driver by connecting would insert a card. */
async function isUp(readers: readonly VirtualReader[]): Promise<boolean> {
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(`${serviceFolder}/pcscd.comm`);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
  if (!answers) return false;
  const listening = (await readFile('/proc/net/tcp', 'utf8')).toLowerCase();
  return readers.every(({ port }) =>
    listening.includes(`:${port.toString(16).padStart(4, '0')} 00000000:0000 0a`),
  );
}

async function end(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.signalCode !== null) return;
  const ended = once(service, 'exit');
  service.kill('SIGTERM');
  const force = setTimeout(() => service.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(force);
}

async function freePortPair(taken: readonly number[]): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const { port } = first.address() as { port: number };
    const second = taken.includes(port + 1) ? null : await listen(port + 1).catch(() => null);
    await close(first);
    if (second !== null) await close(second);
    if (second !== null) return port;
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '0.0.0.0');
  await once(server, 'listening');
  return server;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));
