/** Public-key algorithm of a key or certificate. `bits` is the RSA modulus length; `name` names any other algorithm. */
export type KeyAlgorithm =
  | { readonly type: 'RSA'; readonly bits: number }
  | { readonly type: 'EC'; readonly curve: string }
  | { readonly type: 'other'; readonly name: string };

export type KeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly';

/** One AttributeTypeAndValue of a name, in the order of the DER; `type` is a dotted OID, `value` trimmed and NFC. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** What one X.509 certificate (RFC 5280) says by itself. Public material, plain data: survives JSON. */
export interface X509Facts {
  /** The certificate itself, base64 of the DER. */
  readonly der: string;
  /** SHA-256 of the DER, upper-case hex. */
  readonly fingerprint: string;
  /** Unsigned decimal: the alias of an encryption entry is its certificate's serial in this form. */
  readonly serialNumber: string;
  readonly subject: readonly NameAttribute[];
  readonly issuer: readonly NameAttribute[];
  /** Issuer and subject are the same name, compared as parsed values. Says nothing about the signature. */
  readonly issuerIsSubject: boolean;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyAlgorithm: KeyAlgorithm;
  /** SHA-256 of the SubjectPublicKeyInfo, upper-case hex: keys and certificates pair by this. */
  readonly spkiSha256: string;
  /** SHA-1 of the subjectPublicKey bits (RFC 5280, 4.2.1.2, method 1), upper-case hex: eHealth's PublicKeyIdentifier. */
  readonly publicKeyIdentifier: string;
  readonly signatureAlgorithm: string;
  /** Absent extension: null. */
  readonly keyUsage: readonly KeyUsage[] | null;
  readonly extendedKeyUsage: readonly string[];
  readonly isCa: boolean;
  readonly subjectKeyIdentifier: string | null;
  readonly authorityKeyIdentifier: string | null;
  readonly policies: readonly string[];
}
