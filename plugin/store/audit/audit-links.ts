import type { KeyObject } from 'node:crypto';
import type { Database, Statement } from '../sqlite.ts';
import { auditLink, headCode, linkStart, sameCode } from './audit-link.ts';
import type { AuditPosition, LinkedEntry } from './audit-link.ts';

/** The keys of the audit's links, by the version of the master key that each comes from. */
export interface AuditKeys {
  /** New links are made with it. */
  current(): { readonly version: number; readonly key: KeyObject };
  /** undefined for a version that is neither held nor kept in the database. */
  find(version: number): KeyObject | undefined;
}

/** Links each entry to the one before it, of any practice, inside the transaction that appends the entry. */
export interface AuditLinks {
  append(entry: Pick<LinkedEntry, 'practiceId' | 'sequence' | 'hash'>): void;
}

export interface HeadRow extends AuditPosition {
  readonly keyVersion: number;
  readonly mac: string;
}

export interface LinkRow extends Omit<LinkedEntry, 'hash'> {
  readonly link: string;
  /** Of the entry; null when there is no such entry. */
  readonly hash: string | null;
}

const linkColumns = `audit_link.position, audit_link.practice_id AS practiceId, audit_link.sequence,
  audit_link.key_version AS keyVersion, audit_link.link, audit_entry.hash`;

/** Links after a position, in order, with the hash of each entry. */
export function prepareLinksAfter(database: Database): Statement<[number, number], LinkRow> {
  return database.prepare<[number, number], LinkRow>(
    `SELECT ${linkColumns} FROM audit_link LEFT JOIN audit_entry USING (practice_id, sequence)
      WHERE position > ? ORDER BY position LIMIT ?`,
  );
}

/** Does this link follow that one? */
export function linkFits(keys: AuditKeys, from: AuditPosition, row: LinkRow): boolean {
  const key = keys.find(row.keyVersion);
  if (!key || row.hash === null || row.position !== from.position + 1) return false;
  return sameCode(row.link, auditLink(key, { ...row, hash: row.hash }, from.link));
}

/** Is the code of the head right? false also while its key is not held. */
export function headHolds(keys: AuditKeys, head: HeadRow): boolean {
  const key = keys.find(head.keyVersion);
  return key !== undefined && sameCode(head.mac, headCode(key, head, head.keyVersion));
}

export function prepareHead(database: Database): Statement<[], HeadRow> {
  return database.prepare<[], HeadRow>(
    'SELECT position, link, key_version AS keyVersion, mac FROM audit_head WHERE id = 1',
  );
}

/** Where the chain is; undefined where there is no head. Says nothing about whether it is right. */
export function readHead(database: Database): AuditPosition | undefined {
  const head = prepareHead(database).get();
  return head && { position: head.position, link: head.link };
}

export function createAuditLinks(database: Database, keys: AuditKeys): AuditLinks {
  const readHeadRow = prepareHead(database);
  const last = database.prepare<[], AuditPosition>(
    'SELECT position, link FROM audit_link ORDER BY position DESC LIMIT 1',
  );
  const after = prepareLinksAfter(database);
  const insert = database.prepare<[number, string, number, number, string]>(
    'INSERT INTO audit_link (position, practice_id, sequence, key_version, link) VALUES (?, ?, ?, ?, ?)',
  );
  const moveHead = database.prepare<[number, string, number, string]>(
    'UPDATE audit_head SET position = ?, link = ?, key_version = ?, mac = ? WHERE id = 1',
  );

  /** Links that were written while the head could not be proved count when each follows from it. */
  const reaches = (head: AuditPosition, end: AuditPosition): boolean => {
    if (head.position >= end.position) return true;
    let position = head;
    for (const row of after.iterate(head.position, end.position - head.position)) {
      if (!linkFits(keys, position, row)) return false;
      position = row;
    }
    return position.link === end.link;
  };

  return {
    append: ({ practiceId, sequence, hash }) => {
      const { version, key } = keys.current();
      const head = readHeadRow.get();
      const end = last.get() ?? linkStart;
      // After a cut the head is further than the last link: the gap stays, and is found
      const before = head !== undefined && head.position > end.position ? head : end;
      const position = before.position + 1;
      const entry = { position, practiceId, sequence, hash, keyVersion: version };
      const link = auditLink(key, entry, before.link);
      insert.run(position, practiceId, sequence, version, link);
      // A head that is not proved stays as it is: writing it again would hide who changed it
      if (head === undefined || !headHolds(keys, head) || !reaches(head, end)) return;
      moveHead.run(position, link, version, headCode(key, { position, link }, version));
    },
  };
}

/**
 * Begins the keyed chain: the last entry of each practice gets a link, whose hash covers all before it. For the transaction
 * of the migration that made the tables, so that a database without a head was changed by hand.
 */
export function sealAudit(database: Database, keys: AuditKeys): void {
  const { version, key } = keys.current();
  const start = headCode(key, linkStart, version);
  database
    .prepare('INSERT INTO audit_head (id, position, link, key_version, mac) VALUES (1, ?, ?, ?, ?)')
    .run(linkStart.position, linkStart.link, version, start);
  const heads = database
    .prepare<[], { practiceId: string; sequence: number; hash: string }>(
      `SELECT practice_id AS practiceId, sequence, hash FROM audit_entry AS entry
        WHERE sequence = (SELECT max(sequence) FROM audit_entry WHERE practice_id = entry.practice_id)
        ORDER BY practice_id`,
    )
    .all();
  const links = createAuditLinks(database, keys);
  for (const head of heads) links.append(head);
}
