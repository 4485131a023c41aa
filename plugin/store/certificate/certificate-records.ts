import type { CertificateRecord } from '../../domain/certificate/repository.ts';
import type { Database } from '../sqlite.ts';
import { parseFacts, toRecord } from './certificate-row.ts';
import type { CertificateColumns } from './certificate-row.ts';

/** Certificates whose facts are kept: what the first screens of a few practices show, at some 20 KiB each. */
const keptFacts = 200;

export interface CertificateRecords {
  /** Reads rows and the facts of each, all from one state of the database. */
  read(rows: () => readonly CertificateColumns[]): readonly CertificateRecord[];
  /** Lets go of the facts of a certificate that was removed. */
  forget(id: string): void;
}

/** Of the file that was last written then; null: as it was loaded. */
interface KeptFacts {
  readonly rewrittenAt: string | null;
  readonly facts: CertificateRecord['facts'];
}

/**
 * Records with their facts, the largest column by far. The facts of a file never change, so those read last are kept: one
 * object for all records of a certificate, which what is worked out from it can be kept with. No record changes its facts.
 */
export function createCertificateRecords(database: Database): CertificateRecords {
  const readFacts = database
    .prepare<[string], string>('SELECT facts FROM certificate WHERE id = ?')
    .pluck();
  const kept = new Map<string, KeptFacts>();

  const factsOf = ({ id, rewritten_at }: CertificateColumns): CertificateRecord['facts'] => {
    const before = kept.get(id);
    const facts =
      before?.rewrittenAt === rewritten_at ? before.facts : parseFacts(readFacts.get(id) ?? '');
    // A map keeps the order of insertion: the first is the one that was used longest ago
    kept.delete(id);
    kept.set(id, { rewrittenAt: rewritten_at, facts });
    const [oldest] = kept.keys();
    if (kept.size > keptFacts && oldest !== undefined) kept.delete(oldest);
    return facts;
  };

  return {
    read: database.transaction((rows: () => readonly CertificateColumns[]) =>
      rows().map((row) => toRecord(row, factsOf(row))),
    ),
    forget: (id) => void kept.delete(id),
  };
}
