import { childElements, onlyChild, textOf } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { actorContent } from '../actor.ts';
import type { Actor } from '../actor.ts';
import { canonicalText, certRaNamespaces, element } from '../canonical-element.ts';
import { readCertificateInfo } from '../certificate-info-reader.ts';
import type { CertificateInfo } from '../certificate-info-reader.ts';
import { contactContent } from '../contact-data.ts';
import type { ContactData } from '../contact-data.ts';
import { callRegistration } from '../registration-call.ts';
import type { RegistrationFailure, RegistrationService } from '../registration-call.ts';
import type { Operation, RequestSigner } from '../registration-request.ts';
import { failure } from '../../soap/call.ts';
import type { ServiceFailure } from '../../soap/call.ts';
import {
  certificateRequestContent,
  foreignerRequestContent,
  readRequested,
  readSubmitted,
} from './certificate-request.ts';
import type {
  CertificateRequest,
  ForeignerRequest,
  RequestedCertificate,
  SubmittedRequest,
} from './certificate-request.ts';
import { readContract, revocationContractElement } from './contract.ts';
import type { Contract, RevocationContract, RevocationReason } from './contract.ts';
import { readApplicationIds, readOrganizationTypes, readQualities } from './organization.ts';
import type { ActorQualities, OrganizationType } from './organization.ts';

const { protocol } = certRaNamespaces;
/** Actions of the second family; which operation is in which follows no rule (registration.md section 6). */
const etee = 'urn:be:fgov:ehealth:etee:certra:protocol:v2';

/** What a contract is about. */
export interface ContractRequest {
  readonly contactData: ContactData;
  /** Names and national number exactly as on the identity card. */
  readonly signer: Actor;
  readonly identifier: {
    /** For a person's own certificate the same as the signer. */
    readonly actor: Actor;
    /** Of organisations only. */
    readonly applicationId: string | null;
  };
}

/**
 * eHealth's registration authority for certificates, version 2 (registration.md section 6): all but the delivery of a certificate and
 * the question that the keystore's key signs. Every call rejects with what the signer rejects with, and for nothing else.
 */
export interface CertRa {
  /** Signed by the identity card's authentication key, of the person with this number. */
  actorQualities(by: RequestSigner, ssin: string): Promise<ActorQualities | RegistrationFailure>;
  organizationTypes(): Promise<
    { readonly kind: 'types'; readonly types: readonly OrganizationType[] } | RegistrationFailure
  >;
  /** Application ids in use; null among them for a certificate without one. */
  existingApplicationIds(organization: Pick<Actor, 'type' | 'id'>): Promise<
    | {
        readonly kind: 'applicationIds';
        readonly applicationIds: readonly (string | null)[];
      }
    | RegistrationFailure
  >;
  /** The contract to show, agree to and sign. */
  contract(
    request: ContractRequest,
  ): Promise<{ readonly kind: 'contract'; readonly contract: Contract } | RegistrationFailure>;
  /**
   * Signed by the identity card's signature key. The private key must be kept for good before this is called. Without an answer, the
   * delivery of the certificate shows whether the request arrived (registration.md section 17).
   */
  generateCertificate(
    by: RequestSigner,
    request: CertificateRequest,
  ): Promise<RequestedCertificate | RegistrationFailure>;
  /** Signed by the identity card's authentication key: the person's own certificates and those of organisations under mandate. */
  certificatesOfCitizen(by: RequestSigner): Promise<
    | {
        readonly kind: 'certificates';
        readonly certificates: readonly CertificateInfo[];
      }
    | RegistrationFailure
  >;
  revocationContract(request: {
    readonly publicKeyIdentifier: string;
    readonly signer: Actor;
    readonly reason: RevocationReason;
  }): Promise<
    { readonly kind: 'contract'; readonly contract: RevocationContract } | RegistrationFailure
  >;
  /** Signed by the identity card's signature key. Ends the certificate and its encryption token for good. */
  revoke(
    by: RequestSigner,
    request: { readonly publicKeyIdentifier: string; readonly contract: RevocationContract },
  ): Promise<{ readonly kind: 'revoked' } | RegistrationFailure>;
  /** For people who do not live in Belgium: nothing is issued until the person has confirmed on the web. */
  submitForForeigner(request: ForeignerRequest): Promise<SubmittedRequest | RegistrationFailure>;
}

