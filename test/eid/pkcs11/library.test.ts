import { describe, expect, test } from 'vitest';
import { findPkcs11Library, libraryPaths } from '../../../plugin/eid/pkcs11/library.ts';

const env = { SystemRoot: 'C:\\Windows' };

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  const places = libraryPaths(env, platform, 'x64');
  const find = (setting: string | null, existing: readonly string[]) =>
    findPkcs11Library(setting, {
      env,
      platform,
      arch: 'x64',
      exists: (path) => existing.includes(path),
    });
  const pathsOf = (kind: string) =>
    places.filter((place) => place.kind === kind).map(({ path }) => path);

  test('the official library comes before OpenSC', () => {
    expect(
      find(
        null,
        places.map(({ path }) => path),
      )?.kind,
    ).toBe('official');
    expect(find(null, pathsOf('opensc'))?.kind).toBe('opensc');
  });

  test.each(places.map(({ path }) => path))('%s is found when it is the only one', (path) => {
    expect(find(null, [path])?.path).toBe(path);
  });

  test('the setting counts before all others, and alone', () => {
    const all = places.map(({ path }) => path);
    expect(find('/own/library', [...all, '/own/library'])).toEqual({
      path: '/own/library',
      kind: 'setting',
    });
    expect(find('/own/library', all)).toBeNull();
  });

  test('nothing is found where nothing is', () => {
    expect(find(null, [])).toBeNull();
  });
});

test('a library of another architecture is not looked for', () => {
  for (const { path } of libraryPaths(env, 'linux', 'arm64')) expect(path).not.toContain('x86_64');
});

test('a system that we know nothing of has the setting only', () => {
  expect(libraryPaths(env, 'aix', 'ppc64')).toEqual([]);
});
