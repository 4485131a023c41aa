// `npm run sbom [-- FILE]`: the bill of materials of what runs, by default next to the build, where it becomes part of the package.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../../plugin/package-root.ts';
import { billOfMaterials } from './sbom.ts';
import type { Lock } from './sbom.ts';

const target = resolve(process.argv[2] ?? join(packageRoot(), 'dist', 'sbom.cdx.json'));
const lock = JSON.parse(readFileSync(join(packageRoot(), 'package-lock.json'), 'utf8')) as Lock;
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(billOfMaterials(lock), null, 2)}\n`);
