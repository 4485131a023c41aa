import { pbkdf2Sync } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import {
  algorithmOf,
  integerOf,
  isInteger,
  isSequence,
  octetStringOf,
  sequenceOf,
} from '../asn1/ber-value.ts';
import { octetsOf, universal } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';
import { MalformedError } from '../asn1/malformed.ts';
import { UnsupportedAlgorithmError } from './scheme.ts';
import { checkedIterations, checkedSalt } from './key-derivation.ts';

/** HMAC algorithms, as PRF of PBKDF2 and as MAC of PBMAC1: node:crypto's name of the hash and its length in bytes. */
export interface Hmac {
  readonly name: string;
  readonly hash: string;
  readonly length: number;
}

const hmacs: Readonly<Record<string, Omit<Hmac, 'name'>>> = {
  '1.2.840.113549.2.7': { hash: 'sha1', length: 20 },
  '1.2.840.113549.2.8': { hash: 'sha224', length: 28 },
  '1.2.840.113549.2.9': { hash: 'sha256', length: 32 },
  '1.2.840.113549.2.10': { hash: 'sha384', length: 48 },
  '1.2.840.113549.2.11': { hash: 'sha512', length: 64 },
  '1.2.840.113549.2.12': { hash: 'sha512-224', length: 28 },
  '1.2.840.113549.2.13': { hash: 'sha512-256', length: 32 },
};

/** The HMAC of an OID; undefined when we do not have it. */
export function findHmac(oid: string): Hmac | undefined {
  const found = hmacs[oid];
  return found && { name: algorithmName(oid), ...found };
}

/** PBKDF2-params (RFC 8018, A.2), read and checked. */
export interface Pbkdf2 {
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** Bytes; null when the file leaves it to the cipher. */
  readonly keyLength: number | null;
  readonly prf: Hmac;
  /** Microseconds of a common core. */
  cost(length: number): number;
  derive(password: Uint8Array, length: number): Buffer;
}

/** Real files derive a block or two; a longer key multiplies the work. */
const maxKeyLength = 1024;

/** Microseconds of one iteration on a common core: two blocks of the hash, of 64 or of 128 octets. */
const iterationCost = ({ hash }: Hmac) => (/^sha(?:384|512)/.test(hash) ? 0.9 : 0.45);

/** Throws UnsupportedAlgorithmError for a PRF we lack, MalformedError for parameters that make no sense. */
export function readPbkdf2(parameters: BerNode | undefined): Pbkdf2 {
  const [saltNode, iterationsNode, ...optional] = sequenceOf(parameters);
  if (isSequence(saltNode)) throw new UnsupportedAlgorithmError('PBKDF2 with an external salt');
  const salt = checkedSalt(octetStringOf(saltNode));
  const iterations = checkedIterations(integerOf(iterationsNode));
  const keyLengthNode = isInteger(optional[0]) ? optional.shift() : undefined;
  const keyLength = keyLengthNode === undefined ? null : integerOf(keyLengthNode);
  if (keyLength !== null && (keyLength < 1 || keyLength > maxKeyLength))
    throw new MalformedError('impossible key length');
  // Left out, the pseudorandom function is HMAC-SHA-1
  const oid = optional[0] === undefined ? '1.2.840.113549.2.7' : algorithmOf(optional[0]).oid;
  const prf = findHmac(oid);
  if (prf === undefined) throw new UnsupportedAlgorithmError(algorithmName(oid));
  return {
    salt,
    iterations,
    keyLength,
    prf,
    cost: (length) => iterations * Math.ceil(length / prf.length) * iterationCost(prf),
    derive: (password, length) => pbkdf2Sync(password, salt, iterations, length, prf.hash),
  };
}

/** An initialisation vector of the length the cipher wants. */
export function ivOf(node: BerNode | undefined, length: number): Uint8Array {
  if (node?.tagClass !== 0 || node.tag !== universal.octetString) throw new MalformedError('no IV');
  const iv = octetsOf(node);
  if (iv.length !== length) throw new MalformedError('an IV of the wrong length');
  return iv;
}
