import { createBerBudget } from '../../pki/asn1/ber.ts';
import type { Signer } from '../../pki/signer.ts';
import { failure } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import { parseInstant } from '../xml/instant.ts';
import { findChild, onlyChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { callRegistration } from './registration-call.ts';
import type { RegistrationService } from './registration-call.ts';
import { booleanOf, wordOf } from './schema-value.ts';

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
export function createCertificateInfoService(service: RegistrationService): CertificateInfoService {
  return {
    ask: async (signer, chain) => {
      const reply = await callRegistration(
        service,
        { namespace: protocol, name: operation, soapAction: action, signedBy: { signer, chain } },
        readInfo,
      );
      if (reply.kind === 'refused') return failure('Refused', reply.code);
      if (reply.kind === 'failure') return reply;
      // Its ASN.1 schemas are a sixth of all modules, and most starts ask nothing
      const { readCertificate } = await import('../../pki/x509/certificate.ts');
      const { facts } = readCertificate(signer.certificate, createBerBudget(32));
      // An answer about another certificate must not be taken for one about this
      return reply.key === undefined || reply.key === facts.publicKeyIdentifier
        ? { kind: 'info', info: reply.info }
        : failure('NotTrusted', 'another key');
    },
  };
}

function readInfo(response: XmlElement): {
  readonly kind: 'info';
  readonly info: CertificateInfo;
  readonly key: string | undefined;
} {
  const info = onlyChild(response, protocol, 'CertificateInfo');
  return {
    kind: 'info',
    key: valueOf(info, 'PublicKeyIdentifier')?.toUpperCase(),
    info: {
      certificate: wordOf(certificateWords, valueOf(info, 'AuthenticationCertificateStatus')),
      etk: wordOf(etkWords, valueOf(info, 'ETKStatus')),
      replaceable: booleanOf(valueOf(info, 'Replaceable')),
      replaceableFrom:
        parseInstant(valueOf(info, 'ReplacementPeriodStartDate'))?.toISOString() ?? null,
    },
  };
}

function valueOf(info: XmlElement, name: string): string | undefined {
  const found = findChild(info, core, name);
  return found === undefined ? undefined : textOf(found).trim();
}
