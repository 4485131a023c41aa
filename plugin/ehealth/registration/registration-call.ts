import type { EcdsaHash } from '../../pki/signer.ts';
import { callService, failure } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import type { Line } from '../soap/transport.ts';
import { attributeOf, isElement, XmlError } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { hasStatus, registrationStatus } from './registration-status.ts';
import type { Refusal } from './registration-status.ts';
import { freshRequestId, requestText } from './registration-request.ts';
import type { Operation } from './registration-request.ts';

export interface RegistrationService {
  readonly endpoint: string;
  readonly transport: { open(): Pick<Line, 'post' | 'close'> };
  readonly now: () => Date;
  /** Of requests that an EC key signs: what the service takes is not documented (registration.md section 3). SHA-256 when absent. */
  readonly ecdsaHash?: EcdsaHash;
}

/** What a service did not do: it refused, or gave no answer that can be used. */
export type RegistrationFailure = ({ readonly kind: 'refused' } & Refusal) | ServiceFailure;

/**
 * Calls one operation of CertRA or EtkRA version 2 (registration.md sections 2 to 5) and reads its answer. The status is read before
 * anything else; an answer to another request is not believed. Rejects with what the signer rejects with, and for nothing else.
 */
export async function callRegistration<Answer>(
  { endpoint, transport, now, ecdsaHash }: RegistrationService,
  operation: Operation,
  read: (response: XmlElement) => Answer | ServiceFailure,
): Promise<Answer | RegistrationFailure> {
  const id = freshRequestId();
  const content = await requestText(operation, { id, issuedAt: now(), ecdsaHash });
  const line = transport.open();
  try {
    const { soapAction } = operation;
    const answer = await callService(line, { url: endpoint, soapAction, content });
    if (answer.kind === 'failure') return answer;
    return readResponse(answer.content, operation, id, read);
  } finally {
    line.close();
  }
}

function readResponse<Answer>(
  response: XmlElement,
  { namespace, name, mayLackStatus = false }: Operation,
  id: string,
  read: (response: XmlElement) => Answer | ServiceFailure,
): Answer | RegistrationFailure {
  try {
    if (!isElement(response, namespace, `${name}Response`)) {
      return failure('Unreadable', 'no response');
    }
    const answered = attributeOf(response, 'InResponseTo');
    if (answered !== undefined && answered !== id) return failure('NotTrusted', 'InResponseTo');
    const refusal = mayLackStatus && !hasStatus(response) ? null : registrationStatus(response);
    return refusal === null ? read(response) : { kind: 'refused', ...refusal };
  } catch (error) {
    if (error instanceof XmlError) return failure('Unreadable', 'malformed');
    throw error;
  }
}
