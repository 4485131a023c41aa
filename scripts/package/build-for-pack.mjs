// `npm pack` and `npm publish` begin here: a build from nothing, so that no file of an older build travels along.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
rmSync(join(root, 'dist'), { recursive: true, force: true });
// Standard output belongs to npm, which prints the name of the package there
const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'package', 'build.mjs')], {
  cwd: root,
  stdio: ['ignore', 2, 2],
});
process.exitCode = status ?? 1;
