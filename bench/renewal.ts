import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createStore } from '../plugin/store/index.ts';
import { openDatabase, type Database } from '../plugin/store/sqlite.ts';
import { percentile, type BenchRow } from './bench-row.ts';

const now = new Date('2026-03-10T09:00:00.000Z');
const dayInMilliseconds = 86_400_000;
const due = 100;
const calls = 220;

/** The scan for due renewals that runs every few minutes; the peer is the same query without the index. */
export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const certificates of [1_000, 10_000, 100_000]) rows.push(await scan(certificates));
  return rows;
}

async function scan(certificates: number): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-bench-'));
  const databasePath = join(folder, 'bench.sqlite');
  const masterKeys = { source: 'file', path: join(folder, 'key.json'), create: true } as const;
  const store = await createStore({ databasePath, masterKeys, now: () => now });
  const database = openDatabase(databasePath);
  try {
    fill(database, certificates);
    const withoutIndex = database.prepare<[string, number]>(
      `SELECT * FROM renewal NOT INDEXED WHERE +next_check_at <= ? ORDER BY next_check_at, certificate_id LIMIT ?`,
    );
    const ours: number[] = [];
    const peer: number[] = [];
    // Interleaved, so that other load of the machine affects both; the slower one less often
    for (let i = 0; i < calls; i += 1) {
      ours.push(await timed(async () => (await store.renewals.due(now, due + 1)).length));
      if (i % 4 > 0) continue;
      peer.push(await timed(() => withoutIndex.all(now.toISOString(), due + 1).length));
    }
    return {
      what: `store: who is due, ${due} of ${certificates.toLocaleString('en')} certificates`,
      ours: show(ours),
      peer: show(peer),
      note: 'peer: the same question without the index',
    };
  } finally {
    database.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first calls warm caches. */
function show(samples: readonly number[]): string {
  const warm = samples.slice(Math.ceil(samples.length / 10));
  const [p50, p95] = [0.5, 0.95].map((share) => percentile(warm, share).toFixed(2));
  return `p50 ${p50} ms, p95 ${p95} ms`;
}

async function timed(work: () => Promise<number> | number): Promise<number> {
  const start = performance.now();
  const found = await work();
  const elapsed = performance.now() - start;
  if (found !== due) throw new Error(`${found} are due instead of ${due}`);
  return elapsed;
}

/** Certificates by the thousand in one transaction; the database makes their rows of renewal itself, as it always does. */
function fill(database: Database, certificates: number): void {
  const insert = database.prepare(
    `INSERT INTO certificate (
       id, practice_id, user_id, kind, identifier, role, state, environment, not_before, not_after, fingerprint,
       static_rank, holder_key, holder_name, user_name, file_name, search_text, loaded_at, loaded_by_id, loaded_by_name,
       facts)
     VALUES (
       @id, @practice, @id, 'person', @identifier, 'active', 'Complete', 'acceptance', @now, @end, NULL,
       3, @id, 'Camille Exemple', 'Camille Exemple', 'camille.p12', 'camille exemple', @now, 'admin-1', 'Andrea Admin',
       '{}')`,
  );
  const plan = database.prepare(
    `UPDATE renewal SET next_check_at = @at, state = 'NotDueYet', reason = 'WindowAhead', since = @now, not_after = @end
      WHERE certificate_id = @id`,
  );
  const fillAll = database.transaction(() => {
    for (let i = 0; i < certificates; i += 1) {
      const id = `certificate-${i}`;
      const end = new Date(now.getTime() + (200 + (i % 900)) * dayInMilliseconds).toISOString();
      insert.run({
        id,
        practice: `practice-${i % 50}`,
        identifier: String(i).padStart(11, '0'),
        now: now.toISOString(),
        end,
      });
      const isDue = i % (certificates / due) === 0;
      const daysAhead = isDue ? -1 : 1 + (i % 28);
      const at = new Date(now.getTime() + daysAhead * dayInMilliseconds).toISOString();
      plan.run({ id, at, end, now: now.toISOString() });
    }
  });
  fillAll.immediate();
}
