import { createRequire } from 'node:module';
import { ns } from '../names.ts';
import { messageLimits, scanXml, XmlError, type ElementSpan, type XmlLimits } from './scan.ts';

export { escapeAttribute, escapeText } from './escape.ts';
export { XmlError, type XmlLimits } from './scan.ts';

/*
 * XML as the rest of this folder sees it: a tree that cannot be changed, with the place of every element in the text it came
 * from. xmldom builds the tree; scan.ts has checked the text before, so that xmldom never has to repair it, and
 * name spaces are resolved here, because xmldom lets undeclared prefixes pass.
 */

export interface XmlAttribute {
  /** '' without prefix. */
  readonly prefix: string;
  readonly localName: string;
  /** '' without name space, as for every attribute without prefix. */
  readonly namespace: string;
  readonly value: string;
}

export interface XmlElement {
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  /** Without declarations of name spaces. */
  readonly attributes: readonly XmlAttribute[];
  /** Every prefix in scope with its name space; the default name space under ''. */
  readonly scope: ReadonlyMap<string, string>;
  /** Prefixes that this element itself declares. */
  readonly declared: readonly string[];
  /** Elements and text in order; comments are gone, CDATA is text. */
  readonly children: readonly (XmlElement | string)[];
  readonly parent: XmlElement | null;
  /** Its place in `XmlDocument.text`, in UTF-16 units: of its `<`, behind its start tag, behind its end. */
  readonly start: number;
  readonly openEnd: number;
  readonly end: number;
}

export interface XmlDocument {
  /** The text exactly as it was handed in; a byte order mark is part of it. */
  readonly text: string;
  readonly root: XmlElement;
  /** Every element, in document order. */
  readonly elements: readonly XmlElement[];
  /** By parent, null for the document itself; empty but for texts that may have them. */
  readonly instructions: ReadonlyMap<XmlElement | null, readonly XmlInstruction[]>;
}

/** A processing instruction: nothing that is read, but part of what a digest covers. */
export interface XmlInstruction {
  /** Its place: before the child of this number; of the document's, 0 before and 1 behind the root. */
  readonly before: number;
  readonly target: string;
  readonly data: string;
}

/** What is used of xmldom's nodes. Its own types would bring a browser's globals into the whole program. */
interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly attributes?: { readonly length: number; item(index: number): DomNode };
}

interface DomParser {
  parseFromString(
    text: string,
    type: string,
  ): { readonly documentElement: DomNode | null; readonly firstChild: DomNode | null };
}

const require = createRequire(import.meta.url);
const { DOMParser } = require('@xmldom/xmldom') as {
  readonly DOMParser: new (options: object) => DomParser;
};

const elementNode = 1;
const textNodes = new Set([3, 4]);
const instructionNode = 7;
const emptyScope: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['xml', ns.xml],
]);

/**
 * Reads an XML text. Throws XmlError for anything that is not well-formed to the letter, has a document type, a processing
 * instruction or an entity of its own, or is over 1 MiB or 100 levels; other limits allow more.
 */
export function parseXml(text: string, limits: XmlLimits = messageLimits): XmlDocument {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(mark);
  const spans = scanXml(body, limits);
  const { root: rootNode, first } = parseDom(body);
  const instructions = new Map<XmlElement | null, XmlInstruction[]>();
  const tree = buildTree(rootNode, spans, mark, instructions);
  const [root] = tree;
  if (root === undefined) throw new XmlError('malformed', 'no root element');
  let before = 0;
  for (let node = first; node !== null; node = node.nextSibling) {
    if (node === rootNode) before = 1;
    // The XML declaration is one for xmldom
    if (node.nodeType === instructionNode && node.nodeName !== 'xml')
      noteInstruction(instructions, null, before, node);
  }
  return { text, root, elements: tree, instructions };
}

function noteInstruction(
  instructions: Map<XmlElement | null, XmlInstruction[]>,
  parent: XmlElement | null,
  before: number,
  { nodeName, nodeValue }: DomNode,
): void {
  const one = { before, target: nodeName, data: nodeValue ?? '' };
  instructions.set(parent, [...(instructions.get(parent) ?? []), one]);
}

function parseDom(text: string): { readonly root: DomNode; readonly first: DomNode | null } {
  // Its messages quote the text, and that may be a token
  const refuse = (): never => {
    throw new XmlError('malformed', 'the XML parser rejects the text');
  };
  const parser = new DOMParser({
    errorHandler: { warning: refuse, error: refuse, fatalError: refuse },
    // XML 1.0's rule (section 2.11); xmldom's own is that of XML 1.1, which eats two more characters
    normalizeLineEndings: (source: string) => source.replace(/\r\n?/g, '\n'),
  });
  try {
    const { documentElement: root, firstChild } = parser.parseFromString(text, 'text/xml');
    if (root !== null) return { root, first: firstChild };
  } catch (error) {
    if (error instanceof XmlError) throw error;
    throw new XmlError('malformed', 'the XML parser failed');
  }
  throw new XmlError('malformed', 'no root element');
}

