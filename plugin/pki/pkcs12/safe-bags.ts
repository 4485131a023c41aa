import { bagsOf, parseShroudedKey, typedValue } from './pfx.ts';
import type { Bag, ShroudedKey } from './pfx.ts';
import { explicitContent } from '../asn1/ber-value.ts';
import { definiteBytes, octetsOf } from '../asn1/ber.ts';
import type { BerBudget } from '../asn1/ber.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { ReadCertificate } from '../x509/certificate.ts';
import type { Decryptor } from './decryptor.ts';
import { readEncryptionScheme } from '../pbe/encryption-scheme.ts';
import type { SchemeReading } from '../pbe/scheme.ts';
import type {
  CertificateFacts,
  KeyFacts,
  KeystoreAnomaly,
  KeystoreFacts,
  KeystoreLimits,
  PrivateKeyEntry,
} from './keystore-content.ts';
import { tooLarge } from './keystore-error.ts';
import { readPrivateKey } from './private-key.ts';
import type { PrivateKey } from './private-key.ts';
import { findSigners } from '../x509/issuer-match.ts';

export interface SafeBagReaderDeps {
  readonly ber: BerBudget;
  readonly limits: KeystoreLimits;
  readonly decryptor: Decryptor;
  readonly anomalies: Set<KeystoreAnomaly>;
}

/** Gathers what the bags of one file hold, safe after safe. */
export interface SafeBagReader {
  /** Counts bags and the work of their encrypted keys, before anything of them is decrypted. */
  plan(bags: readonly Bag[]): void;
  /** Reads bags that have been planned. */
  read(bags: readonly Bag[]): void;
  finish(): BagContent;
}

interface BagContent {
  readonly facts: Pick<
    KeystoreFacts,
    'keys' | 'certificates' | 'unreadCertificates' | 'crls' | 'secrets'
  >;
  readonly privateKeys: readonly PrivateKeyEntry[];
}

const bagTypes = '1.2.840.113549.1.12.10.1';
const keyBag = `${bagTypes}.1`;
const shroudedKeyBag = `${bagTypes}.2`;
const certificateBag = `${bagTypes}.3`;
const crlBag = `${bagTypes}.4`;
const secretBag = `${bagTypes}.5`;
const safeContentsBag = `${bagTypes}.6`;
const x509Certificate = '1.2.840.113549.1.9.22.1';

export function createSafeBagReader({
  ber,
  limits,
  decryptor,
  anomalies,
}: SafeBagReaderDeps): SafeBagReader {
  const keys: { key: PrivateKey; bag: Bag }[] = [];
  const certificates: { certificate: ReadCertificate; bag: Bag }[] = [];
  const shrouded = new Map<Bag, { key: ShroudedKey; scheme: SchemeReading }>();
  const nested = new Map<Bag, readonly Bag[]>();
  let bagCount = 0;
  let unreadCertificates = 0;
  let crls = 0;
  let secrets = 0;

  function plan(bags: readonly Bag[]): void {
    for (const bag of bags) {
      bagCount += 1;
      if (bagCount > limits.maxBags) throw tooLarge('bags', limits.maxBags);
      if (bag.type === shroudedKeyBag) {
        const key = parseShroudedKey(explicitContent(bag.value));
        const scheme = readEncryptionScheme(key.algorithm);
        shrouded.set(bag, { key, scheme });
        decryptor.plan(scheme, key.encrypted);
      } else if (bag.type === safeContentsBag) {
        // The depth limit of the scan bounds this recursion
        const inner = bagsOf(explicitContent(bag.value));
        nested.set(bag, inner);
        plan(inner);
      }
    }
  }

  function readBag(bag: Bag): void {
    switch (bag.type) {
      case keyBag:
        addKey(definiteBytes(explicitContent(bag.value)), bag);
        break;
      case shroudedKeyBag: {
        const found = shrouded.get(bag);
        if (found === undefined) throw new TypeError('a bag was read before it was planned');
        addKey(decryptor.decrypt(found.scheme, found.key.encrypted), bag);
        break;
      }
      case certificateBag:
        addCertificate(bag);
        break;
      case crlBag:
        crls += 1;
        break;
      case secretBag:
        secrets += 1;
        break;
      case safeContentsBag:
        nested.get(bag)?.forEach(readBag);
        break;
      default:
        anomalies.add('UnknownBag');
    }
  }

  function addKey(pkcs8: Uint8Array, bag: Bag): void {
    const key = readPrivateKey(pkcs8, ber);
    if (key.publicKey === null) anomalies.add('UnreadableKey');
    keys.push({ key, bag });
  }

  function addCertificate(bag: Bag): void {
    const { type, content } = typedValue(explicitContent(bag.value));
    if (type !== x509Certificate) {
      anomalies.add('UnknownBag');
      unreadCertificates += 1;
      return;
    }
    try {
      const certificate = readCertificate(octetsOf(content), ber);
      if (certificate.odd) anomalies.add('UnreadableCertificate');
      certificates.push({ certificate, bag });
    } catch {
      anomalies.add('UnreadableCertificate');
      unreadCertificates += 1;
    }
  }

  function finish(): BagContent {
    const signers = findSigners(certificates.map(({ certificate }) => certificate));
    return {
      facts: {
        keys: keys.map(({ key, bag }) => keyFacts(key, bag)),
        certificates: certificates.map(({ certificate, bag }, index): CertificateFacts => ({
          ...certificate.facts,
          friendlyName: bag.friendlyName,
          localKeyId: bag.localKeyId,
          verifiedBy: signers[index] ?? [],
        })),
        unreadCertificates,
        crls,
        secrets,
      },
      privateKeys: keys.map(({ key }, keyIndex) => ({ keyIndex, pkcs8: key.pkcs8 })),
    };
  }

  /** Pairing is by public key alone: localKeyId may be missing, or sit on the wrong certificate. */
  function keyFacts({ algorithm, publicKey }: PrivateKey, bag: Bag): KeyFacts {
    return {
      algorithm,
      spkiSha256: publicKey?.spkiSha256 ?? '',
      publicKeyIdentifier: publicKey?.publicKeyIdentifier ?? '',
      friendlyName: bag.friendlyName,
      localKeyId: bag.localKeyId,
      certificates: certificates.flatMap(({ certificate }, index) =>
        publicKey !== null && certificate.facts.spkiSha256 === publicKey.spkiSha256 ? [index] : [],
      ),
    };
  }

  return { plan, read: (bags) => bags.forEach(readBag), finish };
}
