import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { noProbes } from '../domain/certificate/online-status.ts';
import { judge } from '../domain/certificate/verdict/verdict.ts';
import { isPluginError } from '../errors.ts';
import { errorText } from '../i18n/error-text.ts';
import { translator } from '../i18n/index.ts';
import { builtInAnchors } from '../pki/x509/trust-anchor.ts';
import { parseInstant } from './inspect/arguments.ts';
import { openKeystoreFile } from './inspect/keystore-file.ts';
import { decideNeed, wholeDays } from './renewal-need.ts';
import { orWrongUsage, UsageError } from './run-command.ts';
import type { CliIo } from './run-command.ts';

const usage = `Usage: trousseau needs-renewal [options] FILE

Checks whether the certificate in a keystore (.p12, .pfx) must be renewed, for scripts. Works offline: a revocation is not
detected. The password is read from --password-file, else asked at the terminal, else read from standard input.

  --json                 one JSON object on standard output
  --days N               renew from this many days before the end (default 85; eHealth accepts renewals from 90 on)
  --at INSTANT           check at this instant (ISO 8601; UTC unless it names an offset) instead of now
  --password-file FILE   file that holds the password
  --help                 this text

Exit status: 0 renew, 1 not needed, 2 no such file, 255 anything else: wrong usage, wrong password, no such keystore.
`;

const status = { renew: 0, notNeeded: 1, missing: 2, error: 255 } as const;

/** `trousseau needs-renewal`: exit status 0 renew, 1 not needed, 2 file missing, 255 error (domain: rules.md 10). */
export async function run(args: string[], io: CliIo): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    io.stdout.write(usage);
    return 0;
  }
  try {
    return await answer(parse(args), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`trousseau needs-renewal: ${error.message}\n\n${usage}`);
    return status.error;
  }
}

async function answer(options: Options, io: CliIo): Promise<number> {
  const { file, days, at } = options;
  try {
    const facts = await openKeystoreFile({ ...options, prompt: 'Password: ' }, io);
    const verdict = judge(
      {
        facts,
        fileName: basename(file),
        anchors: builtInAnchors,
        probes: noProbes,
        environment: null,
        expected: null,
        siblings: [],
        renewalWindowDays: days,
      },
      at,
    );
    const need = decideNeed(verdict, days, at);
    if (need === null) return fail(options, io, 'it holds nothing that can be renewed', null);
    const notAfter = verdict.validity?.notAfter ?? null;
    const daysLeft = notAfter === null ? null : wholeDays(at, notAfter);
    const said = need.needed ? 'renew' : 'not needed';
    const end = notAfter === null ? '' : `, ends ${notAfter}`;
    io.stdout.write(
      options.json
        ? toJson({ file, ...need, notAfter, daysLeft, error: null })
        : `${file}: ${said} (${need.reason}${end})\n`,
    );
    return need.needed ? status.renew : status.notNeeded;
  } catch (error) {
    if (!isPluginError(error)) throw error;
    const { message } = errorText(error, translator('en'));
    const code = fail(options, io, message, error.code);
    return error.code === 'ERR_FILE_MISSING' ? status.missing : code;
  }
}

function fail({ file, json }: Options, io: CliIo, message: string, code: string | null): number {
  if (json)
    io.stdout.write(
      toJson({
        file,
        needed: null,
        reason: null,
        notAfter: null,
        daysLeft: null,
        error: { code, message },
      }),
    );
  else io.stderr.write(`${file}: ${message}\n`);
  return status.error;
}

const toJson = (report: object) => `${JSON.stringify(report, null, 2)}\n`;

interface Options {
  readonly file: string;
  readonly json: boolean;
  readonly days: number;
  readonly at: Date;
  readonly passwordFile: string | undefined;
}

function parse(args: readonly string[]): Options {
  const { values, positionals } = orWrongUsage(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        days: { type: 'string', default: '85' },
        at: { type: 'string' },
        'password-file': { type: 'string' },
      },
    }),
  );
  const [file, ...excess] = positionals;
  if (file === undefined || excess.length > 0) throw new UsageError('give exactly one file');
  if (!/^\d{1,4}$/.test(values.days)) throw new UsageError('--days must be a number of days');
  return {
    file,
    json: values.json,
    days: Number(values.days),
    at: values.at === undefined ? new Date() : parseInstant(values.at),
    passwordFile: values['password-file'],
  };
}
