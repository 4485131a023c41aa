import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAuditKeys, keepAuditKeys } from './audit-keys.ts';
import { createAuditLinks } from '../audit/audit-links.ts';
import { createAuditLog, installationChain } from '../audit/audit-repository.ts';
import { readKeyFile, replaceKeyFile, withFreshVersion, withoutVersions } from './key-file.ts';
import type { KeyFileContent } from './key-file.ts';
import { knownVersions, rememberMasterKeys, verifyMasterKeys } from './key-versions.ts';
import { loadMasterKeys, type MasterKeys, type MasterKeySetting } from './master-key.ts';
import { rewrapFiles } from './rewrap.ts';
import type { Database } from '../sqlite.ts';

/*
 * Rotation of the master key. Everything needed to continue after a kill is in the key file and in each row's key version,
 * so running it again is all there is to resuming. One key file belongs to one database.
 */

export interface RotationDeps {
  readonly database: Database;
  readonly masterKeys: MasterKeySetting;
  readonly now: () => Date;
  /** Called after each batch; what it throws stops the rotation, which the next run finishes. */
  readonly onBatch?: (rewrapped: number) => void;
}

export interface RotationResult {
  /** Version that every intact file is under now. */
  readonly version: number;
  /** An earlier rotation was finished; no new key was made. */
  readonly resumed: boolean;
  readonly rewrapped: number;
  /** Files whose seal is broken: left as they are, their version still needed. */
  readonly broken: number;
  /** Older versions that no file is under any more. Backups made before still need them. */
  readonly unneeded: readonly number[];
}

/**
 * Finishes an earlier rotation if there is anything left of it. Otherwise makes a new version (key file only; other sources
 * bring their own) and puts every data key under it.
 */
export async function rotateMasterKey(deps: RotationDeps): Promise<RotationResult> {
  const before = await usableKeys(deps);
  const leftover = await rewrapAll(deps, before);
  const isFinishing = leftover.rewrapped > 0 || deps.masterKeys.source !== 'file';
  if (isFinishing || !addVersion(deps, deps.masterKeys.path, before.current)) {
    return conclude(deps, before, leftover, deps.masterKeys.source === 'file');
  }
  const keys = await usableKeys(deps);
  return conclude(deps, keys, await rewrapAll(deps, keys), false);
}

/**
 * Forgets versions that no file needs: in the database, and in the key file when that is the source. Returns them. A file
 * sealed under one of them since then keeps it (foreign key).
 */
export async function dropUnneededVersions({
  database,
  masterKeys,
}: Pick<RotationDeps, 'database' | 'masterKeys'>): Promise<readonly number[]> {
  const keys = await loadMasterKeys(masterKeys, { mayCreate: false });
  const forget = database.prepare<[number]>('DELETE FROM master_key_version WHERE version = ?');
  const drop = database.transaction((): readonly number[] => {
    keepAuditKeys(database, keys);
    const unneeded = unneededVersions(database, keys);
    for (const version of unneeded) forget.run(version);
    if (masterKeys.source === 'file' && unneeded.length > 0) {
      replaceKeyFile(masterKeys.path, withoutVersions(readContent(masterKeys.path), unneeded));
    }
    return unneeded;
  });
  return drop.immediate();
}

/** The source's keys, verified and remembered. */
async function usableKeys({ database, masterKeys, now }: RotationDeps): Promise<MasterKeys> {
  const keys = await loadMasterKeys(masterKeys, { mayCreate: false });
  verifyMasterKeys(database, keys, masterKeys);
  rememberMasterKeys(database, keys, now());
  return keys;
}

/**
 * Adds a version to the key file. Under the database's write lock, and only while `current` still is the current one: of two
 * rotations at once the second adds nothing (false) and its next run helps to finish.
 */
function addVersion({ database }: RotationDeps, path: string, current: number): boolean {
  const add = database.transaction((): boolean => {
    const content = readContent(path);
    if (content.current !== current) return false;
    replaceKeyFile(path, withFreshVersion(content));
    return true;
  });
  return add.immediate();
}

interface Rewrapped {
  readonly rewrapped: number;
  readonly broken: number;
}

/** Goes round until nothing is left: a running server seals under the old key until it notices the new one. */
async function rewrapAll(
  { database, onBatch }: RotationDeps,
  keys: MasterKeys,
): Promise<Rewrapped> {
  let rewrapped = 0;
  for (;;) {
    const before = rewrapped;
    let broken = 0;
    for (const batch of rewrapFiles(database, keys)) {
      rewrapped += batch.rewrapped;
      broken += batch.broken;
      onBatch?.(rewrapped);
      await nextTurn();
    }
    if (rewrapped === before) return { rewrapped, broken };
  }
}

function conclude(
  { database, now }: RotationDeps,
  keys: MasterKeys,
  { rewrapped, broken }: Rewrapped,
  resumed: boolean,
): RotationResult {
  keepAuditKeys(database, keys);
  record(database, keys, now(), { version: keys.current, rewrapped, broken });
  const unneeded = unneededVersions(database, keys);
  return { version: keys.current, resumed, rewrapped, broken, unneeded };
}

function unneededVersions(database: Database, keys: MasterKeys): readonly number[] {
  return knownVersions(database)
    .filter(({ version, files }) => version !== keys.current && files === 0)
    .map(({ version }) => version);
}

/** The file's present content; only after loadMasterKeys accepted it. */
function readContent(path: string): KeyFileContent {
  const text = readKeyFile(path)?.trim() ?? '';
  return text.startsWith('{')
    ? (JSON.parse(text) as KeyFileContent)
    : { current: 1, keys: { '1': text } };
}

function record(
  database: Database,
  keys: MasterKeys,
  at: Date,
  details: Readonly<Record<string, number>>,
): void {
  const auditKeys = createAuditKeys(database, () => keys);
  const log = createAuditLog(database, createAuditLinks(database, auditKeys));
  database
    .transaction(() =>
      log.append({
        practiceId: installationChain,
        at,
        actor: { userId: 'system', displayName: 'trousseau rotate-key' },
        event: 'system.master-key-rotated',
        outcome: 'ok',
        subjectUserId: null,
        certificateId: null,
        assurance: 'none',
        details,
      }),
    )
    .immediate();
}
