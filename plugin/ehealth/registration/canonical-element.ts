import { escapeAttribute, escapeText } from '../xml/xml.ts';

/** An element of a request. Its name has one of the prefixes below; it holds text or other elements. */
export interface ContentElement {
  readonly name: string;
  /** In canonical order. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly ContentElement[];
}

export const element = (
  name: string,
  content: ContentElement['content'],
  attributes: ContentElement['attributes'] = {},
): ContentElement => ({ name, attributes, content });

export const certRaNamespaces = {
  protocol: 'urn:be:fgov:ehealth:certra:protocol:v2',
  core: 'urn:be:fgov:ehealth:certra:core:v2',
  commons: 'urn:be:fgov:ehealth:commons:core:v2',
} as const;

/** Prefixes (registration.md section 4). `p` is declared by the request itself. */
const namespaces: Readonly<Record<string, string>> = {
  c: certRaNamespaces.core,
  cc: certRaNamespaces.commons,
};

/**
 * Elements in the writing of Exclusive XML Canonicalization: a name space is declared by the elements that are the first to use it, so
 * that what is sent is what was signed.
 */
export function canonicalText(
  elements: readonly ContentElement[],
  declared: ReadonlySet<string> = new Set(['p']),
): string {
  return elements.map((one) => textOfElement(one, declared)).join('');
}

function textOfElement(
  { name, attributes, content }: ContentElement,
  declared: ReadonlySet<string>,
): string {
  const [prefix = ''] = name.split(':');
  const namespace = declared.has(prefix) ? undefined : namespaces[prefix];
  const declaration =
    namespace === undefined ? '' : ` xmlns:${prefix}="${escapeAttribute(namespace)}"`;
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeAttribute(value)}"`,
  );
  const inside =
    typeof content === 'string'
      ? escapeText(content)
      : canonicalText(content, new Set([...declared, prefix]));
  return `<${name}${declaration}${written.join('')}>${inside}</${name}>`;
}
