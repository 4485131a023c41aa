import type { KeyObject } from 'node:crypto';
import { integer, nullValue, objectIdentifier, octetString, sequence } from './der.ts';
import { encodeName, type DistinguishedName } from './distinguished-name.ts';

/* Parts of a CMS SignedData (RFC 5652) that encryption tokens and time stamps have alike. */

export const signedData = '1.2.840.113549.1.7.2';

/** Signs CMS messages with RSA, as eHealth's services do. */
export interface CmsSigner {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Buffer;
  readonly serialNumber: bigint;
  readonly issuer: DistinguishedName;
}

export const sha256Algorithm = (): Buffer =>
  sequence(objectIdentifier('2.16.840.1.101.3.4.2.1'), nullValue());

/** SignerInfo of version 1 with SHA-256 and rsaEncryption. `attributes`: the signed ones under their IMPLICIT tag; null for none. */
export function signerInfo(
  { issuer, serialNumber }: CmsSigner,
  signature: Buffer,
  attributes: Buffer | null = null,
): Buffer {
  return sequence(
    integer(1),
    sequence(encodeName(issuer), integer(serialNumber)),
    sha256Algorithm(),
    ...(attributes === null ? [] : [attributes]),
    sequence(objectIdentifier('1.2.840.113549.1.1.1'), nullValue()),
    octetString(signature),
  );
}
