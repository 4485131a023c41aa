import { X509Certificate } from 'node:crypto';
import {
  issueEncryptionCertificate,
  issuePlainLeaf,
  type CertificationAuthority,
} from '../pki/certification-authority.ts';
import type { CmsSigner } from '../pki/cms.ts';
import { readName, type DistinguishedName } from '../pki/distinguished-name.ts';
import { freshKeys, type KeyPair, type KeySource } from '../pki/key-source.ts';

/** Signers of encryption tokens: eHealth’s ETK-RA, a forged one, and a renewed one. Created on first use, because RSA keys are slow to generate. */
export interface EtkIssuer {
  genuine(): Promise<CmsSigner>;
  /** Same name, issued by an unknown authority. */
  unknown(): Promise<CmsSigner>;
  /** The two certificates that the holder of `owner` would have from another file, renewed elsewhere. */
  newerFor(owner: Buffer, kind?: 'rsa' | 'P-384'): Promise<NewerCertificates>;
}

export interface NewerCertificates {
  readonly owner: Buffer;
  readonly encryption: Buffer;
}

const registrarName: DistinguishedName = [
  ['C', 'BE'],
  ['O', 'Federal Government'],
  ['OU', 'Trousseau simulation'],
  ['CN', 'ETK-RA'],
];

/** `authority` issues the registrar and newer certificates. Keys are made when first asked for. */
export function createEtkIssuer(
  authority: CertificationAuthority,
  keys: KeySource = freshKeys,
): EtkIssuer {
  const pairs = new Map<string, Promise<KeyPair>>();
  const pair = (name: string): Promise<KeyPair> => {
    const known = pairs.get(name) ?? keys.rsa();
    pairs.set(name, known);
    return known;
  };
  let genuine: Promise<CmsSigner> | undefined;
  return {
    genuine: () => (genuine ??= pair('registrar').then((made) => registrar(authority, made))),
    async unknown() {
      const stranger = { ...authority, ...(await keys.ec('P-384')) };
      return registrar(stranger, await pair('registrar'));
    },
    async newerFor(owner, kind = 'rsa') {
      const [authentication, encryption] = await Promise.all(
        kind === 'rsa'
          ? [pair('authentication'), pair('encryption')]
          : [keys.ec(kind), keys.ec(kind)],
      );
      const old = new X509Certificate(owner);
      const renewed = issuePlainLeaf(authority, readName(old.subject), authentication.publicKey, {
        notBefore: new Date(Date.now() - 600_000),
        notAfter: new Date(Math.max(Date.parse(old.validTo), Date.now()) + 900 * day),
      });
      return {
        owner: renewed.der,
        encryption: issueEncryptionCertificate(
          renewed,
          authentication.privateKey,
          encryption.publicKey,
        ).der,
      };
    },
  };
}

const day = 24 * 3_600_000;

function registrar(authority: CertificationAuthority, keys: KeyPair): CmsSigner {
  const { der, serialNumber } = issuePlainLeaf(authority, registrarName, keys.publicKey, {
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2048-01-01T00:00:00Z'),
  });
  return {
    privateKey: keys.privateKey,
    certificate: der,
    serialNumber,
    issuer: authority.subject,
  };
}
