import { createHash } from 'node:crypto';

/** An audit row as it is stored, in text: what the hash covers. */
export interface AuditRow {
  readonly practiceId: string;
  readonly sequence: number;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly event: string;
  readonly outcome: string;
  readonly subjectUserId: string | null;
  readonly certificateId: string | null;
  readonly assurance: string;
  /** JSON text, hashed as it is stored. */
  readonly details: string;
}

export interface ChainedAuditRow extends AuditRow {
  readonly hash: string;
}

/** What the first row of every chain follows. */
export const genesisHash = '0'.repeat(64);

/**
 * SHA-256, hex, of the row's canonical JSON followed by the previous hash. Canonical: an array in this order of integers,
 * strings and nulls, which JSON.stringify writes in one way only.
 */
export function auditHash(row: AuditRow, previousHash: string): string {
  const canonical = JSON.stringify([
    row.practiceId,
    row.sequence,
    row.at,
    row.actorId,
    row.actorName,
    row.event,
    row.outcome,
    row.subjectUserId,
    row.certificateId,
    row.assurance,
    row.details,
  ]);
  return createHash('sha256').update(canonical).update(previousHash).digest('hex');
}

/** How far a chain was followed. */
export interface ChainPosition {
  readonly sequence: number;
  readonly hash: string;
}

export const chainStart: ChainPosition = { sequence: 0, hash: genesisHash };

/**
 * Follows a chain over the next rows, in order of sequence. `brokenAt` is the first sequence that is missing or does not fit.
 * Proves order and content of what is there, not that the end is: cutting off the last rows leaves a shorter valid chain.
 */
export function followChain(
  from: ChainPosition,
  rows: readonly ChainedAuditRow[],
): { readonly position: ChainPosition; readonly brokenAt: number | null } {
  let position = from;
  for (const row of rows) {
    const expected = position.sequence + 1;
    if (row.sequence !== expected || row.hash !== auditHash(row, position.hash)) {
      return { position, brokenAt: expected };
    }
    position = { sequence: row.sequence, hash: row.hash };
  }
  return { position, brokenAt: null };
}
