import { createBerBudget } from '../../pki/asn1/ber.ts';
import type { Signer } from '../../pki/signer.ts';
import { certRaStatus } from './certra-status.ts';
import { failure, callService } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import { freshRequestId, signedRequest } from './request-signature.ts';
import type { Line } from '../soap/transport.ts';
import { parseInstant } from '../xml/instant.ts';
import { attributeOf, findChild, isElement, onlyChild, textOf, XmlError } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

const protocol = 'urn:be:fgov:ehealth:certra:protocol:v2';
const core = 'urn:be:fgov:ehealth:certra:core:v2';
const operation = 'GetCertificateInfoForAuthenticationCertificate';
/** As the service names it: this family has another prefix and begins in lower case. */
const action =
  'urn:be:fgov:ehealth:etee:certra:protocol:v2:getCertificateInfoForAuthenticationCertificate';

const certificateWords = ['IN_PROGRESS', 'VALID_ACTIVE', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;
const etkWords = [
  'NOT_REQUESTED',
  'IN_REQUEST',
  'WAIT_FOR_ACTIVATION',
  'VALID_ACTIVE',
  'REVOKED',
  'EXPIRED',
] as const;

/** What eHealth says of a certificate. null: absent, or a word that we do not know. */
export interface CertificateInfo {
  readonly certificate: (typeof certificateWords)[number] | null;
  readonly etk: (typeof etkWords)[number] | null;
  readonly replaceable: boolean | null;
  /** From when a renewal is taken; ISO 8601 UTC. */
  readonly replaceableFrom: string | null;
}

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
export function createCertificateInfoService({
  endpoint,
  transport,
  now,
}: {
  readonly endpoint: string;
  readonly transport: { open(): Pick<Line, 'post' | 'close'> };
  readonly now: () => Date;
}): CertificateInfoService {
  return {
    ask: async (signer, chain) => {
      const id = freshRequestId();
      const request = { namespace: protocol, name: `${operation}Request`, id, issuedAt: now() };
      const content = await signedRequest(request, signer, chain);
      const line = transport.open();
      try {
        const answer = await callService(line, { url: endpoint, soapAction: action, content });
        if (answer.kind === 'failure') return answer;
        // Its ASN.1 schemas are a sixth of all modules, and most starts ask nothing
        const { readCertificate } = await import('../../pki/x509/certificate.ts');
        const { facts } = readCertificate(signer.certificate, createBerBudget(32));
        return readReply(answer.content, id, facts.publicKeyIdentifier);
      } finally {
        line.close();
      }
    },
  };
}

function readReply(response: XmlElement, id: string, keyIdentifier: string): CertificateInfoReply {
  try {
    if (!isElement(response, protocol, `${operation}Response`)) {
      return failure('Unreadable', 'no response');
    }
    const answered = attributeOf(response, 'InResponseTo');
    if (answered !== undefined && answered !== id) return failure('NotTrusted', 'InResponseTo');
    const status = certRaStatus(response);
    if (status.kind === 'error') return failure('Refused', status.code);
    const info = onlyChild(response, protocol, 'CertificateInfo');
    const answeredKey = valueOf(info, 'PublicKeyIdentifier')?.toUpperCase();
    // An answer about another certificate must not be taken for one about this
    if (answeredKey !== undefined && answeredKey !== keyIdentifier)
      return failure('NotTrusted', 'another key');
    return {
      kind: 'info',
      info: {
        certificate: wordOf(certificateWords, valueOf(info, 'AuthenticationCertificateStatus')),
        etk: wordOf(etkWords, valueOf(info, 'ETKStatus')),
        replaceable: booleanOf(valueOf(info, 'Replaceable')),
        replaceableFrom:
          parseInstant(valueOf(info, 'ReplacementPeriodStartDate'))?.toISOString() ?? null,
      },
    };
  } catch (error) {
    if (error instanceof XmlError) return failure('Unreadable', 'malformed');
    throw error;
  }
}

function valueOf(info: XmlElement, name: string): string | undefined {
  const found = findChild(info, core, name);
  return found === undefined ? undefined : textOf(found).trim();
}

const wordOf = <Word extends string>(words: readonly Word[], text: string | undefined) =>
  words.find((word) => word === text) ?? null;

function booleanOf(text: string | undefined): boolean | null {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}
