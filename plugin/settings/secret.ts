import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { PluginError } from '../errors.ts';
import { decodeText } from '../text-encoding.ts';
import { unsafeMode } from '../file-mode.ts';
import type { GroupRight } from '../file-mode.ts';

/* A secret of the settings, and where it may come from: the settings themselves, or a place that keeps secrets. */

/** For a file whose mode cannot be as narrow as we ask. */
export const groupMayRead = z
  .boolean()
  .default(false)
  .describe('Accept a file that its group may read (mode 0640).');

/** The sources of a secret besides a file, with what each holds said to its reader. */
export const outsideSources = (described: { readonly env: string; readonly command: string }) =>
  [
    z.strictObject({
      source: z.literal('env'),
      variable: z
        .string()
        .regex(/^[A-Za-z_]\w*$/, 'must be the name of an environment variable')
        .describe(described.env),
    }),
    z.strictObject({
      source: z.literal('command'),
      command: z.string().min(1).describe(described.command),
      args: z.array(z.string()).default([]).describe('Its arguments.'),
    }),
  ] as const;

const [fromEnvironment, fromCommand] = outsideSources({
  env: 'Environment variable that holds it.',
  command: 'Program that prints it; no shell.',
});

const SecretSource = z
  .discriminatedUnion('source', [
    fromEnvironment,
    z.strictObject({
      source: z.literal('file'),
      path: z.string().min(1).describe('File that holds it and nothing else, mode 0600 or 0440.'),
      groupMayRead,
    }),
    fromCommand,
  ])
  .describe('Where a secret comes from when it is not written here.');

type SecretSource = z.output<typeof SecretSource>;

/** Milliseconds a command may take; a start that hangs on a vault should say so. */
const commandTimeout = 15_000;

/**
 * A secret as text, or as its source, which is read while the settings are parsed: at the start, once. The text is checked by `text`
 * in both cases. Throws ERR_SETTINGS_UNSAFE for a file that other accounts may read.
 */
export function secretSetting<Text extends z.ZodType<string, string>>(text: Text) {
  return z
    .union([z.string(), SecretSource])
    .transform((given, context) => {
      if (typeof given === 'string') return given;
      const found = readSecret(given);
      if ('secret' in found) return found.secret;
      context.addIssue({ code: 'custom', message: found.problem });
      return z.NEVER;
    })
    .pipe(text);
}

type Found = { readonly secret: string } | { readonly problem: string };

/** A problem names the place, never what it holds: errors of a command quote its output. */
function readSecret(source: SecretSource): Found {
  try {
    switch (source.source) {
      case 'env': {
        const value = process.env[source.variable] ?? '';
        return value === ''
          ? { problem: `needs ${placeOf(source)}, which is not set` }
          : { secret: value };
      }
      case 'file':
        requirePrivate(source.path, source);
        return { secret: withoutLineEnd(decodeText(readFileSync(source.path))) };
      case 'command':
        return {
          secret: withoutLineEnd(
            decodeText(
              execFileSync(source.command, source.args, {
                timeout: commandTimeout,
                maxBuffer: 65_536,
                stdio: ['ignore', 'pipe', 'ignore'],
                windowsHide: true,
              }),
            ),
          ),
        };
    }
  } catch (error) {
    if (error instanceof PluginError) throw error;
    return { problem: `needs ${placeOf(source)}, which cannot be read` };
  }
}

function placeOf(source: SecretSource): string {
  switch (source.source) {
    case 'env':
      return `the environment variable ${source.variable}`;
    case 'file':
      return `the file ${source.path}`;
    case 'command':
      return `the output of ${source.command}`;
  }
}

/** Throws ERR_SETTINGS_UNSAFE when other accounts may read a file that holds a secret. */
export function requirePrivate(path: string, right?: GroupRight): void {
  const mode = unsafeMode(path, right);
  if (mode === null) return;
  throw new PluginError('ERR_SETTINGS_UNSAFE', `${path} holds a secret and has mode ${mode}`, {
    params: { path, mode },
  });
}

const withoutLineEnd = (text: string) => text.replace(/\r?\n$/, '');

/** Where settings may hold a secret in clear. */
const secretPaths = [
  ['launch', 'secret'],
  ['notices', 'mail', 'password'],
  ['notices', 'webhook', 'secret'],
  ['metrics', 'token'],
] as const;

/** Paths of the secrets that these settings hold in clear; not yet checked otherwise. */
export function secretsInClear(settings: unknown): string[] {
  return secretPaths
    .filter((path) => {
      let value: unknown = settings;
      for (const name of path) {
        value =
          typeof value === 'object' && value !== null
            ? (value as Readonly<Record<string, unknown>>)[name]
            : undefined;
      }
      return typeof value === 'string';
    })
    .map((path) => path.join('.'));
}
