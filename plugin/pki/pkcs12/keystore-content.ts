/**
 * What a keystore holds, as facts. Everything here except {@link PrivateKeyEntry.pkcs8} is public material and survives
 * JSON; the verdict (domain/certificate/verdict/verdict.ts) is drawn from these facts alone.
 */

import type { KeyAlgorithm, X509Facts } from '../x509/certificate-facts.ts';
import type { FileKeys } from './file-keys.ts';

/** One certificate in the file: its own facts, those of its bag and of its neighbours. */
export interface CertificateFacts extends X509Facts {
  readonly friendlyName: string | null;
  /** Hex. */
  readonly localKeyId: string | null;
  /** Indices, in the same file, of certificates whose public key verifies this one's signature; own index when self-signed. */
  readonly verifiedBy: readonly number[];
}

/** One private key, without the key. */
export interface KeyFacts {
  readonly algorithm: KeyAlgorithm;
  /** '' when the algorithm is one whose public half we cannot derive. */
  readonly spkiSha256: string;
  readonly publicKeyIdentifier: string;
  readonly friendlyName: string | null;
  /** Hex. A hint only: pairing is by public key. */
  readonly localKeyId: string | null;
  /** Indices of the certificates that carry this public key. Empty: no certificate in the file fits the key. */
  readonly certificates: readonly number[];
}

/** Departures from RFC 7292 that we tolerate, each shown as evidence. */
export type KeystoreAnomaly =
  | 'NoMac'
  | 'TrailingBytes'
  | 'UnexpectedVersion'
  | 'EmptySalt'
  | 'UnreadableCertificate'
  | 'UnreadableKey'
  | 'UnknownBag'
  | 'PasswordReencoded';

/** Everything in one opened PKCS#12 file except the private keys. Plain data: survives JSON and structured clone. */
export interface KeystoreFacts {
  /** Bytes. */
  readonly size: number;
  /** null when the file has no MAC. `algorithm` like "HMAC-SHA-1", "HMAC-SHA-256", "PBMAC1 (HMAC-SHA-256)". */
  readonly mac: { readonly algorithm: string; readonly iterations: number } | null;
  /** Distinct encryption schemes of key bags and safes, RFC names, like "pbeWithSHA1And40BitRC2-CBC", "PBES2 (AES-256-CBC, HMAC-SHA-256)". */
  readonly encryption: readonly string[];
  /** Largest iteration count met in key bags and safes; 0 when nothing is encrypted. */
  readonly encryptionIterations: number;
  readonly keys: readonly KeyFacts[];
  /** All readable certificates in file order, duplicates and trusted entries included. */
  readonly certificates: readonly CertificateFacts[];
  /** Bags kept unread, counted; certificate bags among them hold something broken, or no X.509. */
  readonly unreadCertificates: number;
  readonly crls: number;
  readonly secrets: number;
  readonly anomalies: readonly KeystoreAnomaly[];
}

/** A private key as PKCS#8 PrivateKeyInfo DER. Lives in memory only; never logged, never stored unsealed. */
export interface PrivateKeyEntry {
  readonly keyIndex: number;
  readonly pkcs8: Uint8Array;
}

export interface OpenedKeystore {
  readonly facts: KeystoreFacts;
  readonly privateKeys: readonly PrivateKeyEntry[];
}

/** The one private key that was asked for. */
export interface OpenedKey {
  readonly facts: KeystoreFacts;
  /** PrivateKeyInfo DER in a buffer of its own, the caller's to overwrite; null when the file has no key for the certificate. */
  readonly pkcs8: Uint8Array | null;
}

/** The private keys that were asked for, in the order of asking. */
export interface OpenedKeys {
  readonly facts: KeystoreFacts;
  /** Each as in {@link OpenedKey}. */
  readonly keys: readonly (Uint8Array | null)[];
}

/** Keys that one opening hands out: an authentication key, and encryption keys of thirty years. */
export const maxKeysAtOnce = 32;

/** Limits set before any derivation (domain rule: bounded work). */
export interface KeystoreLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  readonly maxBags: number;
  /** Estimated time that all derivations of one opening may take, over MAC, safes and keys, in milliseconds of a common core. */
  readonly maxWorkMs: number;
}

