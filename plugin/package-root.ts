import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of this package: the nearest folder upward that holds a package.json. The same answer from the source
 * (`plugin/`) and from the build (`dist/plugin/`), so migrations and other files that are not compiled are found from both.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json above this file: broken installation');
    folder = parent;
  }
  return folder;
}

/** Version of this package, from the file npm reads. */
export function packageVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
