import { maskIdentifier } from '../../../pki/x509/identifier.ts';
import type { KeystoreFacts } from '../../../pki/pkcs12/keystore-content.ts';
import type { Finding } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

/** The file around the keys: its name and size as evidence, its protection, what is odd in its structure. */
export function fileFindings(keystore: KeystoreAnalysis): readonly Finding[] {
  return [...contradictions(keystore), ...obsoleteProtection(keystore), ...anomalies(keystore)];
}

/** Request and certificate lie minutes apart as a rule, ten days when checked by hand; beyond this the name is of another. */
const stampToleranceDays = 45;
/** Placeholders seen measure 2.4 kB, complete files 9 to 14 kB. */
const largePlaceholder = 8 * 1024;

function contradictions(keystore: KeystoreAnalysis): readonly Finding[] {
  return [...holderInName(keystore), ...stampInName(keystore), ...size(keystore)];
}

function holderInName({ named, holder }: KeystoreAnalysis): readonly Finding[] {
  if (named.holder === null || holder === null) return [];
  if (named.holder.type === holder.type && named.holder.id === holder.id) return [];
  return [
    {
      code: 'FileContradictsContent',
      variant: 'holder',
      severity: 'warning',
      blocks: [],
      facts: {
        named: maskIdentifier(named.holder.id),
        namedType: named.holder.type,
        found: maskIdentifier(holder.id),
        foundType: holder.type,
      },
    },
  ];
}

function stampInName({ named, main }: KeystoreAnalysis): readonly Finding[] {
  if (named.requestedOn === null || main === null) return [];
  const { notBefore } = main.certificate;
  const apart = Math.abs(Date.parse(named.requestedOn) - Date.parse(notBefore));
  // A stamp that is no date, or a certificate without one, compares as NaN and says nothing
  if (!(apart > stampToleranceDays * dayInMilliseconds)) return [];
  return [
    {
      code: 'FileContradictsContent',
      variant: 'date',
      severity: 'info',
      blocks: [],
      facts: { requestedOn: `${named.requestedOn}T12:00:00.000Z`, notBefore },
    },
  ];
}

/** Size decides nothing, but users were taught that a large file is complete. A small complete one is no contradiction. */
function size({ state, input, keys }: KeystoreAnalysis): readonly Finding[] {
  const isLarge = input.facts.size >= largePlaceholder && keys.oldEncryptions.length === 0;
  if (state !== 'NotCompleted' || !isLarge) return [];
  return [
    {
      code: 'FileContradictsContent',
      variant: 'size',
      severity: 'info',
      blocks: [],
      facts: { size: input.facts.size },
    },
  ];
}

const fewestIterations = 1000;

/** Normal for files of the official tool; the store seals each file itself, so it is for information only. */
function obsoleteProtection({ input: { facts } }: KeystoreAnalysis): readonly Finding[] {
  const { mac } = facts;
  // The count is the largest there is, so that no scheme has more
  const hasCheapEncryption = facts.encryptionIterations < fewestIterations;
  const reasons = [
    ...facts.encryption
      .filter((scheme) => hasCheapEncryption || /RC2|RC4|DES|MD5/i.test(scheme))
      .map((scheme) =>
        hasCheapEncryption ? `${scheme} × ${String(facts.encryptionIterations)}` : scheme,
      ),
    ...(mac === null ? [] : obsoleteMac(mac)),
  ];
  const isPlain = facts.keys.length > 0 && facts.encryption.length === 0;
  if (isPlain) return [protection('plain', {})];
  if (mac === null) return [protection('noMac', {})];
  return reasons.length === 0 ? [] : [protection(null, { algorithms: reasons.join(', ') })];
}

function obsoleteMac({ algorithm, iterations }: NonNullable<KeystoreFacts['mac']>) {
  if (iterations < fewestIterations) return [`${algorithm} × ${String(iterations)}`];
  return /SHA-?1$|MD5/i.test(algorithm) ? [algorithm] : [];
}

function protection(variant: string | null, facts: Finding['facts']): Finding {
  return { code: 'ProtectionObsolete', variant, severity: 'info', blocks: [], facts };
}

function anomalies({ input: { facts }, state }: KeystoreAnalysis): readonly Finding[] {
  const anomalies = facts.anomalies.filter(
    // It has a finding of its own then
    (one) => one !== 'UnreadableCertificate' || state !== 'CertificateUnreadable',
  );
  if (anomalies.length === 0) return [];
  return [
    {
      code: 'FileAnomaly',
      variant: null,
      severity: 'info',
      blocks: [],
      facts: { anomalies: anomalies.join(', ') },
    },
  ];
}
