import { createHash } from 'node:crypto';

/** The parts of package-lock.json (version 3) that a bill of materials needs. */
interface LockedPackage {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * What the package runs with, as CycloneDX 1.6. The same lock file always gives the same text: no time, and a serial number that is a
 * hash. Packages for development alone are left out; optional ones are marked, all platforms of them.
 */
export function billOfMaterials({ packages }: Lock): object {
  const root = packages[''];
  if (root?.name === undefined) throw new Error('the lock file names no package');
  const places = Object.keys(packages)
    .filter((place) => place !== '' && !isForDevelopment(packages[place]))
    .sort();
  const refOf = (place: string) => (place === '' ? purl(root.name ?? '', root) : refOfPlace(place));
  const refOfPlace = (place: string) => purl(nameOf(place), packages[place]);
  // One component for each name and version, however often it is installed
  const components = new Map(
    places.map((place) => [refOf(place), component(nameOf(place), packages[place])]),
  );
  const dependsOn = new Map<string, Set<string>>();
  for (const place of ['', ...places]) {
    const refs = dependsOn.get(refOf(place)) ?? new Set<string>();
    for (const name of Object.keys(runtimeDependencies(packages[place]))) {
      const found = resolve(packages, place, name);
      if (found !== undefined) refs.add(refOf(found));
    }
    dependsOn.set(refOf(place), refs);
  }
  const content = {
    metadata: {
      component: {
        type: 'library',
        'bom-ref': refOf(''),
        name: root.name,
        version: root.version,
        licenses: [{ license: { name: root.license } }],
      },
    },
    components: [...components].sort(byKey).map(([, one]) => one),
    dependencies: [...dependsOn]
      .sort(byKey)
      .map(([ref, refs]) => ({ ref, dependsOn: [...refs].sort() })),
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: serialNumber(JSON.stringify(content)),
    version: 1,
    ...content,
  };
}

const isForDevelopment = (one: LockedPackage | undefined) =>
  one?.dev === true || one?.devOptional === true;

function component(name: string, locked: LockedPackage = {}): object {
  const digest = /^sha512-(.+)$/.exec(locked.integrity ?? '')?.[1];
  return {
    type: 'library',
    'bom-ref': purl(name, locked),
    name,
    version: locked.version,
    scope: locked.optional === true ? 'optional' : 'required',
    ...(digest === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }),
    ...(locked.license === undefined ? {} : { licenses: [licenseOf(locked.license)] }),
    purl: purl(name, locked),
  };
}

/** An id of the SPDX list, or an expression such as "(BSD-3-Clause OR GPL-2.0)". */
const licenseOf = (text: string) =>
  /[\s(]/.test(text) ? { expression: text } : { license: { id: text } };

/** Package URL: the @ of a scope is percent-encoded. */
const purl = (name: string, locked: LockedPackage = {}) =>
  `pkg:npm/${name.replace(/^@/, '%40')}@${locked.version ?? ''}`;

const nameOf = (place: string) => place.slice(place.lastIndexOf('node_modules/') + 13);

function runtimeDependencies(locked: LockedPackage = {}): Readonly<Record<string, string>> {
  return { ...locked.peerDependencies, ...locked.optionalDependencies, ...locked.dependencies };
}

/** Where Node finds a package that the one at `place` asks for; undefined for an optional one that is not installed. */
function resolve(packages: Lock['packages'], place: string, name: string): string | undefined {
  for (
    let folder = place;
    ;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))
  ) {
    const found = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (found in packages) return isForDevelopment(packages[found]) ? undefined : found;
    if (folder === '') return undefined;
  }
}

function serialNumber(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  // Version 8 of RFC 9562: bits of the maker's own choice
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;
