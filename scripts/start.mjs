// `npm start`: everything a fresh clone needs, then the demo practice with the module in it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, ensurePackages, root } from './ensure.mjs';

await ensurePackages();
await ensureBuilt();
await import(pathToFileURL(join(root, 'dist', 'demo', 'main.js')).href);
