import { randomUUID } from 'node:crypto';
import type { EcdsaHash, Signer } from '../../pki/signer.ts';
import { signEnveloped } from '../xml/sign.ts';
import { escapeAttribute } from '../xml/xml.ts';

/** Whose key signs a request, and the certificates above its own, DER, its issuer first. */
export interface RequestSigner {
  readonly signer: Signer;
  readonly chain: readonly Uint8Array[];
}

export interface Operation {
  readonly namespace: string;
  /** Without "Request" and "Response". */
  readonly name: string;
  readonly soapAction: string;
  /** Children of the request, in canonical writing; the prefix of the operation's name space is `p`. */
  readonly content?: string;
  /** Absent: the operation is not signed. */
  readonly signedBy?: RequestSigner;
  /** True: its answer need not have a status. */
  readonly mayLackStatus?: boolean;
}

/** An id as the registration authority wants it: an xs:ID, so no digit comes first. */
export const freshRequestId = (): string => `_${randomUUID()}`;

/**
 * A request of CertRA or EtkRA (registration.md section 3). The text is in canonical writing, and what is sent is what was signed;
 * the signature is its last child. Rejects with what the signer rejects with.
 */
export async function requestText(
  { namespace, name, content = '', signedBy }: Omit<Operation, 'soapAction'>,
  {
    id,
    issuedAt,
    ecdsaHash,
  }: { readonly id: string; readonly issuedAt: Date; readonly ecdsaHash?: EcdsaHash | undefined },
): Promise<string> {
  const open =
    `<p:${name}Request xmlns:p="${escapeAttribute(namespace)}" Id="${escapeAttribute(id)}"` +
    ` IssueInstant="${issuedAt.toISOString()}">${content}`;
  const close = `</p:${name}Request>`;
  if (signedBy === undefined) return open + close;
  const { signer, chain } = signedBy;
  const part = { id, canonical: open + close };
  return open + (await signEnveloped(part, signer, chain, ecdsaHash)) + close;
}
