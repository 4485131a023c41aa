import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { parseFileName } from '../certificate/file-name.ts';
import type { Verdict } from '../certificate/verdict-input.ts';
import { noProbes } from '../certificate/probe-facts.ts';
import { judge } from '../certificate/verdict.ts';
import { isPluginError, PluginError } from '../errors.ts';
import { translator } from '../i18n/index.ts';
import { defaultKeystoreLimits } from '../pki/keystore-content.ts';
import type { KeystoreFacts } from '../pki/keystore-content.ts';
import { createKeystoreReader } from '../pki/keystore-reader.ts';
import { builtInAnchors } from '../pki/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../pki/trust-anchor.ts';
import { readTrustAnchors } from '../trust-anchor-file.ts';
import type { CliIo } from './io.ts';
import { failureReport, verdictReport } from './inspect-report.ts';
import type { InspectReport } from './inspect-report.ts';
import { inspectText } from './inspect-text.ts';
import { inspectUsage, parseInspectArguments } from './inspect-arguments.ts';
import type { InspectArguments } from './inspect-arguments.ts';
import { readPassword } from './keystore-password.ts';
import { UsageError } from './usage-error.ts';

const status = { usable: 0, unusable: 1, notOpened: 2, wrongUsage: 255 } as const;

/** The screens' default; the command line has no settings. */
const renewalWindowDays = 90;

/**
 * `trousseau inspect`: opens one keystore and judges it. Exit status 0 usable, 1 opened with a finding of severity error,
 * 2 not opened, 255 wrong usage. The holder's number is shown in full: it is the user's own file and terminal.
 */
export async function run(args: string[], io: CliIo): Promise<number> {
  try {
    const options = parseInspectArguments(args, io.env);
    if (options === 'help') {
      io.stdout.write(inspectUsage);
      return status.usable;
    }
    return await inspect(options, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.stderr.write(`trousseau inspect: ${error.message}\n\n${inspectUsage}`);
    return status.wrongUsage;
  }
}

async function inspect(options: InspectArguments, io: CliIo): Promise<number> {
  const anchors = [...builtInAnchors, ...addedAnchors(options)];
  let facts: KeystoreFacts;
  try {
    facts = await openFile(options, io);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const failure = isPluginError(error)
      ? error
      : new PluginError('ERR_UNEXPECTED', 'unexpected error', { cause: error });
    if (failure !== error) {
      io.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
    }
    const { report, remedy } = failureReport(options, failure);
    const text = `${options.file}: ${report.error?.message ?? ''}\n  → ${remedy}\n`;
    io.stdout.write(options.json ? toJson(report) : text);
    return status.notOpened;
  }
  const verdict = judge(
    {
      facts,
      fileName: basename(options.file),
      anchors,
      probes: noProbes,
      environment: options.environment,
      expected: null,
      siblings: [],
      renewalWindowDays,
    },
    options.at,
  );
  io.stdout.write(
    options.json
      ? toJson(verdictReport(options, facts, verdict))
      : inspectText(options, facts, verdict),
  );
  return hasError(verdict) ? status.unusable : status.usable;
}

const hasError = (verdict: Verdict) =>
  verdict.findings.some(({ severity }) => severity === 'error');

const toJson = (report: InspectReport) => `${JSON.stringify(report, null, 2)}\n`;

async function openFile(options: InspectArguments, io: CliIo): Promise<KeystoreFacts> {
  // Before the password: nobody should type one for a file that is not there
  const file = readLimited(options.file);
  const prompt = translator(options.language)('inspect.password');
  const password = await readPassword(options.passwordFile, prompt, io);
  const reader = createKeystoreReader({ threads: 1 });
  try {
    return await reader.inspect(file, password, basename(options.file));
  } finally {
    await reader.close();
  }
}

/** Never takes more into memory than a keystore may measure, whatever the file is: a film, a device, a pipe. */
function readLimited(path: string): Uint8Array {
  const limit = defaultKeystoreLimits.maxBytes;
  const buffer = Buffer.alloc(limit + 1);
  let length = 0;
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    for (let read = -1; read !== 0 && length <= limit; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
  } catch (error) {
    throw new PluginError('ERR_FILE_MISSING', `cannot read ${path}`, { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  if (length > limit) {
    throw new PluginError('ERR_KEYSTORE_TOO_LARGE', `${path} is larger than a keystore may be`, {
      params: { size: length, limit },
    });
  }
  return buffer.subarray(0, length);
}

/**
 * Authorities of `--trust`, all of them issuing ones. They belong to the environment that was asked for, else to the one
 * the keystore's extension names, else to production: a PEM file says nothing of environments.
 */
function addedAnchors({ trust, environment, file }: InspectArguments): readonly TrustAnchor[] {
  const theirs: Environment = environment ?? parseFileName(file).environment ?? 'production';
  try {
    return readTrustAnchors(trust.map((path) => ({ file: path, environment: theirs })));
  } catch (error) {
    if (!isPluginError(error, 'ERR_SETTINGS_INVALID')) throw error;
    throw new UsageError(`--trust: ${String(error.params['problem'])}`, { cause: error });
  }
}
