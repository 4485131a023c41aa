import { addHolderOfKeyHeader } from '../../../ehealth/soap/holder-of-key.ts';
import { addX509Header } from '../../../ehealth/soap/x509-token.ts';
import type { UsableSessions } from '../running/usable-session.ts';
import type { CertificateKey } from './certificate-key.ts';
import { checkedLife } from './message-life.ts';
import type { SigningServices } from '../signing-service.ts';

export interface SigningDeps {
  readonly usableSessions: Pick<UsableSessions, 'require'>;
  readonly certificateKey: CertificateKey;
  /** eHealth's, where it is known: messages are judged by it. */
  readonly clock: () => Date;
}

/** Signs the host's SOAP calls, by a session or by a certificate alone. */
export function createSigning(
  deps: SigningDeps,
): Pick<SigningServices, 'sign' | 'signWithCertificate'> {
  const { usableSessions, certificateKey, clock } = deps;
  return {
    sign: async (actor, userId, envelope, request = {}) => {
      const { token: proof = 'saml', parts, lifeSeconds, ...select } = request;
      const life = checkedLife(lifeSeconds);
      const { token, signer } = await usableSessions.require(actor, 'sign', userId, select);
      const header = { signer, now: clock(), parts, lifeSeconds: life };
      return proof === 'x509'
        ? addX509Header(envelope, header)
        : addHolderOfKeyHeader(envelope, { ...token, ...header });
    },

    signWithCertificate: async (actor, certificateId, envelope, request) => {
      const { parts, lifeSeconds, ...secret } = request;
      const life = checkedLife(lifeSeconds);
      return certificateKey.use(actor, certificateId, secret, (signer) =>
        addX509Header(envelope, { signer, now: clock(), parts, lifeSeconds: life }),
      );
    },
  };
}
