import { createHash, verify, X509Certificate } from 'node:crypto';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';

/*
 * A XAdES signature judged without any code of the plugin: libxml2 reads and canonicalises, OpenSSL verifies. It knows the forms of
 * EN 319 132-1 that are written here and refuses all others by an exception.
 */

const names = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
};
const exclusive = { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 } as const;
const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
const signedProperties = 'http://uri.etsi.org/01903#SignedProperties';

export interface CheckedXades {
  /** Each reference whose digest fits, by its URI. */
  readonly covered: readonly string[];
  readonly isSigned: boolean;
  /** The properties name the certificate in KeyInfo by its digest. */
  readonly isCertificateNamed: boolean;
  readonly hasSignedProperties: boolean;
  readonly signingTime: string;
  /** Decimal, and the text of the issuer, where the older form gives them. */
  readonly issuerSerial: string | null;
  readonly timeStamp: { readonly token: Buffer; readonly digest: Buffer } | null;
}

/** `text`: the document with the signature in it, or a signature alone, whose references lead into `document`. */
export function checkXades(text: string, document = text): CheckedXades {
  using signed = XmlDocument.fromString(text);
  using target = XmlDocument.fromString(document);
  const all = (path: string, from: XmlElement): readonly XmlElement[] =>
    from.find(path, names).filter((node) => node instanceof XmlElement);
  const one = (path: string, from: XmlElement = signed.root): XmlElement => {
    const [found, ...others] = all(path, from);
    if (found === undefined || others.length > 0) throw new Error(`not one of ${path}`);
    return found;
  };
  const signature =
    signed.root.name === 'Signature' ? signed.root : one('.//ds:Signature[ds:Object]');
  const inside = (path: string) => one(path, signature);
  const signedInfo = inside('ds:SignedInfo').canonicalizeToString(exclusive);
  const certificate = new X509Certificate(
    Buffer.from(inside('ds:KeyInfo/ds:X509Data/ds:X509Certificate').content, 'base64'),
  );
  const references = all('ds:SignedInfo/ds:Reference', signature);
  const covered = references.filter((reference) => {
    const uri = reference.attr('URI')?.value ?? '?';
    const transforms = all('ds:Transforms/ds:Transform', reference).map(
      (transform) => transform.attr('Algorithm')?.value,
    );
    const octets = referenced(uri, transforms.includes(enveloped));
    return sha256(octets).toString('base64') === one('ds:DigestValue', reference).content;
  });

  function referenced(uri: string, withoutSignature: boolean): string {
    const id = uri.slice(1);
    const own = uri === '' ? [] : all(`.//*[@Id="${id}"]`, signature);
    const [property] = own;
    if (property !== undefined && own.length === 1) return property.canonicalizeToString(exclusive);
    const path = uri === '' ? '.' : `.//*[@*[translate(local-name(),"ID","id")="id"]="${id}"]`;
    const element = uri === '' ? target.root : one(path, target.root);
    if (withoutSignature) {
      for (const each of all('.//ds:Signature[ds:Object]', element)) each.remove();
    }
    return element.canonicalizeToString(exclusive);
  }

  const properties = inside('ds:Object/xades:QualifyingProperties');
  const stated = one('.//xades:CertDigest/ds:DigestValue', properties).content;
  const [serial] = all('.//xades:IssuerSerial/ds:X509SerialNumber', properties);
  const [issuer] = all('.//xades:IssuerSerial/ds:X509IssuerName', properties);
  const [token] = all('.//xades:EncapsulatedTimeStamp', properties);
  const value = inside('ds:SignatureValue');
  return {
    covered: covered.map((reference) => reference.attr('URI')?.value ?? '?'),
    isSigned: verify(
      'sha256',
      Buffer.from(signedInfo),
      { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(value.content, 'base64'),
    ),
    isCertificateNamed: stated === sha256(certificate.raw).toString('base64'),
    hasSignedProperties:
      properties.attr('Target')?.value === `#${signature.attr('Id')?.value ?? ''}` &&
      covered.some((reference) => reference.attr('Type')?.value === signedProperties),
    signingTime: one('.//xades:SigningTime', properties).content,
    issuerSerial:
      serial === undefined || issuer === undefined ? null : `${serial.content} ${issuer.content}`,
    timeStamp:
      token === undefined
        ? null
        : {
            token: Buffer.from(token.content, 'base64'),
            digest: sha256(value.canonicalizeToString(exclusive)),
          },
  };
}

const sha256 = (octets: string | Uint8Array) => createHash('sha256').update(octets).digest();
