import { existsSync } from 'node:fs';
import { join } from 'node:path';

/*
 * Where the software that speaks to the Belgian card through PKCS#11 lies: the official eID middleware, else OpenSC
 * (eid.md 5.6). Checks files only; whether one can be loaded is found out by the thread that loads it.
 */

export interface Pkcs11Library {
  readonly path: string;
  readonly kind: 'setting' | 'official' | 'opensc';
}

export interface LibrarySearch {
  readonly env: NodeJS.ProcessEnv;
  readonly platform?: NodeJS.Platform;
  readonly arch?: NodeJS.Architecture;
  readonly exists?: (path: string) => boolean;
}

/**
 * The library to use: that of the settings and no other when there is one, else the first that exists, the official ones
 * first. Null when there is none.
 */
export function findPkcs11Library(
  setting: string | null,
  { env, platform = process.platform, arch = process.arch, exists = existsSync }: LibrarySearch,
): Pkcs11Library | null {
  if (setting !== null) return exists(setting) ? { path: setting, kind: 'setting' } : null;
  return libraryPaths(env, platform, arch).find(({ path }) => exists(path)) ?? null;
}

/** Every path that is checked, in order. An unknown system has none: there the setting is needed. */
export function libraryPaths(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  arch: NodeJS.Architecture,
): readonly Pkcs11Library[] {
  const { official, opensc } = pathsOf(env, platform, arch);
  return [
    ...official.map((path) => ({ path, kind: 'official' as const })),
    ...opensc.map((path) => ({ path, kind: 'opensc' as const })),
  ];
}

interface LibraryPaths {
  readonly official: readonly string[];
  readonly opensc: readonly string[];
}

function pathsOf(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  arch: NodeJS.Architecture,
): LibraryPaths {
  switch (platform) {
    case 'linux':
      return linuxPaths(arch);
    case 'darwin':
      return {
        official: [
          '/Library/Belgium Identity Card/Pkcs11/libbeidpkcs11.dylib',
          '/Library/Belgium Identity Card/Pkcs11/beid-pkcs11.bundle/Contents/MacOS/libbeidpkcs11.dylib',
          '/usr/local/lib/libbeidpkcs11.dylib',
        ],
        opensc: ['/Library/OpenSC/lib/opensc-pkcs11.so', '/opt/homebrew/lib/opensc-pkcs11.so'],
      };
    case 'win32':
      // System32 holds the build of the system's own bitness; Windows itself sends a 32-bit process to SysWOW64
      return {
        official: [join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'beidpkcs11.dll')],
        opensc: [
          join(
            env['ProgramFiles'] ?? 'C:\\Program Files',
            'OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll',
          ),
        ],
      };
    default:
      return { official: [], opensc: [] };
  }
}

/** Debian's name of the folder of each architecture's libraries; a library of another one cannot be loaded. */
const multiarch: Readonly<Partial<Record<NodeJS.Architecture, string>>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ia32: 'i386-linux-gnu',
};

function linuxPaths(arch: NodeJS.Architecture): LibraryPaths {
  const debian = multiarch[arch];
  const folders = [
    ...(debian === undefined ? [] : [`/usr/lib/${debian}`]),
    ...(arch === 'x64' || arch === 'arm64' ? ['/usr/lib64'] : []),
    '/usr/lib',
    '/usr/local/lib',
  ];
  return {
    official: folders.map((folder) => `${folder}/libbeidpkcs11.so.0`),
    opensc: folders.flatMap((folder) => [
      `${folder}/opensc-pkcs11.so`,
      `${folder}/pkcs11/opensc-pkcs11.so`,
    ]),
  };
}
