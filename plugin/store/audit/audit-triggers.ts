import { migrate, shippedMigrations } from '../migrate.ts';
import { openMemoryDatabase, type Database } from '../sqlite.ts';

interface Trigger {
  readonly name: string;
  readonly sql: string;
}

/**
 * Compares the triggers with those that the migrations make: a missing one lets entries be changed, one that is not ours could
 * change what is written.
 */
export function triggerProblems(database: Database): readonly string[] {
  const expected = shippedTriggers();
  const found = triggersOf(database);
  const names = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return names.flatMap((name) => {
    if (!found.has(name)) return [`the trigger ${name} is missing`];
    if (!expected.has(name)) return [`the trigger ${name} is not ours`];
    return found.get(name) === expected.get(name) ? [] : [`the trigger ${name} was changed`];
  });
}

let shipped: ReadonlyMap<string, string> | undefined;

/** Made once, by the migrations themselves in a database in memory. */
function shippedTriggers(): ReadonlyMap<string, string> {
  if (shipped === undefined) {
    const memory = openMemoryDatabase();
    try {
      migrate(memory, shippedMigrations(), () => new Date());
      shipped = triggersOf(memory);
    } finally {
      memory.close();
    }
  }
  return shipped;
}

/** By name; without quotes and spaces, which versions of SQLite write differently when a table is renamed. */
function triggersOf(database: Database): ReadonlyMap<string, string> {
  const rows = database
    .prepare<[], Trigger>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  return new Map(rows.map(({ name, sql }) => [name, sql.replaceAll(/["\s]+/g, ' ').trim()]));
}
