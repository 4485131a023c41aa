import { ECDH, generateKeyPairSync } from 'node:crypto';
import { algorithmName } from '../asn1/algorithm-name.ts';
import { isOid, octetStringOf, oidOf, sequenceOf } from '../asn1/ber-value.ts';
import { createBerBudget, octetsOf, scanBer } from '../asn1/ber.ts';
import type { BerNode } from '../asn1/ber.ts';

/** A curve by its OID (RFC 5480, 2.1.1.1; RFC 5639). */
export interface NamedCurve {
  readonly oid: string;
  /** As the standards write it. */
  readonly name: string;
  /** As OpenSSL writes it. */
  readonly nativeName: string;
  /** Octets of a coordinate, and of a private key. */
  readonly size: number;
}

const curve = (oid: string, nativeName: string, size: number): NamedCurve => ({
  oid,
  name: algorithmName(oid),
  nativeName,
  size,
});

/** Those that OpenSSL computes with, of prime fields. */
const curves: readonly NamedCurve[] = [
  curve('1.2.840.10045.3.1.7', 'prime256v1', 32),
  curve('1.3.132.0.34', 'secp384r1', 48),
  curve('1.3.132.0.35', 'secp521r1', 66),
  curve('1.3.132.0.33', 'secp224r1', 28),
  curve('1.3.132.0.10', 'secp256k1', 32),
  curve('1.3.36.3.3.2.8.1.1.7', 'brainpoolP256r1', 32),
  curve('1.3.36.3.3.2.8.1.1.11', 'brainpoolP384r1', 48),
  curve('1.3.36.3.3.2.8.1.1.13', 'brainpoolP512r1', 64),
];

/**
 * The curve that ECParameters mean: by name, or by all its numbers, which some writers list in full (X9.62; RFC 3279, 2.3.5). Every
 * number must be that of the curve: with another base point, any public key has a private key that its maker knows.
 * null for any other curve. Throws MalformedError for what are no parameters.
 */
export function findCurve(parameters: BerNode | undefined): NamedCurve | null {
  if (isOid(parameters)) {
    const oid = oidOf(parameters);
    return curves.find((one) => one.oid === oid) ?? null;
  }
  const [version, field, equation, base, order] = sequenceOf(parameters);
  if (version === undefined || base === undefined || order === undefined) return null;
  const [fieldType, prime] = sequenceOf(field);
  if (oidOf(fieldType) !== primeField || prime === undefined) return null;
  // A third element, the seed, says only how the second was found
  const [a, b] = sequenceOf(equation)
    .slice(0, 2)
    .map((element) => numberOf(octetStringOf(element)));
  const stated = [numberOf(octetsOf(prime)), a, b, numberOf(octetsOf(order))];
  return (
    curves.find((one) => {
      const { numbers, base: own } = explicitForm(one);
      return (
        numbers.every((number, index) => number === stated[index]) &&
        uncompressedPoint(one, octetStringOf(base))?.equals(own) === true
      );
    }) ?? null
  );
}

const primeField = '1.2.840.10045.1.1';

/** A point in the form that nearly all write: both coordinates. null for what is no point of the curve. */
export function uncompressedPoint({ nativeName }: NamedCurve, point: Uint8Array): Buffer | null {
  try {
    const whole = ECDH.convertKey(point, nativeName, undefined, 'hex', 'uncompressed');
    return Buffer.from(whole as string, 'hex');
  } catch {
    return null;
  }
}

interface ExplicitForm {
  readonly numbers: readonly [prime: string, a: string, b: string, order: string];
  readonly base: Buffer;
}

const explicitForms = new Map<NamedCurve, ExplicitForm>();

/** OpenSSL knows the numbers, and writes them into a key that asks for them. */
function explicitForm(one: NamedCurve): ExplicitForm {
  const known = explicitForms.get(one) ?? readExplicitForm(one);
  explicitForms.set(one, known);
  return known;
}

function readExplicitForm({ nativeName }: NamedCurve): ExplicitForm {
  const { publicKey } = generateKeyPairSync('ec', {
    namedCurve: nativeName,
    paramEncoding: 'explicit',
  });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const [, parameters] = sequenceOf(sequenceOf(scanBer(spki, createBerBudget(8)))[0]);
  const [, field, equation, base, order] = sequenceOf(parameters);
  const [, prime] = sequenceOf(field);
  const [a, b] = sequenceOf(equation);
  if (prime === undefined || order === undefined) throw new TypeError('no numbers of a curve');
  return {
    numbers: [
      numberOf(octetsOf(prime)),
      numberOf(octetStringOf(a)),
      numberOf(octetStringOf(b)),
      numberOf(octetsOf(order)),
    ],
    base: Buffer.from(octetStringOf(base)),
  };
}

/** Equal for equal numbers, independent of leading zeros. */
const numberOf = (octets: Uint8Array) => Buffer.from(octets).toString('hex').replace(/^0+/, '');