type Growing = XmlElement & { readonly children: (XmlElement | string)[] };

/** The tree in document order. Both readings must have met the same elements: each has a span of its own. */
function buildTree(
  root: DomNode,
  spans: readonly ElementSpan[],
  shift: number,
  instructions: Map<XmlElement | null, XmlInstruction[]>,
): XmlElement[] {
  const elements: XmlElement[] = [];
  const add = (node: DomNode, parent: XmlElement | null): XmlElement => {
    const span = spans[elements.length];
    if (span?.name !== node.nodeName)
      throw new XmlError('malformed', 'scanner and parser disagree');
    const { attributes, scope, declared } = readAttributes(node, parent?.scope ?? emptyScope);
    const [prefix, localName] = splitName(node.nodeName);
    const element: Growing = {
      prefix,
      localName,
      namespace: resolve(prefix, scope),
      attributes,
      scope,
      declared,
      children: [],
      parent,
      start: span.start + shift,
      openEnd: span.openEnd + shift,
      end: span.end + shift,
    };
    elements.push(element);
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.nodeType === elementNode) element.children.push(add(child, element));
      else if (textNodes.has(child.nodeType)) element.children.push(child.nodeValue ?? '');
      else if (child.nodeType === instructionNode)
        noteInstruction(instructions, element, element.children.length, child);
    }
    return element;
  };
  add(root, null);
  if (elements.length !== spans.length)
    throw new XmlError('malformed', 'scanner and parser disagree');
  return elements;
}

function readAttributes(
  node: DomNode,
  outer: ReadonlyMap<string, string>,
): Pick<XmlElement, 'attributes' | 'scope' | 'declared'> {
  const plain: [name: string, value: string][] = [];
  const declarations: [prefix: string, namespace: string][] = [];
  for (let index = 0; index < (node.attributes?.length ?? 0); index += 1) {
    const found = node.attributes?.item(index);
    const name = found?.nodeName ?? '';
    const value = found?.nodeValue ?? '';
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      declarations.push([declaredPrefix(name, value), value]);
    } else plain.push([name, value]);
  }
  const inner = declarations.length === 0 ? outer : new Map([...outer, ...declarations]);
  const attributes = plain.map(([name, value]) => {
    const [prefix, localName] = splitName(name);
    return { prefix, localName, namespace: prefix === '' ? '' : resolve(prefix, inner), value };
  });
  if (new Set(attributes.map((one) => `${one.namespace} ${one.localName}`)).size < plain.length)
    throw new XmlError('malformed', 'duplicate attribute');
  return { attributes, scope: inner, declared: declarations.map(([prefix]) => prefix) };
}

/** Namespaces in XML 1.0, sections 2.2 and 3: what may not be declared. */
function declaredPrefix(name: string, value: string): string {
  const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
  const reserved = prefix === 'xmlns' || value === ns.xmlns;
  if (reserved || (prefix === 'xml') !== (value === ns.xml) || (prefix !== '' && value === ''))
    throw new XmlError('malformed', 'namespace declaration not allowed');
  return prefix;
}

function splitName(name: string): [prefix: string, localName: string] {
  const colon = name.indexOf(':');
  return colon === -1 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function resolve(prefix: string, scope: ReadonlyMap<string, string>): string {
  const namespace = scope.get(prefix);
  if (namespace === undefined) throw new XmlError('malformed', 'undeclared prefix');
  return namespace;
}

export function isElement(
  node: XmlElement | string | null,
  namespace: string,
  localName: string,
): node is XmlElement {
  return (
    node !== null &&
    typeof node !== 'string' &&
    node.localName === localName &&
    node.namespace === namespace
  );
}

/** Child elements; only those of a name where one is given. */
export function childElements(
  element: XmlElement,
  namespace?: string,
  localName?: string,
): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' &&
      (namespace === undefined || child.namespace === namespace) &&
      (localName === undefined || child.localName === localName),
  );
}

/** The child of that name, or undefined; several are an XmlError. */
export function findChild(
  element: XmlElement,
  namespace: string,
  localName: string,
): XmlElement | undefined {
  const [first, second] = childElements(element, namespace, localName);
  if (second !== undefined) throw new XmlError('malformed', `more than one ${localName}`);
  return first;
}

/** The one child of that name; none or several are an XmlError. */
export function onlyChild(element: XmlElement, namespace: string, localName: string): XmlElement {
  const found = findChild(element, namespace, localName);
  if (found === undefined) throw new XmlError('malformed', `no ${localName}`);
  return found;
}

/** All of an element's text, also around comments. Throws XmlError where elements are among it: then it is no value. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (typeof child !== 'string')
      throw new XmlError('malformed', `child elements in the text of ${element.localName}`);
    text += child;
  }
  return text;
}

export function attributeOf(
  element: XmlElement,
  localName: string,
  namespace = '',
): string | undefined {
  return element.attributes.find(
    (one) => one.localName === localName && one.namespace === namespace,
  )?.value;
}
