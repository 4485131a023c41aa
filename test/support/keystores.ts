import {
  createSimulatedPki,
  type SimulatedPki,
} from '../../simulator/pki/certification-authority.ts';
import { freshKeys, type KeyPair, type KeySource } from '../../simulator/pki/key-source.ts';
import {
  sampleKeystore,
  type SampleKeystore,
  type SampleKind,
  type SampleOptions,
} from '../../simulator/keystore/sample-keystores.ts';

const pool: Promise<KeyPair>[] = [];
const poolSize = 16;

/**
 * Keys for one file, dealt out of a small pool that is made once per process, because RSA is slow to make. Never the same
 * key twice in one file (up to sixteen); two files may share some.
 */
function testKeys(start = 0): KeySource {
  let next = start;
  return {
    rsa: () => (pool[next++ % poolSize] ??= freshKeys.rsa()),
    ec: (curve) => freshKeys.ec(curve),
  };
}

let pki: Promise<SimulatedPki> | undefined;

/** The simulated PKI of this test process. */
export function testPki(): Promise<SimulatedPki> {
  // Fresh keys: a leaf that shared its CA's key would pass for self-signed
  return (pki ??= createSimulatedPki());
}

const made = new Map<string, Promise<SampleKeystore>>();

/**
 * A sample keystore, made once per process and set of options. One iteration everywhere unless `iterations` says
 * otherwise, so that a test pays nothing for key derivation.
 */
export function testKeystore(
  kind: SampleKind,
  options: Omit<SampleOptions, 'keys'> = {},
): Promise<SampleKeystore> {
  const key = JSON.stringify([kind, options]);
  const known = made.get(key);
  if (known !== undefined) return known;
  const start = made.size * 5;
  const making = testPki().then((ca) =>
    sampleKeystore(ca, kind, { iterations: 1, ...options, keys: testKeys(start) }),
  );
  made.set(key, making);
  return making;
}
