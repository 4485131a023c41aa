import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerModule } from '../../worker-module.ts';
import type { Database } from '../sqlite.ts';

/** Of a badly damaged file more would say no more. */
const mostProblems = 20;

/**
 * Reads every page of the database by SQLite's quick_check: damage of the disk shows before the page is asked for. In a thread and
 * on a connection of its own, because a large file takes seconds. Returns what is wrong; the content of stored files is proved by the
 * sealing, not by this. Aborted, it rejects with the signal's reason.
 */
export async function checkPages(path: string, signal: AbortSignal): Promise<readonly string[]> {
  const { file, execArgv } = workerModule('plugin/store/backup/page-check-worker');
  const worker = new Worker(file, { execArgv, workerData: { path }, name: 'trousseau-pages' });
  try {
    const [problems] = (await once(worker, 'message', { signal })) as [readonly string[]];
    return problems;
  } finally {
    await worker.terminate();
  }
}

/** The check itself; a file that SQLite cannot even begin to read has its code as its problem. */
export function problemsOfPages(open: () => Database): readonly string[] {
  let database: Database | undefined;
  try {
    database = open();
    const rows = database.pragma(`quick_check(${mostProblems})`) as readonly {
      readonly quick_check: string;
    }[];
    return rows.map((row) => row.quick_check).filter((text) => text !== 'ok');
  } catch (error) {
    return [error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'];
  } finally {
    database?.close();
  }
}
