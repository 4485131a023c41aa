import type { AuditDraft } from '../domain/audit/audit.ts';
import { isOlder } from '../domain/trust/list-sequence.ts';
import type { ListIssue } from '../domain/trust/list-sequence.ts';
import type { TrustRepository } from '../domain/trust/service.ts';
import type { TrustEntry, TrustPreview } from '../domain/trust/trust-entry.ts';
import type { AuditLog } from './audit/audit-repository.ts';
import { authoritiesDigest } from './audit/row-digest.ts';
import { toText } from './instant.ts';
import { promised } from './async.ts';
import type { Database } from './sqlite.ts';

interface PreviewRow {
  readonly base_version: number;
  readonly preview: string;
}

/** Authorities that updates brought. They belong to the installation: an update applies to every practice. */
export function createTrustRepository(database: Database, audit: AuditLog): TrustRepository {
  const list = database.prepare<[], TrustEntry>(
    `SELECT trust_set AS "set", environment, fingerprint, role, name, not_after AS notAfter, certificate, source,
            added_at AS addedAt, added_by AS addedBy
       FROM trust_anchor ORDER BY trust_set, environment, name, fingerprint`,
  );
  const version = database
    .prepare<[], number>('SELECT version FROM trust_version WHERE id = 1')
    .pluck();
  const lastList = database.prepare<[string, string], ListIssue>(
    `SELECT sequence_number AS sequenceNumber, issued_at AS issuedAt
       FROM trust_list WHERE trust_set = ? AND environment = ?`,
  );
  const rememberList = database.prepare<[string, string, number, string]>(
    `INSERT INTO trust_list (trust_set, environment, sequence_number, issued_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (trust_set, environment)
         DO UPDATE SET sequence_number = excluded.sequence_number, issued_at = excluded.issued_at`,
  );
  const insertPreview = database.prepare<[string, string, string | null, number, string, string]>(
    `INSERT INTO trust_preview (id, actor_id, actor_practice_id, base_version, preview, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  // IS: the operator belongs to no practice
  const own = 'id = ? AND actor_id = ? AND actor_practice_id IS ?';
  const findPreview = database.prepare<[string, string, string | null, string], PreviewRow>(
    `SELECT base_version, preview FROM trust_preview WHERE ${own} AND expires_at > ?`,
  );
  const removeExpired = database.prepare<[string]>(
    'DELETE FROM trust_preview WHERE expires_at <= ?',
  );
  const discard = database.prepare<[string, string, string | null]>(
    `DELETE FROM trust_preview WHERE ${own}`,
  );
  const removePreview = database.prepare<[string]>('DELETE FROM trust_preview WHERE id = ?');
  const raiseVersion = database.prepare<[]>(
    'UPDATE trust_version SET version = version + 1 WHERE id = 1',
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
    ): 'applied' | 'changed' | 'older' => {
      const { set, source, list: issue } = preview;
      if (version.get() !== baseVersion) return 'changed';
      if (issue !== null) {
        if (isOlder(issue, lastList.get(set, preview.environment))) return 'older';
        const issuedAt = new Date(issue.issuedAt).toISOString();
        rememberList.run(set, preview.environment, issue.sequenceNumber, issuedAt);
      }
      raiseVersion.run();
      for (const { environment, fingerprint } of preview.withdrawn) {
        withdraw.run(set, environment, fingerprint);
      }
      for (const anchor of preview.added) {
        // Normalised to one precision: the database compares instants as text
        const notAfter = new Date(anchor.notAfter).toISOString();
        add.run({ ...anchor, notAfter, set, source, at: toText(at), by });
      }
      removePreview.run(preview.id);
      const digest = authoritiesDigest(database);
      audit.append({ ...entry, details: { ...entry.details, digest } });
      return 'applied';
    },
  );

  return {
    list: () => promised(() => list.all()),
    version: () => promised(() => version.get() ?? 0),
    lastList: (set, environment) => promised(() => lastList.get(set, environment)),
    savePreview: (preview, baseVersion, { userId, practiceId }) =>
      promised(() => {
        const expiresAt = new Date(preview.expiresAt).toISOString();
        const content = JSON.stringify(preview);
        insertPreview.run(preview.id, userId, practiceId, baseVersion, content, expiresAt);
      }),
    findPreview: (id, { userId, practiceId }, now) =>
      promised(() => {
        removeExpired.run(toText(now));
        const row = findPreview.get(id, userId, practiceId, toText(now));
        return (
          row && {
            preview: JSON.parse(row.preview) as TrustPreview,
            baseVersion: row.base_version,
          }
        );
      }),
    apply: (...args) => promised(() => apply.immediate(...args)),
    discard: (id, { userId, practiceId }) =>
      promised(() => discard.run(id, userId, practiceId).changes > 0),
    removeExpired: (now) => promised(() => removeExpired.run(toText(now)).changes),
  };
}
