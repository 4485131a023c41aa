import { octetsOf, universal } from './ber.ts';
import type { BerNode } from './ber.ts';
import { MalformedError } from './malformed.ts';

/*
 * Typed access to scanned elements, for the small parameter structures that no kept schema describes (PBES2, PBKDF2,
 * PBMAC1, RC2, EncryptedData). Every reader throws MalformedError when the element is of another type.
 */

function hasTag(node: BerNode | undefined, tag: number): node is BerNode {
  return node?.tagClass === 0 && node.tag === tag;
}

export function sequenceOf(node: BerNode | undefined): readonly BerNode[] {
  if (!hasTag(node, universal.sequence) || !node.constructed)
    throw new MalformedError('a sequence is missing');
  return node.children;
}

/** Integers beyond 2^53 come back as Infinity: every caller bounds them anyway. */
export function integerOf(node: BerNode | undefined): number {
  if (!hasTag(node, universal.integer) || node.constructed)
    throw new MalformedError('a number is missing');
  const octets = octetsOf(node);
  if (octets.length === 0) throw new MalformedError('an empty number');
  if (octets.length > 16) return (octets[0] ?? 0) >= 0x80 ? -Infinity : Infinity;
  const hex = Buffer.from(octets).toString('hex');
  const value = BigInt.asIntN(octets.length * 8, BigInt(`0x${hex}`));
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value < 0n ? -Infinity : Infinity;
}

/** Content of an INTEGER, without octets that only repeat its sign. */
export function integerOctets(node: BerNode | undefined): Uint8Array {
  if (!hasTag(node, universal.integer) || node.constructed)
    throw new MalformedError('a number is missing');
  const octets = octetsOf(node);
  const sign = octets[0];
  let start = 0;
  while ((sign === 0 || sign === 0xff) && octets[start] === sign && start + 1 < octets.length) {
    if ((octets[start + 1] ?? 0) >> 7 !== (sign & 1)) break;
    start += 1;
  }
  return octets.subarray(start);
}

export function octetStringOf(node: BerNode | undefined): Uint8Array {
  if (!hasTag(node, universal.octetString)) throw new MalformedError('an octet string is missing');
  return octetsOf(node);
}

export function oidOf(node: BerNode | undefined): string {
  if (!hasTag(node, universal.oid) || node.constructed)
    throw new MalformedError('an object identifier is missing');
  const octets = octetsOf(node);
  const arcs: bigint[] = [];
  let arc = 0n;
  if (octets.length === 0 || octets.length > 64)
    throw new MalformedError('an object identifier of impossible length');
  octets.forEach((octet, index) => {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if ((octet & 0x80) === 0) {
      arcs.push(arc);
      arc = 0n;
    } else if (index === octets.length - 1)
      throw new MalformedError('an object identifier breaks off');
  });
  const first = arcs[0] ?? 0n;
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [root, first - root * 40n, ...arcs.slice(1)].join('.');
}

/** The element inside an explicit `[0]`. */
export function explicitContent(node: BerNode | undefined): BerNode {
  const [inner] = node?.tagClass === 2 && node.tag === 0 && node.constructed ? node.children : [];
  if (inner === undefined) throw new MalformedError('content is missing');
  return inner;
}

/** AlgorithmIdentifier (RFC 5280, 4.1.1.2). */
export interface Algorithm {
  readonly oid: string;
  readonly parameters: BerNode | undefined;
}

export function algorithmOf(node: BerNode | undefined): Algorithm {
  const [oid, parameters] = sequenceOf(node);
  return { oid: oidOf(oid), parameters };
}

export const isInteger = (node: BerNode | undefined): node is BerNode =>
  hasTag(node, universal.integer);
export const isSequence = (node: BerNode | undefined): node is BerNode =>
  hasTag(node, universal.sequence);
export const isOid = (node: BerNode | undefined): node is BerNode => hasTag(node, universal.oid);
