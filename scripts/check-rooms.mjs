// Sizes that keep a room readable: files in a folder, lines in a file, a README where there is much to find. Part of `npm run check`.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const sizes = {
  filesPerFolder: 16,
  filesWithoutReadme: 5,
  linesPerFile: 300,
  medianLines: 120,
};

/** What the top level of the project holds, except files that begin with a dot. */
const topLevel = new Set(
  `package.json package-lock.json tsconfig.json tsconfig.build.json vitest.config.ts eslint.config.js knip.json manifest.json
  README.md ARCHITECTURE.md CONTRIBUTING.md SECURITY.md CHANGELOG.md
  plugin migrations test demo simulator bench scripts`.split(/\s+/),
);

const isSource = (file) => /\.(?:ts|mjs|ejs)$/.test(file);
/** Word files and assets are exempt: they are lists, not code. */
const isExempt = (folder) =>
  folder === 'plugin/views/assets' || /^(?:plugin|demo)\/i18n\/\w\w$/.test(folder);

/** Returns one sentence for each size that is exceeded; `files` are paths from `root` with slashes. */
export function checkRooms(root, files) {
  const problems = [];
  const folders = new Map();
  for (const file of files.filter(isSource)) {
    const folder = dirname(file);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  for (const [folder, inside] of folders) {
    if (folder === '.' || isExempt(folder)) continue;
    if (inside.length > sizes.filesPerFolder)
      problems.push(
        `${folder} has ${inside.length} source files, ${sizes.filesPerFolder} at most: make a room inside it.`,
      );
    const code = inside.filter((file) => !file.endsWith('.ejs'));
    if (code.length > sizes.filesWithoutReadme && !existsSync(join(root, folder, 'README.md')))
      problems.push(
        `${folder} has ${code.length} source files and no README.md: say what belongs there.`,
      );
  }
  const lines = files
    .filter((file) => /^plugin\/.*\.ts$/.test(file) && !isExempt(dirname(file)))
    .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length - 1]);
  for (const [file, count] of lines) {
    if (count > sizes.linesPerFile)
      problems.push(`${file} has ${count} lines, ${sizes.linesPerFile} at most: split it.`);
  }
  const sorted = lines.map(([, count]) => count).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  if (median > sizes.medianLines)
    problems.push(`the median file of plugin/ has ${median} lines, ${sizes.medianLines} at most.`);
  for (const name of new Set(files.map((file) => file.split('/')[0]))) {
    if (!name.startsWith('.') && !topLevel.has(name))
      problems.push(`${name} is not part of the project's top level: move it into a folder.`);
  }
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const root = process.cwd();
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  const problems = checkRooms(root, files);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
