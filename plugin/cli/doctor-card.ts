import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from './doctor-check.ts';

/** Places by operating system; the first that exists counts. */
type Places = Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;

const windows = (env: NodeJS.ProcessEnv) => env['SystemRoot'] ?? 'C:\\Windows';

const servicePlaces = (env: NodeJS.ProcessEnv): Places => ({
  // The socket is there when pcscd runs, or when systemd would start it
  linux: ['/run/pcscd/pcscd.comm', '/var/run/pcscd/pcscd.comm'],
  darwin: ['/System/Library/Frameworks/PCSC.framework'],
  win32: [join(windows(env), 'System32', 'SCardSvr.dll')],
});

const middlewarePlaces = (env: NodeJS.ProcessEnv): Places => ({
  linux: [
    '/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0',
    '/usr/lib/aarch64-linux-gnu/libbeidpkcs11.so.0',
    '/usr/lib64/libbeidpkcs11.so.0',
    '/usr/lib/libbeidpkcs11.so.0',
    '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
    '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so',
    '/usr/lib64/opensc-pkcs11.so',
    '/usr/lib64/pkcs11/opensc-pkcs11.so',
  ],
  darwin: [
    '/Library/Belgium Identity Card/Pkcs11/beid-pkcs11.bundle',
    '/usr/local/lib/libbeidpkcs11.dylib',
    '/Library/OpenSC/lib/opensc-pkcs11.so',
    '/opt/homebrew/lib/opensc-pkcs11.so',
  ],
  win32: [
    join(windows(env), 'System32', 'beidpkcs11.dll'),
    'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll',
  ],
});

/** Is the system's smart card service there? Says nothing about a reader being plugged in. */
export function checkCardService(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): Check {
  const found = servicePlaces(env)[platform]?.find(exists);
  return found === undefined
    ? {
        name: 'card service',
        status: 'warning',
        found: 'not found; eID cards cannot be read on this machine',
        remedy:
          platform === 'linux'
            ? 'Install and start pcscd (Debian: apt-get install pcscd). Certificates can be managed without it.'
            : 'Start the Smart Card service of the system. Certificates can be managed without it.',
      }
    : { name: 'card service', status: 'ok', found, remedy: null };
}

/** Is software there that speaks to the Belgian card: the official eID middleware, else OpenSC? */
export function checkMiddleware(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): Check {
  const found = middlewarePlaces(env)[platform]?.find(exists);
  return found === undefined
    ? {
        name: 'middleware',
        status: 'warning',
        found: 'neither eID middleware nor OpenSC at its usual place',
        remedy:
          'Install the eID software from eid.belgium.be (or OpenSC) on machines where cards are used.',
      }
    : { name: 'middleware', status: 'ok', found, remedy: null };
}
