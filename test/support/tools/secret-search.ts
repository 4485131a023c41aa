import { inspect } from 'node:util';

/** Something that must not appear anywhere, with the name that a failing test says. */
export interface Secret {
  readonly name: string;
  readonly bytes: Buffer;
  /** Text is also looked for as people and machines write text: escaped, quoted, in UTF-16. */
  readonly text?: string;
}

/** A place to look in. */
export interface Place {
  readonly name: string;
  readonly bytes: Buffer;
}

export function secretText(name: string, text: string): Secret {
  return { name, text, bytes: Buffer.from(text, 'utf8') };
}

/**
 * Bytes cut down to a part from their middle: a leak of a part is found too, and no spelling depends on how they begin or
 * end. Never shorter than 16 bytes, or chance would find them.
 */
export function secretBytes(name: string, bytes: Uint8Array, length = 24): Secret {
  if (bytes.length < 16) throw new Error(`${name} is too short to be looked for`);
  const start = Math.max(0, Math.floor((bytes.length - length) / 2));
  return { name, bytes: Buffer.from(bytes.subarray(start, start + length)) };
}

/** Everything that a log line, an event or an answer's headers hold, also what JSON would leave out. */
export function placeOf(name: string, value: unknown): Place {
  const seen = inspect(value, {
    depth: Infinity,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden: true,
    breakLength: Infinity,
  });
  return { name, bytes: Buffer.from(`${seen}\n${JSON.stringify(value)}`) };
}

/** Where which secret was found, as "secret as spelling in place". Empty: nowhere. */
export function findSecrets(secrets: readonly Secret[], places: readonly Place[]): string[] {
  const wanted = secrets.map((secret) => ({ name: secret.name, spellings: spellingsOf(secret) }));
  return places.flatMap((place) => {
    // Base64 in lines, byte lists with blanks ("<Buffer 01 02>", "1, 2") and byte maps ({"0":1,"1":2}) drawn together
    const text = place.bytes.toString('latin1');
    const dense = text.replace(/\\r|\\n|\s/g, '').replace(/"?\b\d+"?:(?=\d)/g, '');
    return wanted.flatMap(({ name, spellings }) =>
      Object.entries(spellings)
        .filter(([, spelling]) => {
          const asText = spelling.toString('latin1');
          return text.includes(asText) || dense.includes(asText);
        })
        .map(([spelling]) => `${name} as ${spelling} in ${place.name}`),
    );
  });
}

/** The ways in which bytes or text are written down. */
export function spellingsOf({ bytes, text }: Secret): Readonly<Record<string, Buffer>> {
  const hex = bytes.toString('hex');
  const spellings: Record<string, string | Buffer> = {
    bytes,
    hex,
    'hex in capitals': hex.toUpperCase(),
    'a list of bytes': [...bytes].join(','),
  };
  for (const offset of [0, 1, 2]) {
    // The same bytes give three texts, depending on their position; what neighbours could change is cut off
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const whole = shifted.subarray(0, shifted.length - (shifted.length % 3));
    const inner = whole.toString('base64').slice(offset === 0 ? 0 : 4);
    spellings[`base64, shifted by ${offset}`] = inner;
    spellings[`base64url, shifted by ${offset}`] = inner.replaceAll('+', '-').replaceAll('/', '_');
  }
  if (text !== undefined) {
    const utf16 = Buffer.from(text, 'utf16le');
    spellings['UTF-16LE'] = utf16;
    spellings['UTF-16BE'] = Buffer.from(utf16).swap16();
    spellings['in an address'] = encodeURIComponent(text);
    spellings['in a form'] = new URLSearchParams({ '': text }).toString().slice(1);
    spellings['in JSON'] = JSON.stringify(text).slice(1, -1);
    spellings['in HTML'] = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&#34;')
      .replaceAll("'", '&#39;');
  }
  return Object.fromEntries(
    Object.entries(spellings).map(([name, spelling]) => [name, Buffer.from(spelling)]),
  );
}
