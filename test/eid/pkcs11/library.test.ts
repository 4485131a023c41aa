import { describe, expect, test } from 'vitest';
import { findPkcs11Library, libraryPaths } from '../../../plugin/eid/pkcs11/library.ts';

const env = { SystemRoot: 'C:\\Windows' };

describe.each(['linux', 'darwin', 'win32'] as const)('findPkcs11Library on %s', (platform) => {
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

  test('prefers the official library to OpenSC', () => {
    expect(
      find(
        null,
        places.map(({ path }) => path),
      )?.kind,
    ).toBe('official');
    expect(find(null, pathsOf('opensc'))?.kind).toBe('opensc');
  });

  test.each(places.map(({ path }) => path))('finds %s when no other library exists', (path) => {
    expect(find(null, [path])?.path).toBe(path);
  });

  test('returns only the library of the settings when one is set', () => {
    const all = places.map(({ path }) => path);
    expect(find('/own/library', [...all, '/own/library'])).toEqual({
      path: '/own/library',
      kind: 'setting',
    });
    expect(find('/own/library', all)).toBeNull();
  });

  test('returns null when no library exists', () => {
    expect(find(null, [])).toBeNull();
  });
});

test('leaves out libraries of another architecture', () => {
  for (const { path } of libraryPaths(env, 'linux', 'arm64')) expect(path).not.toContain('x86_64');
});

test('returns no places for an unknown system', () => {
  expect(libraryPaths(env, 'aix', 'ppc64')).toEqual([]);
});
