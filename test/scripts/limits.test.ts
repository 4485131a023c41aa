import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import config from '../../vitest.config.ts';

/** scripts/limits.mjs, which is plain JavaScript, as a process of Node reads it. */
const { stdout } = spawnSync(
  process.execPath,
  [
    '--input-type=module',
    '--eval',
    'import { limits } from "./scripts/limits.mjs"; console.log(JSON.stringify(limits))',
  ],
  { cwd: packageRoot(), encoding: 'utf8' },
);
const limits = JSON.parse(stdout) as { readonly tests: Readonly<Record<string, number>> };

const sum = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : Object.values(value as object).reduce((total: number, part) => total + sum(part), 0);

describe('limits of CI', () => {
  it('stays below forty minutes when every limit is exhausted', () => {
    expect(sum(limits)).toBeGreaterThan(0);
    expect(sum(limits)).toBeLessThan(40 * 60);
  });

  it('names every project of the tests but the matrix, which CI leaves out', () => {
    const projects = config.test?.projects ?? [];
    const names = projects.map((project) =>
      typeof project === 'object' && 'test' in project ? project.test.name : project,
    );
    expect(names).toEqual([...Object.keys(limits.tests), 'matrix']);
  });
});
