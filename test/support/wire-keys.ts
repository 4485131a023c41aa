import type { KeyObject } from 'node:crypto';
import { keySigner, type Signer } from '../../plugin/pki/signer.ts';
import { issueLeaf } from '../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import { testPki } from './keystores.ts';

/** A simulated person's key with its certificate, as messages are signed with. */
export interface WireKey {
  readonly privateKey: KeyObject;
  readonly certificate: Uint8Array;
  readonly signer: Signer;
}

const made = new Map<string, Promise<WireKey>>();

/** One key per name and kind in a test process. RSA has 2048 bits, EC is P-384 as on the cards. */
export function wireKey(kind: 'RSA' | 'EC', name = 'ALICE SIMULATED'): Promise<WireKey> {
  const id = `${kind} ${name}`;
  const known = made.get(id) ?? makeKey(kind, name);
  made.set(id, known);
  return known;
}

async function makeKey(kind: 'RSA' | 'EC', name: string): Promise<WireKey> {
  const pki = await testPki();
  const { privateKey, publicKey } = await (kind === 'RSA'
    ? freshKeys.rsa()
    : freshKeys.ec('P-384'));
  const { der } = issueLeaf(pki.issuing001, {
    holder: { type: 'SSIN', id: '00000000196', applicationId: null, name },
    publicKey,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2029-01-01T00:00:00Z'),
  });
  return {
    privateKey,
    certificate: der,
    signer: keySigner(privateKey.export({ format: 'der', type: 'pkcs8' }), der),
  };
}
