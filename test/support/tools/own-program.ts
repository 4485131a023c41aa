import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../plugin/package-root.ts';
import {
  workerModule as workerFromSource,
  type WorkerModule,
} from '../../../plugin/worker-module.ts';

/*
 * Programs of ours as processes of their own. `npm test` builds first, so they run as users run them, which also starts faster than
 * from source. Where a source is newer than the build, the source runs.
 */

let fresh: boolean | undefined;

/** Arguments for Node that run this module, e.g. `plugin/cli/index`: from the build or from source. */
export function ownProgram(module: string): readonly string[] {
  return isBuilt()
    ? [join(packageRoot(), 'dist', `${module}.js`)]
    : ['--import', import.meta.resolve('tsx'), join(packageRoot(), `${module}.ts`)];
}

/** URL of this module for `import()`: of the build or of the source. */
export function ownModule(module: string): string {
  const path = isBuilt() ? `dist/${module}.js` : `${module}.ts`;
  return new URL(`../../../${path}`, import.meta.url).href;
}

/**
 * Replaces `plugin/worker-module.ts` in the modules of plugin/ (vitest.config.ts), so that a worker thread of theirs runs from
 * the build. From source each thread would start a TypeScript loader first, which takes twice as long as the rest.
 */
export function workerModule(module: string): WorkerModule {
  return isBuilt() && module.startsWith('plugin/')
    ? { file: join(packageRoot(), 'dist', `${module}.js`), execArgv: [] }
    : workerFromSource(module);
}

/** Whether dist/ holds what the sources say now. scripts/ensure.mjs dates the build by its start. */
function isBuilt(): boolean {
  return (fresh ??= hasFreshBuild());
}

function hasFreshBuild(): boolean {
  const build = join(packageRoot(), 'dist', '.tsbuildinfo');
  if (!existsSync(build)) return false;
  const { mtimeMs } = statSync(build);
  return ['plugin', 'demo', 'simulator'].every((folder) =>
    readdirSync(join(packageRoot(), folder), { recursive: true, withFileTypes: true })
      .filter(({ name }) => name.endsWith('.ts'))
      .every((file) => statSync(join(file.parentPath, file.name)).mtimeMs < mtimeMs),
  );
}
