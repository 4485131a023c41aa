import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import config from '../../vitest.config.ts';

/** What an expression gives over scripts/limits.mjs, which is plain JavaScript, as a process of Node reads it. */
function evaluate(expression: string, env: NodeJS.ProcessEnv = {}): unknown {
  const { stdout } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { leftOfRun, limits } from "./scripts/limits.mjs"; console.log(JSON.stringify(${expression}))`,
    ],
    { cwd: packageRoot(), encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return JSON.parse(stdout);
}

describe('limits of CI', () => {
  it('returns the limit of a step when nothing says when the run ends or more than the limit is left', () => {
    expect(evaluate('leftOfRun(60)', { RUN_ENDS_AT: '' })).toBe(60);
    expect(evaluate('leftOfRun(60, { endsAt: "2000", now: 1_000_000 })')).toBe(60);
  });

  it('returns what is left of the run, at least a second, when that is less than the limit', () => {
    expect(evaluate('leftOfRun(60, { endsAt: "1010", now: 1_000_000 })')).toBe(10);
    expect(evaluate('leftOfRun(60, { endsAt: "1000", now: 1_100_000 })')).toBe(1);
    expect(evaluate('leftOfRun(60)', { RUN_ENDS_AT: '1' })).toBe(1);
  });

  it('returns an end below forty minutes when CI starts', () => {
    const script = readFileSync(join(packageRoot(), '.ci', 'run'), 'utf8');
    const minutes = Number(/RUN_ENDS_AT=.* \+ (\d+) \* 60/.exec(script)?.[1]);
    expect(minutes).toBeGreaterThan(20);
    expect(minutes).toBeLessThan(40);
    expect(script).toContain('export RUN_ENDS_AT');
  });

  it('returns a limit for every project of the tests but the matrix, which CI leaves out', () => {
    const projects = config.test?.projects ?? [];
    const names = projects.map((project) =>
      typeof project === 'object' && 'test' in project ? project.test.name : project,
    );
    expect(names).toEqual([...(evaluate('Object.keys(limits.tests)') as string[]), 'matrix']);
  });
});
