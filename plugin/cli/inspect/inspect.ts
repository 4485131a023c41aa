import { basename } from 'node:path';
import { parseFileName } from '../../domain/certificate/verdict/file-name.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import { noProbes } from '../../domain/certificate/online-status.ts';
import { judge } from '../../domain/certificate/verdict/verdict.ts';
import { isPluginError, PluginError } from '../../errors.ts';
import { translator } from '../../i18n/index.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import { builtInAnchors } from '../../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { readTrustAnchors } from '../../settings/anchor-files.ts';
import { failureReport, verdictReport } from './report.ts';
import type { InspectReport } from './report.ts';
import { inspectText } from './text.ts';
import { inspectUsage, parseInspectArguments } from './arguments.ts';
import type { InspectArguments } from './arguments.ts';
import { openKeystoreFile } from './keystore-file.ts';
import { UsageError } from '../run-command.ts';
import type { CliIo } from '../run-command.ts';

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

function openFile(options: InspectArguments, io: CliIo): Promise<KeystoreFacts> {
  const prompt = translator(options.language)('inspect.password');
  return openKeystoreFile({ ...options, prompt }, io);
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
