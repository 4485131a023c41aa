import { issueLeaf } from '../../simulator/pki/certification-authority.ts';
import { issueCitizen, openSimulatedBelgium } from '../../simulator/pki/eid-pki.ts';
import { freshKeys, type KeyPair } from '../../simulator/pki/key-source.ts';
import { keySigner, type Signer } from '../../plugin/pki/signer.ts';
import { testPki } from './keystores.ts';

/** A signer that counts: each signature of a card is some seconds of somebody's patience, and may cost a PIN. */
export interface CountedSigner extends Signer {
  readonly signatures: () => number;
}

export function counted(signer: Signer): CountedSigner {
  let signatures = 0;
  return {
    ...signer,
    sign: (data) => {
      signatures += 1;
      return signer.sign(data);
    },
    signatures: () => signatures,
  };
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const validNow = (): Validity => ({ notBefore: daysFromNow(-30), notAfter: daysFromNow(300) });

/** The authentication key of an eHealth certificate of the simulated PKI. */
export async function ehealthSigner(
  holder: { readonly type: string; readonly id: string },
  validity: Validity = validNow(),
): Promise<CountedSigner> {
  const { issuing001 } = await testPki();
  const keys = await freshKeys.rsa();
  const { der } = issueLeaf(issuing001, {
    holder: { ...holder, applicationId: null, name: 'ALIX EXEMPLE' },
    publicKey: keys.publicKey,
    ...validity,
  });
  return signerOf(keys, der);
}

/** Signs like the authentication key of a simulated citizen's card, without a card; `folder` is the simulator's. */
export async function citizenSigner(
  folder: string,
  line: 'rsa' | 'ec',
  ssin: string,
  kind: 'authentication' | 'signature' = 'authentication',
): Promise<CountedSigner> {
  const belgium = await openSimulatedBelgium(folder);
  const keys = line === 'rsa' ? await freshKeys.rsa() : await freshKeys.ec('P-384');
  const person = { ssin, firstNames: 'Alix', lastName: 'Exemple' };
  const { der } = issueCitizen(belgium[line], person, kind, keys.publicKey, validNow());
  return signerOf(keys, der);
}

function signerOf({ privateKey }: KeyPair, certificate: Uint8Array): CountedSigner {
  return counted(keySigner(privateKey.export({ format: 'der', type: 'pkcs8' }), certificate));
}
