/* Just enough DER to read what callers ask: definite lengths, tags of one byte. Apart from plugin/pki on purpose, like der.ts. */

export interface DerValue {
  /** Identifier octet, class and constructed bit included. */
  readonly tag: number;
  readonly contents: Buffer;
  /** The whole value, tag and length included. */
  readonly encoded: Buffer;
}

/** Bytes that are no DER of the expected shape. */
export class DerRefusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DerRefusal';
  }
}

/** Reads exactly one value; throws {@link DerRefusal} where bytes are missing or left over. */
export function readDer(bytes: Buffer): DerValue {
  const [value, ...others] = readAll(bytes);
  if (value === undefined || others.length > 0) throw new DerRefusal('not one value');
  return value;
}

/** The members of a constructed value of tag `tag`. Throws {@link DerRefusal}. */
export function members(value: DerValue | undefined, tag = 0x30): readonly DerValue[] {
  if (value?.tag !== tag) throw new DerRefusal(`a value of tag ${String(tag)} is missing`);
  return readAll(value.contents);
}

/** The contents of a primitive value of tag `tag`. Throws {@link DerRefusal}. */
export function contentsOf(value: DerValue | undefined, tag: number): Buffer {
  if (value?.tag !== tag) throw new DerRefusal(`a value of tag ${String(tag)} is missing`);
  return value.contents;
}

function readAll(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const value = readAt(bytes.subarray(at));
    values.push(value);
    at += value.encoded.length;
  }
  return values;
}

function readAt(bytes: Buffer): DerValue {
  const [tag = 0, first = 0x80] = bytes;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes) {
    throw new DerRefusal('a length is missing or indefinite');
  }
  const start = 2 + lengthBytes;
  const end = start + (lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes));
  if (end > bytes.length) throw new DerRefusal('a value is cut off');
  return { tag, contents: bytes.subarray(start, end), encoded: bytes.subarray(0, end) };
}
