import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import { createContractSignature } from '../steps/contract-signature.ts';
import type { ContractSignatureDeps } from '../steps/contract-signature.ts';
import type { Finish } from './finish.ts';
import type { RevocationJournal } from './journal.ts';
import type { Revocation } from './revocation.ts';
import type { RevocationServices } from './service.ts';
import type { AskArrival } from './settle.ts';

export interface SignRevocationDeps extends ContractSignatureDeps<Revocation> {
  readonly certRa: Pick<CertRa, 'revoke'>;
  readonly journal: RevocationJournal;
  readonly finish: Finish;
  readonly askArrival: AskArrival;
}

/** The signature that ends a certificate (registration.md section 6.9). */
export function createSignRevocation(deps: SignRevocationDeps): Pick<RevocationServices, 'sign'> {
  const { certRa, journal, finish, askArrival } = deps;
  const sign = createContractSignature(deps, {
    events: { signed: 'enrolment.revocation-signed', failed: 'enrolment.revocation-failed' },
    journal,
    send: (by, { publicKeyIdentifier, contract }) =>
      certRa.revoke(by, { publicKeyIdentifier, contract }),
    answered: (written, _answer, by) => finish(written, by),
    // An earlier request may have arrived without an answer: then there is nothing left to revoke
    refused: async (written, by) =>
      (await askArrival(written, null)) === 'revoked' ? finish(written, by) : null,
  });
  return { sign };
}
