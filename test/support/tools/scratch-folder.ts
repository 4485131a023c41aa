import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const memoryDisk = '/dev/shm';
const prefix = 'trousseau-tests-';
/** Bytes that a run of all tests leaves behind at most, with room for the databases that are open at the same time. */
const neededBytes = 2 * 1024 ** 3;

/** The folder of this run, which goes when the run ends; null where the run has none. */
export const runFolder = (): string | null => process.env['TEST_RUN_FOLDER'] ?? null;

/**
 * Puts the temporary files of a run on the memory disk, where the machine has one with room: most tests write a real
 * SQLite file, and half of their time was the disk's sync. The fault suite keeps the real disk (vitest.config.ts).
 */
export default function useScratchFolder(): (() => void) | undefined {
  if (!hasRoom()) return undefined;
  removeAbandoned();
  const folder = join(memoryDisk, `${prefix}${String(process.pid)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  process.env['TEST_RUN_FOLDER'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    delete process.env['TEST_RUN_FOLDER'];
    rmSync(folder, { recursive: true, force: true });
  };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memoryDisk);
    return bavail * bsize >= neededBytes;
  } catch {
    return false;
  }
}

/** Removes the folders of runs that were killed. */
function removeAbandoned(): void {
  for (const name of readdirSync(memoryDisk)) {
    const pid = Number(name.startsWith(prefix) ? name.slice(prefix.length) : Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(join(memoryDisk, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
