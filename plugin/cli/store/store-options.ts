import { parseArgs } from 'node:util';
import { PluginError } from '../../errors.ts';
import { SettingsSchema } from '../../settings/index.ts';
import type { MasterKeySetting } from '../../store/sealing/master-key.ts';
import { readSettingsFile } from '../settings-file.ts';
import { orWrongUsage, UsageError } from '../run-command.ts';

export interface StoreArguments {
  readonly databasePath: string | undefined;
  readonly masterKeys: MasterKeySetting | undefined;
  readonly positionals: readonly string[];
  /** Switches that are on, of those the command declared. */
  readonly switches: ReadonlySet<string>;
  /** Value of one of the options with a value that the command declared. */
  readonly text: (name: string) => string | undefined;
}

/** Lines for each command's usage text. */
export const storeOptionsUsage = `
  --settings FILE             settings file of "trousseau serve" (databasePath, masterKey)
  --database FILE             database; or TROUSSEAU_DATABASE
  --master-key-file FILE      key file; or TROUSSEAU_MASTER_KEY_FILE
  --master-key-env NAME       environment variable that holds the key
  --master-key-command CMD    program that prints the key, arguments separated by spaces; no shell, no quotes
`;

/**
 * Reads the options all store commands share; what is named on the command line beats the settings file, which beats the
 * environment. Throws UsageError, or ERR_SETTINGS_INVALID for the settings file.
 */
export function parseStoreArguments(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  switches: readonly string[] = [],
  valued: readonly string[] = [],
): StoreArguments {
  const { values, positionals } = parse(args, switches, valued);
  const settings =
    typeof values['settings'] === 'string' ? readStoreSettings(values['settings']) : undefined;
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  return {
    databasePath: text('database') ?? settings?.databasePath ?? env['TROUSSEAU_DATABASE'],
    masterKeys: keysFromOptions(text) ?? settings?.masterKey ?? keysFromEnvironment(env),
    positionals,
    switches: new Set(switches.filter((name) => values[name] === true)),
    text,
  };
}

/** Names what is missing rather than guess a place. */
export function requireOption<Value>(value: Value | undefined, hint: string): Value {
  if (value === undefined) throw new UsageError(`missing: ${hint}`);
  return value;
}

function parse(args: readonly string[], switches: readonly string[], valued: readonly string[]) {
  const all = [
    ...valued,
    'settings',
    'database',
    'master-key-file',
    'master-key-env',
    'master-key-command',
  ];
  return orWrongUsage(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(all.map((name) => [name, { type: 'string' as const }])),
        ...Object.fromEntries(switches.map((name) => [name, { type: 'boolean' as const }])),
      },
    }),
  );
}

const StoreSettings = SettingsSchema.pick({ databasePath: true, masterKey: true });

/** Only the two keys a store needs: a command must also run where the rest of the settings is not right yet. */
function readStoreSettings(path: string) {
  const content = readSettingsFile(path);
  const given = typeof content === 'object' && content !== null ? content : {};
  const parsed = StoreSettings.safeParse({
    databasePath: 'databasePath' in given ? given.databasePath : undefined,
    masterKey: 'masterKey' in given ? given.masterKey : undefined,
  });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.map(String).join('.') ?? path;
  const problem = issue?.message ?? 'invalid';
  throw new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${where}: ${problem}`, {
    params: { path: where, problem },
  });
}

function keysFromOptions(text: (name: string) => string | undefined): MasterKeySetting | undefined {
  const path = text('master-key-file');
  const variable = text('master-key-env');
  const command = text('master-key-command');
  if ([path, variable, command].filter((value) => value !== undefined).length > 1) {
    throw new UsageError('give exactly one master-key source');
  }
  if (path !== undefined) return { source: 'file', path };
  if (variable !== undefined) return { source: 'env', variable };
  if (command === undefined) return undefined;
  const [program = '', ...rest] = command.trim().split(/\s+/);
  return { source: 'command', command: program, args: rest };
}

function keysFromEnvironment(env: NodeJS.ProcessEnv): MasterKeySetting | undefined {
  const path = env['TROUSSEAU_MASTER_KEY_FILE'];
  return path === undefined || path === '' ? undefined : { source: 'file', path };
}
