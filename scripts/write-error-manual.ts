import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../plugin/package-root.ts';
import { generatedFiles } from './generated-files.ts';

const name = 'plugin/i18n/errors-manual.md';
writeFileSync(join(packageRoot(), name), (await generatedFiles())[name] ?? '');
