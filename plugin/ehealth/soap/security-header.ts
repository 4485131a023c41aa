import type { Signer } from '../../pki/signer.ts';
import { ns } from '../names.ts';
import { signParts, type SignedPart } from '../xml/sign.ts';
import { withHeader } from './envelope.ts';
import { readEnvelopeApart } from './large-envelope.ts';
import { messageLifeSeconds, timestampPart } from './ws-security.ts';

/** What a signature of a business call covers, besides a token that has to be signed with it. */
export const signedPartChoices = ['body-and-timestamp', 'timestamp'] as const;
export type SignedPartChoice = (typeof signedPartChoices)[number];

export interface SecurityHeader {
  readonly signer: Signer;
  /** An instant of eHealth's clock. */
  readonly now: Date;
  /** MyCareNet's asynchronous services want the time stamp only: attachments change the Body on its way. */
  readonly parts?: SignedPartChoice | undefined;
  /** Life of the message in seconds; {@link messageLifeSeconds} by default. */
  readonly lifeSeconds?: number | undefined;
}

/** The credential inside the header that proves who signs. */
export interface SecurityToken {
  /** As it goes into the message. */
  readonly text: string;
  readonly id: string;
  /** Where the signature has to cover the token itself. */
  readonly signed: SignedPart | null;
  /** The content of ds:KeyInfo. */
  readonly reference: string;
  /** Token profiles do not settle the order; each is written as eHealth's own clients write it. */
  readonly place: 'before-timestamp' | 'after-timestamp';
}

/**
 * Puts a WS-Security header into a SOAP 1.1 envelope of the host's: time stamp, token, and a signature over them as the profile of the
 * token wants it. Costs one signature of the signer, whose errors it passes on.
 *
 * Throws ERR_ENVELOPE_INVALID (envelope.ts) before anything is signed.
 */
export async function addSecurityHeader(
  envelope: string,
  { signer, now, parts, lifeSeconds = messageLifeSeconds }: SecurityHeader,
  token: SecurityToken,
): Promise<string> {
  const signsBody = parts !== 'timestamp';
  const host = await readEnvelopeApart(envelope, { signsBody, reserved: [token.id] });
  const timestamp = timestampPart(now, lifeSeconds);
  const signed = [host.body, token.signed, timestamp].filter((part) => part !== null);
  const signature = await signParts(signed, signer, token.reference);
  const content =
    token.place === 'before-timestamp'
      ? token.text + timestamp.canonical
      : timestamp.canonical + token.text;
  return withHeader(
    envelope,
    host,
    `<wsse:Security xmlns:wsse="${ns.wsse}" xmlns:wsu="${ns.wsu}" xmlns:soap="${ns.soap}"` +
      ` soap:mustUnderstand="1">${content}${signature}</wsse:Security>`,
  );
}
