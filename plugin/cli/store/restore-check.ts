import { checkBackup } from '../../store/backup/restore-check.ts';
import { runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { parseStoreArguments, requireOption, storeOptionsUsage } from './store-options.ts';

const usage = `Usage: trousseau restore-check [options] FILE

Checks whether this backup can be restored: pages, references, migrations, audit, and that the master key
opens every stored file. Works on a copy; FILE is not touched.
${storeOptionsUsage}  --without-key               leave out the checks that need the master key
  --head POSITION:HASH        head of the audit as noted elsewhere ("trousseau backup" prints it): the audit of FILE must hold it
  --sample                    open one stored file per key version and kind only
`;

/** `trousseau restore-check`: exit status 0 all right, 1 something is wrong with the backup, 255 wrong usage. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const { masterKeys, positionals, switches, text } = parseStoreArguments(
      args,
      io.env,
      ['without-key', 'sample'],
      ['head'],
    );
    const [path, ...excess] = positionals;
    if (path === undefined || excess.length > 0) throw new UsageError('give exactly one backup');
    const keys = switches.has('without-key')
      ? null
      : requireOption(masterKeys, '--master-key-file FILE (or --without-key)');

    const checks = await checkBackup(path, keys, {
      head: text('head') ?? null,
      sample: switches.has('sample'),
    });
    for (const { name, problem, detail } of checks) {
      const line = problem === null ? `ok      ${name} (${detail})` : `FAILED  ${name}: ${problem}`;
      io.stdout.write(`${line}\n`);
    }
    if (keys === null)
      io.stdout.write('skipped master-key, keyed audit chain, sealed-files (--without-key)\n');
    return checks.every(({ problem }) => problem === null) ? 0 : 1;
  });
}
