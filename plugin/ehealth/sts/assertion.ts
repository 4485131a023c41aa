import { PluginError } from '../../errors.ts';
import { ns } from '../names.ts';
import { standaloneText } from '../xml/extract.ts';
import type { TokenAttribute } from './token.ts';
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

type AssertionProblem = SignatureError['problem'] | 'conditions';

/**
 * Takes the assertion out of an STS answer and proves that it is whole: checks 3 and 4 of sessions.md section 11, and section
 * 12. Verified in place, cut out, verified once more on its own; every value is read from the bytes that were digested.
 *
 * Throws ERR_STS_TOKEN_REFUSED with params.problem `structure`, `several`, `id`, `algorithm`, `signature` or `conditions`. The
 * message never quotes the token.
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
    if (error instanceof SignatureError) throw refused(error.problem, error);
    if (error instanceof XmlError) throw refused('structure', error);
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
  if (element === undefined) throw refused('structure');
  if (others.length > 0) throw refused('several');
  const path: string[] = [];
  for (let above = element.parent; above !== null; above = above.parent)
    path.push(`{${above.namespace}}${above.localName}`);
  if (!paths.has(String(path)) || element.parent === null) throw refused('structure');
  if (childElements(element.parent)[0] !== element) throw refused('structure');
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
    throw refused('conditions');
  if (notBefore >= notOnOrAfter) throw refused('conditions');
  const confirmations = elements.filter((one) => isElement(one, ns.saml, 'SubjectConfirmation'));
  return {
    assertionId: attributeOf(root, 'AssertionID') ?? '',
    issuer: attributeOf(root, 'Issuer') ?? '',
    issueInstant,
    notBefore,
    notOnOrAfter,
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

/** An xsd:dateTime with its zone, as seen on the wire: `Z` or an offset, any number of fractional digits. */
const instantForm =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$/;

function instantOf(element: XmlElement, name: string): Date | null {
  const match = instantForm.exec(attributeOf(element, name) ?? '');
  if (match === null) return null;
  const [, seconds = '', fraction = '', zone = ''] = match;
  const instant = new Date(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function refused(problem: AssertionProblem, cause?: Error): PluginError {
  const reason = cause?.message ?? problem;
  return new PluginError('ERR_STS_TOKEN_REFUSED', `token refused: ${reason}`, {
    params: { problem },
    ...(cause === undefined ? {} : { cause }),
  });
}
