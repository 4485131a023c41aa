import { randomUUID } from 'node:crypto';
import type { Actor } from '../practice/actor.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Person } from '../audit/audit.ts';

/** A keystore opened but not stored yet: the verdict page shows it. Sealed like a stored one, gone after its end. */
export interface LoadDraft {
  readonly id: string;
  readonly practiceId: string;
  /** Who loads; only they see the draft. */
  readonly actor: Person;
  readonly userId: string;
  readonly userName: string;
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly fileName: string;
  readonly facts: KeystoreFacts;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface DraftRepository {
  insert(draft: LoadDraft, keystore: Uint8Array): Promise<void>;
  /** undefined when unknown, of another practice or actor, or past its end. */
  find(practiceId: string, actorId: string, id: string, now: Date): Promise<LoadDraft | undefined>;
  readKeystore(practiceId: string, id: string): Promise<Uint8Array>;
  remove(practiceId: string, id: string): Promise<void>;
  removeExpired(now: Date): Promise<number>;
}

/** How long an opened file waits for "store" before it is forgotten. */
const draftMinutes = 15;

/** A draft of this person, from now on. */
export function newDraft(
  actor: Actor,
  createdAt: Date,
  file: Pick<LoadDraft, 'userId' | 'userName' | 'kind' | 'identifier' | 'fileName' | 'facts'>,
): LoadDraft {
  return {
    id: randomUUID(),
    practiceId: actor.practiceId,
    actor: { userId: actor.userId, displayName: actor.displayName },
    ...file,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + draftMinutes * 60_000),
  };
}
