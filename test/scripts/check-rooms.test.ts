import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkRooms, sizes } from '../../scripts/check-rooms.mjs';

/** A project of these files; a number is a file of that many lines. */
function problemsOf(files: Readonly<Record<string, number>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'trousseau-rooms-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [file, lines] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), 'export {};\n'.repeat(lines));
  }
  return checkRooms(root, Object.keys(files));
}

const several = (count: number, lines = 1) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`plugin/room/file-${String(index)}.ts`, lines]),
  );

describe('checkRooms', () => {
  it('returns nothing when every size is kept', () => {
    expect(
      problemsOf({
        ...several(sizes.filesPerFolder),
        'plugin/room/README.md': 1,
        'package.json': 1,
      }),
    ).toEqual([]);
  });

  it.each([
    ['a folder has too many files', { ...several(17), 'plugin/room/README.md': 1 }, /17 source/],
    ['a folder of six files has no README', several(6), /no README/],
    ['a file is too long', { ...several(3), 'plugin/room/long.ts': 301 }, /301 lines, 300 at most/],
    ['the median file is too long', several(3, 121), /median .* 121 lines/],
    ['the top level has another entry', { 'tools/thing.ts': 1 }, /tools is not part/],
  ] as const)('rejects a project when %s', (_name, files, problem) => {
    expect(problemsOf(files)).toEqual([expect.stringMatching(problem)]);
  });

  it('accepts word files of any length', () => {
    expect(problemsOf({ 'plugin/i18n/fr/errors.ts': 900, 'plugin/i18n/index.ts': 1 })).toEqual([]);
  });
});
