import type { Actor } from '../../practice/actor.ts';
import type { Signer } from '../../../pki/signer.ts';
import { addHolderOfKeyHeader } from '../../../ehealth/soap/holder-of-key.ts';
import type { UsableSessions } from '../running/usable-session.ts';
import type { EhealthSession, SessionSelect } from '../session.ts';
import type { DecryptionKey } from './keyring.ts';

/** A session as the mailbox works with it, for one act. Not to be kept: the session may end at any time. */
export interface LetterSession {
  readonly session: EhealthSession;
  /** Puts the assertion and the holder's signature into a call's envelope. */
  sign(envelope: string): Promise<string>;
  /** Signs what is sealed: the keystore's key. null in eID-only, where each part would ask the PIN. */
  readonly sealer: Signer | null;
  /** Empty: letters are listed, and do not open. */
  readonly decryptionKeys: readonly DecryptionKey[];
}

export interface LetterSessionDeps {
  readonly usableSessions: Pick<UsableSessions, 'require'>;
  /** eHealth's, where it is known. */
  readonly clock: () => Date;
}

/** ERR_SESSION_NONE where the user has no such session; ERR_NOT_FOUND or ERR_FORBIDDEN for other actors. */
export type FindLetterSession = (
  actor: Actor,
  userId: string,
  select?: SessionSelect,
) => Promise<LetterSession>;

export function createFindLetterSession({
  usableSessions,
  clock,
}: LetterSessionDeps): FindLetterSession {
  return async (actor, userId, select) => {
    const { session, token, signer, card, keyring } = await usableSessions.require(
      actor,
      'mailbox',
      userId,
      select,
    );
    return {
      session,
      sign: (envelope) => addHolderOfKeyHeader(envelope, { ...token, signer, now: clock() }),
      sealer: card === null ? signer : null,
      decryptionKeys: keyring.keys,
    };
  };
}
