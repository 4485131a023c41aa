import { PluginError } from '../../errors.ts';
import { canonicalXml } from '../xml/canonicalization.ts';
import { algorithm, ns } from '../names.ts';
import { isNcName } from '../xml/scan.ts';
import { holdersOfId } from '../xml/verify.ts';
import { isElement, parseXml, textOf, XmlError } from '../xml/xml.ts';
import type { XmlDocument, XmlElement } from '../xml/xml.ts';

/**
 * What the digest is over: the element as XML; the octets that its text carries in base64; or the XML that these octets are. The
 * latter two are what MyCareNet's blobs want, in a signature that travels apart.
 */
export const signedContents = ['xml', 'base64', 'base64-xml'] as const;
export type SignedContentKind = (typeof signedContents)[number];

/** Inside the signed element, as its last child, or alone. */
export const signaturePlacements = ['enveloped', 'detached'] as const;
export type SignaturePlacement = (typeof signaturePlacements)[number];

export interface DocumentChoice {
  /** Of the element that is signed, by any attribute called Id; the whole document when absent. */
  readonly elementId?: string | undefined;
  readonly content: SignedContentKind;
  readonly placement: SignaturePlacement;
}

/** What a signature refers to. */
export interface SignedTarget {
  readonly uri: string;
  readonly transforms: readonly string[];
  /** What the digest is over, once all transforms are done. */
  readonly octets: string | Uint8Array;
  readonly mimeType: string;
  /** Puts an enveloped signature into the document, every other character unchanged. */
  insert(signature: string): string;
}

type DocumentProblem = XmlError['problem'] | 'id' | 'signature' | 'content' | 'placement';

/**
 * Reads a document that is to be signed. Throws ERR_DOCUMENT_INVALID with params.problem: no XML as xml.ts takes it, no one
 * element with that id ('id'), a signature in the element already ('signature'), no base64 or no XML in it ('content'), or an
 * enveloped signature over octets ('placement'). The message never quotes the document.
 */
export function readTarget(text: string, choice: DocumentChoice): SignedTarget {
  const document = parsed(text);
  const { elementId, placement, content } = choice;
  if (placement === 'enveloped' && content !== 'xml') throw invalid('placement');
  const element = elementId === undefined ? document.root : byId(document, elementId);
  // Not signed twice by mistake: the enveloped-signature transform takes out one signature alone
  const isSigned = document.elements.some(
    (one) =>
      one.start >= element.start && one.end <= element.end && isElement(one, ns.ds, 'Signature'),
  );
  if (isSigned && placement === 'enveloped') throw invalid('signature');
  const octets = octetsOf(element, content);
  return {
    uri: elementId === undefined ? '' : `#${elementId}`,
    transforms: transformsOf(content, placement),
    octets,
    mimeType: content === 'base64' ? 'application/octet-stream' : 'text/xml',
    insert: (signature) => insertInto(document, element, signature),
  };
}

function transformsOf(content: SignedContentKind, placement: SignaturePlacement): string[] {
  const c14n = content === 'base64' ? [] : [algorithm.exclusiveCanonicalisation];
  if (content !== 'xml') return [algorithm.base64, ...c14n];
  return placement === 'enveloped' ? [algorithm.envelopedSignature, ...c14n] : c14n;
}

function octetsOf(element: XmlElement, content: SignedContentKind): string | Uint8Array {
  if (content === 'xml') return canonicalXml(element);
  const base64 = textOf(element).replace(/[ \t\r\n]/g, '');
  if (base64 === '' || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw invalid('content');
  }
  const octets = Buffer.from(base64, 'base64');
  if (content === 'base64') return octets;
  try {
    return canonicalXml(parseXml(new TextDecoder('utf-8', { fatal: true }).decode(octets)).root);
  } catch {
    throw invalid('content');
  }
}

function byId(document: XmlDocument, id: string): XmlElement {
  const [element, ...others] = holdersOfId(document, id);
  if (element === undefined || others.length > 0 || !isNcName(id)) throw invalid('id');
  return element;
}

function insertInto({ text }: XmlDocument, element: XmlElement, signature: string): string {
  const isEmpty = element.openEnd === element.end;
  if (!isEmpty) {
    const end = text.lastIndexOf('</', element.end);
    return text.slice(0, end) + signature + text.slice(end);
  }
  const name = /^<([^ \t\r\n/>]+)/.exec(text.slice(element.start, element.end))?.[1] ?? '';
  return `${text.slice(0, element.end - 2)}>${signature}</${name}>${text.slice(element.end)}`;
}

function parsed(text: string): XmlDocument {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw invalid(error.problem, error);
    throw error;
  }
}

function invalid(problem: DocumentProblem, cause?: XmlError): PluginError {
  return new PluginError('ERR_DOCUMENT_INVALID', `cannot sign this document: ${problem}`, {
    params: { problem },
    ...(cause === undefined ? {} : { cause }),
  });
}
