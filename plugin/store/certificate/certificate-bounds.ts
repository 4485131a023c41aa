import type { CertificateBounds } from '../../domain/certificate/repository.ts';
import { PluginError } from '../../errors.ts';
import type { Database } from '../sqlite.ts';
import type { CertificateRow } from './certificate-row.ts';

/** Refuses a row that was just inserted; to be run in its transaction, once the row it replaces is no longer active. */
export type BoundsCheck = (row: CertificateRow, bounds: CertificateBounds) => void;

const ofHolder = `FROM certificate
  WHERE practice_id = @practice_id AND kind = @kind AND identifier = @identifier AND role = 'active'`;

/** Throws ERR_CERTIFICATE_LOADED and ERR_CERTIFICATE_LIMIT; in the transaction, so that of several at once none slips through. */
export function createBoundsCheck(database: Database): BoundsCheck {
  const count = (sql: string) => database.prepare<[CertificateRow], number>(sql).pluck();
  // A file without any certificate is the same as another when it holds the same
  const identical = count(
    `SELECT count(*) ${ofHolder} AND id <> @id
        AND iif(@fingerprint IS NULL, fingerprint IS NULL AND facts = @facts, fingerprint = @fingerprint)`,
  );
  const counts: readonly (readonly [keyof CertificateBounds, ReturnType<typeof count>])[] = [
    ['application', count(`SELECT count(*) ${ofHolder} AND holder_key IS @holder_key`)],
    ['holder', count(`SELECT count(*) ${ofHolder}`)],
    [
      'profile',
      count(
        'SELECT count(*) FROM certificate WHERE practice_id = @practice_id AND user_id = @user_id',
      ),
    ],
  ];
  return (row, bounds) => {
    if ((identical.get(row) ?? 0) > 0) {
      throw new PluginError('ERR_CERTIFICATE_LOADED', 'the same certificate is active already');
    }
    for (const [what, files] of counts) {
      const limit = bounds[what];
      if ((files.get(row) ?? 0) <= limit) continue;
      throw new PluginError('ERR_CERTIFICATE_LIMIT', `more than ${limit} files of one ${what}`, {
        params: { limit },
      });
    }
  };
}
