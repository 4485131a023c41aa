import { derElement } from './der-writer.ts';
import { MalformedError, TooLargeError } from './malformed.ts';

/** Bounds of one file's ASN.1; `elements` is shared by all parts of a file and counts down. */
export interface BerBudget {
  readonly maxDepth: number;
  elements: number;
}

/** Elements a file of one mebibyte may hold: a thousand times what a real keystore needs. */
const maxElements = 100_000;

export function createBerBudget(maxDepth: number): BerBudget {
  return { maxDepth, elements: maxElements };
}

/** One BER element (X.690) as offsets into its buffer; nothing is copied. */
export interface BerNode {
  readonly bytes: Uint8Array;
  /** 0 universal, 1 application, 2 context, 3 private. */
  readonly tagClass: number;
  readonly tag: number;
  readonly constructed: boolean;
  readonly start: number;
  readonly contentStart: number;
  /** Without the end-of-contents octets of an indefinite length. */
  readonly contentEnd: number;
  readonly end: number;
  readonly children: readonly BerNode[];
  /** No indefinite length and no constructed string anywhere inside: schemas can read it unchanged. */
  readonly definite: boolean;
}

export const universal = {
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  oid: 6,
  utf8String: 12,
  sequence: 16,
  set: 17,
  bmpString: 30,
} as const;

interface Header {
  readonly tagClass: number;
  readonly tag: number;
  readonly constructed: boolean;
  readonly contentStart: number;
  /** null: indefinite. */
  readonly length: number | null;
}

/**
 * Reads the element at the start of `bytes`, and all inside it, within bounds set beforehand. Runs before any schema
 * sees the bytes: schemas recurse and allocate without asking. Content of primitive strings is not looked into.
 * Bytes after the element are not an error; compare `end`. Throws MalformedError, or TooLargeError beyond the bounds.
 */
export function scanBer(bytes: Uint8Array, budget: BerBudget): BerNode {
  return scanElement(bytes, 0, bytes.length, 1, budget);
}

function scanElement(
  bytes: Uint8Array,
  start: number,
  limit: number,
  depth: number,
  budget: BerBudget,
): BerNode {
  if (depth > budget.maxDepth) throw new TooLargeError('levels', budget.maxDepth);
  if (--budget.elements < 0) throw new TooLargeError('elements', maxElements);
  const header = readHeader(bytes, start, limit);
  const { tagClass, tag, constructed, contentStart, length } = header;
  if (length === null && !constructed)
    throw new MalformedError('indefinite length of a primitive element');
  const stop = length === null ? limit : contentStart + length;
  if (stop > limit) throw new MalformedError('an element reaches beyond the end');

  const children: BerNode[] = [];
  let definite =
    length !== null && !(constructed && tagClass === 0 && tag === universal.octetString);
  let position = contentStart;
  let end = stop;
  if (constructed) {
    for (;;) {
      if (
        length === null &&
        position + 1 < limit &&
        bytes[position] === 0 &&
        bytes[position + 1] === 0
      ) {
        end = position + 2;
        break;
      }
      if (position >= stop) {
        if (length === null) throw new MalformedError('an indefinite length never ends');
        break;
      }
      const child = scanElement(bytes, position, stop, depth + 1, budget);
      if (!child.definite) definite = false;
      children.push(child);
      position = child.end;
    }
  } else {
    position = stop;
  }
  const contentEnd = position;
  return {
    bytes,
    tagClass,
    tag,
    constructed,
    start,
    contentStart,
    contentEnd,
    end,
    children,
    definite,
  };
}

function readHeader(bytes: Uint8Array, start: number, limit: number): Header {
  let position = start;
  const next = (): number => {
    const byte = position < limit ? bytes[position] : undefined;
    if (byte === undefined) throw new MalformedError('the file stops in the middle of an element');
    position += 1;
    return byte;
  };
  const first = next();
  let tag = first & 0x1f;
  if (tag === 0x1f) {
    tag = 0;
    let byte: number;
    do {
      byte = next();
      if (tag > 0xffff) throw new MalformedError('tag number too large');
      tag = tag * 128 + (byte & 0x7f);
    } while ((byte & 0x80) !== 0);
  }
  const constructed = (first & 0x20) !== 0;
  const tagClass = first >> 6;
  if (tagClass === 0 && tag === 0) throw new MalformedError('end-of-contents out of place');
  const lengthByte = next();
  if (lengthByte === 0x80)
    return { tagClass, tag, constructed, contentStart: position, length: null };
  let length = lengthByte;
  if (lengthByte > 0x80) {
    const octets = lengthByte - 0x80;
    if (octets > 4) throw new MalformedError('length too large');
    length = 0;
    for (let index = 0; index < octets; index += 1) length = length * 256 + next();
  }
  return { tagClass, tag, constructed, contentStart: position, length };
}

/** Content of a string, segments joined (BER lets an OCTET STRING come in pieces); works for implicit tags too. */
export function octetsOf(node: BerNode): Uint8Array {
  if (!node.constructed) return node.bytes.subarray(node.contentStart, node.contentEnd);
  return Buffer.concat(
    node.children.map((child) => {
      if (child.tagClass !== 0 || child.tag !== universal.octetString)
        throw new MalformedError('a segment of an octet string has another type');
      return octetsOf(child);
    }),
  );
}

/**
 * The element with definite lengths and whole octet strings, for schemas that know DER only. The content of octet
 * strings is left as it is, so what a MAC or a signature covers does not change.
 */
export function definiteBytes(node: BerNode): Uint8Array {
  if (node.definite) return node.bytes.subarray(node.start, node.end);
  const whole = node.tagClass === 0 && node.tag === universal.octetString;
  const content =
    whole || !node.constructed ? octetsOf(node) : Buffer.concat(node.children.map(definiteBytes));
  if (node.tag > 30) throw new MalformedError('tag number too large');
  const first = (node.tagClass << 6) | (node.constructed && !whole ? 0x20 : 0) | node.tag;
  return derElement(first, content);
}
