import { PluginError } from '../../errors.ts';
import type { Signer } from '../../pki/signer.ts';
import { canonicalXml } from '../xml/canonicalization.ts';
import { ns, security, trust } from '../names.ts';
import { freshId, messageLifeSeconds, timestampPart } from './ws-security.ts';
import { isNcName } from '../xml/scan.ts';
import { signParts, type SignedPart } from '../xml/sign.ts';
import { holdersOfId } from '../xml/verify.ts';
import {
  attributeOf,
  childElements,
  escapeAttribute,
  escapeText,
  isElement,
  parseXml,
  XmlError,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml.ts';

export interface HolderOfKeyHeader {
  /** The token's assertion, as it is kept: it goes into the message byte for byte. */
  readonly assertion: string;
  readonly assertionId: string;
  /** The key the token is bound to. */
  readonly signer: Signer;
  /** An instant of eHealth's clock. */
  readonly now: Date;
  /** What the signature covers: MyCareNet's asynchronous services want the time stamp only. */
  readonly parts?: 'body-and-timestamp' | 'timestamp';
  /** Life of the message; the same services want it longer than 60 s. */
  readonly lifeSeconds?: number;
}

type EnvelopeProblem =
  | XmlError['problem']
  /** No SOAP 1.1 envelope of an optional Header and one Body. */
  | 'structure'
  /** There is a wsse:Security header already. */
  | 'security'
  /** The id of the Body is no name, or occurs twice; or the assertion's id is in use. */
  | 'id';

/**
 * Puts the WS-Security header of a business call (sessions.md section 17) into a SOAP 1.1 envelope of the host's: time stamp,
 * assertion, and a signature by the holder-of-key. Costs one signature of the signer, whose errors it passes on.
 *
 * Text is inserted, nothing is re-serialised: every other character stays as it was. Only the start tag of the Body is given
 * a `wsu:Id` where it has none (and a declaration of its prefix); a signature inside the Body that uses inclusive
 * canonicalisation would notice that, so a host that has one puts the id there itself.
 *
 * Throws ERR_ENVELOPE_INVALID with params.problem. The message never quotes the envelope.
 */
export async function addHolderOfKeyHeader(
  envelope: string,
  header: HolderOfKeyHeader,
): Promise<string> {
  const { document, soapHeader, body } = readEnvelope(envelope);
  if (holdersOfId(document, header.assertionId).length > 0) throw invalid('id');
  const bodyId = attributeOf(body, 'Id', ns.wsu);
  if (bodyId !== undefined && (!isNcName(bodyId) || holdersOfId(document, bodyId).length > 1))
    throw invalid('id');

  const signsBody = header.parts !== 'timestamp';
  const named = bodyId === undefined && signsBody ? nameBody(body) : null;
  const timestamp = timestampPart(header.now, header.lifeSeconds ?? messageLifeSeconds);
  const parts: SignedPart[] = [timestamp];
  if (named !== null) parts.unshift({ id: named.id, canonical: canonicalXml(named.body) });
  else if (signsBody && bodyId !== undefined)
    parts.unshift({ id: bodyId, canonical: canonicalXml(body) });

  const signature = await signParts(parts, header.signer, referenceTo(header.assertionId));
  const securityHeader =
    `<wsse:Security xmlns:wsse="${ns.wsse}" xmlns:wsu="${ns.wsu}" xmlns:soap="${ns.soap}"` +
    ` soap:mustUnderstand="1">${timestamp.canonical}${header.assertion}${signature}</wsse:Security>`;
  return insert(envelope, [
    headerInsertion(document, soapHeader, securityHeader),
    ...(named === null ? [] : [{ at: nameEnd(envelope, body), drop: 0, text: named.text }]),
  ]);
}

interface Envelope {
  readonly document: XmlDocument;
  readonly soapHeader: XmlElement | null;
  readonly body: XmlElement;
}

function readEnvelope(text: string): Envelope {
  let document: XmlDocument;
  try {
    document = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw invalid(error.problem, error);
    throw error;
  }
  const { root } = document;
  const [first, second, ...others] = childElements(root);
  const soapHeader = isElement(first ?? null, ns.soap, 'Header') ? first : undefined;
  const body = soapHeader === undefined ? first : second;
  const spare = soapHeader === undefined ? second : others[0];
  if (
    !isElement(root, ns.soap, 'Envelope') ||
    body === undefined ||
    !isElement(body, ns.soap, 'Body') ||
    spare !== undefined
  ) {
    throw invalid('structure');
  }
  if (soapHeader !== undefined && childElements(soapHeader, ns.wsse, 'Security').length > 0) {
    throw invalid('security');
  }
  return { document, soapHeader: soapHeader ?? null, body };
}

/** A Body with a fresh wsu:Id: as it will read, and the text that makes it so. */
function nameBody(body: XmlElement): { id: string; body: XmlElement; text: string } {
  const id = freshId('id');
  const known = [...body.scope].find(([prefix, uri]) => prefix !== '' && uri === ns.wsu)?.[0];
  const prefix = known ?? unusedPrefix(body);
  const declaration = known === undefined ? ` xmlns:${prefix}="${ns.wsu}"` : '';
  const attribute = { prefix, localName: 'Id', namespace: ns.wsu, value: id };
  return {
    id,
    body: { ...body, attributes: [...body.attributes, attribute] },
    text: `${declaration} ${prefix}:Id="${escapeAttribute(id)}"`,
  };
}

/** One that is not in scope, so that nothing inside the Body changes its meaning. */
function unusedPrefix(body: XmlElement): string {
  let prefix = 'wsu';
  for (let number = 1; body.scope.has(prefix); number += 1) prefix = `wsu${number}`;
  return prefix;
}

interface Insertion {
  readonly at: number;
  /** Characters that make room for the text. */
  readonly drop: number;
  readonly text: string;
}

function headerInsertion(
  { text, root }: XmlDocument,
  header: XmlElement | null,
  content: string,
): Insertion {
  const name = (element: XmlElement) => text.slice(element.start + 1, nameEnd(text, element));
  if (header === null) {
    const headerName = root.prefix === '' ? 'Header' : `${root.prefix}:Header`;
    return { at: root.openEnd, drop: 0, text: `<${headerName}>${content}</${headerName}>` };
  }
  if (header.openEnd < header.end) return { at: header.openEnd, drop: 0, text: content };
  // An empty element has to be opened first
  return { at: header.end - 2, drop: 2, text: `>${content}</${name(header)}>` };
}

function nameEnd(text: string, element: XmlElement): number {
  const length = text.slice(element.start, element.openEnd).search(/[ \t\r\n/>]/);
  return element.start + length;
}

function insert(text: string, insertions: readonly Insertion[]): string {
  let result = text;
  for (const { at, drop, text: added } of [...insertions].sort((one, other) => other.at - one.at))
    result = result.slice(0, at) + added + result.slice(at + drop);
  return result;
}

function referenceTo(assertionId: string): string {
  return (
    `<wsse:SecurityTokenReference xmlns:wsse="${ns.wsse}" xmlns:wsse11="${ns.wsse11}"` +
    ` wsse11:TokenType="${trust.tokenType}">` +
    `<wsse:KeyIdentifier ValueType="${security.samlAssertionId}">${escapeText(assertionId)}` +
    `</wsse:KeyIdentifier></wsse:SecurityTokenReference>`
  );
}

function invalid(problem: EnvelopeProblem, cause?: XmlError): PluginError {
  return new PluginError(
    'ERR_ENVELOPE_INVALID',
    `cannot sign this envelope: ${cause?.message ?? problem}`,
    { params: { problem }, ...(cause === undefined ? {} : { cause }) },
  );
}
