import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSimulatedPki, savePki } from '../../../simulator/pki/certification-authority.ts';
import { openSimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import { openKey } from '../../../simulator/pki/kept-pair.ts';
import {
  createSimulatorControl,
  type SimulatorControl,
} from '../../../simulator/control/control-client.ts';
import type {
  AnyFaultMode,
  EtkOrder,
  Register,
  ServiceName,
  SimulatorReady,
} from '../../../simulator/control/control.ts';
import { etkOf, type SampleKeystore } from '../../../simulator/keystore/sample-keystores.ts';
import type { startSimulatorProcess } from '../../../simulator/start.ts';
import { openStsSigners } from '../../../simulator/sts/sts-signer.ts';
import { testPki } from '../fixtures/keystores.ts';
import { runKeys } from '../fixtures/run-keys.ts';
import { ownModule } from '../tools/own-program.ts';

export interface TestSimulator extends Omit<SimulatorControl, 'fault' | 'publishEtk'> {
  readonly ready: SimulatorReady;
  /** Its authorities are here: `openSimulatedEidPki(folder)` gives the cards' side. */
  readonly folder: string;
  /** Null ends all orders. `times` absent: until the next order. One order per service; the STS's when `service` is absent. */
  fault(mode: AnyFaultMode | null, times?: number, service?: ServiceName): Promise<void>;
  /** Puts the encryption token of a complete sample, or any other, into the depot. */
  publishEtk(token: SampleKeystore | EtkOrder): Promise<void>;
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
  await makeKeys(folder);
  const registerFile = join(folder, 'register.json');
  const { register } = options;
  if (register !== undefined) await writeFile(registerFile, JSON.stringify(register));
  const { startSimulatorProcess: start } = (await import(ownModule('simulator/start'))) as {
    readonly startSimulatorProcess: typeof startSimulatorProcess;
  };
  const child = await start({
    folder,
    ...(register === undefined ? {} : { register: registerFile }),
  });
  const control = createSimulatorControl(child.ready.control);
  return {
    ...control,
    ready: child.ready,
    folder,
    fault: (mode, times, service) =>
      control.fault(
        mode === null
          ? null
          : {
              mode,
              ...(times === undefined ? {} : { times }),
              ...(service === undefined ? {} : { service }),
            },
      ),
    publishEtk: (token) => control.publishEtk('bytes' in token ? etkOf(token) : token),
    async stop() {
      await child.close();
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes what the process would make at its first start, of keys that other tests of this run use too. */
async function makeKeys(folder: string): Promise<void> {
  await openSimulatedPki(folder, runKeys('simulator-pki'));
  await openSimulatedEidPki(folder, runKeys('simulator-eid'));
  await openStsSigners(folder, runKeys('simulator-sts'));
  await openKey(folder, 'time-stamps', runKeys('simulator-time-stamps'));
  for (const name of ['correspondents', 'correspondents-other', 'correspondents-encryption']) {
    await openKey(folder, name, runKeys(`simulator-${name}`));
  }
}