export const defaultKeystoreLimits: KeystoreLimits = {
  maxBytes: 1024 * 1024,
  maxDepth: 32,
  maxBags: 64,
  maxWorkMs: 2_500,
};

/** What opens a file, and what one is written under: its password, or the keys of that one file. */
export type KeystoreSecret = string | FileKeys;

/** Who a file is opened for: each person has one slot, and `signal` aborts when they no longer wait for the answer. */
export interface KeystoreCaller {
  readonly practiceId: string;
  readonly userId: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Opens keystores away from the event loop. Rejects with a coded {@link PluginError}; never with anything else for bad input.
 * `fileName` helps only to name a file that is not a keystore (.ehcsr, .reqid), never to read one.
 */
export interface KeystoreReader {
  /** Facts only: private keys never leave the worker. */
  inspect(
    file: Uint8Array,
    password: string,
    fileName?: string,
    caller?: KeystoreCaller,
  ): Promise<KeystoreFacts>;
  /** Facts and the private key of the certificate with this fingerprint; all others stay in the worker. */
  openKey(
    file: Uint8Array,
    secret: KeystoreSecret,
    fingerprint: string,
    fileName?: string,
    caller?: KeystoreCaller,
  ): Promise<OpenedKey>;
  /** The same for several certificates, with one opening; at most {@link maxKeysAtOnce}. */
  openKeys(
    file: Uint8Array,
    secret: KeystoreSecret,
    fingerprints: readonly string[],
    fileName?: string,
    caller?: KeystoreCaller,
  ): Promise<OpenedKeys>;
  /** The same keystore under another password, and the facts of the new file (build-keystore.ts). */
  rewrite(
    file: Uint8Array,
    passwords: KeystorePasswords,
    caller?: KeystoreCaller,
  ): Promise<RewrittenKeystore>;
  /** A new file of kept and new entries, opened and compared before it is returned (build-keystore.ts). */
  build(order: BuildOrder, caller?: KeystoreCaller): Promise<BuiltKeystore>;
  close(): Promise<void>;
}

/**
 * How a written keystore is protected. `modern`: AES-256 and SHA-256, which OpenSSL, Java since 2021 (8u301, 11.0.12), Windows since
 * 2017 and macOS 15 read. `compatible`: triple DES and SHA-1, which every program reads that reads the official tool's files.
 */
export type KeystoreProtection = 'modern' | 'compatible';

export interface KeystorePasswords {
  readonly current: string;
  readonly next: string;
  readonly protection: KeystoreProtection;
}

export interface RewrittenKeystore {
  readonly file: Uint8Array;
  readonly facts: KeystoreFacts;
}

/** What a reader knows an entry by: aliases of Java are friendly names, and a key and its certificate share the key id. */
export interface BagNames {
  readonly friendlyName: string | null;
  /** Hex. */
  readonly localKeyId: string | null;
}

export interface KeyToWrite extends BagNames {
  /** PrivateKeyInfo, DER; the caller's to overwrite. */
  readonly pkcs8: Uint8Array;
}

export interface CertificateToWrite extends BagNames {
  readonly der: Uint8Array;
}

/** Entries of a file by content: keys by spkiSha256, certificates by fingerprint. */
export interface KeptEntries {
  readonly keys: readonly string[];
  readonly certificates: readonly string[];
}

/** A file whose entries go into the new one, with their names and in their order. */
export interface BuildBase {
  readonly file: Uint8Array;
  readonly secret: KeystoreSecret;
  readonly keep: KeptEntries | 'all';
}

/** What a new file is made of: kept entries first, then those carried over from other files, then new ones. */
export interface BuildOrder {
  readonly base: BuildBase | null;
  /** Older files of the same holder. A key that is there already is not written twice. */
  readonly carried?: readonly BuildBase[];
  readonly keys: readonly KeyToWrite[];
  readonly certificates: readonly CertificateToWrite[];
  /** What the new file is written under. FileKeys write `modern` only. */
  readonly secret: KeystoreSecret;
  readonly protection: KeystoreProtection;
  readonly wantFileKeys: boolean;
}

export interface BuiltKeystore extends RewrittenKeystore {
  /** Those of the new file, the caller's to wipe; null when not wanted, and for a `compatible` file. */
  readonly fileKeys: FileKeys | null;
}
