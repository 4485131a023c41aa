import { ns } from '../names.ts';
import {
  attributeOf,
  escapeAttribute,
  isElement,
  type XmlDocument,
  type XmlElement,
} from './xml.ts';

/**
 * An element as a standalone document: the exact characters between its `<` and its end, with declarations added for
 * the prefixes it borrows from outside (sessions.md section 12). Exclusive canonicalisation does not see the additions, so a
 * signature inside holds as before; nothing is added where nothing is borrowed.
 */
export function standaloneText(document: XmlDocument, element: XmlElement): string {
  const text = document.text.slice(element.start, element.end);
  const outer = element.parent?.scope ?? new Map<string, string>();
  const added = [...borrowedPrefixes(element)]
    .filter((prefix) => prefix !== 'xml' && (outer.get(prefix) ?? '') !== '')
    .sort()
    .map((prefix) => {
      const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
      return ` ${name}="${escapeAttribute(outer.get(prefix) ?? '')}"`;
    });
  const nameEnd = text.search(/[ \t\r\n/>]/);
  return text.slice(0, nameEnd) + added.join('') + text.slice(nameEnd);
}

/** Prefixes used somewhere in the element and declared nowhere on the way there; '' is the default namespace. */
function borrowedPrefixes(
  element: XmlElement,
  declaredAbove: ReadonlySet<string> = new Set(),
  borrowed = new Set<string>(),
): ReadonlySet<string> {
  const declared =
    element.declared.length === 0
      ? declaredAbove
      : new Set([...declaredAbove, ...element.declared]);
  for (const prefix of usedPrefixes(element)) if (!declared.has(prefix)) borrowed.add(prefix);
  for (const child of element.children)
    if (typeof child !== 'string') borrowedPrefixes(child, declared, borrowed);
  return borrowed;
}

function usedPrefixes(element: XmlElement): string[] {
  const used = [element.prefix];
  for (const { prefix, localName, namespace, value } of element.attributes) {
    if (prefix !== '') used.push(prefix);
    // A value that is a qualified name borrows its prefix as well
    if (namespace === ns.xsi && localName === 'type') used.push(prefixOf(value.trim()));
  }
  if (isElement(element, ns.exclusive, 'InclusiveNamespaces')) {
    const list = attributeOf(element, 'PrefixList') ?? '';
    for (const one of list.split(/[ \t\r\n]+/)) used.push(one === '#default' ? '' : one);
  }
  return used;
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
}
