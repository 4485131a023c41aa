import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { savePki } from '../../simulator/certification-authority.ts';
import type {
  AnyFaultMode,
  EtkOrder,
  FaultOrder,
  ReceivedMessage,
  Register,
  RegisteredCertificate,
  ServiceName,
  SimulatorReady,
  SimulatorSettings,
  SimulatorState,
} from '../../simulator/control.ts';
import { etkOf, type SampleKeystore } from '../../simulator/sample-keystores.ts';
import { startSimulatorProcess } from '../../simulator/start.ts';
import { testPki } from './keystores.ts';

export interface TestSimulator {
  readonly ready: SimulatorReady;
  /** Its authorities are here: `openSimulatedBelgium(folder)` gives the cards' side. */
  readonly folder: string;
  /** Null ends all orders. `times` absent: until told otherwise. One order per service; the STS's when `service` is absent. */
  fault(mode: AnyFaultMode | null, times?: number, service?: ServiceName): Promise<void>;
  settings(patch: Partial<SimulatorSettings>): Promise<void>;
  register(register: Register): Promise<void>;
  /** Puts the encryption token of a complete sample, or any other, into the depot. */
  publishEtk(token: SampleKeystore | EtkOrder): Promise<void>;
  withdrawEtks(): Promise<void>;
  /** All that the registration authority says otherwise than by default. */
  certificates(registered: readonly RegisteredCertificate[]): Promise<void>;
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

/** Starts the simulator as a process of its own; it ends with the test process at the latest. */
export async function startSimulator(options: TestSimulatorOptions = {}): Promise<TestSimulator> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'trousseau-simulator-')));
  if (options.folder === undefined) await savePki(await testPki(), folder);
  const registerFile = join(folder, 'register.json');
  const { register } = options;
  if (register !== undefined) await writeFile(registerFile, JSON.stringify(register));
  const child = await startSimulatorProcess({
    folder,
    ...(register === undefined ? {} : { register: registerFile }),
  });
  const { ready } = child;
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
    async register(next) {
      await call('PUT', '/register', next);
    },
    async publishEtk(token) {
      await call('PUT', '/etk', 'bytes' in token ? etkOf(token) : token);
    },
    async withdrawEtks() {
      await call('DELETE', '/etk');
    },
    async certificates(registered) {
      await call('PUT', '/certificates', registered);
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
      await child.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function controlCall(address: string, method: string, body: unknown): Promise<Response> {
  const response = await fetch(address, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return response;
}
