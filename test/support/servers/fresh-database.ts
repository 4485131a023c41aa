import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStore } from '../../../plugin/store/index.ts';
import { openDatabase } from '../../../plugin/store/sqlite.ts';

let template: Promise<string> | undefined;

/**
 * Puts an empty database of the newest version and its master key at these paths, where nothing is yet: the one that this process
 * migrated once, copied. Its installation key and its master key are those of every other database that is made here.
 */
export async function putFreshDatabase(databasePath: string, keyPath: string): Promise<void> {
  if (existsSync(databasePath) || existsSync(keyPath)) return;
  template ??= makeTemplate();
  const source = await template;
  copyFileSync(source, databasePath);
  copyFileSync(`${source}-key.json`, keyPath);
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-template-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = `${databasePath}-key.json`;
  const masterKeys = { source: 'file', path: keyPath, create: true } as const;
  const store = await createStore({ databasePath, masterKeys, now: () => new Date() });
  await store.close();
  // A copy is to be taken for the first of its kind, not for a database that was put back
  const database = openDatabase(databasePath, { mustExist: true });
  database.exec('UPDATE installation SET file_identity = NULL, sign_in_mark = NULL');
  database.close();
  return databasePath;
}
