import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuditProof, AuditProofResult } from '../../domain/audit/audit.ts';
import { promised } from '../async.ts';
import { webSessionProblems } from '../sign-in/web-session-proof.ts';
import type { SignInKeys } from '../sign-in/web-session-proof.ts';
import type { Database } from '../sqlite.ts';
import { certificateProblems } from './audit-certificates.ts';
import { headText, linkStart, parseHead } from './audit-link.ts';
import type { AuditPosition } from './audit-link.ts';
import { headHolds, linkFits, prepareHead, prepareLinksAfter, readHead } from './audit-links.ts';
import type { AuditKeys, LinkRow } from './audit-links.ts';
import { authoritiesDigest } from './row-digest.ts';
import { triggerProblems } from './audit-triggers.ts';

/** Links followed at once: some milliseconds of work before the event loop continues. */
const batchSize = 500;

export interface AuditProofDeps {
  readonly auditKeys: AuditKeys;
  /** Of the rows of browser sessions. */
  readonly signInKeys: SignInKeys;
  /** Reads the master keys again after another process rotated them. */
  readonly refresh: () => Promise<void>;
}

/**
 * Follows the keyed chain from its start to its head and compares with it what the database holds: entries, triggers, certificates, browser sessions.
 * Finds what a person with the file but without the master key changed. A whole database that was put back to an older
 * state is found by comparing a head that was noted elsewhere.
 */
export function createAuditProof(
  database: Database,
  { auditKeys: keys, signInKeys, refresh }: AuditProofDeps,
): AuditProof {
  const after = prepareLinksAfter(database);
  const readHeadRow = prepareHead(database);

  /** Follows the next links; a text is the first thing that does not fit. */
  const follow = (from: AuditPosition, limit: number): AuditPosition | string => {
    let position = from;
    for (const row of after.all(from.position, limit)) {
      if (!linkFits(keys, position, row)) return linkProblem(position, row, keys);
      position = { position: row.position, link: row.link };
    }
    return position;
  };

  /** In one read transaction: the last links, the head and the counts are of the same instant. */
  const conclude = database.transaction((from: AuditPosition): readonly string[] => {
    const end = follow(from, -1);
    if (typeof end === 'string') return [end];
    const head = readHeadRow.get();
    if (head === undefined) return ['the head of the keyed chain was deleted'];
    if (!headHolds(keys, head)) return [`the head at position ${head.position} is not proved`];
    if (head.position > end.position) {
      return [`entries after position ${end.position} were cut off, up to ${head.position}`];
    }
    const atHead = linkAt(database, head.position);
    if (atHead !== head.link) return [`the head at position ${head.position} is another link`];
    return unlinkedProblems(database);
  });

  return {
    head: () => promised(() => headOf(database)),

    check: async (): Promise<AuditProofResult> => {
      await refresh();
      const problems = [...triggerProblems(database)];
      let position: AuditPosition | string = linkStart;
      for (;;) {
        const next: AuditPosition | string = follow(position, batchSize);
        if (typeof next === 'string') {
          problems.push(next);
          break;
        }
        if (next.position - position.position < batchSize) {
          problems.push(...conclude(next));
          break;
        }
        position = next;
        await nextTurn();
      }
      problems.push(
        ...(await certificateProblems(database)),
        ...authorityProblems(database),
        ...signInProblems(database, signInKeys),
      );
      return { head: headOf(database), problems };
    },

    compare: (noted) => promised(() => compareHead(database, noted)),
  };
}

/** Authorities that updates brought are those of the last update's entry. An entry from before digests says nothing of them. */
function authorityProblems(database: Database): readonly string[] {
  const any = database.prepare('SELECT 1 FROM trust_anchor LIMIT 1').get();
  if (any === undefined) return [];
  const said = database
    .prepare<[], string | null>(
      `SELECT json_extract(details, '$.digest')
         FROM audit_entry LEFT JOIN audit_link USING (practice_id, sequence)
        WHERE event = 'system.trust-updated' AND outcome = 'ok'
        ORDER BY coalesce(position, 0) DESC, at DESC LIMIT 1`,
    )
    .pluck()
    .get();
  if (said === undefined) return ['there are authorities, and no entry brought them'];
  return said === null || said === authoritiesDigest(database)
    ? []
    : ['the authorities are not those of the last update'];
}

/** A backup from before the codes has no sign-in either. */
function signInProblems(database: Database, keys: SignInKeys): readonly string[] {
  const coded = database
    .prepare("SELECT 1 FROM pragma_table_info('web_session') WHERE name = 'code'")
    .get();
  return coded === undefined ? [] : webSessionProblems(database, keys);
}

function headOf(database: Database): string | null {
  const head = readHead(database);
  return head === undefined ? null : headText(head);
}

/** null when the chain has the noted link at its position. */
function compareHead(database: Database, noted: string): string | null {
  const head = parseHead(noted);
  if (head === undefined) return 'the noted head is not of the form POSITION:HASH';
  const link = linkAt(database, head.position);
  if (link === undefined) {
    return `the chain ends before position ${head.position}, which was noted`;
  }
  return link === head.link ? null : `position ${head.position} is another one than was noted`;
}

/** Position 0 is the start, before any entry. */
function linkAt(database: Database, position: number): string | undefined {
  if (position === linkStart.position) return linkStart.link;
  return database
    .prepare<[number], string>('SELECT link FROM audit_link WHERE position = ?')
    .pluck()
    .get(position);
}

function linkProblem(from: AuditPosition, row: LinkRow, keys: AuditKeys): string {
  const entry = `entry ${row.sequence} of practice "${row.practiceId}"`;
  if (row.position !== from.position + 1) {
    return `positions ${from.position + 1} to ${row.position - 1} are missing`;
  }
  if (row.hash === null) return `${entry} is missing`;
  if (!keys.find(row.keyVersion)) {
    return `${entry} needs version ${row.keyVersion} of the audit key, which is not available`;
  }
  return `${entry} does not fit its link at position ${row.position}`;
}

/** After the first link of a practice each entry has exactly one: another entry was written by something else. */
function unlinkedProblems(database: Database): readonly string[] {
  const odd = database
    .prepare<[], string>(
      `SELECT practice_id FROM
         (SELECT practice_id, max(sequence) AS last FROM audit_entry GROUP BY practice_id) AS entries
         LEFT JOIN (SELECT practice_id, min(sequence) AS first, count(*) AS links, count(DISTINCT sequence) AS linked
                      FROM audit_link GROUP BY practice_id) AS chain USING (practice_id)
        WHERE chain.linked IS NULL OR chain.linked <> chain.links OR chain.linked <> entries.last - chain.first + 1
        ORDER BY practice_id`,
    )
    .pluck()
    .all();
  return odd.map((practiceId) => `practice "${practiceId}" has entries without a link`);
}
