import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SimulatorReady } from './control/control.ts';

export interface SimulatorProcess {
  readonly ready: SimulatorReady;
  close(): Promise<void>;
}

export interface SimulatorProcessOptions {
  /** Keeps the simulated authorities. */
  readonly folder: string;
  /** JSON file with the people and the qualities eHealth recognises; the simulator's own invented people when absent. */
  readonly register?: string;
}

/** Starts the simulated eHealth services as a child process on loopback; they end with this process, however it ends. */
export async function startSimulatorProcess({
  folder,
  register,
}: SimulatorProcessOptions): Promise<SimulatorProcess> {
  const fromSource = import.meta.url.endsWith('.ts');
  const script = new URL(`./main.${fromSource ? 'ts' : 'js'}`, import.meta.url);
  const child = spawn(
    process.execPath,
    [
      ...(fromSource ? ['--import', import.meta.resolve('tsx')] : []),
      fileURLToPath(script),
      ...['--folder', folder, '--until-stdin-ends'],
      ...(register === undefined ? [] : ['--register', register]),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    return { ready: JSON.parse(line) as SimulatorReady, close };
  }
  await ended;
  throw new Error('the simulated eHealth services did not start');
}
