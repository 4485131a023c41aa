import { parseArgs } from 'node:util';
import type { Language } from '../../i18n/language.ts';
import { languageOf, languages } from '../../i18n/index.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';
import { UsageError } from '../run-command.ts';

export const inspectUsage = `Usage: trousseau inspect [options] FILE

Shows what a keystore (.p12, .pfx) holds, whether it will work with eHealth, until when, and what to do if not.
The password is read from --password-file, else asked at the terminal, else read from standard input (one trailing
newline cut).

  --json                 one JSON object on standard output, also when the file does not open
  --environment NAME     production or acceptance: check for this environment; by default for any
  --at INSTANT           check at this instant (ISO 8601; UTC unless it names an offset) instead of now
  --trust FILE.pem       also trust these issuing CAs (may be repeated); they belong to --environment, else to
                         the environment that the file's extension names, else to production
  --password-file FILE   file that holds the password
  --lang LANGUAGE        fr, nl, de or en; by default the language of LANG, else French
  --help                 this text

Exit status: 0 usable, 1 opened with a finding of severity error, 2 not opened, 255 wrong usage.
`;

export interface InspectArguments {
  readonly file: string;
  readonly json: boolean;
  readonly environment: Environment | null;
  readonly at: Date;
  readonly trust: readonly string[];
  readonly passwordFile: string | undefined;
  readonly language: Language;
}

/** Reads the command line of `inspect`; throws UsageError for anything it does not know. */
export function parseInspectArguments(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): InspectArguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  const [file, ...excess] = positionals;
  if (file === undefined || excess.length > 0) throw new UsageError('give exactly one file');
  return {
    file,
    json: values.json,
    environment: parseEnvironment(values.environment),
    at: values.at === undefined ? new Date() : parseInstant(values.at),
    trust: values.trust,
    passwordFile: values['password-file'],
    language: values.lang === undefined ? languageFrom(env) : parseLanguage(values.lang),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        environment: { type: 'string' },
        at: { type: 'string' },
        trust: { type: 'string', multiple: true, default: [] },
        'password-file': { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong usage', { cause: error });
  }
}

function parseEnvironment(text: string | undefined): Environment | null {
  if (text === undefined) return null;
  if (text === 'production' || text === 'acceptance') return text;
  throw new UsageError(`--environment must be production or acceptance, not "${text}"`);
}

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A day is its first second; without an offset the time is UTC. Days that no calendar has are refused. */
export function parseInstant(text: string): Date {
  const [, day = '', time = '00:00', offset = 'Z'] = instantPattern.exec(text.trim()) ?? [];
  const zone = offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${day}T${time}${zone}`);
  const exists = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (!exists || Number.isNaN(instant.getTime())) {
    throw new UsageError(`--at must be an instant such as 2026-01-15T10:00:00Z, not "${text}"`);
  }
  return instant;
}

function parseLanguage(text: string): Language {
  const language = languages.find((known) => known === text.toLowerCase());
  if (language === undefined)
    throw new UsageError(`--lang must be fr, nl, de or en, not "${text}"`);
  return language;
}

/** The first of the usual variables that is set decides, as for any program (POSIX); French where it is none of ours. */
function languageFrom(env: NodeJS.ProcessEnv): Language {
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG']
    .map((name) => env[name])
    .find((value) => value !== undefined && value !== '');
  return languageOf(locale ?? '') ?? 'fr';
}
