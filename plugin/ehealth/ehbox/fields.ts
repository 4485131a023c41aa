import { parseInstant } from '../xml/instant.ts';
import { childElements } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

/*
 * Reads single values the tolerant way: the first element of a name counts, what is missing or cannot be read is null, what is not asked for
 * is passed over. Children are found by their local name: the service writes them without name space.
 */

export function elementsIn(parent: XmlElement | null, name: string): readonly XmlElement[] {
  if (parent === null) return [];
  return childElements(parent).filter(({ localName }) => localName === name);
}

export function elementIn(parent: XmlElement | null, name: string): XmlElement | null {
  return elementsIn(parent, name)[0] ?? null;
}

/** The text of an element itself; '' where there is none. */
export function textOfElement({ children }: XmlElement): string {
  const texts = children.filter((child) => typeof child === 'string');
  return texts.length === 1 ? (texts[0] ?? '') : texts.join('');
}

/** Without blanks at its ends; null where it is absent or empty. */
export function textIn(parent: XmlElement | null, name: string): string | null {
  const found = elementIn(parent, name);
  const text = found === null ? '' : textOfElement(found).trim();
  return text === '' ? null : text;
}

/** A day, YYYY-MM-DD. A zone behind it is left off: it is a day in Belgium either way. */
export function dayIn(parent: XmlElement | null, name: string): string | null {
  const day = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(textIn(parent, name) ?? '')?.[1];
  return day !== undefined && parseInstant(`${day}T00:00:00Z`) !== null ? day : null;
}

/** ISO 8601, UTC. */
export function instantIn(parent: XmlElement | null, name: string): string | null {
  return parseInstant(textIn(parent, name) ?? undefined)?.toISOString() ?? null;
}

/** A whole number from 0 on. */
export function numberIn(parent: XmlElement | null, name: string): number | null {
  const text = textIn(parent, name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

export function flagIn(parent: XmlElement | null, name: string): boolean {
  const text = textIn(parent, name);
  return text === 'true' || text === '1';
}

/** Bytes of base64, which may be wrapped and empty; null for anything else. */
export function decodedBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/.test(text)) return null;
  return Buffer.from(text, 'base64');
}