export function createCertRa(service: RegistrationService): CertRa {
  const call = <Answer>(
    operation: Omit<Operation, 'namespace'>,
    read: (response: XmlElement) => Answer | ServiceFailure,
  ) => callRegistration(service, { namespace: protocol, ...operation }, read);
  return {
    actorQualities: (by, ssin) =>
      call(
        {
          name: 'GetActorQualities',
          soapAction: `${protocol}:getActorQualities`,
          content: canonicalText([element('p:SSIN', ssin, { Type: 'SSIN' })]),
          signedBy: by,
        },
        readQualities,
      ),

    organizationTypes: () =>
      call(
        {
          name: 'GetGenericOrganizationTypes',
          soapAction: `${protocol}:getGenericOrganizationTypes`,
        },
        readOrganizationTypes,
      ),

    existingApplicationIds: ({ type, id }) =>
      call(
        {
          name: 'GetExistingApplicationIds',
          soapAction: `${etee}:getexistingapplicationids`,
          content: canonicalText([element('p:OrganizationIdentifier', id, { Type: type })]),
          mayLackStatus: true,
        },
        readApplicationIds,
      ),

    contract: ({ contactData, signer, identifier: { actor, applicationId } }) =>
      call(
        {
          name: 'GenerateContract',
          soapAction: `${protocol}:generateContract`,
          content: canonicalText([
            element('p:ContactData', contactContent(contactData)),
            element('p:Signer', actorContent(signer)),
            element('p:CertificateIdentifier', [
              element('c:Actor', actorContent(actor)),
              ...(applicationId === null ? [] : [element('c:ApplicationId', applicationId)]),
            ]),
          ]),
        },
        (response) => {
          const found = readContract(response, signer);
          return 'kind' in found ? found : { kind: 'contract' as const, contract: found.contract };
        },
      ),

    generateCertificate: (by, request) =>
      call(
        {
          name: 'GenerateCertificate',
          soapAction: `${etee}:generatecertificate`,
          content: certificateRequestContent(request),
          signedBy: by,
        },
        readRequested,
      ),

    certificatesOfCitizen: (by) =>
      call(
        {
          name: 'GetCertificateInfoForCitizen',
          soapAction: `${protocol}:getCertificateInfoForCitizen`,
          signedBy: by,
        },
        (response) => ({
          kind: 'certificates' as const,
          certificates: childElements(response, protocol, 'CertificateInfo').map(
            readCertificateInfo,
          ),
        }),
      ),

    revocationContract: ({ publicKeyIdentifier, signer, reason }) =>
      call(
        {
          name: 'GenerateRevocationContract',
          soapAction: `${protocol}:generateRevocationContract`,
          content: canonicalText([
            element('p:PublicKeyIdentifier', publicKeyIdentifier),
            element('p:Signer', actorContent(signer)),
            element('p:RevocationReason', reason),
          ]),
        },
        (response) => {
          const found = readContract(response, signer);
          if ('kind' in found) return found;
          const stated = reasonOf(found.element);
          return stated === reason
            ? { kind: 'contract' as const, contract: { ...found.contract, reason } }
            : failure('NotTrusted', 'RevocationReason');
        },
      ),

    revoke: (by, { publicKeyIdentifier, contract }) =>
      call(
        {
          name: 'Revoke',
          soapAction: `${etee}:revoke`,
          content: canonicalText([
            element('p:PublicKeyIdentifier', publicKeyIdentifier),
            revocationContractElement('p:Contract', contract),
          ]),
          signedBy: by,
        },
        () => ({ kind: 'revoked' as const }),
      ),

    submitForForeigner: (request) =>
      call(
        {
          name: 'SubmitCSRForForeigner',
          soapAction: `${protocol}:submitCSRForForeigner`,
          content: foreignerRequestContent(request),
        },
        readSubmitted,
      ),
  };
}

const reasonOf = (contract: XmlElement) =>
  textOf(onlyChild(contract, certRaNamespaces.core, 'RevocationReason')).trim();
