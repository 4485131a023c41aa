import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../plugin/package-root.ts';
import { generatedFiles } from './generated-files.ts';

const files = await generatedFiles();
for (const name of ['plugin/i18n/errors-manual.md', 'plugin/settings/settings-manual.md'])
  writeFileSync(join(packageRoot(), name), files[name] ?? '');
