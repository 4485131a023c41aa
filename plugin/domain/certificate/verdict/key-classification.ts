import { isSameHolder, parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import type { EhealthName, Holder } from '../../../pki/x509/ehealth-subject.ts';
import type {
  CertificateFacts,
  KeyFacts,
  KeystoreFacts,
} from '../../../pki/pkcs12/keystore-content.ts';
import type { NameAttribute } from '../../../pki/x509/certificate-facts.ts';
import { isSameName } from '../../../pki/x509/distinguished-name.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import { findChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { dayInMilliseconds } from '../../time/duration.ts';

/** A key whose certificate opens sessions: an eHealth leaf by structure, from any issuer. */
export interface Authentication {
  readonly key: KeyFacts;
  readonly certificate: CertificateFacts;
  readonly chain: Chain;
  readonly name: EhealthName;
}

/** A key with its own certificate that decrypts messages. */
interface Encryption {
  readonly key: KeyFacts;
  readonly certificate: CertificateFacts;
}

/** Every private key of a file by what it is for. */
export interface ClassifiedKeys {
  readonly authentications: readonly Authentication[];
  /** Certificate signed by an authentication key of the file. */
  readonly encryptions: readonly (Encryption & { readonly signer: Authentication })[];
  /** Encryption keys of the same holder that no authentication key of the file signed: from before a renewal. */
  readonly oldEncryptions: readonly Encryption[];
  readonly placeholders: readonly Encryption[];
  /** Keys with certificates of another kind: a web site, an identity card, another holder. */
  readonly foreign: readonly Encryption[];
  /** Keys that no certificate in the file fits. */
  readonly unmatched: readonly KeyFacts[];
}

const COUNTRY = '2.5.4.6';

/** The name an entry has in the key store, as writers of every spelling mean it; null when the writer left it out. */
export function aliasOf(entry: Pick<KeyFacts, 'friendlyName'>): string | null {
  return entry.friendlyName?.replaceAll('\0', '').trim().toLowerCase() ?? null;
}

/** The official tool's alias of the authentication key, in the spellings met. */
export function isAuthenticationAlias(alias: string | null): boolean {
  return alias === 'authentication' || alias === 'authenication';
}

/** Signed by its own key. Equal names alone prove nothing: an encryption certificate has them too. */
function isSelfSigned(certificate: CertificateFacts, facts: KeystoreFacts): boolean {
  return certificate.verifiedBy.some(
    (index) => facts.certificates[index]?.spkiSha256 === certificate.spkiSha256,
  );
}

/** Both bits 0x30. The authentication certificate carries keyEncipherment alone. */
function isForEncryption({ keyUsage }: CertificateFacts): boolean {
  return (
    keyUsage !== null &&
    keyUsage.includes('keyEncipherment') &&
    keyUsage.includes('dataEncipherment')
  );
}

/**
 * The certificate is one an authority issues for an eHealth holder. Without the key usage extension a key may be used for
 * anything (RFC 5280, 4.2.1.3), so that only its issuer is then in question.
 */
export function authenticationName(
  certificate: CertificateFacts,
  facts: KeystoreFacts,
): EhealthName | undefined {
  if (certificate.isCa || certificate.issuerIsSubject || isSelfSigned(certificate, facts)) {
    return undefined;
  }
  if (certificate.keyUsage !== null && !certificate.keyUsage.includes('digitalSignature')) {
    return undefined;
  }
  return parseEhealthName(certificate.subject);
}

/**
 * The dummy certificate that step 1 of a request leaves with the key. Signed by its own key, and one sign more: the
 * connector's name, a life of at most a day, or encryption usage on the entry that is to become the authentication.
 * A file re-written by other tools may have lost the entry's name, so a missing one counts as well.
 */
function isPlaceholder(entry: Encryption, facts: KeystoreFacts): boolean {
  const { certificate, key } = entry;
  if (certificate.isCa || !isSelfSigned(certificate, facts)) return false;
  const alias = aliasOf(key) ?? aliasOf(certificate);
  return (
    isDummyName(certificate.subject) ||
    Date.parse(certificate.notAfter) - Date.parse(certificate.notBefore) <= dayInMilliseconds ||
    (isForEncryption(certificate) && (alias === null || isAuthenticationAlias(alias)))
  );
}

const isDummyName = (subject: readonly NameAttribute[]) =>
  subject.length === 1 &&
  subject[0]?.type === COUNTRY &&
  subject[0].value.toLowerCase() === 'dummy';

/** Sorts the keys of a file by content; the names of entries only help to recognise a placeholder. */
export function classifyKeys(
  facts: KeystoreFacts,
  anchors: readonly TrustAnchor[],
): ClassifiedKeys {
  const keys = uniqueKeys(facts.keys).map((key) => ({
    key,
    certificates: certificatesOf(key, facts),
  }));
  const authentications = keys.flatMap(({ key, certificates }) =>
    best(certificates.flatMap((certificate) => asAuthentication(key, certificate, facts, anchors))),
  );
  const isTaken = (key: KeyFacts) => authentications.some((found) => found.key === key);

  const placeholders: Encryption[] = [];
  const encryptions: (Encryption & { readonly signer: Authentication })[] = [];
  const otherEncryptions: (Encryption & { readonly holder: Holder })[] = [];
  const foreign: Encryption[] = [];
  for (const { key, certificates } of keys) {
    const [first] = certificates;
    if (isTaken(key) || first === undefined) continue;
    const entries = certificates.map((certificate): Encryption => ({ key, certificate }));
    const signed = entries.flatMap((entry) => {
      const signer = signerOf(entry.certificate, facts, authentications);
      return signer === undefined ? [] : [{ ...entry, signer }];
    })[0];
    const old = entries.flatMap((entry) => {
      const holder = holderOfEncryption(entry.certificate, facts);
      return holder === undefined ? [] : [{ ...entry, holder }];
    })[0];
    const placeholder = entries.find((entry) => isPlaceholder(entry, facts));
    if (signed !== undefined) encryptions.push(signed);
    else if (old !== undefined) otherEncryptions.push(old);
    else if (placeholder !== undefined) placeholders.push(placeholder);
    else foreign.push({ key, certificate: first });
  }

  // Without an authentication key the newest encryption key says whose file it is
  const holders =
    authentications.length > 0
      ? authentications.map(({ name }) => name.holder)
      : otherEncryptions
          .toSorted(newestFirst)
          .slice(0, 1)
          .map(({ holder }) => holder);
  const isOurs = (holder: Holder) => holders.some((known) => isSameHolder(known, holder));
  return {
    authentications,
    encryptions,
    oldEncryptions: otherEncryptions.filter(({ holder }) => isOurs(holder)),
    placeholders,
    foreign: [...foreign, ...otherEncryptions.filter(({ holder }) => !isOurs(holder))],
    unmatched: keys.filter(({ certificates }) => certificates.length === 0).map(({ key }) => key),
  };
}

/** A key stored twice is one key. Keys whose public half is unknown cannot be compared and stay apart. */
function uniqueKeys(keys: readonly KeyFacts[]): readonly KeyFacts[] {
  return keys.filter(
    (key, index) =>
      key.spkiSha256 === '' ||
      // The entry with the tool's own name speaks for its copies
      (keys.find(
        (other) => other.spkiSha256 === key.spkiSha256 && isAuthenticationAlias(aliasOf(other)),
      ) ?? keys.find((other) => other.spkiSha256 === key.spkiSha256)) === keys[index],
  );
}

function certificatesOf(key: KeyFacts, facts: KeystoreFacts): readonly CertificateFacts[] {
  const found = key.certificates
    .map((index) => facts.certificates[index])
    .filter((certificate) => certificate !== undefined);
  return found.filter(
    ({ fingerprint }, index) =>
      found.findIndex((certificate) => certificate.fingerprint === fingerprint) === index,
  );
}

function asAuthentication(
  key: KeyFacts,
  certificate: CertificateFacts,
  facts: KeystoreFacts,
  anchors: readonly TrustAnchor[],
): readonly Authentication[] {
  const name = authenticationName(certificate, facts);
  if (name === undefined) return [];
  return [{ key, certificate, name, chain: findChain(certificate, facts, anchors) }];
}

/** One key with several leaves: the one whose issuer is known, then the newest. */
function best(candidates: readonly Authentication[]): readonly Authentication[] {
  return candidates
    .toSorted(
      (a, b) =>
        Number(b.chain.anchor !== null) - Number(a.chain.anchor !== null) || newestFirst(a, b),
    )
    .slice(0, 1);
}

/** By begin of validity, newest first; instants in ISO 8601 UTC sort as text. */
export function newestFirst(
  a: { readonly certificate: CertificateFacts },
  b: { readonly certificate: CertificateFacts },
): number {
  return (
    b.certificate.notBefore.localeCompare(a.certificate.notBefore) ||
    a.certificate.fingerprint.localeCompare(b.certificate.fingerprint)
  );
}

/** The authentication key that signed this encryption certificate: same name on all sides, and the signature verifies. */
function signerOf(
  certificate: CertificateFacts,
  facts: KeystoreFacts,
  authentications: readonly Authentication[],
): Authentication | undefined {
  if (!certificate.issuerIsSubject || !isForEncryption(certificate)) return undefined;
  return authentications.find(
    (authentication) =>
      isSameName(certificate.subject, authentication.certificate.subject) &&
      certificate.verifiedBy.some(
        (index) => facts.certificates[index]?.spkiSha256 === authentication.certificate.spkiSha256,
      ),
  );
}

function holderOfEncryption(
  certificate: CertificateFacts,
  facts: KeystoreFacts,
): Holder | undefined {
  return certificate.issuerIsSubject &&
    isForEncryption(certificate) &&
    !isSelfSigned(certificate, facts)
    ? parseEhealthName(certificate.subject)?.holder
    : undefined;
}
