import { createHash, randomBytes, sign, type X509Certificate } from 'node:crypto';
import type { AssertedAttribute } from './claims.ts';
import type { StsSigner } from './sts-signer.ts';
import { nameInRfc1779 } from '../soap/trust.ts';
import { escapeXml, onlyChild, readXml } from '../xml/xml.ts';
import { algorithms, ns } from '../xml/xml-names.ts';

/** What an assertion says. */
export interface AssertionContent {
  readonly id: string;
  readonly issuedAt: Date;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly issuer: string;
  /** Names the subject; not proof of identity. */
  readonly header: X509Certificate;
  readonly confirmationMethod: string;
  /** DER of the certificate whose key makes the assertion usable. */
  readonly holderOfKey: Buffer;
  readonly attributes: readonly AssertedAttribute[];
}

export const newAssertionId = (): string => `_${randomBytes(16).toString('hex')}`;

/** Writes and signs an assertion as sessions.md section 10 has it. */
export function writeAssertion(
  content: AssertionContent,
  signer: StsSigner,
  hash: 'sha256' | 'sha1' = 'sha256',
): string {
  return signAssertion(writeUnsigned(content), content.id, signer, hash);
}

/** The element without its signature. */
export function writeUnsigned(content: AssertionContent): string {
  const nameIdentifier =
    `<NameIdentifier Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName"` +
    ` NameQualifier="${escapeXml(nameInRfc1779(content.header.issuer))}">` +
    `${escapeText(nameInRfc1779(content.header.subject))}</NameIdentifier>`;
  const issuedAt = content.issuedAt.toISOString();
  return (
    `<Assertion xmlns="${ns.saml}" AssertionID="${content.id}" IssueInstant="${issuedAt}"` +
    ` Issuer="${escapeXml(content.issuer)}" MajorVersion="1" MinorVersion="1">` +
    `<Conditions NotBefore="${content.notBefore.toISOString()}"` +
    ` NotOnOrAfter="${content.notOnOrAfter.toISOString()}"></Conditions>` +
    `<AuthenticationStatement AuthenticationInstant="${issuedAt}"` +
    ` AuthenticationMethod="urn:oasis:names:tc:SAML:1.0:am:X509-PKI"><Subject>${nameIdentifier}` +
    `<SubjectConfirmation><ConfirmationMethod>${content.confirmationMethod}</ConfirmationMethod>` +
    `${keyInfo(content.holderOfKey, true)}</SubjectConfirmation></Subject></AuthenticationStatement>` +
    `<AttributeStatement><Subject>${nameIdentifier}</Subject>` +
    content.attributes.map(writeAttribute).join('') +
    '</AttributeStatement></Assertion>'
  );
}

function writeAttribute({ name, namespace, values }: AssertedAttribute): string {
  const texts = values.map((value) => `<AttributeValue>${escapeText(value)}</AttributeValue>`);
  return (
    `<Attribute AttributeName="${escapeXml(name)}" AttributeNamespace="${escapeXml(namespace)}">` +
    `${texts.join('')}</Attribute>`
  );
}

/** Quotes stay as they are in text: a rewriter that escapes them would change the digest. */
const escapeText = (text: string): string => escapeXml(text).replaceAll('&quot;', '"');

const keyInfo = (certificate: Buffer, declared: boolean): string =>
  `<ds:KeyInfo${declared ? ` xmlns:ds="${ns.ds}"` : ''}><ds:X509Data><ds:X509Certificate>` +
  `${certificate.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;

/** Adds the enveloped signature as last child. */
export function signAssertion(
  unsigned: string,
  id: string,
  signer: StsSigner,
  hash: 'sha256' | 'sha1' = 'sha256',
): string {
  const digest = createHash(hash).update(readXml(unsigned).canonical()).digest('base64');
  const withSignature = (value: string): string =>
    unsigned.replace(
      /<\/Assertion>$/,
      () =>
        `<ds:Signature xmlns:ds="${ns.ds}">${signedInfo(id, digest, hash)}` +
        `<ds:SignatureValue>${value}</ds:SignatureValue>` +
        `${keyInfo(signer.certificate, false)}</ds:Signature></Assertion>`,
    );
  const draft = onlyChild(readXml(withSignature('')), ns.ds, 'Signature');
  const signed = draft === null ? null : onlyChild(draft, ns.ds, 'SignedInfo');
  if (signed === null) throw new Error('what was just written has no SignedInfo');
  return withSignature(sign(hash, signed.canonical(), signer.privateKey).toString('base64'));
}

function signedInfo(id: string, digest: string, hash: 'sha256' | 'sha1'): string {
  const method = hash === 'sha256' ? algorithms.rsaSha256 : algorithms.rsaSha1;
  const digestMethod = hash === 'sha256' ? algorithms.sha256 : algorithms.sha1;
  return (
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${algorithms.exclusive}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>` +
    `<ds:Reference URI="#${id}"><ds:Transforms>` +
    `<ds:Transform Algorithm="${algorithms.enveloped}"></ds:Transform>` +
    `<ds:Transform Algorithm="${algorithms.exclusive}"></ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${digestMethod}"></ds:DigestMethod>` +
    `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
  );
}
