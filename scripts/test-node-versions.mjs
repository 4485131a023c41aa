// `npm run test:node-versions [-- 22 24]`: the whole suite on newer Node versions, each in a copy of the tree, with npm's
// own `node` package as the interpreter. Run before a release; not part of CI.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { ensureSystemParts, root } from './ensure.mjs';

const versions = process.argv.slice(2);
if (versions.length === 0) versions.push('22', '24');
const leftOut = new Set(['node_modules', 'dist', '.data', 'coverage']);

await ensureSystemParts();
const failed = [];
const stdio = 'inherit';
for (const version of versions) {
  const folder = mkdtempSync(join(tmpdir(), `trousseau-node-${version}-`));
  const interpreter = join(folder, 'interpreter');
  const copy = join(folder, 'tree');
  try {
    const install = ['install', '--silent', '--no-save', '--prefix', interpreter];
    execFileSync('npm', [...install, `node@${version}`], { stdio });
    const bin = join(interpreter, 'node_modules', 'node', 'bin');
    cpSync(root, copy, {
      recursive: true,
      filter: (path) => !leftOut.has(path.slice(root.length + 1)),
    });
    // Test material next to the tree is linked next to the copy too
    const shared = join(dirname(root), 'shared');
    if (existsSync(shared)) symlinkSync(shared, join(folder, 'shared'));
    // The package brings its own headers: native addons are built against these, not npm's configured ones
    const headers = join(
      interpreter,
      'node_modules/node/node_modules',
      `node-${process.platform}-${process.arch}`,
    );
    const env = {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH}`,
      npm_config_nodedir: headers,
    };
    console.log(`— Node ${version}`);
    execFileSync('node', ['--version'], { env, stdio });
    const { status } = spawnSync('node', [join(copy, 'scripts', 'test.mjs')], { env, stdio });
    if (status !== 0) failed.push(version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (failed.length > 0) {
  console.error(`Failed on Node ${failed.join(', ')}`);
  process.exit(1);
}
