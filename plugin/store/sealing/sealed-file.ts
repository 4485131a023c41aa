import { PluginError } from '../../errors.ts';
import type { Keyring } from './keyring.ts';
import { seal, unseal, type SealedFile, type SealIdentity } from './seal.ts';
import { isConstraintError, type Database } from '../sqlite.ts';

/** Keystore files, kept keys and written letters in the database, each belonging to one certificate, draft, session key, request or letter and deleted with it. */
export interface SealedFiles {
  /**
   * Runs a transaction that inserts files, with the master keys of the moment. Runs it again when another process rotated
   * them, and dropped the version we seal under, while it waited for the database.
   */
  underCurrentKey(transaction: () => void): Promise<void>;
  /** Inside the transaction that inserts the owner, run by {@link underCurrentKey}. */
  insert(identity: SealIdentity, file: Uint8Array): void;
  /** Throws ERR_NOT_FOUND, ERR_SEAL_BROKEN, ERR_MASTER_KEY_MISSING. */
  read(identity: SealIdentity): Promise<Uint8Array>;
}

/** Rotations that may come between before something else must be wrong. */
const attempts = 3;

const ownerColumn = {
  certificate: 'certificate_id',
  draft: 'draft_id',
  'session-key': 'session_key_id',
  enrolment: 'enrolment_id',
  letter: 'letter_id',
} as const;

export function createSealedFiles(database: Database, keyring: Keyring): SealedFiles {
  const prepareInsert = (purpose: SealIdentity['purpose']) =>
    database.prepare<[string, string, number, Uint8Array, Uint8Array]>(
      `INSERT INTO sealed_file (practice_id, ${ownerColumn[purpose]}, key_version, wrapped_key, content)
       VALUES (?, ?, ?, ?, ?)`,
    );
  const prepareFind = (purpose: SealIdentity['purpose']) =>
    database.prepare<[string, string], SealedFile>(
      `SELECT key_version AS keyVersion, wrapped_key AS wrappedKey, content
         FROM sealed_file WHERE practice_id = ? AND ${ownerColumn[purpose]} = ?`,
    );
  const insert = {
    certificate: prepareInsert('certificate'),
    draft: prepareInsert('draft'),
    'session-key': prepareInsert('session-key'),
    enrolment: prepareInsert('enrolment'),
    letter: prepareInsert('letter'),
  };
  const find = {
    certificate: prepareFind('certificate'),
    draft: prepareFind('draft'),
    'session-key': prepareFind('session-key'),
    enrolment: prepareFind('enrolment'),
    letter: prepareFind('letter'),
  };

  return {
    underCurrentKey: async (transaction) => {
      for (let attempt = 1; ; attempt += 1) {
        await keyring.refresh();
        try {
          transaction();
          return;
        } catch (error) {
          // A version that the database has forgotten: key_version refers to nothing
          if (attempt === attempts || !isConstraintError(error, 'FOREIGNKEY')) throw error;
        }
      }
    },

    insert: (identity, file) => {
      const sealed = seal(file, identity, keyring.keys());
      insert[identity.purpose].run(
        identity.practiceId,
        identity.rowId,
        sealed.keyVersion,
        sealed.wrappedKey,
        sealed.content,
      );
    },

    read: async (identity) => {
      for (let attempt = 1; ; attempt += 1) {
        await keyring.refresh();
        const sealed = find[identity.purpose].get(identity.practiceId, identity.rowId);
        if (!sealed) throw new PluginError('ERR_NOT_FOUND', `no such ${identity.purpose}`);
        // Rewrapped between the two lines above: under a version that we do not hold yet
        if (attempt < attempts && !keyring.keys().versions.has(sealed.keyVersion)) continue;
        return unseal(sealed, identity, keyring.keys());
      }
    },
  };
}
