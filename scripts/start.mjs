// `npm start`: everything a fresh clone needs, then the demo practice with the module in it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { arePackagesInstalled, ensureBuilt, ensurePackages, root } from './ensure.mjs';
import { during, systemLanguage } from './start/progress.mjs';

const language = systemLanguage(process.env);
const main = join(root, 'dist', 'demo', 'main.js');

if (!arePackagesInstalled()) await during('packages', () => ensurePackages(), { language });
await during('build', () => ensureBuilt(), { language });
await during('demo', () => import(pathToFileURL(main).href), { language });
