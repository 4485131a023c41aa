// `npm run check`: everything that is read rather than run. All of it runs, lint at the same time as the others; one failure fails it.
import { join } from 'node:path';
import { ensurePackages, run } from './ensure.mjs';
import { limits } from './limits.mjs';

await ensurePackages();

const checks = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'eslint', ['--max-warnings', '0', '.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['import direction', 'depcruise', ['--output-type', 'err', 'plugin', 'demo', 'simulator']],
  ['unused code and dependencies', 'knip', []],
  ['sizes of files and folders', 'rooms', []],
];

const failed = [];

async function runOneByOne(some) {
  for (const [name, program, args] of some) {
    const [command, ...first] =
      program === 'rooms'
        ? [process.execPath, join('scripts', 'check-rooms.mjs')]
        : [join('node_modules', '.bin', program)];
    const passed = await run(command, [...first, ...args], {
      limit: limits.checks[program],
      mayFail: true,
    });
    console.log(`— ${name}: ${passed ? 'in order' : 'not in order'}`);
    if (!passed) failed.push(name);
  }
}

// Lint takes longer than all others together
const isLint = ([name]) => name === 'lint';
await Promise.all([
  runOneByOne(checks.filter(isLint)),
  runOneByOne(checks.filter((check) => !isLint(check))),
]);
if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nAll in order.');
