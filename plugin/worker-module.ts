import { fileURLToPath } from 'node:url';

/** What a worker thread needs to start from a module of ours. */
export interface WorkerModule {
  readonly file: string;
  readonly execArgv: string[];
}

/**
 * Finds the module of a worker thread next to the file that starts it. From source (tests, tsx) the worker is TypeScript and
 * needs the loader; built, it is plain JavaScript. `from` is the caller's `import.meta.url`, `name` has no extension.
 */
export function workerModule(from: string, name: string): WorkerModule {
  const fromSource = from.endsWith('.ts');
  return {
    file: fileURLToPath(new URL(`./${name}.${fromSource ? 'ts' : 'js'}`, from)),
    execArgv: fromSource ? ['--import', typeScriptLoader()] : [],
  };
}

/**
 * The module that teaches a worker thread TypeScript, as a URL so that no working directory matters. Naming `tsx` itself is
 * not enough: on Node 20 it registers its hooks in the main thread only.
 */
function typeScriptLoader(): string {
  const api = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  return `data:text/javascript,import { register } from ${api}; register();`;
}
