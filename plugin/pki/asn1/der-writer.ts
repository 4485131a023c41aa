/** One DER element (X.690): its first octet, its length, the contents in their order. */
export function derElement(first: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, one) => sum + one.length, 0);
  return Buffer.concat([Uint8Array.of(first, ...lengthOctets(length)), ...contents]);
}

/** INTEGER of a number that is not negative. */
export function derInteger(value: number | bigint): Buffer {
  const hex = value.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const sign = (octets[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return derElement(0x02, sign, octets);
}

/** SET OF: its elements in the order of their encodings (X.690, 11.6). */
export const derSetOf = (...elements: readonly Uint8Array[]): Buffer =>
  derElement(0x31, ...[...elements].sort((one, other) => Buffer.compare(one, other)));

/** OBJECT IDENTIFIER of a dotted text. */
export function derOid(dotted: string): Buffer {
  const [root = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return derElement(0x06, Uint8Array.from([root * 40 + second, ...arcs].flatMap(base128)));
}

function base128(arc: number): number[] {
  const digits = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128))
    digits.unshift(0x80 | (rest % 128));
  return digits;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}
