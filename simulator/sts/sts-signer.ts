import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  authorityName,
  createAuthority,
  issuePlainLeaf,
  type CertificationAuthority,
} from '../pki/certification-authority.ts';
import type { DistinguishedName } from '../pki/distinguished-name.ts';
import { keepPair, openKey, readPair, unlessAbsent } from '../pki/kept-pair.ts';
import { freshKeys, type KeyPair, type KeySource } from '../pki/key-source.ts';

/** What signs assertions: a key and the certificate that goes with them. */
export interface StsSigner {
  readonly privateKey: KeyObject;
  readonly certificate: Buffer;
}

/** The genuine signer, and two that must be rejected. */
export interface StsSigners {
  readonly genuine: StsSigner;
  /** Same name, issued by an unknown authority. */
  readonly unknown: StsSigner;
  /** Issued by the genuine authority, over since yesterday. */
  readonly expired: StsSigner;
  /** PEM file of the authority that issued the genuine one. */
  readonly anchorFile: string;
}

const label = ['eHealth services CA', '003'] as const;

const signerName: DistinguishedName = [
  ['C', 'BE'],
  ['O', 'Federal Government'],
  ['OU', 'Trousseau simulation'],
  ['CN', 'CBE=0809394427, SIM'],
];

/** Opens the signer of assertions kept in `folder`, or makes one there. The two false signers share a key and are issued at each start. */
export async function openStsSigners(
  folder: string,
  keys: KeySource = freshKeys,
): Promise<StsSigners> {
  const { authority, genuine } = (await readKept(folder)) ?? (await make(folder, keys));
  const [strangerKeys, forgerKeys] = await Promise.all([
    keys.ec('P-384'),
    openKey(folder, 'sts-forger', keys),
  ]);
  const stranger = createAuthority(...label, strangerKeys, null);
  const yesterday = new Date(Date.now() - day);
  return {
    genuine,
    unknown: issueSigner(stranger, forgerKeys, new Date(Date.now() + year)),
    expired: issueSigner(authority, forgerKeys, yesterday),
    anchorFile: join(folder, 'services.pem'),
  };
}

const day = 24 * 3_600_000;
const year = 365 * day;

interface Kept {
  readonly authority: CertificationAuthority;
  readonly genuine: StsSigner;
}

const readKept = (folder: string): Promise<Kept | null> =>
  unlessAbsent(async () => ({
    authority: { subject: authorityName(...label), ...(await readPair(folder, 'services')) },
    genuine: await readPair(folder, 'sts-signer'),
  }));

async function make(folder: string, keys: KeySource): Promise<Kept> {
  const [authorityKeys, signerKeys] = await Promise.all([keys.rsa(), keys.rsa()]);
  const authority = createAuthority(...label, authorityKeys, null);
  const genuine = issueSigner(authority, signerKeys, new Date(Date.now() + 3 * year));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await keepPair(folder, 'services', authority);
  await keepPair(folder, 'sts-signer', genuine);
  return { authority, genuine };
}

function issueSigner(authority: CertificationAuthority, keys: KeyPair, notAfter: Date): StsSigner {
  const { der } = issuePlainLeaf(authority, signerName, keys.publicKey, {
    notBefore: new Date(notAfter.getTime() - 3 * year - day),
    notAfter,
  });
  return { privateKey: keys.privateKey, certificate: der };
}
