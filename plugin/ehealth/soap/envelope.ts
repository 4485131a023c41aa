import { PluginError } from '../../errors.ts';
import { canonicalXml } from '../xml/canonicalization.ts';
import { ns } from '../names.ts';
import { freshId } from './ws-security.ts';
import { isNcName } from '../xml/scan.ts';
import type { SignedPart } from '../xml/sign.ts';
import { holdersOfId } from '../xml/verify.ts';
import {
  attributeOf,
  childElements,
  escapeAttribute,
  isElement,
  parseXml,
  XmlError,
  type XmlDocument,
  type XmlElement,
} from '../xml/xml.ts';

type EnvelopeProblem =
  | XmlError['problem']
  /** No SOAP 1.1 envelope of an optional Header and one Body. */
  | 'structure'
  /** There is a wsse:Security header already. */
  | 'security'
  /** The id of the Body is no name, or occurs twice; or an id of the token's is in use. */
  | 'id';

/** A host's SOAP 1.1 envelope, read: what of it is signed, and where a header goes. Plain data, so that a thread can send it. */
export interface HostEnvelope {
  /** The Body as it will read; null where it is not to be signed. */
  readonly body: SignedPart | null;
  /** The header, with its text still to come between `before` and `after`. */
  readonly header: {
    readonly at: number;
    readonly drop: number;
    readonly before: string;
    readonly after: string;
  };
  /** The id that the start tag of the Body gets; null where it has one, or needs none. */
  readonly bodyId: Insertion | null;
}

export interface ReadOptions {
  readonly signsBody: boolean;
  /** Ids that the header will bring. */
  readonly reserved: readonly string[];
}

/** The envelope's text with a security header, and nothing else changed. */
export function withHeader(
  text: string,
  { header, bodyId }: HostEnvelope,
  securityHeader: string,
): string {
  const { before, after, ...place } = header;
  const headerPart = { ...place, text: before + securityHeader + after };
  return insert(text, bodyId === null ? [headerPart] : [headerPart, bodyId]);
}

/**
 * Reads an envelope that gets a WS-Security header. Text is inserted, nothing is re-serialised: every other character stays as it
 * was. Only the start tag of a Body that is to be signed is given a `wsu:Id` where it has none (and a declaration of its prefix); a
 * signature inside the Body that uses inclusive canonicalisation would notice that, so a host that has one puts the id there itself.
 *
 * Throws ERR_ENVELOPE_INVALID with params.problem. The message never quotes the envelope.
 */
export function readHostEnvelope(text: string, { signsBody, reserved }: ReadOptions): HostEnvelope {
  const { document, soapHeader, body } = readEnvelope(text);
  if (reserved.some((id) => holdersOfId(document, id).length > 0)) throw invalid('id');
  const bodyId = attributeOf(body, 'Id', ns.wsu);
  if (bodyId !== undefined && (!isNcName(bodyId) || holdersOfId(document, bodyId).length > 1))
    throw invalid('id');

  const named = bodyId === undefined && signsBody ? nameBody(body) : null;
  const header = headerPlace(document, soapHeader);
  if (!signsBody) return { body: null, header, bodyId: null };
  if (named === null)
    return { body: { id: bodyId ?? '', canonical: canonicalXml(body) }, header, bodyId: null };
  return {
    body: { id: named.id, canonical: canonicalXml(named.body) },
    header,
    bodyId: { at: nameEnd(text, body), drop: 0, text: named.text },
  };
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

function headerPlace(
  { text, root }: XmlDocument,
  header: XmlElement | null,
): HostEnvelope['header'] {
  const name = (element: XmlElement) => text.slice(element.start + 1, nameEnd(text, element));
  if (header === null) {
    const headerName = root.prefix === '' ? 'Header' : `${root.prefix}:Header`;
    return { at: root.openEnd, drop: 0, before: `<${headerName}>`, after: `</${headerName}>` };
  }
  if (header.openEnd < header.end) return { at: header.openEnd, drop: 0, before: '', after: '' };
  // An empty element has to be opened first
  return { at: header.end - 2, drop: 2, before: '>', after: `</${name(header)}>` };
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

function invalid(problem: EnvelopeProblem, cause?: XmlError): PluginError {
  return new PluginError(
    'ERR_ENVELOPE_INVALID',
    `cannot sign this envelope: ${cause?.message ?? problem}`,
    { params: { problem }, ...(cause === undefined ? {} : { cause }) },
  );
}
