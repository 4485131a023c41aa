import { publicKeyIdentifier, type IssuedCertificate } from '../pki/certificate-profile.ts';
import { certificatePem, type CertificationAuthority } from '../pki/certification-authority.ts';
import { nameText } from '../pki/distinguished-name.ts';
import type { KeyPair } from '../pki/key-source.ts';
import type {
  BagNames,
  CertificateBag,
  KeystoreContent,
  KeystoreLayout,
} from './keystore-writer.ts';

/** A key with the certificates that the writer stores with it. */
export interface KeystoreEntry {
  readonly alias: string;
  readonly keys: KeyPair;
  readonly certificate: IssuedCertificate;
  /** The rest of the chain, nearest signer first. */
  readonly chain: readonly IssuedCertificate[];
}

/** Alias of an encryption key: its certificate's serial number in decimal. */
export const encryptionAlias = (certificate: IssuedCertificate): string =>
  certificate.serialNumber.toString(10);

/** A CA seen as the end of an entry's chain. */
export function chainMember(authority: CertificationAuthority): IssuedCertificate {
  return {
    der: authority.certificate,
    subject: authority.subject,
    serialNumber: 0n,
    notBefore: new Date(0),
    notAfter: new Date(0),
  };
}

/**
 * Lays entries out as bags in the manner of one family of writers. Java stores the whole chain with each key, so members
 * appear several times; BouncyCastle stores each certificate with its key and every chain member once more as an entry.
 */
export function layOut(
  entries: readonly KeystoreEntry[],
  layout: KeystoreLayout,
  writtenAt: Date,
): KeystoreContent {
  const named = entries.map((entry, index) => ({
    entry,
    names: {
      friendlyName: entry.alias,
      localKeyId: localKeyId(entry, index, layout, writtenAt),
    } satisfies BagNames,
  }));
  return {
    keys: named.map(({ entry, names }) => ({ privateKey: entry.keys.privateKey, ...names })),
    certificates:
      layout === 'connector'
        ? [
            ...named.map(({ entry, names }) => ({ certificate: entry.certificate.der, ...names })),
            ...chainEntries(entries),
          ]
        : named.flatMap(({ entry, names }) => [
            { certificate: entry.certificate.der, ...names },
            ...entry.chain.map(chainBag),
          ]),
  };
}

function localKeyId(
  entry: KeystoreEntry,
  index: number,
  layout: KeystoreLayout,
  writtenAt: Date,
): Buffer {
  return layout === 'connector'
    ? publicKeyIdentifier(entry.keys.publicKey)
    : Buffer.from(`Time ${writtenAt.getTime() + index}`, 'latin1');
}

const chainBag = (member: IssuedCertificate): CertificateBag => ({
  certificate: member.der,
  friendlyName: nameText(member.subject),
  localKeyId: null,
});

/** The authentication entry's certificate and chain, once each, as certificate entries of their own. */
function chainEntries(entries: readonly KeystoreEntry[]): CertificateBag[] {
  const members = entries
    .filter((entry) => entry.chain.length > 0 && entry.alias === 'authentication')
    .flatMap((entry) => [entry.certificate, ...entry.chain]);
  return [...new Map(members.map((member) => [certificatePem(member.der), member])).values()].map(
    chainBag,
  );
}
