import { openStore } from '../../store/open.ts';
import {
  dropUnneededVersions,
  rotateMasterKey,
  type RotationResult,
} from '../../store/sealing/key-rotation.ts';
import { runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { parseStoreArguments, requireOption, storeOptionsUsage } from './store-options.ts';

const usage = `Usage: trousseau rotate-key [options]

Seals every stored keystore with a new master key. With a key file the new version is created and added to it;
with a variable or command, provide {"current": 2, "keys": {"1": "...", "2": "..."}} first. A running plugin
reads the new version from a key file or command by itself; with a variable, restart it with the new one before
rotating. If it is killed, run it again: it continues where it stopped.
${storeOptionsUsage}  --drop-old                  delete versions no longer needed; older backups still need them
`;

/** `trousseau rotate-key`: exit status 0 done, 1 failed or some files could not be opened, 255 wrong usage. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const options = parseStoreArguments(args, io.env, ['drop-old']);
    if (options.positionals.length > 0) throw new UsageError('this command takes options only');
    const deps = {
      databasePath: requireOption(options.databasePath, '--database FILE'),
      masterKeys: requireOption(options.masterKeys, '--master-key-file FILE'),
      now: () => new Date(),
    };
    const { database } = await openStore({ ...deps, mustExist: true });
    try {
      const result = await rotateMasterKey({ ...deps, database });
      const dropped = options.switches.has('drop-old')
        ? await dropUnneededVersions({ ...deps, database })
        : null;
      io.stdout.write(report(result, dropped));
      return result.broken === 0 ? 0 : 1;
    } finally {
      database.close();
    }
  });
}

function report(result: RotationResult, dropped: readonly number[] | null): string {
  const { version, resumed, rewrapped, broken, unneeded } = result;
  const lines = [
    resumed
      ? `Finished the rotation to version ${version}; run again for a new version.`
      : `Current version: ${version}.`,
    `Files rewrapped: ${rewrapped}.`,
  ];
  if (broken > 0) lines.push(`Files whose seal is broken, left as they are: ${broken}.`);
  if (dropped !== null && dropped.length > 0)
    lines.push(`Versions dropped: ${dropped.join(', ')}.`);
  if (dropped === null && unneeded.length > 0) {
    lines.push(
      `Versions no longer needed: ${unneeded.join(', ')} (--drop-old deletes them; older backups need them).`,
    );
  }
  return `${lines.join('\n')}\n`;
}
