import { describe, expect, test } from 'vitest';
import { checkCardService, checkMiddleware } from '../../plugin/cli/doctor-card.ts';

const platforms = ['linux', 'darwin', 'win32'] as const;
const env = { SystemRoot: 'C:\\Windows' };

describe.each(platforms)('on %s', (platform) => {
  test('warns, with a remedy, when nothing is installed', () => {
    for (const check of [checkCardService, checkMiddleware]) {
      const { status, remedy } = check(env, platform, () => false);
      expect(status).toBe('warning');
      expect(remedy).toMatch(/nstall|tart/);
    }
  });

  test('names what it found', () => {
    for (const check of [checkCardService, checkMiddleware]) {
      const { status, found, remedy } = check(env, platform, () => true);
      expect([status, remedy]).toEqual(['ok', null]);
      expect(found).toMatch(/[\\/]/);
    }
  });
});

test('warns on a system we know nothing of', () => {
  expect(checkCardService(env, 'aix', () => true).status).toBe('warning');
});
