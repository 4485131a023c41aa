import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '../../plugin/cli/store/backup.ts';
import type { TestPlugin } from './plugin.ts';
import type { Place } from './secret-search.ts';

/** Every file in the plugin's folder but the one that holds the master key. */
export function keptFiles({ folder, masterKeyPath }: TestPlugin): Place[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path !== masterKeyPath)
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

/** Backs up into `backup.sqlite` of the same folder by the command; what the command printed. */
export async function printedByBackup({ databasePath, folder }: TestPlugin): Promise<string> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: process.stdin, stdout, stderr, env: {} };
  const code = await run(['--database', databasePath, join(folder, 'backup.sqlite')], io);
  const printed = `${String(stdout.read() ?? '')}${String(stderr.read() ?? '')}`;
  if (code !== 0 || !printed.includes('written')) throw new Error(`no backup: ${printed}`);
  return printed;
}
