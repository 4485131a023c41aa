import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { during, systemLanguage } from '../../scripts/start/progress.mjs';

describe('the language of a first start', () => {
  test.each([
    [{ LANG: 'nl_BE.UTF-8' }, 'nl'],
    [{ LC_ALL: 'de_DE', LANG: 'nl_BE.UTF-8' }, 'de'],
    [{ LC_ALL: '', LC_MESSAGES: 'en_US', LANG: 'nl_BE' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'fr'],
    [{}, 'fr'],
  ] as const)('returns that of the environment: %o', (environment, language) => {
    expect(systemLanguage(environment)).toBe(language);
  });
});

test('writes the step at its start, and again while it lasts', async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const result = await during(
    'build',
    async () => {
      expect(lines).toEqual(['Het programma compileren …']);
      while (lines.length < 3) await pause(5);
      return 'built';
    },
    { language: 'nl', write, every: 10 },
  );
  const written = lines.length;
  await pause(40);
  expect([result, lines.length]).toEqual(['built', written]);
  expect(lines[1]).toMatch(/^ {2}… nog bezig \(\d+ s\)$/);
});

test('ends its reports when the step fails', async () => {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const failing = during('demo', () => Promise.reject(new Error('no')), {
    language: 'en',
    write,
    every: 10,
  });
  await expect(failing).rejects.toThrow('no');
  const written = lines.length;
  await pause(40);
  expect(lines).toHaveLength(written);
});
