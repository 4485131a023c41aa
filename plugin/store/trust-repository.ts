import type { AuditDraft } from '../certificate/repository.ts';
import type { TrustRepository } from '../trust/services.ts';
import type { TrustEntry, TrustPreview } from '../trust/trust.ts';
import type { AuditLog } from './audit-repository.ts';
import { toText } from './instant.ts';
import { promised } from './promised.ts';
import type { Database } from './sqlite.ts';

interface PreviewRow {
  readonly base_version: number;
  readonly preview: string;
}

/** Authorities that updates brought. They belong to the installation: whoever updates them does it for every practice. */
export function createTrustRepository(database: Database, audit: AuditLog): TrustRepository {
  const list = database.prepare<[], TrustEntry>(
    `SELECT trust_set AS "set", environment, fingerprint, role, name, not_after AS notAfter, certificate, source,
            added_at AS addedAt, added_by AS addedBy
       FROM trust_anchor ORDER BY trust_set, environment, name, fingerprint`,
  );
  const version = database
    .prepare<[], number>('SELECT version FROM trust_version WHERE id = 1')
    .pluck();
  const insertPreview = database.prepare<[string, string, number, string, string]>(
    'INSERT INTO trust_preview (id, actor_id, base_version, preview, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const findPreview = database.prepare<[string, string], PreviewRow>(
    'SELECT base_version, preview FROM trust_preview WHERE id = ? AND expires_at > ?',
  );
  const removeExpired = database.prepare<[string]>(
    'DELETE FROM trust_preview WHERE expires_at <= ?',
  );
  const discard = database.prepare<[string]>('DELETE FROM trust_preview WHERE id = ?');
  const raiseVersion = database.prepare<[number]>(
    'UPDATE trust_version SET version = version + 1 WHERE id = 1 AND version = ?',
  );
  const add = database.prepare<[Record<string, string | null>]>(
    `INSERT INTO trust_anchor (
       trust_set, environment, fingerprint, role, name, not_after, certificate, source, added_at, added_by)
     VALUES (@set, @environment, @fingerprint, @role, @name, @notAfter, @certificate, @source, @at, @by)
         ON CONFLICT (trust_set, environment, fingerprint) DO NOTHING`,
  );
  const withdraw = database.prepare<[string, string, string]>(
    'DELETE FROM trust_anchor WHERE trust_set = ? AND environment = ? AND fingerprint = ?',
  );

  const apply = database.transaction(
    (
      preview: TrustPreview,
      baseVersion: number,
      by: string,
      at: Date,
      entry: AuditDraft,
    ): boolean => {
      if (raiseVersion.run(baseVersion).changes === 0) return false;
      const { set, source } = preview;
      for (const { environment, fingerprint } of preview.withdrawn) {
        withdraw.run(set, environment, fingerprint);
      }
      for (const anchor of preview.added) {
        // Whatever precision its source wrote: the database compares instants as text
        const notAfter = new Date(anchor.notAfter).toISOString();
        add.run({ ...anchor, notAfter, set, source, at: toText(at), by });
      }
      discard.run(preview.id);
      audit.append(entry);
      return true;
    },
  );

  return {
    list: () => promised(() => list.all()),
    version: () => promised(() => version.get() ?? 0),
    savePreview: (preview, baseVersion, actorId) =>
      promised(() => {
        const expiresAt = new Date(preview.expiresAt).toISOString();
        insertPreview.run(preview.id, actorId, baseVersion, JSON.stringify(preview), expiresAt);
      }),
    findPreview: (id, now) =>
      promised(() => {
        removeExpired.run(toText(now));
        const row = findPreview.get(id, toText(now));
        return (
          row && {
            preview: JSON.parse(row.preview) as TrustPreview,
            baseVersion: row.base_version,
          }
        );
      }),
    apply: (...args) => promised(() => apply.immediate(...args)),
    discard: (id) =>
      promised(() => {
        discard.run(id);
      }),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}
