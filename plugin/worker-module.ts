import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** What a worker thread needs to start from a module of ours. */
export interface WorkerModule {
  readonly file: string;
  readonly execArgv: string[];
}

/**
 * Finds the module of a thread or process of our own, named from the top of the package and without extension, such as
 * `plugin/eid/pkcs11/worker`. From source (tests, tsx) it is TypeScript and needs the loader. Built, it is plain JavaScript: an
 * entry point of scripts/package/bundle.mjs.
 */
export function workerModule(module: string): WorkerModule {
  return import.meta.url.endsWith('.ts')
    ? {
        file: join(packageRoot(), `${module}.ts`),
        execArgv: ['--import', typeScriptLoader()],
      }
    : { file: join(packageRoot(), 'dist', `${module}.js`), execArgv: [] };
}

/**
 * The module that teaches a worker thread TypeScript, as a URL so that no working directory matters. Naming `tsx` itself is
 * not enough: on Node 20 it registers its hooks in the main thread only.
 */
function typeScriptLoader(): string {
  const api = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return `data:text/javascript,import { register } from ${api}; register();`;
}
