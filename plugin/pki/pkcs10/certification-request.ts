import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { derElement, derInteger, derOid, derSetOf } from '../asn1/der-writer.ts';
import type { NameAttribute } from '../x509/certificate-facts.ts';
import type { DistinguishedName } from '../x509/distinguished-name.ts';

const signAsync = promisify(sign);

interface SignatureAlgorithm {
  /** AlgorithmIdentifier, DER. */
  readonly identifier: Buffer;
  readonly hash: string;
}

const rsaSha256: SignatureAlgorithm = {
  identifier: derElement(0x30, derOid('1.2.840.113549.1.1.11'), derElement(0x05)),
  hash: 'sha256',
};
const ecdsaSha256: SignatureAlgorithm = {
  identifier: derElement(0x30, derOid('1.2.840.10045.4.3.2')),
  hash: 'sha256',
};
const ecdsaSha384: SignatureAlgorithm = {
  identifier: derElement(0x30, derOid('1.2.840.10045.4.3.3')),
  hash: 'sha384',
};

/**
 * Writes a certification request (PKCS#10, RFC 2986) without attributes, signed by its own private key: DER. The hash has the strength of
 * the key: SHA-384 for EC P-384, else SHA-256. Rejects with TypeError for a key that is neither RSA nor EC.
 */
export async function writeCertificationRequest({
  subject,
  key,
}: {
  readonly subject: DistinguishedName;
  readonly key: KeyObject;
}): Promise<Buffer> {
  const { identifier, hash } = algorithmFor(key);
  const info = derElement(
    0x30,
    derInteger(0),
    nameDer(subject),
    createPublicKey(key).export({ format: 'der', type: 'spki' }),
    derElement(0xa0),
  );
  const signature = await signAsync(hash, info, key);
  return derElement(0x30, info, identifier, derElement(0x03, Uint8Array.of(0), signature));
}

function algorithmFor({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SignatureAlgorithm {
  if (asymmetricKeyType === 'rsa') return rsaSha256;
  if (asymmetricKeyType !== 'ec') throw new TypeError('neither an RSA nor an EC key');
  return asymmetricKeyDetails?.namedCurve === 'secp384r1' ? ecdsaSha384 : ecdsaSha256;
}

const nameDer = (name: DistinguishedName): Buffer =>
  derElement(0x30, ...name.map((relative) => derSetOf(...relative.map(attributeDer))));

/** PrintableString where its letters suffice, else UTF8String (registration.md section 10.2). */
function attributeDer({ type, value }: NameAttribute): Buffer {
  const tag = /^[A-Za-z0-9 '()+,./:=?-]*$/.test(value) ? 0x13 : 0x0c;
  return derElement(0x30, derOid(type), derElement(tag, Buffer.from(value, 'utf8')));
}
