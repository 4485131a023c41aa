import { scryptSync } from 'node:crypto';
import { integerOf, octetStringOf, sequenceOf } from '../asn1/ber-value.ts';
import type { BerNode } from '../asn1/ber.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { UnsupportedAlgorithmError } from './scheme.ts';
import type { Derivation } from './key-derivation.ts';
import { checkedSalt } from './key-derivation.ts';

/** Memory one derivation may take, in bytes: common choices (N = 16384, r = 8) take 16 MiB. */
const maxMemory = 64 * 1024 * 1024;

/** scrypt-params (RFC 7914, section 7). More memory than we lend counts as an unsupported algorithm. */
export function readScrypt(parameters: BerNode | undefined): Derivation {
  const [saltNode, nNode, rNode, pNode, lengthNode] = sequenceOf(parameters);
  const salt = checkedSalt(octetStringOf(saltNode));
  const [n, r, p] = [integerOf(nNode), integerOf(rNode), integerOf(pNode)];
  const keyLength = lengthNode === undefined ? null : integerOf(lengthNode);
  if (n < 2 || r < 1 || p < 1 || (keyLength !== null && keyLength < 1))
    throw new MalformedError('scrypt');
  if (128 * n * r > maxMemory || 128 * r * p > maxMemory)
    throw new UnsupportedAlgorithmError('scrypt with a large memory need');
  if (!Number.isInteger(Math.log2(n))) throw new MalformedError('scrypt');
  return {
    name: 'scrypt',
    iterations: n,
    keyLength,
    salt,
    // 4 n r p calls of Salsa20/8, a tenth of a microsecond each on a common core
    cost: () => 0.4 * n * r * p,
    derive: (password, length) =>
      scryptSync(password, salt, length, { N: n, r, p, maxmem: 2 * maxMemory }),
  };
}
