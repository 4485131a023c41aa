import { ns } from '../names.ts';
import {
  escapeAttribute,
  escapeText,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlInstruction,
} from './xml.ts';

/** How an element is written. */
export interface CanonicalOptions {
  /** Left out with all it holds: the signature, for the enveloped-signature transform. */
  readonly without?: XmlElement;
  /** PrefixList of InclusiveNamespaces; `#default` is the default namespace. */
  readonly inclusivePrefixes?: readonly string[];
  /**
   * Exclusive XML Canonicalization 1.0 by default. Canonical XML 1.0 and 1.1 write every namespace in scope, and let the element inherit
   * xml: attributes: 1.0 all of them, 1.1 xml:lang and xml:space only.
   */
  readonly kind?: 'exclusive' | 'inclusive' | 'inclusive-1.1';
  /** Of the document that the element is of; none by default, as messages have none. */
  readonly instructions?: XmlDocument['instructions'];
}

/**
 * An element in canonical writing without comments: what digests are made of.
 *
 * By hand, because xml-crypto's departs from the recommendation where two prefixes of mixed case meet on one element, orders
 * attributes by the wrong key, drops attributes whose name begins with "xmlns" and writes the tree it reads; the tests hold
 * this one against libxml2. Nothing that is read rests on it being right: content is read only from the very bytes that were
 * digested.
 */
export function canonicalXml(element: XmlElement, options: CanonicalOptions = {}): string {
  const { inclusivePrefixes = [], kind = 'exclusive', without = null, instructions } = options;
  const writer: Writer = {
    inclusive: inclusivePrefixes.map((one) => (one === '#default' ? '' : one)),
    isInclusive: kind !== 'exclusive',
    without,
    instructions: instructions ?? new Map(),
    parts: [],
  };
  const inherited = kind === 'exclusive' ? [] : inheritedAttributes(element, kind);
  write(element, new Map([['', '']]), inherited, writer);
  return writer.parts.join('');
}

/** The same of a whole document, which has its own instructions around the root (Canonical XML, 2.1). */
export function canonicalDocument(
  { root, instructions }: XmlDocument,
  options: CanonicalOptions = {},
): string {
  const own = instructions.get(null) ?? [];
  const above = own.filter(({ before }) => before === 0).map((one) => `${instructionText(one)}\n`);
  const below = own.filter(({ before }) => before > 0).map((one) => `\n${instructionText(one)}`);
  return [...above, canonicalXml(root, { ...options, instructions }), ...below].join('');
}

interface Writer {
  readonly inclusive: readonly string[];
  readonly isInclusive: boolean;
  readonly without: XmlElement | null;
  readonly instructions: XmlDocument['instructions'];
  readonly parts: string[];
}

function write(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  inherited: readonly XmlAttribute[],
  writer: Writer,
): void {
  const { parts } = writer;
  const name = qualified(element);
  const inner = renderNames(element, rendered, writer);
  parts.push('<', name);
  for (const [prefix, namespace] of inner.added)
    parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(namespace), '"');
  for (const attribute of [...element.attributes, ...inherited].sort(byName))
    parts.push(' ', qualified(attribute), '="', escapeAttribute(attribute.value), '"');
  parts.push('>');
  const own = writer.instructions.get(element) ?? [];
  const writeInstructions = (index: number) => {
    for (const one of own) if (one.before === index) parts.push(instructionText(one));
  };
  element.children.forEach((child, index) => {
    writeInstructions(index);
    if (typeof child === 'string') parts.push(escapeText(child));
    else if (child !== writer.without) write(child, inner.rendered, [], writer);
  });
  writeInstructions(element.children.length);
  parts.push('</', name, '>');
}

/** Canonical XML, 2.3. */
function instructionText({ target, data }: XmlInstruction): string {
  const rest = data === '' ? '' : ` ${data.replaceAll('\r', '&#xD;')}`;
  return `<?${target}${rest}?>`;
}

/** xml: attributes of the ancestors that the element itself has not; the nearest counts (Canonical XML 1.0, 2.4; 1.1, 2.4). */
function inheritedAttributes(
  element: XmlElement,
  kind: 'inclusive' | 'inclusive-1.1',
): XmlAttribute[] {
  const found = new Map<string, XmlAttribute>();
  for (let above = element.parent; above !== null; above = above.parent)
    for (const attribute of above.attributes)
      if (attribute.namespace === ns.xml && !found.has(attribute.localName))
        found.set(attribute.localName, attribute);
  const own = new Set(
    element.attributes.filter(({ namespace }) => namespace === ns.xml).map((one) => one.localName),
  );
  return [...found.values()].filter(
    ({ localName }) =>
      !own.has(localName) &&
      (kind === 'inclusive' || localName === 'lang' || localName === 'space'),
  );
}

/**
 * A declaration is written where its prefix is visibly used (exclusive, section 3), or is in scope (inclusive), and no written ancestor
 * has already said the same.
 */
function renderNames(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  { inclusive, isInclusive }: Writer,
): {
  readonly added: readonly (readonly [string, string])[];
  readonly rendered: ReadonlyMap<string, string>;
} {
  const wanted = new Map(isInclusive ? element.scope : [[element.prefix, element.namespace]]);
  for (const { prefix, namespace } of element.attributes)
    if (prefix !== '') wanted.set(prefix, namespace);
  for (const prefix of inclusive) {
    const namespace = element.scope.get(prefix);
    if (namespace !== undefined) wanted.set(prefix, namespace);
  }
  wanted.delete('xml');
  const added = [...wanted].filter(([prefix, namespace]) => rendered.get(prefix) !== namespace);
  if (added.length === 0) return { added, rendered };
  added.sort(([one], [other]) => compare(one, other));
  return { added, rendered: new Map([...rendered, ...added]) };
}

function byName(one: XmlAttribute, other: XmlAttribute): number {
  return compare(one.namespace, other.namespace) || compare(one.localName, other.localName);
}

/** By character code, never by the rules of a language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function qualified({ prefix, localName }: { prefix: string; localName: string }): string {
  return prefix === '' ? localName : `${prefix}:${localName}`;
}
