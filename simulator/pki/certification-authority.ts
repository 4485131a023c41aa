import { X509Certificate, type KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import {
  authorityKeyIdentifier,
  basicConstraints,
  crlAddress,
  extendedKeyUsage,
  keyUsage,
  ocspAddress,
  randomSerialNumber,
  signCertificate,
  subjectKeyIdentifier,
  type IssuedCertificate,
} from './certificate-profile.ts';
import {
  holderName,
  type CertificateHolder,
  type DistinguishedName,
} from './distinguished-name.ts';
import { keepPair, readPair, unlessAbsent } from './kept-pair.ts';
import { freshKeys, type KeyPair, type KeySource } from './key-source.ts';

/** A CA with its key. Simulated: trusted only by the demo and by tests. */
export interface CertificationAuthority extends KeyPair {
  readonly subject: DistinguishedName;
  readonly certificate: Buffer;
}

/** The simulator's two lines, made after eHealth's: 001 signs with RSA, 002 with ECDSA on P-384. */
export interface SimulatedPki {
  readonly root001: CertificationAuthority;
  readonly issuing001: CertificationAuthority;
  readonly root002: CertificationAuthority;
  readonly issuing002: CertificationAuthority;
}

export interface LeafRequest {
  readonly holder: CertificateHolder;
  readonly publicKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Written into the certificate as addresses to ask for revocation; none when absent. */
  readonly revocation?: RevocationAddresses;
}

/** URLs of OCSP responder and revocation list of the line that issues. */
export interface RevocationAddresses {
  readonly ocsp: string;
  readonly crl: string;
}

/** Both issuing CAs as PEM: what a host lists as trust anchors of environment `simulation`. */
export function issuingCertificates(pki: SimulatedPki): string {
  return [pki.issuing001, pki.issuing002]
    .map((authority) => certificatePem(authority.certificate))
    .join('');
}

/** PEM of a DER certificate, with a newline at its end. */
export function certificatePem(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

/** Makes a whole simulated PKI in memory. RSA has 2048 bits where eHealth has 4096: quick to make, same code paths. */
export async function createSimulatedPki(keys: KeySource = freshKeys): Promise<SimulatedPki> {
  const [rootKey001, issuingKey001, rootKey002, issuingKey002] = await Promise.all([
    keys.rsa(),
    keys.rsa(),
    keys.ec('P-384'),
    keys.ec('P-384'),
  ]);
  const root001 = createAuthority('root CA 001', '001', rootKey001, null);
  const root002 = createAuthority('root CA 002', '002', rootKey002, null);
  return {
    root001,
    issuing001: createAuthority('eHealth issuing CA 001', '001', issuingKey001, root001),
    root002,
    issuing002: createAuthority('eHealth issuing CA 002', '002', issuingKey002, root002),
  };
}

/**
 * Opens the simulated PKI kept in `folder`, or creates one there the first time. Private keys are files of mode 0600 next to
 * their certificates. A folder that holds a part only is completed by a new PKI: what the old one issued is then unknown.
 */
export async function openSimulatedPki(
  folder: string,
  keys: KeySource = freshKeys,
): Promise<SimulatedPki> {
  const known = await readPki(folder);
  if (known !== null) return known;
  const made = await createSimulatedPki(keys);
  await savePki(made, folder);
  return made;
}

/** Writes a PKI that was made in memory into `folder`, so that another process can open the same. */
export async function savePki(pki: SimulatedPki, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of authorityNames) await keepPair(folder, name, pki[name]);
}

const authorityNames = ['root001', 'issuing001', 'root002', 'issuing002'] as const;

const authorityLabels: Readonly<
  Record<(typeof authorityNames)[number], readonly [string, string]>
> = {
  root001: ['root CA 001', '001'],
  issuing001: ['eHealth issuing CA 001', '001'],
  root002: ['root CA 002', '002'],
  issuing002: ['eHealth issuing CA 002', '002'],
};

async function readPki(folder: string): Promise<SimulatedPki | null> {
  const read = async (name: (typeof authorityNames)[number]): Promise<CertificationAuthority> => ({
    subject: authorityName(...authorityLabels[name]),
    ...(await readPair(folder, name)),
  });
  return unlessAbsent(async () => {
    const [root001, issuing001, root002, issuing002] = await Promise.all([
      read('root001'),
      read('issuing001'),
      read('root002'),
      read('issuing002'),
    ]);
    return { root001, issuing001, root002, issuing002 };
  });
}

/** The name that {@link createAuthority} gives; needed again to reopen a CA kept in a folder. */
export function authorityName(label: string, number: string): DistinguishedName {
  return [
    ['C', 'BE'],
    ['O', 'Trousseau simulation'],
    ['serialNumber', number],
    ['CN', `Trousseau simulation - ${label}`],
  ];
}

/** A separate CA; without `signer` a root. For samples with an unknown issuer. */
export function createAuthority(
  label: string,
  number: string,
  keys: KeyPair,
  signer: CertificationAuthority | null,
): CertificationAuthority {
  const subject = authorityName(label, number);
  const { der } = signCertificate({
    subject,
    issuer: signer?.subject ?? subject,
    serialNumber: randomSerialNumber(63),
    notBefore: new Date('2015-01-01T00:00:00Z'),
    notAfter: new Date(signer === null ? '2060-01-01T00:00:00Z' : '2049-01-01T00:00:00Z'),
    publicKey: keys.publicKey,
    signingKey: signer?.privateKey ?? keys.privateKey,
    extensions: [
      basicConstraints('authority', signer === null ? null : 0),
      keyUsage('authority'),
      subjectKeyIdentifier(keys.publicKey),
      authorityKeyIdentifier(signer?.publicKey ?? keys.publicKey),
    ],
  });
  return { subject, certificate: der, ...keys };
}

/** An authentication certificate in the profile of eHealth's leaves: usage, extended usage, key identifiers, 63-bit serial. */
export function issueLeaf(
  authority: CertificationAuthority,
  request: LeafRequest,
): IssuedCertificate {
  return signCertificate({
    subject: holderName(request.holder),
    issuer: authority.subject,
    serialNumber: randomSerialNumber(63),
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    publicKey: request.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('authentication'),
      extendedKeyUsage('1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'),
      subjectKeyIdentifier(request.publicKey),
      authorityKeyIdentifier(authority.publicKey),
      ...(request.revocation === undefined
        ? []
        : [ocspAddress(request.revocation.ocsp), crlAddress(request.revocation.crl)]),
    ],
  });
}

