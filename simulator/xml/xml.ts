import {
  ParseOption,
  XmlC14NMode,
  XmlDocument,
  XmlElement,
  XmlText,
  XmlCData,
  type XmlTreeNode,
} from 'libxml2-wasm';

/** What the text of a message is not. */
export class XmlRefusal extends Error {
  readonly reason: 'malformed' | 'doctype';

  constructor(reason: 'malformed' | 'doctype', message: string) {
    super(message);
    this.name = 'XmlRefusal';
    this.reason = reason;
  }
}

/** One element of a message that was read: plain facts, and its canonical form, which signatures are over. */
export interface ElementNode {
  /** Local name. */
  readonly name: string;
  /** '' for none. */
  readonly namespace: string;
  readonly parent: ElementNode | null;
  readonly children: readonly ElementNode[];
  readonly attributes: readonly AttributeNode[];
  /** The text directly inside, entities resolved, untrimmed. */
  readonly text: string;
  /** Whether the element has mixed content: text other than white space next to child elements. */
  readonly mixed: boolean;
  /**
   * Exclusive canonical XML 1.0 without comments and without prefix list, of the element in its document. `without` leaves a
   * descendant out, as the enveloped-signature transform does.
   */
  canonical(without?: ElementNode): Buffer;
}

export interface AttributeNode {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/**
 * Reads a message. Throws {@link XmlRefusal} where it is not well-formed or brings a document type: SOAP 1.1 forbids one, and
 * what it declares could change what a signature seems to cover.
 */
export function readXml(text: string): ElementNode {
  const source = openDocument(text);
  try {
    return elementNode(source.root, null, [], text);
  } finally {
    source.dispose();
  }
}

function openDocument(text: string): XmlDocument {
  if (/<!DOCTYPE/i.test(text)) throw new XmlRefusal('doctype', 'a document type is not allowed');
  try {
    // Without this option a text may have ten million characters; a letter's body in base64 has more
    return XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_HUGE });
  } catch (error) {
    throw new XmlRefusal('malformed', error instanceof Error ? error.message.trim() : 'not XML');
  }
}

function elementNode(
  element: XmlElement,
  parent: ElementNode | null,
  path: readonly number[],
  source: string,
): ElementNode {
  const children: ElementNode[] = [];
  const text = textOf(element);
  const node: ElementNode = {
    name: element.name,
    namespace: element.namespaceUri,
    parent,
    children,
    attributes: element.attrs.map(({ name, namespaceUri, value }) => ({
      name,
      namespace: namespaceUri,
      value,
    })),
    text,
    mixed: text.trim() !== '' && childElements(element).length > 0,
    canonical: (without) => canonical(source, path, without === undefined ? null : pathOf(without)),
  };
  for (const [index, child] of childElements(element).entries()) {
    children.push(elementNode(child, node, [...path, index], source));
  }
  return node;
}

function childNodes(element: XmlElement): XmlTreeNode[] {
  const nodes: XmlTreeNode[] = [];
  for (let child = element.firstChild; child !== null; child = child.next) nodes.push(child);
  return nodes;
}

const childElements = (element: XmlElement): XmlElement[] =>
  childNodes(element).filter((child) => child instanceof XmlElement);

const textOf = (element: XmlElement): string =>
  childNodes(element)
    .filter((child) => child instanceof XmlText || child instanceof XmlCData)
    .map((child) => child.content)
    .join('');

function pathOf(node: ElementNode): readonly number[] {
  return node.parent === null ? [] : [...pathOf(node.parent), node.parent.children.indexOf(node)];
}

/** Reads the source once more, so that leaving something out changes nothing for later readers of the message. */
function canonical(
  source: string,
  path: readonly number[],
  without: readonly number[] | null,
): Buffer {
  const document = openDocument(source);
  try {
    const element = elementAt(document.root, path);
    if (without !== null) elementAt(document.root, without).remove();
    return Buffer.from(
      element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }),
      'utf8',
    );
  } finally {
    document.dispose();
  }
}

function elementAt(root: XmlElement, path: readonly number[]): XmlElement {
  return path.reduce((element, index) => {
    const child = childElements(element)[index];
    if (child === undefined) throw new Error('the element is not of this document');
    return child;
  }, root);
}

/** An attribute's value; null where there is none. Without a name space: the plain one. */
export function attribute(element: ElementNode, name: string, namespace = ''): string | null {
  const found = element.attributes.find(
    (candidate) => candidate.name === name && candidate.namespace === namespace,
  );
  return found?.value ?? null;
}

/** All child elements of a name. */
export function childrenOf(
  element: ElementNode,
  namespace: string,
  name: string,
): readonly ElementNode[] {
  return element.children.filter((child) => child.name === name && child.namespace === namespace);
}

/** The one child of a name; null where there is none or more than one. */
export function onlyChild(
  element: ElementNode,
  namespace: string,
  name: string,
): ElementNode | null {
  const [child, ...others] = childrenOf(element, namespace, name);
  return child === undefined || others.length > 0 ? null : child;
}

/** The element and all below it, in document order. */
export function* descendants(element: ElementNode): Generator<ElementNode> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};

/** Text for element content or a double-quoted attribute value. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}
