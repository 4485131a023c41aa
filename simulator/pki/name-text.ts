import type { DistinguishedName } from './distinguished-name.ts';

/** The attributes of a name in RFC 2253 text, in the order of DER; null for what is none. A value may hold unescaped equals signs. */
export function readNameText(text: string): readonly (readonly [string, string])[] | null {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') {
      part += letter + text.charAt(at + 1);
      at += 1;
    } else if (letter === ',') {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  const read = [...parts, part].map((one) => /^([A-Za-z]+)=(.*)$/s.exec(one));
  if (read.includes(null)) return null;
  return read
    .map((found) => [found?.[1] ?? '', (found?.[2] ?? '').replaceAll(/\\(.)/gs, '$1')] as const)
    .reverse();
}

/** Compared as lists of type and value, never as text or DER (registration.md 10.2). */
export const isSameNameAs = (
  left: readonly (readonly [string, string])[] | null,
  right: DistinguishedName,
): boolean => left !== null && JSON.stringify(left) === JSON.stringify(right);
