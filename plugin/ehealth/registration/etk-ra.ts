import { decodeBase64 } from '../xml/verify.ts';
import { onlyChild, textOf } from '../xml/xml.ts';
import { callRegistration } from './registration-call.ts';
import type { RegistrationFailure, RegistrationService } from './registration-call.ts';
import type { RequestSigner } from './registration-request.ts';
import { booleanOf } from './schema-value.ts';

const namespace = 'urn:be:fgov:ehealth:etkra:protocol:v2';
const actions = 'urn:be:fgov:ehealth:etee:etkra:protocol:v2';

/** eHealth's registration authority for encryption tokens, version 2 (registration.md section 7). The keystore's own key signs. */
export interface EtkRa {
  /** Announces a new encryption key (SubjectPublicKeyInfo, DER); the challenge holds the serial number of its certificate. */
  start(
    by: RequestSigner,
    publicKey: Uint8Array,
  ): Promise<{ readonly kind: 'challenge'; readonly challenge: Uint8Array } | RegistrationFailure>;
  /**
   * Hands in the encryption certificate, DER, signed by the same key as the start. The key must be kept for good before this is
   * called: a registered token whose key is lost opens nothing.
   */
  complete(
    by: RequestSigner,
    certificate: Uint8Array,
  ): Promise<
    | {
        readonly kind: 'registered';
        /** A CMS message, DER or BER; nothing in it is believed yet. */
        readonly token: Uint8Array;
        /** True: it replaces a token that is still served until {@link EtkRa.activate}. */
        readonly toBeActivated: boolean;
      }
    | RegistrationFailure
  >;
  /** Puts the token of the certificate that signs in the place of the one before. */
  activate(by: RequestSigner): Promise<{ readonly kind: 'activated' } | RegistrationFailure>;
}

export function createEtkRa(service: RegistrationService): EtkRa {
  return {
    start: (by, publicKey) =>
      callRegistration(
        service,
        {
          namespace,
          name: 'StartETKRegistration',
          soapAction: `${actions}:startETKRegistration`,
          content: binary('PublicEncryptionKey', publicKey),
          signedBy: by,
        },
        (response) => ({
          kind: 'challenge' as const,
          challenge: decodeBase64(textOf(onlyChild(response, namespace, 'Challenge'))),
        }),
      ),

    complete: (by, certificate) =>
      callRegistration(
        service,
        {
          namespace,
          name: 'CompleteETKRegistration',
          // As the service names it, with a small r
          soapAction: `${actions}:completeETKregistration`,
          content: binary('ToBeRegistered', certificate),
          signedBy: by,
        },
        (response) => ({
          kind: 'registered' as const,
          token: decodeBase64(textOf(onlyChild(response, namespace, 'ETK'))),
          toBeActivated:
            booleanOf(textOf(onlyChild(response, namespace, 'ToBeActivated')).trim()) ?? false,
        }),
      ),

    activate: (by) =>
      callRegistration(
        service,
        {
          namespace,
          name: 'ActivateETK',
          soapAction: `${actions}:activateETK`,
          signedBy: by,
        },
        () => ({ kind: 'activated' as const }),
      ),
  };
}

const binary = (name: string, value: Uint8Array) =>
  `<p:${name}>${Buffer.from(value).toString('base64')}</p:${name}>`;
