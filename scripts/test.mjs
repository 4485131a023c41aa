// `npm test [-- Vitest arguments]`: everything a fresh clone needs, then every test, a project of vitest.config.ts after the
// other; with arguments one run of Vitest with these.
import { ensureBuilt, ensurePackages, ensureSystemParts, root } from './ensure.mjs';
import { limits } from './limits.mjs';
import { superviseTests } from './supervise-tests.mjs';

await ensurePackages();
await ensureSystemParts();
await ensureBuilt();

const args = process.argv.slice(2);
const projects = Object.entries(limits.tests);
const everything = projects.map(([name, limit]) => ({ name, limit, args: ['--project', name] }));
const chosen = {
  name: 'chosen tests',
  limit: projects.reduce((total, [, limit]) => total + limit, 0),
  // A reporter that is asked for replaces those of the configuration
  args: args.some((arg) => arg.startsWith('--reporter'))
    ? [...args, '--reporter=./scripts/progress-reporter.ts']
    : args,
};
process.exitCode = await superviseTests({
  folder: root,
  runs: args.length === 0 ? everything : [chosen],
});
