import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import type { OutgoingLetter } from '../../../ehealth/ehbox/publication/outgoing-letter.ts';
import type { SendOutcome } from '../../../ehealth/ehbox/publication/client.ts';
import type { SealOptions } from '../../../ehealth/etee/seal.ts';
import type { EncryptionToken } from '../../../pki/cms/etk.ts';
import type { LetterSession } from '../../session/decryption/letter-session.ts';

/** eHealth's publication service, for one session. Once called, a letter may have gone out: see ERR_MAILBOX_SEND_UNCERTAIN. */
export interface Publication {
  send(letter: OutgoingLetter): Promise<SendOutcome>;
}

export type ConnectPublication = (session: LetterSession) => Promise<Publication>;

/** Keys that letters are sealed for, as eHealth publishes them. */
export type PublishedKeys =
  | { readonly kind: 'published'; readonly tokens: readonly EncryptionToken[] }
  | { readonly kind: 'none' }
  /** The depot did not answer, or with something that is no token. */
  | { readonly kind: 'unknown' };

export interface SealingKeys {
  ofBox(box: BoxId): Promise<PublishedKeys>;
  /** Of the holder of a certificate that signs, asked now; DER of the authorities above the certificate. */
  own(
    certificate: Uint8Array,
  ): Promise<{ readonly keys: PublishedKeys; readonly chain: readonly Uint8Array[] }>;
  /** After eHealth refused a recipient. */
  forget(box: BoxId): void;
}

/** Seals all parts of one letter or none, away from the event loop; in the order given. Rejects with ERR_LETTER_…. */
export type SealParts = (
  parts: readonly Uint8Array[],
  options: SealOptions,
) => Promise<readonly Uint8Array[]>;
