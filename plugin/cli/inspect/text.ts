import type { Blocked, Finding } from '../../domain/certificate/findings/finding.ts';
import { findingText } from '../../domain/certificate/findings/finding-text.ts';
import type { Verdict } from '../../domain/certificate/verdict/verdict-input.ts';
import type { Language } from '../../i18n/language.ts';
import { formatsFor, translator } from '../../i18n/index.ts';
import type { MessageKey, Translate } from '../../i18n/index.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';

const capabilities: readonly Blocked[] = ['session', 'decryption', 'renewal'];

/** The verdict as a person reads it at a terminal. */
export function inspectText(
  { file, language }: { readonly file: string; readonly language: Language },
  facts: KeystoreFacts,
  verdict: Verdict,
): string {
  const t = translator(language);
  const { validity } = verdict;
  const { formatDateTime } = formatsFor(language);
  const rows: readonly (readonly [MessageKey, string | null])[] = [
    ['inspect.file', file],
    ['inspect.state', t(`state.${verdict.state}`)],
    ['inspect.holder', holderText(verdict)],
    ['inspect.environment', environmentText(verdict, t)],
    [
      'inspect.validity',
      validity === null
        ? null
        : t('inspect.validity.range', {
            notBefore: formatDateTime(validity.notBefore),
            notAfter: formatDateTime(validity.notAfter),
          }),
    ],
    ['inspect.issuer', verdict.issuer],
    [
      'inspect.content',
      t('inspect.content.counts', {
        keys: facts.keys.length,
        certificates: facts.certificates.length,
        encryptionKeys: verdict.encryptionKeys.length,
      }),
    ],
    ['inspect.protection', protectionText(facts) || t('inspect.nothing')],
    ['inspect.works', worksText(verdict, t)],
  ];
  const shown = rows
    .map(([key, value]) => [t(key), value] as const)
    .filter(([, value]) => value !== null);
  const width = Math.max(...shown.map(([label]) => label.length)) + 2;
  const head = shown.map(([label, value]) => `${`${label}:`.padEnd(width)}${value ?? ''}`);
  const findings = verdict.findings.flatMap((finding) => findingLines(finding, language));
  return `${[...head, '', ...(findings.length === 0 ? [t('inspect.clear')] : findings)]
    .map(printable)
    .join('\n')}\n`;
}

function holderText({ holder }: Verdict): string | null {
  if (holder === null) return null;
  const application = holder.applicationId === null ? '' : `, ${holder.applicationId}`;
  return `${holder.name} (${holder.type}=${holder.id}${application})`;
}

function environmentText({ environment, environmentSupposed }: Verdict, t: Translate) {
  if (environment === null) return null;
  const name = t(`environment.${environment}`);
  return environmentSupposed ? `${name} (${t('inspect.supposed')})` : name;
}

function protectionText({ mac, encryption }: KeystoreFacts): string {
  const macs = mac === null ? [] : [`${mac.algorithm} × ${mac.iterations}`];
  return [...macs, ...encryption].join(', ');
}

function worksText({ works }: Verdict, t: Translate): string {
  const can = capabilities.filter((capability) => works[capability]);
  if (can.length === 0) return t('inspect.nothing');
  return can.map((capability) => t(`blocks.${capability}`)).join(', ');
}

function findingLines(finding: Finding, language: Language): readonly string[] {
  const t = translator(language);
  const { message, remedy, steps } = findingText(finding, { t, ...formatsFor(language) });
  const what = finding.blocks.map((blocked) => t(`blocks.${blocked}`)).join(', ');
  return [
    `[${t(`severity.${finding.severity}`)}] ${message}`,
    ...(what === '' ? [] : [`  ${t('inspect.blocks', { what })}`]),
    `  → ${remedy}`,
    ...steps.map((step, index) => `    ${index + 1}. ${step}`),
    '',
  ];
}

/** Names come from untrusted files: no control character of theirs reaches the terminal. */
const printable = (line: string) => line.replace(/\p{Cc}/gu, '\ufffd');
