import type {
  Blocked,
  FindingCode,
  KeystoreState,
  Severity,
} from '../../domain/certificate/findings/finding.ts';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type {
  EncryptionKey,
  Holder,
  Verdict,
} from '../../domain/certificate/verdict/verdict-input.ts';
import type { PluginError, PluginErrorCode } from '../../errors.ts';
import type { Language } from '../../i18n/language.ts';
import { errorText } from '../../i18n/error-text.ts';
import { formatsFor, translator } from '../../i18n/index.ts';
import type { Translate } from '../../i18n/index.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';

/** The object that `inspect --json` prints; its field names are a promise to scripts. */
export interface InspectReport {
  readonly file: string;
  readonly opened: boolean;
  readonly error: { readonly code: PluginErrorCode; readonly message: string } | null;
  readonly state: KeystoreState | null;
  readonly environment: Environment | null;
  readonly holder: Holder | null;
  readonly validity: Verdict['validity'];
  /** What the file holds, for any purpose; null when it did not open. */
  readonly keys: number | null;
  readonly certificates: number | null;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly algorithms: {
    readonly mac: string | null;
    readonly macIterations: number | null;
    readonly encryption: readonly string[];
  } | null;
  readonly findings: readonly {
    readonly code: FindingCode;
    readonly severity: Severity;
    readonly blocks: readonly Blocked[];
    readonly message: string;
    readonly remedy: string;
  }[];
}

interface ReportContext {
  readonly file: string;
  readonly language: Language;
}

/** What was found in a keystore that opened. */
export function verdictReport(
  { file, language }: ReportContext,
  facts: KeystoreFacts,
  verdict: Verdict,
): InspectReport {
  const wording = { t: translator(language), ...formatsFor(language) };
  return {
    file,
    opened: true,
    error: null,
    state: verdict.state,
    environment: verdict.environment,
    holder: verdict.holder,
    validity: verdict.validity,
    keys: facts.keys.length,
    certificates: facts.certificates.length + facts.unreadCertificates,
    encryptionKeys: verdict.encryptionKeys,
    algorithms: {
      mac: facts.mac?.algorithm ?? null,
      macIterations: facts.mac?.iterations ?? null,
      encryption: facts.encryption,
    },
    findings: verdict.findings.map((finding) => {
      const { message, remedy } = findingText(finding, wording);
      const { code, severity, blocks } = finding;
      return { code, severity, blocks, message, remedy };
    }),
  };
}

/** The same fields for a file that did not open, and the remedy, which only the text form shows. */
export function failureReport(
  { file, language }: ReportContext,
  failure: PluginError,
): { readonly report: InspectReport; readonly remedy: string } {
  const { message, remedy } = failureText(failure, translator(language));
  const report: InspectReport = {
    file,
    opened: false,
    error: { code: failure.code, message },
    state: null,
    environment: null,
    holder: null,
    validity: null,
    keys: null,
    certificates: null,
    encryptionKeys: [],
    algorithms: null,
    findings: [],
  };
  return { report, remedy };
}

/** On the screens this code means a form without a file; here the file was named and is not there. */
function failureText(failure: PluginError, t: Translate) {
  return failure.code === 'ERR_FILE_MISSING'
    ? { message: t('inspect.unreadable'), remedy: t('inspect.unreadable.remedy') }
    : errorText(failure, t);
}
