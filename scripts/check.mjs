// `npm run check`: everything that is read rather than run. All of it runs, then the first failure decides.
import { join } from 'node:path';
import { ensurePackages, run } from './ensure.mjs';

ensurePackages();

const bin = (name) => join('node_modules', '.bin', name);
const checks = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('eslint'), ['--max-warnings', '0', '.']],
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['import direction', bin('depcruise'), ['--output-type', 'err', 'plugin', 'demo', 'simulator']],
  ['unused code and dependencies', bin('knip'), []],
];

const failed = [];
for (const [name, command, args] of checks) {
  console.log(`— ${name}`);
  if (!run(command, args, { mayFail: true })) failed.push(name);
}
if (failed.length > 0) {
  console.error(`\nNot in order: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\nAll in order.');
