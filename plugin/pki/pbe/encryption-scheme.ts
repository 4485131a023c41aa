import { algorithmName } from '../asn1/algorithm-name.ts';
import type { Algorithm } from '../asn1/ber-value.ts';
import { readPbes2 } from './pbes2.ts';
import { readPkcs12Pbe } from './pkcs12-pbe.ts';
import type { SchemeReading } from './scheme.ts';

/** Reads what an AlgorithmIdentifier asks for. Throws MalformedError when its parameters make no sense. */
export function readEncryptionScheme(algorithm: Algorithm): SchemeReading {
  return (
    readPkcs12Pbe(algorithm) ??
    readPbes2(algorithm) ?? { unsupported: algorithmName(algorithm.oid) }
  );
}
