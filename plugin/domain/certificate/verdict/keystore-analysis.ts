import { holderKindOf, parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import type { EhealthName, Holder } from '../../../pki/x509/ehealth-subject.ts';
import type { CertificateFacts } from '../../../pki/pkcs12/keystore-content.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';
import { findChain } from './chain.ts';
import type { Chain } from './chain.ts';
import {
  aliasOf,
  authenticationName,
  classifyKeys,
  isAuthenticationAlias,
  newestFirst,
} from './key-classification.ts';
import type { Authentication, ClassifiedKeys } from './key-classification.ts';
import { parseFileName } from './file-name.ts';
import type { FileNameHints } from './file-name.ts';
import type { KeystoreState } from '../findings/finding.ts';
import type { EncryptionKey, ExpectedHolder, VerdictInput } from './verdict-input.ts';

/** Everything about a keystore that neither the clock nor other files change; findings are drawn from it. */
export interface KeystoreAnalysis {
  readonly input: VerdictInput;
  readonly state: KeystoreState;
  readonly keys: ClassifiedKeys;
  /** The key that opens sessions; null in every state but Complete, NoEncryptionKey and, for another key, CertificateUnreadable. */
  readonly main: Authentication | null;
  /** Its certificate, or in a file without private key the eHealth certificate that lies there alone. */
  readonly leaf: CertificateFacts | null;
  readonly chain: Chain | null;
  readonly name: EhealthName | null;
  readonly holder: Holder | null;
  readonly environment: Environment | null;
  readonly environmentSupposed: boolean;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly named: FileNameHints;
}

/** Reads the content as a whole: whose it is, which key matters, how far the procedure went. Ignores probes and siblings. */
export function analyseKeystore(input: VerdictInput): KeystoreAnalysis {
  const { facts, anchors } = input;
  const keys = classifyKeys(facts, anchors);
  const main = chooseMain(keys, input);
  const orphan = main === null ? findOrphan(input) : null;
  const state = stateOf(keys, main, orphan !== null, input);
  const leaf = main?.certificate ?? (state === 'NoPrivateKey' ? orphan : null);
  const chain = main?.chain ?? (leaf === null ? null : findChain(leaf, facts, anchors));
  const name =
    main?.name ??
    (state === 'OldKeysOnly'
      ? nameOfOldKeys(keys)
      : leaf === null
        ? null
        : (parseEhealthName(leaf.subject) ?? null));
  const named = parseFileName(input.fileName);
  const supposed = state === 'NotCompleted' ? supposedEnvironment(named, input.environment) : null;
  return {
    input,
    state,
    keys,
    main,
    leaf,
    chain,
    name,
    holder: name?.holder ?? null,
    environment: chain?.anchor?.environment ?? supposed,
    environmentSupposed: supposed !== null,
    encryptionKeys: listEncryptionKeys(keys, main),
    named,
  };
}

/** The holder is the one that the profile names: same kind, same number. */
export function isExpectedHolder(holder: Holder, expected: ExpectedHolder): boolean {
  if (holder.id !== expected.identifier || holderKindOf(holder.type) !== expected.kind)
    return false;
  return expected.kind !== 'person' || holder.type === 'SSIN';
}

/**
 * The authentication key to judge when there are several. The clock has no say, so that the choice, and what a list keeps of
 * it, never changes by itself: the tool's own alias first, then the expected holder and environment, a known issuer, a
 * finished procedure, the later certificate.
 */
function chooseMain(keys: ClassifiedKeys, input: VerdictInput): Authentication | null {
  const { expected, environment } = input;
  const signs: readonly ((candidate: Authentication) => boolean)[] = [
    ({ key }) => isAuthenticationAlias(aliasOf(key)),
    ({ name }) => expected === null || isExpectedHolder(name.holder, expected),
    ({ chain }) => environment === null || chain.anchor?.environment === environment,
    ({ chain }) => chain.anchor !== null,
    (candidate) => keys.encryptions.some(({ signer }) => signer === candidate),
  ];
  const sorted = keys.authentications.toSorted((a, b) => {
    for (const sign of signs) {
      const order = Number(sign(b)) - Number(sign(a));
      if (order !== 0) return order;
    }
    return newestFirst(a, b);
  });
  return sorted[0] ?? null;
}

/** An eHealth certificate whose private key is not in the file; the newest, those of known issuers first. */
function findOrphan({ facts, anchors }: VerdictInput): CertificateFacts | null {
  const orphans = facts.certificates
    .filter((certificate) => authenticationName(certificate, facts) !== undefined)
    .map((certificate) => ({
      certificate,
      known: findChain(certificate, facts, anchors).anchor !== null,
    }))
    .toSorted((a, b) => Number(b.known) - Number(a.known) || newestFirst(a, b));
  return orphans[0]?.certificate ?? null;
}

function stateOf(
  keys: ClassifiedKeys,
  main: Authentication | null,
  hasOrphan: boolean,
  { facts }: VerdictInput,
): KeystoreState {
  // The certificate that cannot be read may be the one of the key that has none
  const hasUnread = facts.unreadCertificates > 0 && keys.unmatched.length > 0;
  if (main !== null) {
    const isComplete = keys.encryptions.some(({ signer }) => signer === main);
    return isComplete ? 'Complete' : hasUnread ? 'CertificateUnreadable' : 'NoEncryptionKey';
  }
  if (hasUnread) return 'CertificateUnreadable';
  if (keys.placeholders.length > 0) return 'NotCompleted';
  if (keys.oldEncryptions.length > 0) return 'OldKeysOnly';
  const isBare = facts.keys.length === 0 && facts.certificates.length > 0;
  return hasOrphan || isBare ? 'NoPrivateKey' : 'NotEhealth';
}

function nameOfOldKeys(keys: ClassifiedKeys): EhealthName | null {
  const newest = keys.oldEncryptions.toSorted(newestFirst)[0];
  return (newest && parseEhealthName(newest.certificate.subject)) ?? null;
}

/** A placeholder has no issuer: only the extension shows its environment. The simulator imitates production, names included. */
function supposedEnvironment(
  named: FileNameHints,
  configured: Environment | null,
): Environment | null {
  if (named.environment === 'production' && configured === 'simulation') return 'simulation';
  return named.environment;
}

function listEncryptionKeys(
  keys: ClassifiedKeys,
  main: Authentication | null,
): readonly EncryptionKey[] {
  const current = keys.encryptions.filter(({ signer }) => signer === main);
  const others = [
    ...keys.encryptions.filter(({ signer }) => signer !== main),
    ...keys.oldEncryptions,
  ];
  return [
    ...current.toSorted(newestFirst).map(({ certificate }) => entry(certificate, true)),
    ...others.toSorted(newestFirst).map(({ certificate }) => entry(certificate, false)),
    // The tool names encryption keys by a serial number: such a key may still decrypt, though nothing proves whose it is
    ...keys.unmatched
      .filter((key) => /^[0-9]+$/.test(aliasOf(key) ?? '') && main !== null)
      .map(() => ({ serialNumber: null, current: false })),
  ];
}

const entry = ({ serialNumber }: CertificateFacts, current: boolean): EncryptionKey => ({
  serialNumber,
  current,
});
