/**
 * Compares the content of an INTEGER with a certificate's serial number, as numbers: authorities write redundant leading octets in one
 * place and not in the other, and one that forgets the zero before a high bit (RFC 5280, 4.1.2.2) means the positive number. So two are
 * equal when their values are, with or without sign: a revoked certificate must never pass for another one.
 */
export function serialMatcher(
  serialNumber: Uint8Array,
): (bytes: Uint8Array, from: number, to: number) => boolean {
  const plain = serialNumber.subarray(startOfUnsigned(serialNumber, 0, serialNumber.length));
  const signed = serialNumber.subarray(startOfSigned(serialNumber, 0, serialNumber.length));
  return (bytes, from, to) =>
    isSame(plain, bytes, startOfUnsigned(bytes, from, to), to) ||
    isSame(signed, bytes, startOfSigned(bytes, from, to), to);
}

/** Behind all leading zeros. */
function startOfUnsigned(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] === 0) at += 1;
  return at;
}

/** Behind the octets that only repeat the sign of what follows. */
function startOfSigned(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const sign = bytes[from];
  if (sign !== 0 && sign !== 0xff) return at;
  while (at + 1 < to && bytes[at] === sign && (bytes[at + 1] ?? 0) >> 7 === (sign & 1)) at += 1;
  return at;
}

function isSame(wanted: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== wanted.length) return false;
  for (let index = 0; index < wanted.length; index += 1)
    if (wanted[index] !== bytes[from + index]) return false;
  return true;
}
