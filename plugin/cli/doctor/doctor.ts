import { parseArgs } from 'node:util';
import { isPluginError } from '../../errors.ts';
import { errorText } from '../../i18n/error-text.ts';
import { translator } from '../../i18n/index.ts';
import { parseSettings } from '../../settings/index.ts';
import { secretsInClear } from '../../settings/secret.ts';
import { EidSetting } from '../../settings/sessions.ts';
import type { Settings } from '../../settings/index.ts';
import { checkCards } from './card.ts';
import type { Check } from './check.ts';
import { checkClock, checkDatabase, checkMasterKey, checkTrustAnchors } from './installation.ts';
import { checkFileSystem } from './network-database.ts';
import { checkProxy, checkServerAuthorities } from './outbound.ts';
import { checkCardRoots, checkSessions } from './session.ts';
import { orWrongUsage, runCommand, UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';
import { readSettingsFile } from '../settings-file.ts';

const usage = `Usage: trousseau doctor --settings FILE [--json]

  --settings FILE   settings file of "trousseau serve"
  --json            one object on standard output

Reads only, changes nothing. Exit status: 0 nothing failed, 1 something did, 255 wrong usage.
`;

/** Checks the installation and says what to do about each thing that is not right. */
export function run(args: string[], io: CliIo): Promise<number> {
  return runCommand(args, io, usage, async () => {
    const options = parseOptions(args);
    const checks = await examine(options.settings, io.env);
    const failed = checks.some(({ status }) => status === 'failed');
    if (options.json) io.stdout.write(`${JSON.stringify({ ok: !failed, checks }, null, 2)}\n`);
    else io.stdout.write(checks.map(asText).join(''));
    return failed ? 1 : 0;
  });
}

async function examine(settingsFile: string, env: NodeJS.ProcessEnv): Promise<readonly Check[]> {
  const now = new Date();
  // Without settings the rest of the machine can still be checked
  const machine = async (eid: Settings['eid']) => [
    checkClock(now),
    ...(await checkCards(eid, env)),
  ];
  let settings: Settings;
  let inClear: readonly string[];
  try {
    const written = readSettingsFile(settingsFile);
    inClear = secretsInClear(written);
    settings = parseSettings(written);
  } catch (error) {
    if (!isPluginError(error)) throw error;
    const { remedy } = errorText(error, translator('en'));
    return [
      { name: 'settings', status: 'failed', found: error.message, remedy },
      ...(await machine(EidSetting.parse(undefined))),
    ];
  }
  return [
    { name: 'settings', status: 'ok', found: `environment ${settings.environment}`, remedy: null },
    checkSecrets(inClear),
    checkDatabase(settings),
    ...checkFileSystem(settings),
    checkProxy(env),
    ...checkServerAuthorities(settings),
    await checkMasterKey(settings, env),
    ...checkTrustAnchors(settings, now),
    ...checkSessions(settings),
    ...checkCardRoots(settings),
    ...(await machine(settings.eid)),
  ];
}

/** Secrets of the settings. A file that holds one and that others may read is an error of its own, before this. */
function checkSecrets(inClear: readonly string[]): Check {
  const found =
    inClear.length === 0
      ? 'none in clear in the file'
      : `${inClear.join(', ')} in the file, private`;
  return { name: 'secrets', status: 'ok', found, remedy: null };
}

const marks = { ok: 'ok     ', warning: 'warning', failed: 'FAILED ' } as const;

function asText({ name, status, found, remedy }: Check): string {
  const line = `${marks[status]}  ${name.padEnd(14)} ${found}\n`;
  return remedy === null ? line : `${line}         ${''.padEnd(14)} -> ${remedy}\n`;
}

function parseOptions(args: string[]): { readonly settings: string; readonly json: boolean } {
  const { values } = orWrongUsage(() =>
    parseArgs({
      args,
      options: { settings: { type: 'string' }, json: { type: 'boolean', default: false } },
    }),
  );
  if (values.settings === undefined) throw new UsageError('missing: --settings FILE');
  return { settings: values.settings, json: values.json };
}
