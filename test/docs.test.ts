import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../plugin/package-root.ts';

/*
 * The pages for contributors name files. A name that leads nowhere sends a stranger on a search, so each is looked up.
 */

const root = packageRoot();
const isTestTree = existsSync(join(root, '.git'));

/** Files that a reader makes or that a build writes: they are named, but are not in the tree. */
const madeElsewhere = new Set(['dist/', 'node_modules/', '.data/', 'settings.json']);

const fileName = /^(?!\/)[\w@./-]+\.(?:ts|mjs|cjs|js|ejs|md|json|sql|css|yaml|pl)$/;
const folderName = /^[\w@.-]+(?:\/[\w@.-]+)*\/$/;

/** Names of files and folders in backticks, outside fenced examples. */
function namedFiles(page: string): string[] {
  const text = page.replace(/^```[\s\S]*?^```/gm, '');
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => fileName.test(name) || folderName.test(name));
}

/** Finds a name from the root, from `plugin/`, or in the page's own folder and what lies below it. */
function exists(name: string, page: string, tracked: readonly string[]): boolean {
  const folder = dirname(page);
  const places = [name, join('plugin', name), join(folder, name)].map((place) => normalize(place));
  if (places.some((place) => existsSync(join(root, place)))) return true;
  const below = folder === '.' ? '' : `${folder}/`;
  return tracked.some((file) => file.startsWith(below) && file.endsWith(`/${name}`));
}

describe.runIf(isTestTree)('pages for contributors', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const pages = tracked.filter(
    (file) => file.endsWith('.md') && !file.startsWith('test/fixtures/'),
  );

  test.each(pages)('returns a file for every name that %s mentions', (page) => {
    const missing = namedFiles(readFileSync(join(root, page), 'utf8')).filter(
      (name) =>
        !madeElsewhere.has(name) && !name.startsWith('dist/') && !exists(name, page, tracked),
    );
    expect(missing).toEqual([]);
  });

  test('keeps the list of avoided words in CONTRIBUTING.md as the lint rule has it', () => {
    const list = JSON.parse(readFileSync(join(root, 'scripts/lint/words.json'), 'utf8')) as {
      readonly words: readonly string[];
      readonly instead: string;
    }[];
    const rows = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { words, instead } of list)
      expect(rows).toContainEqual(['', words.join(', '), instead, '']);
  });

  test('rejects a name when no file has that name', () => {
    const page = 'See `plugin/index.ts` and `plugin/no-such-file.ts`; ```x``` is no name.';
    expect(namedFiles(page).filter((name) => !exists(name, 'README.md', tracked))).toEqual([
      'plugin/no-such-file.ts',
    ]);
  });
});
