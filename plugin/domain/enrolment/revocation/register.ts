import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import type { CertificateInfo } from '../../../ehealth/registration/certificate-info-reader.ts';
import type { SignatureKeys, Signatory, SignaturePin } from '../../signature/signature-key.ts';
import { registrationError } from '../failure.ts';

/** The certificates that eHealth's register has of a person, asked with the card's authentication key. */
export type AskRegister = (
  user: Signatory,
  given: SignaturePin,
) => Promise<readonly CertificateInfo[]>;

export interface AskRegisterDeps {
  readonly certRa: Pick<CertRa, 'certificatesOfCitizen'>;
  readonly signatureKeys: Pick<SignatureKeys, 'find'>;
}

export function createAskRegister({ certRa, signatureKeys }: AskRegisterDeps): AskRegister {
  return async (user, given) => {
    const key = await signatureKeys.find(user, 'authentication');
    const reply = await certRa.certificatesOfCitizen(await key.ready(given));
    if (reply.kind !== 'certificates') throw registrationError(reply);
    return reply.certificates;
  };
}
