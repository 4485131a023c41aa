import { createHash, sign, type KeyObject } from 'node:crypto';

/*
 * Assertions as the STS makes them, by nothing of plugin/: the text is written canonically by hand and signed with
 * node:crypto, so that what reads them is not confirmed by itself.
 */

export const uri = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  saml: 'urn:oasis:names:tc:SAML:1.0:assertion',
  wst: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;

export interface AssertionContent {
  readonly id?: string;
  readonly holderOfKey: Uint8Array;
  readonly ssin?: string;
  /** Replaces the conditions element. */
  readonly conditions?: string;
  /** More children of the attribute statement, in canonical writing. */
  readonly more?: string;
}

export const assertionId = '_0123456789abcdef0123456789abcdef';

/** An assertion without signature, in canonical writing. */
export function assertionContent(content: AssertionContent): string {
  const { id = assertionId, ssin = '00000000196' } = content;
  const certificate = Buffer.from(content.holderOfKey).toString('base64');
  const name = `<NameIdentifier Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName" NameQualifier="CN=SIMULATED CA, C=BE">CN="SSIN=${ssin}", C=BE</NameIdentifier>`;
  return (
    `<Assertion xmlns="${uri.saml}" AssertionID="${id}" IssueInstant="2026-01-15T09:00:02.454Z" Issuer="urn:be:fgov:ehealth:sts:1_0" MajorVersion="1" MinorVersion="1">` +
    (content.conditions ??
      '<Conditions NotBefore="2026-01-15T08:55:00.000Z" NotOnOrAfter="2026-01-16T09:00:00.000Z"></Conditions>') +
    `<AuthenticationStatement AuthenticationInstant="2026-01-15T09:00:02.454Z" AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:X509-PKI"><Subject>${name}<SubjectConfirmation><ConfirmationMethod>urn:oasis:names:tc:SAML:1.0:cm:holder-of-key</ConfirmationMethod><ds:KeyInfo xmlns:ds="${uri.ds}"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></SubjectConfirmation></Subject></AuthenticationStatement>` +
    `<AttributeStatement><Subject>${name}</Subject>` +
    attribute('urn:be:fgov:person:ssin', 'urn:be:fgov:identification-namespace', ssin) +
    attribute(
      'urn:be:fgov:person:ssin:doctor:boolean',
      'urn:be:fgov:certified-namespace:ehealth',
      'true',
    ) +
    `${content.more ?? ''}</AttributeStatement></Assertion>`
  );
}

export function attribute(name: string, namespace: string, value: string): string {
  return `<Attribute AttributeName="${name}" AttributeNamespace="${namespace}"><AttributeValue>${value}</AttributeValue></Attribute>`;
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly certificate: Uint8Array;
}

/** What a signature says, where it is not what the STS writes. */
export interface SignatureOptions {
  readonly reference?: string;
  readonly transforms?: readonly string[];
  readonly signatureMethod?: string;
  readonly digestMethod?: string;
  readonly canonicalisation?: string;
  readonly hash?: string;
  readonly certificates?: readonly Uint8Array[];
  /** Between the reference and the end of SignedInfo. */
  readonly moreReferences?: string;
  /** After KeyInfo. */
  readonly object?: string;
  /** Instead of the true one. */
  readonly value?: (signedInfo: string) => Buffer;
  /** Where `ds` is declared outside the assertion, it is not written here. */
  readonly declares?: boolean;
}

/** A `ds:Signature` over canonical text. */
export function signatureOver(
  canonical: string,
  key: SigningKey,
  options: SignatureOptions = {},
): string {
  const isEc = key.privateKey.asymmetricKeyType === 'ec';
  const hash = options.hash ?? 'sha256';
  const transforms = options.transforms ?? [transform(uri.enveloped), transform(uri.exclusive)];
  const digest = createHash(hash).update(canonical).digest('base64');
  const inner =
    (options.canonicalisation ??
      `<ds:CanonicalizationMethod Algorithm="${uri.exclusive}"></ds:CanonicalizationMethod>`) +
    `<ds:SignatureMethod Algorithm="${options.signatureMethod ?? (isEc ? uri.ecdsaSha256 : uri.rsaSha256)}"></ds:SignatureMethod>` +
    `<ds:Reference URI="${options.reference ?? `#${assertionId}`}"><ds:Transforms>${transforms.join('')}</ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${options.digestMethod ?? uri.sha256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>` +
    (options.moreReferences ?? '');
  const signedInfo = `<ds:SignedInfo xmlns:ds="${uri.ds}">${inner}</ds:SignedInfo>`;
  const value =
    options.value?.(signedInfo) ??
    sign(hash, Buffer.from(signedInfo), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  const certificates = (options.certificates ?? [key.certificate])
    .map(
      (each) => `<ds:X509Certificate>${Buffer.from(each).toString('base64')}</ds:X509Certificate>`,
    )
    .join('');
  return (
    `<ds:Signature${options.declares === false ? '' : ` xmlns:ds="${uri.ds}"`}><ds:SignedInfo>${inner}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data>${certificates}</ds:X509Data></ds:KeyInfo>${options.object ?? ''}</ds:Signature>`
  );
}

export function transform(algorithm: string, inner = ''): string {
  return `<ds:Transform Algorithm="${algorithm}">${inner}</ds:Transform>`;
}

/** Puts a signature where it belongs: last child of the assertion. */
export function withSignature(content: string, signature: string): string {
  return content.replace(/<\/(?:[a-z0-9]+:)?Assertion>$/, (end) => `${signature}${end}`);
}

export function signedAssertion(
  content: string,
  key: SigningKey,
  options: SignatureOptions = {},
): string {
  return withSignature(content, signatureOver(content, key, options));
}

/** The STS's answer around whatever it holds. */
export function answerAround(inner: string, attributes = ''): string {
  return (
    `<soap:Envelope xmlns:soap="${uri.soap}"${attributes}><soap:Body>` +
    `<wst:RequestSecurityTokenResponse xmlns:wst="${uri.wst}" Context="c"><wst:RequestedSecurityToken>` +
    `${inner}</wst:RequestedSecurityToken></wst:RequestSecurityTokenResponse></soap:Body></soap:Envelope>`
  );
}
