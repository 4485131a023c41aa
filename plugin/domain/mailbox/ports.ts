import type { LetterSession } from '../session/decryption/letter-session.ts';
import type { ConsultationClient } from '../../ehealth/ehbox/consultation/client.ts';
import type { SealLevel } from '../../ehealth/etee/problem.ts';
import type { LetterVerdict } from '../../ehealth/etee/letter-verdict.ts';
import type { DecryptionKey } from '../../ehealth/etee/verdict.ts';

/** What the mailbox asks of eHealth's consultation service, for one session. */
export type Consultation = Pick<
  ConsultationClient,
  'boxInfo' | 'list' | 'listOfAllBoxes' | 'letter' | 'move' | 'remove'
>;

export type ConnectConsultation = (session: LetterSession) => Promise<Consultation>;

export interface Opening {
  readonly keys: readonly DecryptionKey[];
  /** The worst level whose content is given; 'verified' by default. */
  readonly reveal?: Exclude<SealLevel, 'unreadable'>;
}

/**
 * Opens the sealed parts of one letter away from the event loop, and judges them together. What is wrong with them is in the verdict; rejects with
 * ERR_LETTER_BUSY alone.
 */
export type OpenSealed = (parts: readonly Uint8Array[], opening: Opening) => Promise<LetterVerdict>;
