// `npm test [-- vitest arguments]`: everything a fresh clone needs, then every test.
import { join } from 'node:path';
import { ensureBuilt, ensurePackages, ensureSystemParts, run } from './ensure.mjs';

ensurePackages();
ensureSystemParts();
ensureBuilt();
run(process.execPath, [
  join('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  ...process.argv.slice(2),
]);
