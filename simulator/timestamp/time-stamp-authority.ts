import { createHash, sign } from 'node:crypto';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import {
  authorityKeyIdentifier,
  extension,
  keyUsage,
  randomSerialNumber,
  signCertificate,
  subjectKeyIdentifier,
} from '../pki/certificate-profile.ts';
import {
  context,
  generalizedTime,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
} from '../pki/der.ts';
import { sha256Algorithm, signedData, signerInfo, type CmsSigner } from '../pki/cms.ts';
import type { DistinguishedName } from '../pki/distinguished-name.ts';
import type { KeyPair } from '../pki/key-source.ts';

/* A time-stamp authority after RFC 3161: tokens of eHealth's shape, issued by one of the simulated CAs. */

const oid = {
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  /** Invented, below the arc of examples (RFC 5612 is that of enterprise 32473). */
  policy: '1.3.6.1.4.1.32473.1.1',
} as const;

export interface TimeStampAuthority {
  readonly certificate: Buffer;
  /** The token over a SHA-256 digest, DER of a CMS SignedData with the authority's certificate. */
  stamp(digest: Buffer, at: Date, wrong?: TimeStampFault): Buffer;
}

/** What is wrong with a token, on purpose. */
export type TimeStampFault = 'digest' | 'signature' | 'certificate';

/** `purpose: 'mail'` gives the certificate another purpose than time stamps; `critical: false` leaves the mark out. */
export function createTimeStampAuthority(
  issuer: CertificationAuthority,
  { privateKey, publicKey }: KeyPair,
  options: { readonly critical?: boolean; readonly purpose?: 'time-stamps' | 'mail' } = {},
): TimeStampAuthority {
  const subject: DistinguishedName = [
    ['C', 'BE'],
    ['O', 'Trousseau simulation'],
    ['CN', 'Trousseau simulation - TSA'],
  ];
  const purpose = options.purpose === 'mail' ? '1.3.6.1.5.5.7.3.4' : oid.timeStamping;
  const { der, serialNumber } = signCertificate({
    subject,
    issuer: issuer.subject,
    serialNumber: randomSerialNumber(63),
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2048-01-01T00:00:00Z'),
    publicKey,
    signingKey: issuer.privateKey,
    extensions: [
      keyUsage('responder'),
      extension('2.5.29.37', options.critical !== false, sequence(objectIdentifier(purpose))),
      subjectKeyIdentifier(publicKey),
      authorityKeyIdentifier(issuer.publicKey),
    ],
  });
  const signer = { certificate: der, issuer: issuer.subject, serialNumber, privateKey };
  return { certificate: der, stamp: (digest, at, wrong) => token(digest, at, signer, wrong) };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

function token(digest: Buffer, at: Date, signer: CmsSigner, wrong?: TimeStampFault): Buffer {
  const info = sequence(
    integer(1),
    objectIdentifier(oid.policy),
    sequence(sha256Algorithm(), octetString(wrong === 'digest' ? sha256(digest) : digest)),
    integer(randomSerialNumber(63)),
    generalizedTime(at),
  );
  const named = wrong === 'certificate' ? sha256(digest) : sha256(signer.certificate);
  const attributes = [
    attribute(oid.contentType, objectIdentifier(oid.timeStampInfo)),
    attribute(oid.messageDigest, octetString(sha256(info))),
    attribute(oid.signingCertificateV2, sequence(sequence(sequence(octetString(named))))),
  ];
  const covered = setOf(...attributes);
  const signature = sign('sha256', covered, signer.privateKey);
  if (wrong === 'signature') signature.writeUInt8(signature.readUInt8(9) ^ 1, 9);
  // IMPLICIT: the same members under another tag
  const signedAttributes = Buffer.concat([Buffer.from([0xa0]), covered.subarray(1)]);
  return sequence(
    objectIdentifier(signedData),
    context(
      0,
      sequence(
        integer(3),
        setOf(sha256Algorithm()),
        sequence(objectIdentifier(oid.timeStampInfo), context(0, octetString(info))),
        context(0, signer.certificate),
        setOf(signerInfo(signer, signature, signedAttributes)),
      ),
    ),
  );
}

const attribute = (type: string, value: Buffer): Buffer =>
  sequence(objectIdentifier(type), setOf(value));
