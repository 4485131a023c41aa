import { randomUUID } from 'node:crypto';
import type { RevokedCertificate } from '../control/control.ts';
import { envelope } from '../soap/soap-fault.ts';
import { readSoapRequest, type SoapRequest } from '../soap/soap-message.ts';
import type { Trust } from '../soap/trust.ts';
import { verifyCallerHeader } from '../soap/wss-header.ts';
import { fromBase64 } from '../xml/xml-signature.ts';
import { attribute, escapeXml, onlyChild, type ElementNode } from '../xml/xml.ts';
import { algorithms, ns, soapActions } from '../xml/xml-names.ts';
import type { TimeStampAuthority } from './time-stamp-authority.ts';

export interface TimeStampServiceDeps {
  readonly authority: Pick<TimeStampAuthority, 'stamp'>;
  readonly trust: Pick<Trust, 'holderOf'>;
  readonly revoked: () => readonly RevokedCertificate[];
  readonly timestampSeconds: () => number;
  readonly requireUserAgent: () => boolean;
}

const operations = { [soapActions.stamp]: [ns.dss, 'SignRequest'] } as const;
const major = 'urn:oasis:names:tc:dss:1.0:resultmajor:';
const profile = 'urn:ehealth:profiles:timestamping:2.1-cert';

/**
 * eHealth's time-stamp service as its public clients call it: DSS 1.0 with a digest, an X.509 header by a certificate that is
 * known. What the request lacks is a result of DSS; what the header lacks is a fault. Throws SoapFault.
 */
export function createTimeStampAnswers(deps: TimeStampServiceDeps): {
  answer(request: SoapRequest, now: Date): { readonly text: string; readonly outcome: string };
} {
  return {
    answer(request, now) {
      const message = readSoapRequest(request, operations, deps.requireUserAgent());
      const certificate = verifyCallerHeader(message, {
        now,
        lifeSeconds: deps.timestampSeconds(),
      });
      // Throws where it is no known one
      deps.trust.holderOf(certificate, now, deps.revoked());
      const requestId = attribute(message.payload, 'RequestID') ?? '';
      if (attribute(message.payload, 'Profile') !== profile) {
        return refusal(requestId, 'the profile is unknown');
      }
      const digest = digestOf(message.payload);
      if (digest === null) return refusal(requestId, 'there must be one SHA-256 digest');
      const token = deps.authority.stamp(digest, now).toString('base64');
      const content =
        `<dss:Result><dss:ResultMajor>${major}Success</dss:ResultMajor></dss:Result>` +
        `<dss:SignatureObject><dss:Timestamp><dss:RFC3161TimeStampToken>${token}` +
        `</dss:RFC3161TimeStampToken></dss:Timestamp></dss:SignatureObject>`;
      return { text: response(requestId, content), outcome: 'stamp' };
    },
  };
}

function digestOf(request: ElementNode): Buffer | null {
  const documents = onlyChild(request, ns.dss, 'InputDocuments');
  const hash = documents && onlyChild(documents, ns.dss, 'DocumentHash');
  const method = hash && onlyChild(hash, ns.ds, 'DigestMethod');
  const value = hash && onlyChild(hash, ns.ds, 'DigestValue');
  if (method == null || value == null) return null;
  if (attribute(method, 'Algorithm') !== algorithms.sha256) return null;
  const digest = fromBase64(value.text);
  return digest.length === 32 ? digest : null;
}

const response = (requestId: string, content: string): string =>
  envelope(
    `<dss:SignResponse xmlns:dss="${ns.dss}" RequestID="${escapeXml(requestId)}" Profile="${profile}">${content}</dss:SignResponse>`,
  );

function refusal(requestId: string, message: string) {
  const text = response(
    requestId,
    `<dss:Result><dss:ResultMajor>${major}RequesterError</dss:ResultMajor>` +
      `<dss:ResultMinor>urn:oasis:names:tc:dss:1.0:resultminor:NotSupported</dss:ResultMinor>` +
      `<dss:ResultMessage xml:lang="en">(simulated) ${escapeXml(message)} ${randomUUID()}</dss:ResultMessage></dss:Result>`,
  );
  return { text, outcome: 'refusal' };
}
