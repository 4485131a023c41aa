import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { billOfMaterials } from '../../scripts/package/sbom.ts';
import type { Lock } from '../../scripts/package/sbom.ts';

interface Bom {
  readonly serialNumber: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly scope: string;
    readonly hashes?: readonly { readonly content: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const bomOf = (lock: Lock) => billOfMaterials(lock) as Bom;

describe('billOfMaterials', () => {
  const lock: Lock = {
    packages: {
      '': {
        name: 'ours',
        version: '1.0.0',
        license: 'UNLICENSED',
        dependencies: { '@a/b': '1', c: '2' },
      },
      'node_modules/@a/b': { version: '1.2.3', license: 'MIT', dependencies: { c: '1' } },
      'node_modules/@a/b/node_modules/c': { version: '1.0.0', license: '(MIT OR ISC)' },
      'node_modules/c': { version: '2.0.0', integrity: 'sha512-AQID', optional: true },
      'node_modules/tool': { version: '9.0.0', dev: true },
    },
  };

  test('returns what runs, with the version that each package really gets', () => {
    const { components, dependencies } = bomOf(lock);
    expect(components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/%40a/b@1.2.3',
      'pkg:npm/c@1.0.0',
      'pkg:npm/c@2.0.0',
    ]);
    expect(components[2]).toMatchObject({ scope: 'optional', hashes: [{ content: '010203' }] });
    expect(Object.fromEntries(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))).toEqual({
      'pkg:npm/ours@1.0.0': ['pkg:npm/%40a/b@1.2.3', 'pkg:npm/c@2.0.0'],
      'pkg:npm/%40a/b@1.2.3': ['pkg:npm/c@1.0.0'],
      'pkg:npm/c@1.0.0': [],
      'pkg:npm/c@2.0.0': [],
    });
  });

  test('returns the same text for the same lock file, and another number for another one', () => {
    const { packages } = lock;
    const reversed = { packages: Object.fromEntries(Object.entries(packages).reverse()) };
    expect(JSON.stringify(bomOf(reversed))).toBe(JSON.stringify(bomOf(lock)));
    const changed = { packages: { ...packages, 'node_modules/c': { version: '2.0.1' } } };
    expect(bomOf(changed).serialNumber).not.toBe(bomOf(lock).serialNumber);
    expect(bomOf(lock).serialNumber).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/,
    );
  });

  test('returns every direct dependency of this package, each reference known', () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(join(packageRoot(), name), 'utf8')) as unknown;
    const { dependencies: direct } = read('package.json') as {
      dependencies: Record<string, string>;
    };
    const { components, dependencies } = bomOf(read('package-lock.json') as Lock);
    const names = components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(direct)));
    expect(names).not.toContain('vitest');
    const known = new Set(dependencies.map(({ ref }) => ref));
    for (const { dependsOn } of dependencies)
      for (const ref of dependsOn) expect(known).toContain(ref);
  });
});
