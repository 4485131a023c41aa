import { escapeAttribute, escapeText, type XmlAttribute, type XmlElement } from './xml.ts';

/**
 * An element in the writing of Exclusive XML Canonicalization 1.0 without comments: what digests are made of.
 *
 * By hand, because xml-crypto's departs from the recommendation where two prefixes of mixed case meet on one element, orders
 * attributes by the wrong key, drops attributes whose name begins with "xmlns" and writes the tree it reads; the tests hold
 * this one against libxml2. Nothing that is read rests on it being right: content is read only from the very bytes that were
 * digested.
 */
export function canonicalXml(
  element: XmlElement,
  options: {
    /** Left out with all it holds: the signature, for the enveloped-signature transform. */
    readonly without?: XmlElement;
    /** PrefixList of InclusiveNamespaces; `#default` is the default namespace. */
    readonly inclusivePrefixes?: readonly string[];
  } = {},
): string {
  const inclusive = (options.inclusivePrefixes ?? []).map((one) => (one === '#default' ? '' : one));
  const parts: string[] = [];
  write(element, new Map([['', '']]), inclusive, options.without ?? null, parts);
  return parts.join('');
}

function write(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  inclusive: readonly string[],
  without: XmlElement | null,
  parts: string[],
): void {
  const name = qualified(element);
  const inner = renderNames(element, rendered, inclusive);
  parts.push('<', name);
  for (const [prefix, namespace] of inner.added)
    parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeAttribute(namespace), '"');
  for (const attribute of [...element.attributes].sort(byName))
    parts.push(' ', qualified(attribute), '="', escapeAttribute(attribute.value), '"');
  parts.push('>');
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(escapeText(child));
    else if (child !== without) write(child, inner.rendered, inclusive, without, parts);
  }
  parts.push('</', name, '>');
}

/** Section 3: a declaration is written where its prefix is visibly used and no written ancestor has already said the same. */
function renderNames(
  element: XmlElement,
  rendered: ReadonlyMap<string, string>,
  inclusive: readonly string[],
): {
  readonly added: readonly (readonly [string, string])[];
  readonly rendered: ReadonlyMap<string, string>;
} {
  const wanted = new Map([[element.prefix, element.namespace]]);
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
