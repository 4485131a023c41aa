import { escapeXml } from '../../xml/xml.ts';

/** An element without name space that holds a text; `attributes` that are null are left out. */
export const element = (
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | null>> = {},
): string => parent(name, escapeXml(text), attributes);

/** An element without name space that holds elements, already written. */
export function parent(
  name: string,
  inside: string,
  attributes: Readonly<Record<string, string | null>> = {},
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeXml(value).replaceAll('\n', '&#xA;')}"`],
  );
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** An element that holds bytes in base64. */
export const base64Element = (
  name: string,
  bytes: Uint8Array,
  attributes: Readonly<Record<string, string | null>> = {},
): string => parent(name, Buffer.from(bytes).toString('base64'), attributes);
