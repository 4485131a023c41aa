import { openSimulatedEidPki, issueCitizen } from '../../simulator/pki/eid-pki.ts';
import { createAuthority, issueLeaf } from '../../simulator/pki/certification-authority.ts';
import { testPki } from '../support/fixtures/keystores.ts';
import { runKeys } from '../support/fixtures/run-keys.ts';
import type { Credential } from './wire-message.ts';

const newKeys = runKeys('file');

const day = 24 * 3_600_000;

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const current = (): Validity => ({
  notBefore: new Date(Date.now() - 10 * day),
  notAfter: new Date(Date.now() + 300 * day),
});

/** A certificate of eHealth's kind with its key. Personal unless `type` says otherwise. */
export async function ehealthCredential(
  id: string,
  options: {
    readonly type?: string;
    readonly line?: 'rsa' | 'ec';
    readonly validity?: Validity;
  } = {},
): Promise<Credential> {
  const pki = await testPki();
  const keys = options.line === 'ec' ? await newKeys.ec('P-256') : await newKeys.rsa();
  const { der } = issueLeaf(options.line === 'ec' ? pki.issuing002 : pki.issuing001, {
    holder: { type: options.type ?? 'SSIN', id, applicationId: null, name: 'ALIX EXEMPLE' },
    publicKey: keys.publicKey,
    ...(options.validity ?? current()),
  });
  return { privateKey: keys.privateKey, certificate: der };
}

/** A certificate of an identity card with its key, of the Belgium kept in `folder`. */
export async function cardCredential(
  folder: string,
  ssin: string,
  options: { readonly line?: 'rsa' | 'ec'; readonly kind?: 'authentication' | 'signature' } = {},
): Promise<Credential> {
  const line = options.line ?? 'ec';
  const eidPki = await openSimulatedEidPki(folder);
  const keys = line === 'ec' ? await newKeys.ec('P-384') : await newKeys.rsa();
  const { der } = issueCitizen(
    eidPki[line],
    { ssin, firstNames: 'Alix', lastName: 'Exemple' },
    options.kind ?? 'authentication',
    keys.publicKey,
    current(),
  );
  return { privateKey: keys.privateKey, certificate: der };
}

/** Looks like eHealth's, issued by an authority of the same name that the simulator has not heard of. */
export async function strangeCredential(ssin: string): Promise<Credential> {
  const [authorityKeys, keys] = await Promise.all([newKeys.ec('P-256'), newKeys.rsa()]);
  const authority = createAuthority('eHealth issuing CA 001', '001', authorityKeys, null);
  const { der } = issueLeaf(authority, {
    holder: { type: 'SSIN', id: ssin, applicationId: null, name: 'ALIX EXEMPLE' },
    publicKey: keys.publicKey,
    ...current(),
  });
  return { privateKey: keys.privateKey, certificate: der };
}
