import type { KeyObject } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import {
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  extendedKeyUsage,
  keyUsage,
  randomSerialNumber,
  signCertificate,
  type IssuedCertificate,
} from './certificate-profile.ts';
import {
  authorityName,
  createAuthority,
  type CertificationAuthority,
} from './certification-authority.ts';
import type { DistinguishedName } from './distinguished-name.ts';
import { keepPair, readPair, unlessAbsent } from './kept-pair.ts';
import { freshKeys, type KeyPair, type KeySource } from './key-source.ts';

/*
 * The simulated PKI behind identity cards: root, CA of the citizens, National Register (eid.md 1.8).
 * Two lines, as with real cards: RSA up to applet 1.7, EC P-384 on applet 1.8.
 */

export interface EidPkiLine {
  readonly root: CertificationAuthority;
  readonly citizen: CertificationAuthority;
  /** The National Register: signs the files of cards. */
  readonly rrn: Pick<KeyPair, 'privateKey'> & { readonly certificate: Buffer };
}

export interface SimulatedEidPki {
  readonly rsa: EidPkiLine;
  readonly ec: EidPkiLine;
}

/** The holder of a card. Invented. */
export interface Citizen {
  /** National number, 11 digits. */
  readonly ssin: string;
  readonly firstNames: string;
  readonly lastName: string;
}

/** Makes both lines in memory. */
export async function createSimulatedEidPki(keys: KeySource = freshKeys): Promise<SimulatedEidPki> {
  const line = async (name: LineName): Promise<EidPkiLine> => {
    const make = () => (name === 'rsa' ? keys.rsa() : keys.ec('P-384'));
    const [rootKeys, citizenKeys, rrnKeys] = await Promise.all([make(), make(), make()]);
    const root = createAuthority(...authorityLabels[name].root, rootKeys, null);
    return {
      root,
      citizen: createAuthority(...authorityLabels[name].citizen, citizenKeys, root),
      rrn: { certificate: issueRegister(root, rrnKeys.publicKey), privateKey: rrnKeys.privateKey },
    };
  };
  const [rsa, ec] = await Promise.all([line('rsa'), line('ec')]);
  return { rsa, ec };
}

/** Opens the simulated state kept in `folder`, or makes one there the first time; files as `openSimulatedPki` has them. */
export async function openSimulatedEidPki(
  folder: string,
  keys: KeySource = freshKeys,
): Promise<SimulatedEidPki> {
  const known = await unlessAbsent(async () => ({
    rsa: await readLine(folder, 'rsa'),
    ec: await readLine(folder, 'ec'),
  }));
  if (known !== null) return known;
  const made = await createSimulatedEidPki(keys);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of lineNames) {
    for (const part of parts) await keepPair(folder, fileName(name, part), made[name][part]);
  }
  return made;
}

/**
 * A certificate of a citizen in the profile of real ones: names, usage, policy. `kind` 'signature' is the qualified one, which
 * no part of eHealth asks for.
 */
export function issueCitizen(
  line: EidPkiLine,
  person: Citizen,
  kind: 'authentication' | 'signature',
  publicKey: KeyObject,
  validity: { readonly notBefore: Date; readonly notAfter: Date },
): IssuedCertificate {
  const isAuthentication = kind === 'authentication';
  return signCertificate({
    subject: citizenName(person, isAuthentication ? 'Authentication' : 'Signature'),
    issuer: line.citizen.subject,
    serialNumber: randomSerialNumber(127),
    ...validity,
    publicKey,
    signingKey: line.citizen.privateKey,
    extensions: [
      authorityKeyIdentifier(line.citizen.publicKey),
      keyUsage(isAuthentication ? 'citizenAuthentication' : 'citizenSignature'),
      certificatePolicies(`2.16.56.12.1.1.2.${isAuthentication ? 2 : 1}`),
      ...(isAuthentication ? [extendedKeyUsage('1.3.6.1.5.5.7.3.2')] : []),
    ],
  });
}

/** The common name has the first of the given names only. */
function citizenName(person: Citizen, purpose: string): DistinguishedName {
  const [firstName = ''] = person.firstNames.split(' ');
  return [
    ['C', 'BE'],
    ['CN', `${firstName} ${person.lastName} (${purpose})`],
    ['SN', person.lastName],
    ['GN', person.firstNames],
    ['serialNumber', person.ssin],
  ];
}

function issueRegister(root: CertificationAuthority, publicKey: KeyObject): Buffer {
  return signCertificate({
    subject: authorityName('National Register', 'RRN'),
    issuer: root.subject,
    serialNumber: randomSerialNumber(127),
    notBefore: new Date('2015-01-01T00:00:00Z'),
    notAfter: new Date('2049-01-01T00:00:00Z'),
    publicKey,
    signingKey: root.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('register'),
      authorityKeyIdentifier(root.publicKey),
    ],
  }).der;
}

const lineNames = ['rsa', 'ec'] as const;
type LineName = (typeof lineNames)[number];

const parts = ['root', 'citizen', 'rrn'] as const;

const authorityLabels: Readonly<
  Record<LineName, Readonly<Record<'root' | 'citizen', readonly [string, string]>>>
> = {
  rsa: { root: ['Belgium Root CA', '4'], citizen: ['Citizen CA', '202401'] },
  ec: { root: ['Belgium Root CA', '6'], citizen: ['Citizen CA', '202601'] },
};

const fileName = (line: LineName, part: (typeof parts)[number]): string =>
  `belgium-${line}-${part}`;

async function readLine(folder: string, line: LineName): Promise<EidPkiLine> {
  const authority = async (part: 'root' | 'citizen'): Promise<CertificationAuthority> => ({
    subject: authorityName(...authorityLabels[line][part]),
    ...(await readPair(folder, fileName(line, part))),
  });
  return {
    root: await authority('root'),
    citizen: await authority('citizen'),
    rrn: await readPair(folder, fileName(line, 'rrn')),
  };
}
