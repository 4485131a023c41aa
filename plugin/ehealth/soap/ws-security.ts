import { randomUUID } from 'node:crypto';
import type { Signer } from '../../pki/signer.ts';
import { canonicalXml } from '../xml/canonicalization.ts';
import { ns, security } from '../names.ts';
import { signParts, type SignedPart } from '../xml/sign.ts';
import { parseXml } from '../xml/xml.ts';

/** Life of a message by eHealth's own clients, in seconds (sessions.md section 5). */
export const messageLifeSeconds = 60;

/** An id that is unique in any message it is put into. */
export function freshId(kind: string): string {
  return `${kind}-${randomUUID()}`;
}

/** A `wsu:Timestamp`, in canonical writing and declaring what it uses, so that its text is what is signed. */
export function timestampPart(now: Date, lifeSeconds: number): SignedPart {
  const id = freshId('TS');
  const expires = new Date(now.getTime() + lifeSeconds * 1000);
  return {
    id,
    canonical:
      `<wsu:Timestamp xmlns:wsu="${ns.wsu}" wsu:Id="${id}">` +
      `<wsu:Created>${now.toISOString()}</wsu:Created>` +
      `<wsu:Expires>${expires.toISOString()}</wsu:Expires></wsu:Timestamp>`,
  };
}

/** The signer's certificate as the message carries it, in canonical writing. */
export function binarySecurityToken(certificate: Uint8Array): SignedPart {
  const id = freshId('X509');
  return {
    id,
    canonical:
      `<wsse:BinarySecurityToken xmlns:wsse="${ns.wsse}" xmlns:wsu="${ns.wsu}"` +
      ` EncodingType="${security.base64}" ValueType="${security.x509}" wsu:Id="${id}">` +
      `${Buffer.from(certificate).toString('base64')}</wsse:BinarySecurityToken>`,
  };
}

/** The content of ds:KeyInfo for a signature by the key of that token. */
export function referenceToToken({ id }: Pick<SignedPart, 'id'>): string {
  return (
    `<wsse:SecurityTokenReference xmlns:wsse="${ns.wsse}">` +
    `<wsse:Reference URI="#${id}" ValueType="${security.x509}"></wsse:Reference>` +
    `</wsse:SecurityTokenReference>`
  );
}

/**
 * A SOAP 1.1 message to the STS around `body`, the content of `soap:Body` as XML: signed by the header credential over Body,
 * token and time stamp (sessions.md section 5). Costs one signature of the signer, whose errors it passes on; every call has
 * ids and a time stamp of its own, so a retry is a new call. `now` is an instant of eHealth's clock.
 *
 * Throws XmlError for a body that is no XML: a bug of the caller.
 */
export async function signedEnvelope(message: {
  readonly body: string;
  readonly signer: Signer;
  readonly now: Date;
  readonly lifeSeconds?: number;
}): Promise<string> {
  const bodyId = freshId('id');
  const start = `<soap:Body xmlns:wsu="${ns.wsu}" wsu:Id="${bodyId}"`;
  const rest = `>${message.body}</soap:Body>`;
  const body = parseXml(`${start} xmlns:soap="${ns.soap}"${rest}`);
  const token = binarySecurityToken(message.signer.certificate);
  const timestamp = timestampPart(message.now, message.lifeSeconds ?? messageLifeSeconds);
  const signature = await signParts(
    [{ id: bodyId, canonical: canonicalXml(body.root) }, token, timestamp],
    message.signer,
    referenceToToken(token),
  );
  return (
    `<soap:Envelope xmlns:soap="${ns.soap}"><soap:Header>` +
    `<wsse:Security xmlns:wsse="${ns.wsse}" xmlns:wsu="${ns.wsu}" soap:mustUnderstand="1">` +
    `${token.canonical}${timestamp.canonical}${signature}</wsse:Security>` +
    `</soap:Header>${start}${rest}</soap:Envelope>`
  );
}
