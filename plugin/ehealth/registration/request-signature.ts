import { randomUUID } from 'node:crypto';
import type { Signer } from '../../pki/signer.ts';
import { signEnveloped } from '../xml/sign.ts';
import { escapeAttribute } from '../xml/xml.ts';

export interface SignedRequest {
  /** Of the request's own name space; the prefix is `p`. */
  readonly namespace: string;
  readonly name: string;
  /** Fresh for each request; the answer repeats it. */
  readonly id: string;
  readonly issuedAt: Date;
}

/** An id as the registration authority wants it: an xs:ID, so no digit comes first. */
export const freshRequestId = (): string => `_${randomUUID()}`;

/**
 * A request of CertRA or EtkRA that says nothing but who signs it (registration.md section 3): the certificate meant is the
 * signer's. The text is in canonical writing, and what is sent is what was signed. `chain`: further certificates of the signer,
 * DER, its issuer first.
 */
export async function signedRequest(
  { namespace, name, id, issuedAt }: SignedRequest,
  signer: Signer,
  chain: readonly Uint8Array[],
): Promise<string> {
  const open =
    `<p:${name} xmlns:p="${escapeAttribute(namespace)}" Id="${escapeAttribute(id)}"` +
    ` IssueInstant="${issuedAt.toISOString()}">`;
  const close = `</p:${name}>`;
  const signature = await signEnveloped({ id, canonical: open + close }, signer, chain);
  return open + signature + close;
}
