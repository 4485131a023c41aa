import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { savePki } from '../../simulator/certification-authority.ts';
import type {
  FaultMode,
  FaultOrder,
  ReceivedMessage,
  Register,
  SimulatorReady,
  SimulatorSettings,
  SimulatorState,
} from '../../simulator/control.ts';
import { testPki } from './keystores.ts';

export interface TestSimulator {
  readonly ready: SimulatorReady;
  /** Its authorities are here: `openSimulatedBelgium(folder)` gives the cards' side. */
  readonly folder: string;
  /** Null ends any order. `times` absent: until told otherwise. */
  fault(mode: FaultMode | null, times?: number, service?: 'sts' | 'business'): Promise<void>;
  settings(patch: Partial<SimulatorSettings>): Promise<void>;
  register(register: Register): Promise<void>;
  state(): Promise<SimulatorState>;
  messages(): Promise<readonly ReceivedMessage[]>;
  clearMessages(): Promise<void>;
  /** Ends the process and, unless the folder was given, removes the folder. */
  stop(): Promise<void>;
}

export interface TestSimulatorOptions {
  /**
   * A folder whose authorities it shall use; made there as far as they are missing. Without one: a folder of its own that
   * holds this test process's PKI, so that `testKeystore` files are known to it.
   */
  readonly folder?: string;
  readonly register?: Register;
}

const main = fileURLToPath(new URL('../../simulator/main.ts', import.meta.url));

/** Starts the simulator as a process of its own; it ends with the test process at the latest. */
export async function startSimulator(options: TestSimulatorOptions = {}): Promise<TestSimulator> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'trousseau-simulator-')));
  if (options.folder === undefined) await savePki(await testPki(), folder);
  const registerFile = join(folder, 'register.json');
  if (options.register !== undefined) {
    await writeFile(registerFile, JSON.stringify(options.register));
  }
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', main, '--folder', folder, '--until-stdin-ends'],
      ...(options.register === undefined ? [] : ['--register', registerFile]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ready = await readReady(child);
  const call = (method: string, path: string, body?: unknown): Promise<Response> =>
    controlCall(`${ready.control}${path}`, method, body);
  return {
    ready,
    folder,
    async fault(mode, times, service) {
      const order: FaultOrder | null =
        mode === null
          ? null
          : {
              mode,
              ...(times === undefined ? {} : { times }),
              ...(service === undefined ? {} : { service }),
            };
      await call('PUT', '/fault', order);
    },
    async settings(patch) {
      await call('PUT', '/settings', patch);
    },
    async register(register) {
      await call('PUT', '/register', register);
    },
    async state() {
      return (await (await call('GET', '/state')).json()) as SimulatorState;
    },
    async messages() {
      return (await (await call('GET', '/messages')).json()) as readonly ReceivedMessage[];
    },
    async clearMessages() {
      await call('DELETE', '/messages');
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.stdin.end();
        await ended;
      }
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readReady(child: ChildProcess): Promise<SimulatorReady> {
  if (child.stdout === null) throw new Error('the simulator has no standard output');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the simulator ended with ${String(code)} before it listened`);
    }),
  ]);
  return JSON.parse(line) as SimulatorReady;
}

async function controlCall(address: string, method: string, body: unknown): Promise<Response> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return response;
}
