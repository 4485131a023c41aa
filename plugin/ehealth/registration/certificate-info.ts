import { createBerBudget } from '../../pki/asn1/ber.ts';
import type { Signer } from '../../pki/signer.ts';
import { failure } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import { onlyChild } from '../xml/xml.ts';
import { certRaNamespaces } from './canonical-element.ts';
import { readCertificateInfo } from './certificate-info-reader.ts';
import type { CertificateInfo } from './certificate-info-reader.ts';
import { callRegistration } from './registration-call.ts';
import type { RegistrationService } from './registration-call.ts';

const { protocol } = certRaNamespaces;
const operation = 'GetCertificateInfoForAuthenticationCertificate';
/** As the service names it: this family has another prefix and begins in lower case. */
const action =
  'urn:be:fgov:ehealth:etee:certra:protocol:v2:getCertificateInfoForAuthenticationCertificate';

export type CertificateInfoReply =
  { readonly kind: 'info'; readonly info: CertificateInfo } | ServiceFailure;

export interface CertificateInfoService {
  /**
   * Asks how eHealth sees the certificate that signs. `chain`: DER of the certificates above it, as far as there are any.
   * Rejects with what the signer rejects with, and for nothing else.
   */
  ask(signer: Signer, chain: readonly Uint8Array[]): Promise<CertificateInfoReply>;
}

/** CertRA version 2, the one question that the keystore's own key may put (registration.md section 6.7). */
export function createCertificateInfoService(service: RegistrationService): CertificateInfoService {
  return {
    ask: async (signer, chain) => {
      const reply = await callRegistration(
        service,
        { namespace: protocol, name: operation, soapAction: action, signedBy: { signer, chain } },
        (response) => ({
          kind: 'info' as const,
          info: readCertificateInfo(onlyChild(response, protocol, 'CertificateInfo')),
        }),
      );
      if (reply.kind === 'refused') return failure('Refused', reply.code);
      if (reply.kind === 'failure') return reply;
      // Its ASN.1 schemas are a sixth of all modules, and most starts ask nothing
      const { readCertificate } = await import('../../pki/x509/certificate.ts');
      const { facts } = readCertificate(signer.certificate, createBerBudget(32));
      // An answer about another certificate must not be taken for one about this
      const key = reply.info.publicKeyIdentifier;
      return key === null || key === facts.publicKeyIdentifier
        ? reply
        : failure('NotTrusted', 'another key');
    },
  };
}
