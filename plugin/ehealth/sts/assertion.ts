import { ns } from '../names.ts';
import { standaloneText } from '../xml/extract.ts';
import { parseInstant } from '../xml/instant.ts';
import type { TokenAttribute } from './token.ts';
import { tokenRefused } from './token-refusal.ts';
import { decodeBase64, SignatureError, verifyEnveloped } from '../xml/verify.ts';
import {
  attributeOf,
  childElements,
  findChild,
  isElement,
  onlyChild,
  parseXml,
  textOf,
  XmlError,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml.ts';

/** An assertion whose signature holds. Its signer, audience and validity are judged elsewhere. */
export interface VerifiedAssertion {
  /** The element as it stood in the answer, byte for byte; declarations of prefixes from outside it are added where it needs them. */
  readonly text: string;
  readonly assertionId: string;
  readonly issuer: string;
  readonly issueInstant: Date;
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  /** Of each AudienceRestrictionCondition: the token is for one of its audiences. */
  readonly audiences: readonly (readonly string[])[];
  /** Of every SubjectConfirmation, in document order. */
  readonly confirmationMethods: readonly string[];
  /** DER; null where the subject is confirmed without a key. */
  readonly holderOfKeyCertificate: Uint8Array | null;
  readonly attributes: readonly TokenAttribute[];
  /** DER of the certificate whose key signed. Taken from the assertion itself: not trusted yet. */
  readonly signerCertificate: Uint8Array;
  /** Other certificates next to it, DER. */
  readonly signerChain: readonly Uint8Array[];
}

export interface AssertionOptions {
  /** Tokens of 2020 were signed with SHA-1 (sessions.md section 10); off by default in the settings. */
  readonly acceptSha1: boolean;
}

/**
 * Takes the assertion out of an STS answer and proves that it is whole: checks 3 and 4 of sessions.md section 11, and section
 * 12. Verified in place, cut out, verified once more on its own; every value is read from the bytes that were digested.
 *
 * Throws ERR_STS_TOKEN_REFUSED with the problem (token-refusal.ts). The message quotes nothing of the token but the names of its conditions.
 */
export function readAssertion(
  answer: XmlDocument | string,
  options: AssertionOptions,
): VerifiedAssertion {
  try {
    const document = typeof answer === 'string' ? parseXml(answer) : answer;
    const element = onlyAssertion(document);
    const id = attributeOf(element, 'AssertionID') ?? '';
    const verified = verifyEnveloped(document, element, id, options);
    const text = standaloneText(document, element);
    const alone = parseXml(text);
    const again = verifyEnveloped(alone, alone.root, id, options);
    if (again.content !== verified.content)
      throw new SignatureError('signature', 'the assertion reads differently outside the message');
    return {
      text,
      ...readContent(again.content),
      signerCertificate: again.signerCertificate,
      signerChain: again.otherCertificates,
    };
  } catch (error) {
    if (error instanceof SignatureError)
      throw tokenRefused(error.problem, error.message, { cause: error });
    if (error instanceof XmlError) throw tokenRefused('structure', error.message, { cause: error });
    throw error;
  }
}

/** Allowed ancestors of an assertion, from the inside out (sessions.md section 10). */
const response = [`{${ns.wst}}RequestedSecurityToken`, `{${ns.wst}}RequestSecurityTokenResponse`];
const collection = [...response, `{${ns.wst}}RequestSecurityTokenResponseCollection`];
const envelope = [`{${ns.soap}}Body`, `{${ns.soap}}Envelope`];
const paths = new Set(
  [response, collection, [...response, ...envelope], [...collection, ...envelope]].map(String),
);

function onlyAssertion(document: XmlDocument): XmlElement {
  const [element, ...others] = document.elements.filter((one) =>
    isElement(one, ns.saml, 'Assertion'),
  );
  if (element === undefined) throw tokenRefused('structure', 'no assertion');
  if (others.length > 0) throw tokenRefused('several', `${others.length + 1} assertions`);
  const path: string[] = [];
  for (let above = element.parent; above !== null; above = above.parent)
    path.push(`{${above.namespace}}${above.localName}`);
  if (!paths.has(String(path)) || element.parent === null)
    throw tokenRefused('structure', 'the assertion is in an unexpected place');
  if (childElements(element.parent)[0] !== element)
    throw tokenRefused('structure', 'the assertion is not the first element of its place');
  return element;
}

/** Reads what the signature covers; nothing else ever reaches the caller. */
function readContent(
  content: string,
): Omit<VerifiedAssertion, 'text' | 'signerCertificate' | 'signerChain'> {
  const { root, elements } = parseXml(content);
  if (attributeOf(root, 'MajorVersion') !== '1' || attributeOf(root, 'MinorVersion') !== '1')
    throw new XmlError('malformed', 'not SAML 1.1');
  const conditions = onlyChild(root, ns.saml, 'Conditions');
  const notBefore = instantOf(conditions, 'NotBefore');
  const notOnOrAfter = instantOf(conditions, 'NotOnOrAfter');
  const issueInstant = instantOf(root, 'IssueInstant');
  if (notBefore === null || notOnOrAfter === null || issueInstant === null)
    throw tokenRefused('conditions', 'an instant is missing or does not exist');
  if (notBefore >= notOnOrAfter) throw tokenRefused('conditions', 'it ends before it begins');
  const confirmations = elements.filter((one) => isElement(one, ns.saml, 'SubjectConfirmation'));
  return {
    assertionId: attributeOf(root, 'AssertionID') ?? '',
    issuer: attributeOf(root, 'Issuer') ?? '',
    issueInstant,
    notBefore,
    notOnOrAfter,
    audiences: readAudiences(conditions),
    confirmationMethods: confirmations.flatMap((each) =>
      childElements(each, ns.saml, 'ConfirmationMethod').map(textOf),
    ),
    holderOfKeyCertificate: onlyCertificate(confirmations),
    attributes: childElements(root, ns.saml, 'AttributeStatement').flatMap((statement) =>
      childElements(statement, ns.saml, 'Attribute').map(readAttribute),
    ),
  };
}

function readAttribute(attribute: XmlElement): TokenAttribute {
  return {
    name: attributeOf(attribute, 'AttributeName') ?? '',
    namespace: attributeOf(attribute, 'AttributeNamespace') ?? '',
    values: childElements(attribute, ns.saml, 'AttributeValue').map(textOf),
  };
}

/** Every confirmation must name the same certificate: two would leave open whose token it is. */
function onlyCertificate(confirmations: readonly XmlElement[]): Uint8Array | null {
  const certificates = confirmations.map((each) => {
    const keyInfo = findChild(each, ns.ds, 'KeyInfo');
    if (keyInfo === undefined) return null;
    const x509 = onlyChild(keyInfo, ns.ds, 'X509Data');
    return decodeBase64(textOf(onlyChild(x509, ns.ds, 'X509Certificate')));
  });
  const [first, ...others] = certificates;
  if (first === undefined) return null;
  if (others.some((each) => each === null || first === null || !each.equals(first)))
    throw new XmlError('malformed', 'subjects with different confirmation methods');
  return first;
}

function instantOf(element: XmlElement, name: string): Date | null {
  return parseInstant(attributeOf(element, name));
}

/** The conditions of an assertion besides its period of validity (SAML 1.1 core, 2.3.2.1). Throws for one that cannot be met. */
function readAudiences(conditions: XmlElement): readonly (readonly string[])[] {
  return childElements(conditions).map((condition) => {
    const { localName } = condition;
    if (isElement(condition, ns.saml, 'AudienceRestrictionCondition'))
      return childElements(condition, ns.saml, 'Audience').map((one) => textOf(one).trim());
    // DoNotCacheCondition among them: a session is a token that is kept
    throw tokenRefused('condition', `condition ${localName}`);
  });
}
