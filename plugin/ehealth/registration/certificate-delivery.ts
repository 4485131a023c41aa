import { decodeBase64 } from '../xml/verify.ts';
import { childElements, escapeText, textOf } from '../xml/xml.ts';
import { failure } from '../soap/call.ts';
import { callRegistration } from './registration-call.ts';
import type { RegistrationFailure, RegistrationService } from './registration-call.ts';

const namespace = 'urn:be:fgov:ehealth:certra:protocol:v2';
const soapAction = 'urn:be:fgov:ehealth:etee:certra:protocol:v2:getcertificate';

/**
 * The one code that public sources name, and the one that version 1 had for a certificate whose validity begins later, with that instant
 * behind it (registration.md section 5).
 */
const notYet = /^(?:CERT_NOT_YET_DELIVERED$|AUTH_CERT_NOT_YET_VALID\b)/;

/** More than any chain of eHealth's. */
const maxCertificates = 8;

export type DeliveryReply =
  /** DER, the holder's own first, its issuers after it; nothing in them is believed yet. */
  | { readonly kind: 'delivered'; readonly chain: readonly Uint8Array[] }
  /** Ask again, not before ten seconds. */
  | { readonly kind: 'pending' }
  | RegistrationFailure;

export interface CertificateDelivery {
  /** Asks for the certificate of a key: SHA-1 of its public key, upper-case hex. Needs no key of ours. */
  get(publicKeyIdentifier: string): Promise<DeliveryReply>;
}

/** Fetches an issued certificate from CertRA version 2 (registration.md section 6.6). */
export function createCertificateDelivery(service: RegistrationService): CertificateDelivery {
  return {
    get: async (publicKeyIdentifier) => {
      const identifier = escapeText(publicKeyIdentifier);
      const reply = await callRegistration(
        service,
        {
          namespace,
          name: 'GetCertificate',
          soapAction,
          content: `<p:PublicKeyIdentifier>${identifier}</p:PublicKeyIdentifier>`,
        },
        (response) => {
          const found = childElements(response, namespace, 'X509Certificate');
          if (found.length === 0 || found.length > maxCertificates)
            return failure('Unreadable', 'no chain');
          return {
            kind: 'delivered' as const,
            chain: found.map((one) => decodeBase64(textOf(one))),
          };
        },
      );
      return reply.kind === 'refused' && notYet.test(reply.code) ? { kind: 'pending' } : reply;
    },
  };
}
