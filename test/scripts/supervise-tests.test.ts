import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let folder: string;
let stalled: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trousseau-supervised-'));
  stalled = join(folder, 'processes');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Supervises the projects of stalling-suite/ in a process of its own. */
function supervise(limit: string) {
  const script = join(import.meta.dirname, 'stalling-suite', 'run.mjs');
  const { PATH } = process.env;
  // Without the variables by which a Vitest inside this one would take itself for one of its workers
  const env = { PATH, NO_COLOR: '1', STALLED_PROCESSES: stalled };
  const child = spawn(process.execPath, [script, limit], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(() => {
    const { exitCode: code, signalCode: signal } = child;
    return { code, signal, output };
  });
  return { child, ended };
}

const stalledProcesses = (): number[] => {
  const text = existsSync(stalled) ? readFileSync(stalled, 'utf8') : '';
  return text === '' ? [] : text.split(' ').map(Number);
};

async function expectNoProcessLeft(): Promise<void> {
  const processes = stalledProcesses();
  expect(processes).toHaveLength(2);
  expect(hasEnded(process.pid)).toBe(false);
  await vi.waitUntil(() => processes.every(hasEnded), { timeout: 10_000 });
}

/** Whether a process has ended. One that nothing waited for keeps its number, without memory or command line. */
function hasEnded(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === '';
  } catch {
    return true;
  }
}

describe('superviseTests', () => {
  it('kills a project that exceeds its limit, names its files and runs the next project', async () => {
    const { code, output } = await supervise('stalled').ended;
    expect(code).toBe(1);
    expect(output).toContain('did not end: 2-stalls.ts\n');
    expect(output).toContain('did not start: 3-never-starts.ts\n');
    expect(output).toMatch(/\nstalling: 1 passed, 2 failed in \d+ s\n/);
    expect(output).toMatch(/\nsound: 1 passed, 1 failed, 1 skipped in \d+ s\n/);
    expect(output.trimEnd().split('\n').at(-1)).toBe('2 passed, 3 failed, 1 skipped');
    await expectNoProcessLeft();
  });

  it('kills a project when its limit in seconds is over', async () => {
    const { code, output } = await supervise('0.1').ended;
    expect(code).toBe(1);
    expect(output).toContain('killed: it exceeded its limit of 0.1 s\n');
    expect(output.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed, 1 skipped');
  });

  it('kills the project when a signal ends the supervisor', async () => {
    const { child, ended } = supervise('none');
    const watcher = watch(folder, () => {
      if (stalledProcesses().length === 2) child.kill('SIGTERM');
    });
    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
    watcher.close();
    await expectNoProcessLeft();
  });
});
