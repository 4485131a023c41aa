import type { DistinguishedName } from '../x509/distinguished-name.ts';

/** Attribute types by the names that RFC 4514 and the usual writers have for them. */
const attributeTypes: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SURNAME: '2.5.4.4',
  SN: '2.5.4.4',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  STREET: '2.5.4.9',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  T: '2.5.4.12',
  TITLE: '2.5.4.12',
  GIVENNAME: '2.5.4.42',
  GN: '2.5.4.42',
  DC: '0.9.2342.19200300.100.1.25',
  UID: '0.9.2342.19200300.100.1.1',
  EMAILADDRESS: '1.2.840.113549.1.9.1',
  E: '1.2.840.113549.1.9.1',
};

const COUNTRY = '2.5.4.6';

/** Thrown for a text that is no name. */
export class NameTextError extends Error {
  override readonly name = 'NameTextError';
}

interface Written {
  readonly type: string;
  /** As it is written, with its escapes. */
  value: string;
  /** Part of the same relative name as the attribute before it. */
  readonly joined: boolean;
}

/**
 * Reads a name from its text (RFC 4514, last part first), as the registration authority and other writers have it: in a value `=` may be
 * escaped or not, and a comma that no known attribute follows is part of the value (registration.md section 10.2). A text that begins with
 * the country is in the order of DER already. Returns the order of DER. Throws NameTextError.
 */
export function parseNameText(text: string): DistinguishedName {
  const name: { type: string; value: string }[][] = [];
  for (const { type, value, joined } of split(text)) {
    const attribute = { type, value: valueOf(value) };
    const last = name.at(-1);
    if (joined && last !== undefined) last.push(attribute);
    else name.push([attribute]);
  }
  return name[0]?.[0]?.type === COUNTRY ? name : name.reverse();
}

/** The attributes as they are written, each value with its escapes. */
function split(text: string): readonly Written[] {
  const found: Written[] = [];
  let at = 0;
  let joined = false;
  while (at < text.length) {
    const start = attributeAt(text, at);
    if (start === null) throw new NameTextError('not a distinguished name');
    const end = valueEnd(text, start.valueAt);
    found.push({ type: start.type, value: text.slice(start.valueAt, end), joined });
    joined = text[end] === '+';
    at = end + 1;
  }
  if (found.length === 0) throw new NameTextError('an empty distinguished name');
  return found;
}

/** A known attribute that begins here; null for anything else. */
function attributeAt(text: string, at: number): { type: string; valueAt: number } | null {
  const pattern = /\s*(?:([A-Za-z]+)|(?:OID\.)?(\d+(?:\.\d+)+))\s*=/y;
  pattern.lastIndex = at;
  const [, keyword = '', oid] = pattern.exec(text) ?? [];
  const upper = keyword.toUpperCase();
  const known = Object.hasOwn(attributeTypes, upper) ? attributeTypes[upper] : undefined;
  const type = oid ?? known;
  return type === undefined ? null : { type, valueAt: pattern.lastIndex };
}

/** Where a value ends: at a separator that a known attribute follows, or with the text. */
function valueEnd(text: string, start: number): number {
  let quoted = /^\s*"/.test(text.slice(start));
  let at = quoted ? text.indexOf('"', start) + 1 : start;
  for (; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (letter === '\\') at += 1;
    else if (quoted) quoted = letter !== '"';
    else if (',;+'.includes(letter) && attributeAt(text, at + 1) !== null) break;
  }
  return Math.min(at, text.length);
}

/** A value without quotes and escapes. Pairs of hex digits are octets of UTF-8. Blanks around it count only where they are escaped. */
function valueOf(written: string): string {
  const [, quoted] = /^\s*"(.*)"\s*$/s.exec(written) ?? [];
  return (quoted ?? withoutOuterBlanks(written)).replace(
    /((?:\\[0-9A-Fa-f]{2})+)|\\(.)/gs,
    (_whole, octets: string | undefined, letter: string) =>
      octets === undefined
        ? letter
        : Buffer.from(octets.replaceAll('\\', ''), 'hex').toString('utf8'),
  );
}

function withoutOuterBlanks(written: string): string {
  const start = written.trimStart();
  const bare = start.trimEnd();
  const [backslashes = ''] = /\\*$/.exec(bare) ?? [];
  return backslashes.length % 2 === 1 ? start.slice(0, bare.length + 1) : bare;
}
