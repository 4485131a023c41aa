import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFileSystem } from '../../../plugin/cli/doctor/network-database.ts';

const databasePath = join(tmpdir(), 'none-yet.sqlite');

describe('checkFileSystem', () => {
  it.each([
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    ['CIFS on a 32-bit system', 0xff534d42 | 0],
    ['SMB2', 0xfe534d42],
    ['9P', 0x01021997],
  ])('returns a warning when the type is %s', (name, type) => {
    const [check] = checkFileSystem({ databasePath }, () => type);
    expect(check).toMatchObject({ name: 'database', status: 'warning' });
    expect(check?.found).toContain(name.split(' ')[0]);
    expect(check?.remedy).toContain('disk of this machine');
  });

  it('returns a warning when the path is a share of Windows', () => {
    const share = { databasePath: '\\\\server\\practice\\trousseau.sqlite' };
    expect(checkFileSystem(share, () => 0)).toMatchObject([{ status: 'warning' }]);
  });

  it('returns nothing when the disk is local', () => {
    expect(checkFileSystem({ databasePath }, () => 0xef53)).toEqual([]);
    expect(checkFileSystem({ databasePath })).toEqual([]);
  });

  it('returns nothing when the folder does not exist', () => {
    expect(checkFileSystem({ databasePath: '/no/such/folder/x.sqlite' })).toEqual([]);
  });
});
