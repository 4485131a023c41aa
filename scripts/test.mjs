// `npm test [-- vitest arguments]`: everything a fresh clone needs, then every test.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, ensurePackages, ensureSystemParts, root, run } from './ensure.mjs';

const vitest = [join('node_modules', 'vitest', 'vitest.mjs'), 'run'];
const wanted = process.argv.slice(2);

ensurePackages();
ensureSystemParts();
ensureBuilt();
if (wanted.length > 0) run(process.execPath, [...vitest, ...wanted]);
else await runEverything();

/**
 * Tests with a card wait for card and reader most of their time, and one at a time; so they run beside all others, which step
 * back when a card has something to do. What they print comes afterwards, then one closing line for both.
 */
async function runEverything() {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-test-run-'));
  try {
    const [others, cards] = await Promise.all([
      runProject('all', folder, {
        stdout: 'inherit',
        priority: 10,
        // The card service that comes and goes next door is none of theirs (pcsc-lite's own variable)
        env: { PCSCLITE_CSOCK_NAME: join(folder, 'no-card-service') },
      }),
      runProject('card', folder, { stdout: 'pipe', priority: 0 }),
    ]);
    process.stdout.write(cards.output);
    const sum = (name) => others.counts[name] + cards.counts[name];
    const tail = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
    process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed${tail}\n`);
    process.exitCode = others.status === 0 && cards.status === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runProject(project, folder, { stdout, priority, env = {} }) {
  const file = join(folder, `${project}.json`);
  const child = spawn(process.execPath, [...vitest, '--project', project], {
    cwd: root,
    env: { ...process.env, TEST_COUNTS: file, ...env },
    stdio: ['ignore', stdout, stdout],
  });
  if (priority !== 0) setPriority(child.pid, priority);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text));
  }
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, output, counts: readCounts(file) }));
  });
}

/** A run that died before it could count has failed once. */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
