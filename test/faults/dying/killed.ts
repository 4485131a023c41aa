import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LifePlace } from '../../support/servers/enrolment-life.ts';
import type { TestSimulator } from '../../support/servers/simulator.ts';
import type { FlowName, Prepared } from './flows.ts';

export interface DyingOrder {
  readonly simulator: Pick<TestSimulator, 'ready' | 'folder'>;
  readonly flow: FlowName;
  /** The first stops at the first boundary, the second at the second … */
  readonly practices: readonly { readonly place: LifePlace; readonly prepared: Prepared }[];
}

/** Lives through the flow in each practice up to its own boundary, then kills that process. Returns where each one was; null: at the end. */
export async function killAtEachBoundary(order: DyingOrder): Promise<(string | null)[]> {
  const child = spawn(
    process.execPath,
    [
      ...['--import', import.meta.resolve('tsx')],
      fileURLToPath(new URL('process.ts', import.meta.url)),
      JSON.stringify(order),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const calls: (string | null)[] = [];
  let count = 0;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const { at, call } = JSON.parse(line) as {
        readonly at: number;
        readonly call: string | null;
      };
      calls[at - 1] = call;
      count += 1;
      if (count === order.practices.length) break;
    }
    if (count < order.practices.length) throw new Error('the process ended by itself');
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  }
  if (child.signalCode !== 'SIGKILL') throw new Error('the process was not killed');
  return calls;
}
