import { linkSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createKeyFile } from '../../plugin/store/sealing/key-file.ts';
import { freshPlace, openAt, type Place } from './store-fixture.ts';

const hourAgo = new Date(Date.now() - 3_600_000);

/** A file as a killed process leaves it, an hour ago unless it is young. */
function leave(path: string, young = false): string {
  writeFileSync(path, 'half of it');
  if (!young) utimesSync(path, hourAgo, hourAgo);
  return path.slice(path.lastIndexOf('/') + 1);
}

const leftovers = (place: Place) =>
  readdirSync(place.folder).filter((name) => /partial|backup/.test(name));

test('removes what a killed first start has left when the next one starts', async () => {
  const place = freshPlace();
  // The kill came between the second name of the key and the removal of the first
  createKeyFile(place.keyPath);
  linkSync(place.keyPath, `${place.keyPath}.${randomUUID()}.partial`);
  leave(`${place.keyPath}.${randomUUID()}.partial`);
  leave(`${place.databasePath}.before-0003-20260310T090000000Z-77.backup`, true);
  leave(`${place.databasePath}.before-0003-20260310T090000000Z-78.backup.partial`);
  leave(`${place.databasePath}.mark.${randomUUID()}.partial`);
  await (await openAt(place)).close();
  expect(leftovers(place)).toEqual([]);
});

test('keeps copies of a database in use, and what another process may be writing', async () => {
  const place = freshPlace();
  await (await openAt(place)).close();
  const kept = [
    leave(`${place.databasePath}.before-0003-20260310T090000000Z-77.backup`),
    leave(`${place.databasePath}.before-0003-20260310T090000000Z-78.backup.partial`, true),
    leave(`${place.keyPath}.${randomUUID()}.partial`, true),
    leave(`${place.databasePath}.mark.${randomUUID()}.partial`, true),
    leave(`${place.keyPath}.of-the-operator.partial`),
  ];
  await (await openAt(place)).close();
  expect(leftovers(place).sort()).toEqual(kept.sort());
});
