import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../plugin/package-root.ts';
import { generatedFiles } from './generated-files.ts';

const files = await generatedFiles();
for (const name of ['manifest.json', 'plugin/manifest.schema.json']) {
  writeFileSync(join(packageRoot(), name), files[name] ?? '');
}
