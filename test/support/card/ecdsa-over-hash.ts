import { createECDH, type KeyObject } from 'node:crypto';

/** Order of P-384 (SEC 2, 2.5.1). */
const order = BigInt(
  '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
);
const bytes = 48;

/**
 * ECDSA on P-384 over a hash that was made elsewhere, as a card signs: raw r‖s (FIPS 186-4, 6.4). Node signs over messages only;
 * the one point multiplication comes from its key agreement, the rest is arithmetic modulo the order.
 */
export function ecdsaOverHash(key: KeyObject, hash: Uint8Array): Buffer {
  const secret = toNumber(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const digest = toNumber(hash.subarray(0, bytes));
  for (;;) {
    const once = createECDH('secp384r1');
    const point = once.generateKeys();
    const r = toNumber(point.subarray(1, 1 + bytes)) % order;
    const s = (inverse(toNumber(once.getPrivateKey())) * (digest + r * secret)) % order;
    if (r !== 0n && s !== 0n) return Buffer.concat([toBytes(r), toBytes(s)]);
  }
}

const toNumber = (value: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(value).toString('hex') || '0'}`);

const toBytes = (value: bigint): Buffer =>
  Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex');

/** Modulo the order, by Euclid's extended algorithm. */
function inverse(value: bigint): bigint {
  let [old, rest] = [value % order, order];
  let [factor, next] = [1n, 0n];
  while (rest !== 0n) {
    const quotient = old / rest;
    [old, rest] = [rest, old - quotient * rest];
    [factor, next] = [next, factor - quotient * next];
  }
  return ((factor % order) + order) % order;
}
