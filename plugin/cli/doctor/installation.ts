import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PluginError } from '../../errors.ts';
import { packageRoot } from '../../package-root.ts';
import { builtInAnchors } from '../../pki/x509/trust-anchor.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { Settings } from '../../settings/index.ts';
import { verifyMasterKeys } from '../../store/sealing/key-versions.ts';
import { describeSource, loadMasterKeys } from '../../store/sealing/master-key.ts';
import { hasTable, pendingMigrations, shippedMigrations } from '../../store/migrate.ts';
import { openDatabase } from '../../store/sqlite.ts';
import type { Database } from '../../store/sqlite.ts';
import { readTrustAnchors } from '../../settings/anchor-files.ts';
import { failedCheck } from './check.ts';
import type { Check } from './check.ts';
import { brusselsTime, minuteOf } from '../../domain/time/brussels-time.ts';
import { dayInMilliseconds } from '../../domain/time/duration.ts';

/** Free space under which a database soon stops taking writes, in bytes. */
const lowSpace = 100 * 1024 * 1024;

/** Database: there, ours, writable, on a disk with room. Nothing is created or migrated. */
export function checkDatabase({
  databasePath,
  masterKey,
}: Pick<Settings, 'databasePath' | 'masterKey'>): Check {
  const name = 'database';
  const folder = dirname(resolve(databasePath));
  if (!existsSync(folder)) return noFolder(name, folder);
  try {
    requireWritable(folder);
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < lowSpace) {
      return {
        name,
        status: 'failed',
        found: `less than 100 MB free in ${folder}`,
        remedy: 'Free space on the disk.',
      };
    }
    const isKeyThere = masterKey.source === 'file' && existsSync(masterKey.path);
    const none = isKeyThere ? lostNextToKey(name, databasePath) : createdAtStart(name);
    if (!existsSync(databasePath)) return none;
    requireWritable(databasePath);
    const pending = readDatabase(databasePath, (database) =>
      isEmpty(database) ? null : pendingMigrations(database, shippedMigrations()).length,
    );
    // A first start that went wrong leaves an empty file behind
    if (pending === null) return none;
    return pending === 0
      ? { name, status: 'ok', found: databasePath, remedy: null }
      : {
          name,
          status: 'warning',
          found: `${pending} migrations pending`,
          remedy: 'The next start applies them, after a backup next to the database.',
        };
  } catch (error) {
    return failedCheck(name, error);
  }
}

function readDatabase<Result>(path: string, read: (database: Database) => Result): Result {
  const database = openDatabase(path, { mustExist: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

const isEmpty = (database: Database) => !hasTable(database, 'schema_migration');

function createdAtStart(name: string): Check {
  return { name, status: 'ok', found: 'none yet; created at the first start', remedy: null };
}

/** A key file without its database: before the first start, or after a loss. */
function lostNextToKey(name: string, databasePath: string): Check {
  return {
    name,
    status: 'warning',
    found: `${databasePath} is missing or empty, but its master key file exists`,
    remedy:
      'If certificates were stored here, correct databasePath or restore the last backup; else the next start creates it.',
  };
}

/** The plugin makes files, never folders: in a mistyped place nothing should spring up. */
function noFolder(name: string, folder: string): Check {
  return {
    name,
    status: 'failed',
    found: `the folder ${folder} does not exist`,
    remedy: 'Create it, for the service’s user alone, or correct the path in the settings.',
  };
}

function requireWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (cause) {
    throw new PluginError('ERR_DATABASE_UNUSABLE', `cannot write to ${path}`, {
      params: { path },
      cause,
    });
  }
}

/** Master key: there, for our eyes only, and the one this database was sealed with. */
export async function checkMasterKey(
  settings: Pick<Settings, 'databasePath' | 'masterKey'>,
  env: NodeJS.ProcessEnv,
): Promise<Check> {
  const name = 'master key';
  const { masterKey, databasePath } = settings;
  try {
    const firstStart = !existsSync(databasePath) || readDatabase(databasePath, isEmpty);
    if (firstStart && masterKey.source === 'file' && masterKey.create) {
      const folder = dirname(resolve(masterKey.path));
      if (!existsSync(folder)) return noFolder(name, folder);
      if (!existsSync(masterKey.path)) return createdAtStart(name);
    }
    const keys = await loadMasterKeys(masterKey, { mayCreate: false, env });
    if (!firstStart) {
      readDatabase(databasePath, (database) => {
        if (hasTable(database, 'master_key_version')) verifyMasterKeys(database, keys, masterKey);
      });
    }
    const found = `${describeSource(masterKey)}, version ${keys.current}`;
    return { name, status: 'ok', found, remedy: null };
  } catch (error) {
    return failedCheck(name, error);
  }
}

/** Certification authorities: files readable, none of the environment in use near its end. */
export function checkTrustAnchors(settings: Settings, now: Date): readonly Check[] {
  const name = 'trust anchors';
  let added: readonly TrustAnchor[];
  try {
    added = readTrustAnchors(settings.trustAnchors);
  } catch (error) {
    return [failedCheck(name, error)];
  }
  const issuing = [...builtInAnchors, ...added].filter(
    ({ environment, role }) => environment === settings.environment && role === 'issuing',
  );
  const valid = issuing.filter(({ notAfter }) => new Date(notAfter) > now);
  if (valid.length === 0) {
    return [
      {
        name,
        status: 'failed',
        found: `no valid issuing CA for environment ${settings.environment}`,
        remedy: 'Install a newer version, or list the new CA in the setting trustAnchors.',
      },
    ];
  }
  const ending = valid.filter(
    ({ notAfter }) => new Date(notAfter).getTime() - now.getTime() < 180 * dayInMilliseconds,
  );
  return [
    { name, status: 'ok', found: `${valid.length} for ${settings.environment}`, remedy: null },
    ...ending.map((anchor): Check => ({
      name,
      status: 'warning',
      found: `${anchor.name} ends on ${anchor.notAfter.slice(0, 10)}`,
      remedy: 'Install a newer version in time, or list the CA’s successor in trustAnchors.',
    })),
  ];
}

/**
 * The clock, as far as this machine can check by itself: not before this installation was made, and with the time zone that
 * dates are shown in. No time server is asked.
 */
export function checkClock(now: Date): Check {
  const name = 'clock';
  const installed = statSync(join(packageRoot(), 'package.json')).mtime;
  if (now < installed) {
    return {
      name,
      status: 'failed',
      found: `${now.toISOString()} is before this installation was made`,
      remedy: 'Set date and time automatically (NTP).',
    };
  }
  if (brusselsTime(new Date('2026-07-01T10:00:00Z')).minute !== minuteOf('12:00')) {
    return {
      name,
      status: 'failed',
      found: 'no data for the time zone Europe/Brussels',
      remedy: 'Use a Node.js build with full time zone data.',
    };
  }
  return {
    name,
    status: 'ok',
    found: `${now.toISOString()}; not compared with a time server`,
    remedy: null,
  };
}
