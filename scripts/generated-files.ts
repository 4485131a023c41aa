import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { errorManual } from '../plugin/i18n/error-manual.ts';
import { createManifest, manifestJsonSchema } from '../plugin/wiring/manifest.ts';
import { packageRoot } from '../plugin/package-root.ts';
import { settingsManual } from '../plugin/settings/settings-manual.ts';
import { stylesheet } from './stylesheet/stylesheet.ts';

/** Files made from the code, by path in the package: `npm run generate` writes them, a test compares them. */
export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const migrations = readdirSync(join(packageRoot(), 'migrations')).filter((name) =>
    name.endsWith('.sql'),
  );
  return {
    'manifest.json': await pretty(
      'manifest.json',
      JSON.stringify(createManifest({ version, migrations: migrations.sort() })),
    ),
    'plugin/manifest.schema.json': await pretty(
      'manifest.schema.json',
      JSON.stringify(manifestJsonSchema()),
    ),
    'plugin/views/assets/trousseau.css': stylesheet(),
    'plugin/i18n/errors-manual.md': await pretty('errors-manual.md', errorManual()),
    'plugin/settings/settings-manual.md': await pretty('settings-manual.md', settingsManual()),
  };
}

/** As the formatter of the project would have it, so that the two never disagree. */
async function pretty(filepath: string, text: string): Promise<string> {
  const config = await resolveConfig(join(packageRoot(), filepath));
  return format(text, { ...config, filepath });
}
