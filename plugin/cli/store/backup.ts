import { PluginError } from '../../errors.ts';
import { backupDatabase } from '../../store/backup/backup.ts';
import { hasTable } from '../../store/migrate.ts';
import { openDatabase } from '../../store/sqlite.ts';
import { runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { parseStoreArguments, requireOption, storeOptionsUsage } from './store-options.ts';

const usage = `Usage: trousseau backup [options] DEST

Copies the database, also while it is in use, to a new file that only you may read. The master key is not in
it: keep a copy of that apart. Check the copy with "trousseau restore-check DEST".
${storeOptionsUsage}`;

/** `trousseau backup`: exit status 0 done, 1 failed, 255 wrong usage. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const { databasePath, positionals } = parseStoreArguments(args, io.env);
    const [destination, ...excess] = positionals;
    if (destination === undefined || excess.length > 0)
      throw new UsageError('give exactly one destination');
    const path = requireOption(databasePath, '--database FILE');
    const database = openDatabase(path, { mustExist: true });
    try {
      if (!hasTable(database, 'audit_entry')) {
        throw new PluginError('ERR_DATABASE_UNUSABLE', `${path} is not a database of trousseau`, {
          params: { path, reason: 'foreign' },
        });
      }
      await backupDatabase(database, destination, () => new Date());
    } finally {
      database.close();
    }
    io.stdout.write(`${destination}: written. Keep the master key apart from it.\n`);
    return 0;
  });
}
