import { createSecretKey, type KeyObject } from 'node:crypto';
import { isPluginError } from '../../errors.ts';
import { sealAudit, type AuditKeys } from '../audit/audit-links.ts';
import type { Migration } from '../migrate.ts';
import type { Database } from '../sqlite.ts';
import { createDerivedKeys } from './derived-key.ts';
import type { MasterKeys } from './master-key.ts';
import { seal, unseal, type SealContext, type SealedFile } from './seal.ts';

export function createAuditKeys(database: Database, masterKeys: () => MasterKeys): AuditKeys {
  const derived = createDerivedKeys(masterKeys, 'trousseau audit links');
  const kept = new Map<number, KeyObject>();
  return {
    current: () => derived.current(),
    find: (version) => {
      const own = derived.find(version);
      if (own) return own;
      const known = kept.get(version) ?? readKept(database, masterKeys(), version);
      if (known) kept.set(version, known);
      return known;
    },
  };
}

/** In the transaction of the migration that makes the keyed chain's tables, the chain begins. */
export function beginAudit(database: Database, keys: MasterKeys, applied: Migration): void {
  if (!applied.name.endsWith('_audit_links.sql')) return;
  sealAudit(
    database,
    createAuditKeys(database, () => keys),
  );
}

interface KeptRow extends SealedFile {
  readonly version: number;
}

const keptColumns =
  'version, key_version AS keyVersion, wrapped_key AS wrappedKey, content FROM audit_key';

function readKept(database: Database, keys: MasterKeys, version: number): KeyObject | undefined {
  const row = database
    .prepare<[number], KeptRow>(`SELECT ${keptColumns} WHERE version = ?`)
    .get(version);
  if (!row || !keys.versions.has(row.keyVersion)) return undefined;
  try {
    const bytes = unseal(row, contextOf(version), keys);
    const key = createSecretKey(bytes);
    bytes.fill(0);
    return key;
  } catch (error) {
    // Changed by hand: a key that is not there, which the check reports; entries are still written
    if (!isPluginError(error, 'ERR_SEAL_BROKEN')) throw error;
    return undefined;
  }
}

/**
 * Seals the audit keys of all former versions under the current master key, so that their versions can be dropped. Writes
 * nothing when that is done already.
 */
export function keepAuditKeys(database: Database, keys: MasterKeys): void {
  const save = database.prepare<[number, number, Uint8Array, Uint8Array]>(
    `INSERT INTO audit_key (version, key_version, wrapped_key, content) VALUES (?, ?, ?, ?)
         ON CONFLICT (version) DO UPDATE SET key_version = excluded.key_version,
            wrapped_key = excluded.wrapped_key, content = excluded.content`,
  );
  const keep = database.transaction(() => {
    for (const version of versionsToKeep(database, keys)) {
      const key = createAuditKeys(database, () => keys).find(version);
      if (!key) continue;
      const sealed = seal(key.export(), contextOf(version), keys);
      save.run(version, sealed.keyVersion, sealed.wrappedKey, sealed.content);
    }
  });
  if (versionsToKeep(database, keys).length > 0) keep.immediate();
}

function versionsToKeep(database: Database, keys: MasterKeys): readonly number[] {
  const rows = database.prepare<[], KeptRow>(`SELECT ${keptColumns}`).all();
  const known = new Set([...keys.versions.keys(), ...rows.map(({ version }) => version)]);
  known.delete(keys.current);
  const done = rows.filter(({ keyVersion }) => keyVersion === keys.current);
  for (const { version } of done) known.delete(version);
  return [...known];
}

function contextOf(version: number): SealContext {
  return { practiceId: '', purpose: 'audit-key', rowId: String(version) };
}
