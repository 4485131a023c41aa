import type { CertificateSummary } from './summary.ts';
import { findingCodes, severities } from '../findings/finding.ts';
import type { Blocked, Finding } from '../findings/finding.ts';
import { fileFindings } from '../findings/file.ts';
import { holderFindings } from '../findings/holder.ts';
import { issuerFindings } from '../findings/issuer.ts';
import { onlineFindings } from '../findings/online.ts';
import { besidesActivation, siblingFindings } from '../findings/siblings.ts';
import { structureFindings } from '../findings/structure.ts';
import { lengthFindings, timeFindings } from '../findings/time.ts';
import { levelOf } from './level.ts';
import { analyseKeystore } from './keystore-analysis.ts';
import type { KeystoreAnalysis } from './keystore-analysis.ts';
import type { SiblingCertificate, Verdict, VerdictInput } from './verdict-input.ts';

/**
 * Judges one keystore at one instant: whose it is, how far its procedure went, what is wrong, what works.
 *
 * Pure and total: no clock, no file, no network, and no combination of facts makes it throw. Of revocation and of the key that
 * eHealth publishes it knows what probes brought; without them it supposes neither good nor ill.
 */
export function judge(input: VerdictInput, now: Date): Verdict {
  return judgeAnalysed(interpretFile(input), input.siblings, now);
}

/** A keystore, and what speaks against it whenever it is judged: neither time, nor other files, nor probes change that. */
export interface InterpretedFile {
  readonly keystore: KeystoreAnalysis;
  readonly findings: readonly Finding[];
}

export function interpretFile(input: VerdictInput): InterpretedFile {
  const keystore = analyseKeystore(input);
  return {
    keystore,
    findings: [
      ...holderFindings(keystore),
      ...issuerFindings(keystore),
      ...lengthFindings(keystore),
      ...fileFindings(keystore),
    ],
  };
}

/** The same of a keystore that was interpreted before. */
export function judgeAnalysed(
  file: InterpretedFile,
  siblings: readonly SiblingCertificate[],
  now: Date,
): Verdict {
  const { keystore } = file;
  const findings = gravestFirst(
    besidesActivation([
      ...staticFindings(file, siblings),
      ...timeFindings(keystore, now),
      ...siblingFindings(keystore, siblings, now),
    ]),
  );
  const works = (blocked: Blocked) => !findings.some(({ blocks }) => blocks.includes(blocked));
  return {
    state: keystore.state,
    holder: keystore.holder,
    environment: keystore.environment,
    environmentSupposed: keystore.environmentSupposed,
    validity: validityOf(keystore),
    issuer: keystore.chain?.issuerName ?? null,
    fingerprint: fingerprintOf(keystore),
    encryptionKeys: keystore.encryptionKeys,
    findings,
    works: {
      session: works('session'),
      decryption: works('decryption'),
      renewal: works('renewal'),
    },
    level: levelOf(findings),
  };
}

/**
 * The part of the verdict that neither time nor other files change, for the columns that lists sort and filter by. It
 * agrees with {@link judge}: a rank of 0 or 1 means `unusable` at every instant, one of 2 never `ok`.
 */
export function summarise(input: VerdictInput): CertificateSummary {
  const file = interpretFile(input);
  const { keystore } = file;
  const validity = validityOf(keystore);
  return {
    state: keystore.state,
    environment: keystore.environment,
    notBefore: validity?.notBefore ?? null,
    notAfter: validity?.notAfter ?? null,
    fingerprint: fingerprintOf(keystore),
    staticRank: rankOf(staticFindings(file, [])),
    holderKey: holderKeyOf(keystore),
  };
}

function rankOf(findings: readonly Finding[]): CertificateSummary['staticRank'] {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ blocks }) => blocks.includes('session'))) return 0;
  if (errors.length > 0) return 1;
  return findings.some(({ severity }) => severity === 'warning') ? 2 : 3;
}

/** Equal for files that {@link siblingFindings} weighs against each other, given the same profile entry. */
function holderKeyOf({ main, holder, environment, input }: KeystoreAnalysis): string | null {
  if (main === null || holder === null) return null;
  const { kind, identifier } = input.expected ?? { kind: '', identifier: '' };
  return [kind, identifier, environment, holder.id, holder.applicationId].join(' ');
}

function staticFindings(
  { keystore, findings }: InterpretedFile,
  siblings: readonly SiblingCertificate[],
): readonly Finding[] {
  return [...structureFindings(keystore, siblings), ...findings, ...onlineFindings(keystore)];
}

function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code),
  );
}

function validityOf({ leaf }: KeystoreAnalysis): Verdict['validity'] {
  return leaf === null ? null : { notBefore: leaf.notBefore, notAfter: leaf.notAfter };
}

/** Of the authentication certificate; else of the only certificate there is, copies not counted. */
function fingerprintOf({ leaf, input }: KeystoreAnalysis): string | null {
  if (leaf !== null) return leaf.fingerprint;
  const fingerprints = new Set(input.facts.certificates.map(({ fingerprint }) => fingerprint));
  const [only] = fingerprints;
  return fingerprints.size === 1 && only !== undefined ? only : null;
}