/** An authentication certificate for any name, without extended usage: of signers, and of holders whose file is not written. */
export function issuePlainLeaf(
  authority: CertificationAuthority,
  subject: DistinguishedName,
  publicKey: KeyObject,
  validity: { readonly notBefore: Date; readonly notAfter: Date },
): IssuedCertificate {
  return signCertificate({
    subject,
    issuer: authority.subject,
    serialNumber: randomSerialNumber(63),
    ...validity,
    publicKey,
    signingKey: authority.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('authentication'),
      subjectKeyIdentifier(publicKey),
      authorityKeyIdentifier(authority.publicKey),
    ],
  });
}

/**
 * The encryption certificate that the holder's software makes in step 2: named and dated like the leaf, signed by the
 * leaf's key. It does not verify with its own key although issuer and subject are the same.
 */
export function issueEncryptionCertificate(
  leaf: IssuedCertificate,
  authenticationKey: KeyObject,
  publicKey: KeyObject,
): IssuedCertificate {
  return signCertificate({
    subject: leaf.subject,
    issuer: leaf.subject,
    serialNumber: randomSerialNumber(128),
    notBefore: leaf.notBefore,
    notAfter: leaf.notAfter,
    publicKey,
    signingKey: authenticationKey,
    extensions: [keyUsage('encryption')],
  });
}

/** Placeholder for the certificate between step 1 and step 2: `C=Dummy`, serial 0, one minute long, over before it begins. */
export function issuePlaceholder(keys: KeyPair, createdAt: Date): IssuedCertificate {
  const subject: DistinguishedName = [['C', 'Dummy']];
  const notBefore = new Date(createdAt.getTime() - 24 * 3_600_000);
  return signCertificate({
    subject,
    issuer: subject,
    serialNumber: 0n,
    notBefore,
    notAfter: new Date(notBefore.getTime() + 60_000),
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    extensions: [keyUsage('encryption')],
  });
}
