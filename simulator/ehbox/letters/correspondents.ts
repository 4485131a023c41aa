import { X509Certificate } from 'node:crypto';
import type { EtkOrder } from '../../control/control.ts';
import type { LetterOrder } from '../../control/letter-order.ts';
import {
  basicConstraints,
  keyUsage,
  randomSerialNumber,
  signCertificate,
  type IssuedCertificate,
} from '../../pki/certificate-profile.ts';
import {
  createAuthority,
  issueEncryptionCertificate,
  issueLeaf,
  type CertificationAuthority,
  type RevocationAddresses,
} from '../../pki/certification-authority.ts';
import { holderName, type CertificateHolder } from '../../pki/distinguished-name.ts';
import { openKey } from '../../pki/kept-pair.ts';
import type { KeyPair, KeySource } from '../../pki/key-source.ts';
import type { Sender } from '../boxes/box-address.ts';
import type { KnownBox } from '../boxes/box-directory.ts';
import type { MessageSigner } from '../../etee/signed-message.ts';
import type { SealSigners } from './seal.ts';

export type CorrespondentName = NonNullable<LetterOrder['from']>;

/** Who writes to the people of the register. Invented, with a box of their own. */
export interface Correspondent {
  readonly sender: Sender;
  readonly signers: SealSigners;
  readonly encryption: X509Certificate;
  /** What the depot has of it. */
  readonly token: EtkOrder;
}

interface Identity {
  readonly sender: Sender;
  readonly holder: CertificateHolder;
}

const organisation = { subType: null, firstName: null, personInOrganisation: null } as const;

const identities: Readonly<Record<CorrespondentName, Identity>> = {
  laboratory: {
    sender: {
      ...organisation,
      type: 'CBE',
      id: '0000000493',
      quality: 'INSTITUTION',
      name: 'LABORATOIRE MODELE',
      personInOrganisation: '00009900136',
    },
    holder: { type: 'CBE', id: '0000000493', applicationId: null, name: 'LABORATOIRE MODELE' },
  },
  doctor: {
    sender: {
      ...organisation,
      type: 'INSS',
      id: '00009900136',
      quality: 'DOCTOR',
      name: 'FICTIF',
      firstName: 'NOA',
    },
    holder: { type: 'SSIN', id: '00009900136', applicationId: null, name: 'NOA FICTIF' },
  },
  hospital: {
    sender: {
      ...organisation,
      type: 'NIHII',
      id: '00000295',
      subType: 'HOSPITAL',
      quality: 'HOSPITAL',
      name: 'HOPITAL IMAGINAIRE',
      personInOrganisation: '00009900136',
    },
    holder: {
      type: 'NIHII-HOSPITAL',
      id: '00000295',
      applicationId: null,
      name: 'HOPITAL IMAGINAIRE',
    },
  },
};

/** Their boxes, next to those of the register. */
export const correspondentBoxes: readonly KnownBox[] = Object.values(identities).map(
  ({ sender: { type, id, subType, quality, name, firstName } }) => ({
    address: { type, id, subType, quality },
    name,
    firstName,
  }),
);

export interface CorrespondentDeps {
  /** Keeps their keys. */
  readonly folder: string;
  readonly keys: KeySource;
  readonly authority: CertificationAuthority;
  readonly revocation: () => RevocationAddresses;
  /** DER. */
  readonly revoke: (certificate: Buffer) => void;
}

const day = 24 * 3_600_000;

/** Opens correspondents, each made when first asked for: three RSA keys are all they share. */
export function createCorrespondents(
  deps: CorrespondentDeps,
): (name: CorrespondentName) => Promise<Correspondent> {
  const made = new Map<CorrespondentName, Promise<Correspondent>>();
  const open = (name: string): Promise<KeyPair> => openKey(deps.folder, name, deps.keys);
  let opened: Promise<readonly [KeyPair, KeyPair, KeyPair]> | undefined;
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    opened ??= Promise.all([
      open('correspondents'),
      open('correspondents-other'),
      open('correspondents-encryption'),
    ]);
    const making = opened.then((keys) => correspondent(identities[name], keys, deps));
    made.set(name, making);
    return making;
  };
}

async function correspondent(
  { sender, holder }: Identity,
  [keys, otherKeys, encryptionKeys]: readonly [KeyPair, KeyPair, KeyPair],
  deps: CorrespondentDeps,
): Promise<Correspondent> {
  const { authority } = deps;
  const current = { notBefore: daysFromNow(-400), notAfter: daysFromNow(600) };
  const revocation = deps.revocation();
  const signer = (leaf: IssuedCertificate, { privateKey } = keys): MessageSigner => ({
    privateKey,
    certificate: leaf.der,
  });
  const leafOf = (
    of: CertificateHolder,
    validity: { readonly notBefore: Date; readonly notAfter: Date },
    { publicKey } = keys,
    issuer = authority,
  ): IssuedCertificate => issueLeaf(issuer, { holder: of, publicKey, ...validity, revocation });
  const right = leafOf(holder, current);
  const revoked = leafOf(holder, current);
  deps.revoke(revoked.der);
  const stranger = createAuthority(
    'eHealth issuing CA 001',
    '001',
    await deps.keys.ec('P-384'),
    null,
  );
  const other = { type: 'SSIN', id: '00009900235', applicationId: null, name: 'LOU INVENTE' };
  const ended = { notBefore: daysFromNow(-1200), notAfter: daysFromNow(-100) };
  const encryption = issueEncryptionCertificate(right, keys.privateKey, encryptionKeys.publicKey);
  return {
    sender,
    encryption: new X509Certificate(encryption.der),
    signers: {
      right: signer(right),
      other: signer(leafOf(other, current, otherKeys), otherKeys),
      expired: signer(leafOf(holder, ended)),
      revoked: signer(revoked),
      unknownAuthority: signer(leafOf(holder, current, keys, stranger)),
      withoutNonRepudiation: signer(
        signCertificate({
          subject: holderName(holder),
          issuer: authority.subject,
          serialNumber: randomSerialNumber(63),
          ...current,
          publicKey: keys.publicKey,
          signingKey: authority.privateKey,
          extensions: [basicConstraints('leaf', null), keyUsage('citizenAuthentication')],
        }),
      ),
    },
    token: {
      type: holder.type,
      id: holder.id,
      applicationId: null,
      encryptionCertificate: encryption.der.toString('base64'),
      ownerCertificate: right.der.toString('base64'),
    },
  };
}

/** Without a fraction of a second: certificates have none. */
const daysFromNow = (days: number): Date =>
  new Date(Math.floor(Date.now() / 1000) * 1000 + days * day);
