// `npm run check`: everything that is read rather than run. All of it runs, then the first failure decides.
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
for (const [name, program, args] of checks) {
  console.log(`— ${name}`);
  const [command, ...first] =
    program === 'rooms'
      ? [process.execPath, join('scripts', 'check-rooms.mjs')]
      : [join('node_modules', '.bin', program)];
  if (!(await run(command, [...first, ...args], { limit: limits.checks[program], mayFail: true })))
    failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nAll in order.');
