import { PluginError } from '../../errors.ts';
import {
  checkValue,
  describeSource,
  type MasterKeys,
  type MasterKeySetting,
} from './master-key.ts';
import { hasTable } from '../migrate.ts';
import type { Database } from '../sqlite.ts';

/** A master key version that a database remembers. */
export interface KnownVersion {
  readonly version: number;
  readonly checkValue: string;
  /** Sealed files whose data key it wraps. */
  readonly files: number;
}

/** What the database remembers of its master keys; nothing for a database without tables. */
export function knownVersions(database: Database): readonly KnownVersion[] {
  if (!hasTable(database, 'master_key_version')) return [];
  return database
    .prepare<[], KnownVersion>(
      `SELECT version, check_value AS checkValue,
              (SELECT count(*) FROM sealed_file WHERE key_version = version) AS files
         FROM master_key_version ORDER BY version`,
    )
    .all();
}

/**
 * Are these the keys this database was sealed with? Reads only. Throws ERR_MASTER_KEY_WRONG when a version is another key
 * than before, ERR_MASTER_KEY_MISSING when a file needs a version that is not there.
 */
export function verifyMasterKeys(
  database: Database,
  keys: MasterKeys,
  setting: MasterKeySetting,
): void {
  const where = describeSource(setting);
  for (const known of knownVersions(database)) {
    const key = keys.versions.get(known.version);
    if (key && checkValue(key) !== known.checkValue) {
      throw new PluginError(
        'ERR_MASTER_KEY_WRONG',
        `version ${known.version} in ${where} is not the key that sealed this database`,
        { params: { where, version: known.version } },
      );
    }
    if (!key && known.files > 0) {
      throw new PluginError(
        'ERR_MASTER_KEY_MISSING',
        `${where} lacks version ${known.version}, which seals ${known.files} files`,
        { params: { where, problem: `version ${known.version}` } },
      );
    }
  }
}

/** Remembers check values of versions met for the first time; call after {@link verifyMasterKeys}. */
export function rememberMasterKeys(database: Database, keys: MasterKeys, at: Date): void {
  const known = new Set(knownVersions(database).map(({ version }) => version));
  const insert = database.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO master_key_version (version, check_value, created_at) VALUES (?, ?, ?)',
  );
  for (const [version, key] of keys.versions) {
    if (!known.has(version)) insert.run(version, checkValue(key), at.toISOString());
  }
}
