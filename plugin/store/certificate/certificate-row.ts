import type { CertificateRecord, NewCertificate } from '../../domain/certificate/repository.ts';
import { searchText } from './search-text.ts';

/** A row of `certificate` as the database gives it, without the facts. */
export interface CertificateColumns {
  readonly id: string;
  readonly practice_id: string;
  readonly user_id: string;
  readonly kind: CertificateRecord['kind'];
  readonly identifier: string;
  readonly role: CertificateRecord['role'];
  readonly state: CertificateRecord['summary']['state'];
  readonly environment: CertificateRecord['summary']['environment'];
  readonly not_before: string | null;
  readonly not_after: string | null;
  readonly fingerprint: string | null;
  readonly static_rank: CertificateRecord['summary']['staticRank'];
  readonly holder_key: string | null;
  readonly holder_name: string;
  readonly user_name: string;
  readonly file_name: string;
  readonly search_text: string;
  readonly loaded_at: string;
  readonly loaded_by_id: string;
  readonly loaded_by_name: string;
  readonly replaced_at: string | null;
  readonly replaced_by: string | null;
  readonly rewritten_at: string | null;
  readonly probes: string;
}

export interface CertificateRow extends CertificateColumns {
  readonly facts: string;
}

/** {@link CertificateColumns} in a query. The facts are many times as large as all of them. */
export const certificateColumns = [
  ...['id', 'practice_id', 'user_id', 'kind', 'identifier', 'role', 'state', 'environment'],
  ...['not_before', 'not_after', 'fingerprint', 'static_rank', 'holder_key', 'holder_name'],
  ...['user_name', 'file_name', 'search_text', 'loaded_at', 'loaded_by_id', 'loaded_by_name'],
  ...['replaced_at', 'replaced_by', 'rewritten_at', 'probes'],
]
  .map((column) => `certificate.${column}`)
  .join(', ');

export function parseFacts(facts: string): CertificateRecord['facts'] {
  return JSON.parse(facts) as CertificateRecord['facts'];
}

/** Reads a row; what we wrote ourselves is trusted, the database's CHECKs guard the words. */
export function toRecord(
  row: CertificateColumns,
  facts: CertificateRecord['facts'],
): CertificateRecord {
  return {
    id: row.id,
    practiceId: row.practice_id,
    userId: row.user_id,
    kind: row.kind,
    identifier: row.identifier,
    holderName: row.holder_name,
    fileName: row.file_name,
    facts,
    probes: JSON.parse(row.probes) as CertificateRecord['probes'],
    role: row.role,
    loadedAt: new Date(row.loaded_at),
    loadedBy: { userId: row.loaded_by_id, displayName: row.loaded_by_name },
    replacedAt: row.replaced_at === null ? null : new Date(row.replaced_at),
    replacedBy: row.replaced_by,
    rewrittenAt: row.rewritten_at === null ? null : new Date(row.rewritten_at),
    summary: toSummary(row),
  };
}

export function toSummary(row: SummaryColumns): CertificateRecord['summary'] {
  return {
    state: row.state,
    environment: row.environment,
    notBefore: row.not_before,
    notAfter: row.not_after,
    fingerprint: row.fingerprint,
    staticRank: row.static_rank,
    holderKey: row.holder_key,
  };
}

/** The columns that {@link summaryColumns} fills, by name. */
export type SummaryColumns = Pick<
  CertificateColumns,
  | 'state'
  | 'environment'
  | 'not_before'
  | 'not_after'
  | 'fingerprint'
  | 'static_rank'
  | 'holder_key'
>;

/** Instants are stored with milliseconds, independent of their source, because the database compares them as text. */
export function summaryColumns({ summary }: Pick<CertificateRecord, 'summary'>): SummaryColumns {
  return {
    state: summary.state,
    environment: summary.environment,
    not_before: summary.notBefore === null ? null : new Date(summary.notBefore).toISOString(),
    not_after: summary.notAfter === null ? null : new Date(summary.notAfter).toISOString(),
    fingerprint: summary.fingerprint,
    static_rank: summary.staticRank,
    holder_key: summary.holderKey,
  };
}

/** The row of a new certificate. */
export function toRow({
  record,
  userName,
}: Pick<NewCertificate, 'record' | 'userName'>): CertificateRow {
  return {
    ...summaryColumns(record),
    id: record.id,
    practice_id: record.practiceId,
    user_id: record.userId,
    kind: record.kind,
    identifier: record.identifier,
    role: record.role,
    holder_name: record.holderName,
    user_name: userName,
    file_name: record.fileName,
    search_text: searchText([record.holderName, userName, record.identifier, record.fileName]),
    loaded_at: record.loadedAt.toISOString(),
    loaded_by_id: record.loadedBy.userId,
    loaded_by_name: record.loadedBy.displayName,
    replaced_at: record.replacedAt?.toISOString() ?? null,
    replaced_by: record.replacedBy,
    rewritten_at: record.rewrittenAt?.toISOString() ?? null,
    probes: JSON.stringify(record.probes),
    facts: JSON.stringify(record.facts),
  };
}
