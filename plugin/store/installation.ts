import type { Database } from './sqlite.ts';

/** Made by the migration that made its table, so every process and every restored backup reads the same. */
export function installationKey(database: Database): Uint8Array {
  const key = database
    .prepare<[], Uint8Array>('SELECT spread_key FROM installation WHERE id = 1')
    .pluck()
    .get();
  if (key === undefined) throw new Error('the installation has no key');
  return key;
}
