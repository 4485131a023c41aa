import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runGroup } from './process-group.mjs';

/**
 * Runs Vitest once for each of `runs` (a name, a limit in seconds, Vitest's arguments), one after the other. A run that exceeds
 * its limit is killed with all its processes, and the files that had started and not ended are named; the next run goes on. The
 * last line printed is `N passed, N failed[, N skipped]` over all runs, in tests; a file that did not end counts as one failed
 * test. Resolves to the exit code: 1 when something failed.
 *
 * Vitest's configuration in `folder` has to name the reporter progress-reporter.ts. `startLimit` as in process-group.mjs.
 */
export async function superviseTests({ folder, runs, env = process.env, startLimit }) {
  const progressFolder = mkdtempSync(join(tmpdir(), 'trousseau-tests-'));
  const reports = [];
  for (const [index, { name, limit, args }] of runs.entries()) {
    const progress = join(progressFolder, `${index}.jsonl`);
    const startedAt = Date.now();
    const end = await runGroup(process.execPath, [vitest, 'run', ...args], {
      limit,
      cwd: folder,
      env: { ...env, TEST_PROGRESS: progress },
      startLimit,
    });
    const seconds = Math.round((Date.now() - startedAt) / 1_000);
    reports.push({ name, seconds, ...end, ...readProgress(progress, folder) });
  }
  rmSync(progressFolder, { recursive: true, force: true });
  return printReports(reports);
}

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** What the reporter wrote: counts of the files that ended, names of those that did not end or not even start. */
function readProgress(path, folder) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  // Whole lines only: the reporter may have been killed while it wrote
  const events = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const filesOf = (name) => events.filter(({ event }) => event === name).map(({ file }) => file);
  const started = filesOf('start');
  const ended = new Set(filesOf('end'));
  const files = events.find(({ event }) => event === 'run')?.files ?? [];
  const done = events.find(({ event }) => event === 'done');
  const sum = (key) => events.reduce((total, event) => total + (event[key] ?? 0), 0);
  const name = (file) => relative(folder, file);
  return {
    passed: sum('passed'),
    failed: sum('failed') + sum('errors'),
    skipped: sum('skipped'),
    unfinished: started.filter((file) => !ended.has(file)).map(name),
    notStarted: files.filter((file) => !started.includes(file) && !ended.has(file)).map(name),
    done: done !== undefined,
  };
}

function printReports(reports) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log();
  for (const report of reports) {
    const { name, passed, failed, skipped, seconds, unfinished, notStarted } = report;
    const missing = unfinished.length + notStarted.length;
    const failure = missing === 0 && failed === 0 ? failureOf(report) : null;
    const failures = failed + missing + (failure === null ? 0 : 1);
    console.log(`${name}: ${counts({ passed, failed: failures, skipped })} in ${seconds} s`);
    if (report.exceeded) console.log(`  killed: it exceeded its limit of ${report.limit} s`);
    if (failure !== null) console.log(`  ${failure}`);
    for (const file of unfinished) console.log(`  did not end: ${file}`);
    for (const file of notStarted) console.log(`  did not start: ${file}`);
    total.passed += passed;
    total.failed += failures;
    total.skipped += skipped;
  }
  console.log(`\n${counts(total)}`);
  return total.failed > 0 ? 1 : 0;
}

/** Why a run failed although none of its tests did; null when it did not fail. */
function failureOf({ code, exceeded, done }) {
  if (exceeded) return 'every file that started had ended, Vitest had not';
  if (code !== 0) return `Vitest ended with code ${code}`;
  return done ? null : 'Vitest reported no end of the run';
}

const counts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
