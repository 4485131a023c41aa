import { existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Settings } from '../../settings/index.ts';
import type { Check } from './check.ts';

/** Magic numbers of file systems that other machines share (statfs(2), linux/magic.h). */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x517b, 'SMB'],
  [0x01021997, '9P'],
  [0x786f4256, 'VirtualBox shared folder'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
]);

/**
 * Warns of a database on a network file system: locks and shared memory of SQLite's write-ahead log do not work across machines, and
 * the database may be locked or damaged (sqlite.org/wal.html, useovernet.html). Linux, and shares of Windows (\\server\share, not a
 * mapped drive letter); FUSE is not recognised, which holds local file systems too.
 */
export function checkFileSystem(
  { databasePath }: Pick<Settings, 'databasePath'>,
  typeOf: (path: string) => number = (path) => statfsSync(path).type,
): readonly Check[] {
  const path = resolve(databasePath);
  const place = existsSync(path) ? path : dirname(path);
  const found = /^[\\/]{2}[^\\/?.]/.test(databasePath) ? 'share' : networkType(place, typeOf);
  return found === null
    ? []
    : [
        {
          name: 'database',
          status: 'warning',
          found: `${place} is on a network file system (${found})`,
          remedy:
            'Move the database to a disk of this machine: on a network SQLite may find it locked, or damage it.',
        },
      ];
}

function networkType(place: string, typeOf: (path: string) => number): string | null {
  // Without a folder there is an error of its own (installation.ts)
  if (!existsSync(place)) return null;
  // Signed on 32-bit systems
  return networkTypes.get(typeOf(place) >>> 0) ?? null;
}
