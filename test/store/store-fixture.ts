import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type {
  CertificateRecord,
  NewCertificate,
} from '../../plugin/domain/certificate/repository.ts';
import type { CertificateSummary } from '../../plugin/domain/certificate/verdict/summary.ts';
import type { LoadDraft } from '../../plugin/domain/certificate/draft.ts';
import type { KeystoreFacts } from '../../plugin/pki/pkcs12/keystore-content.ts';
import { createStore } from '../../plugin/store/index.ts';
import type { MasterKeySetting, Store } from '../../plugin/store/index.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import type { Database } from '../../plugin/store/sqlite.ts';
import { anEntry } from '../support/builders/audit-entry.ts';
import { putFreshDatabase } from '../support/servers/fresh-database.ts';
import * as certificate from '../support/builders/certificate.ts';
import type { RecordChanges } from '../support/builders/certificate.ts';

export const now = new Date('2026-03-10T09:00:00.000Z');

/** Paths of a store in a fresh folder that goes when the test ends. */
export interface Place {
  readonly folder: string;
  readonly databasePath: string;
  readonly keyPath: string;
  readonly masterKeys: MasterKeySetting;
}

export function freshPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const keyPath = join(folder, 'master-key.json');
  return {
    folder,
    keyPath,
    databasePath: join(folder, 'trousseau.sqlite'),
    masterKeys: { source: 'file', path: keyPath, create: true },
  };
}

/** Opens the store of a place; closed when the test ends, if the test did not. */
export async function openAt(place: Place, masterKeys = place.masterKeys): Promise<Store> {
  const store = await createStore({ databasePath: place.databasePath, masterKeys, now: () => now });
  onTestFinished(() => store.close());
  return store;
}

export async function freshStore(): Promise<{ store: Store; place: Place }> {
  const place = freshPlace();
  await putFreshDatabase(place.databasePath, place.keyPath);
  return { store: await openAt(place), place };
}

/** A second connection, for looking and for tampering. */
export function rawDatabase(place: Pick<Place, 'databasePath'>): Database {
  const database = openDatabase(place.databasePath, { mustExist: true });
  onTestFinished(() => {
    database.close();
  });
  return database;
}

export const noFacts: KeystoreFacts = {
  size: 3,
  mac: null,
  encryption: [],
  encryptionIterations: 0,
  keys: [],
  certificates: [],
  unreadCertificates: 0,
  crls: 0,
  secrets: 0,
  anomalies: [],
};

export const sound: CertificateSummary = {
  state: 'Complete',
  environment: 'acceptance',
  notBefore: '2025-01-01T00:00:00.000Z',
  notAfter: '2027-12-01T00:00:00.000Z',
  fingerprint: 'AB'.repeat(32),
  staticRank: 3,
  holderKey: null,
};

const loadedBy = { userId: 'admin-1', displayName: 'Andrea Admin' };

/** A certificate of user-1, just loaded; each has an id of its own. */
export const aRecord = ({ summary, ...changes }: RecordChanges = {}): CertificateRecord =>
  certificate.aRecord({
    id: randomUUID(),
    userId: 'user-1',
    holderName: 'Camille Exemple',
    fileName: 'camille.p12',
    facts: noFacts,
    loadedAt: now,
    loadedBy,
    ...changes,
    summary: { ...sound, ...summary },
  });

/** A new certificate ready for insert, with its entry in the same practice. */
export function aCertificate(
  changes: RecordChanges = {},
  rest: Partial<Omit<NewCertificate, 'record'>> = {},
): NewCertificate {
  const record = aRecord(changes);
  return {
    record,
    userName: 'Camille Exemple',
    keystore: Buffer.from('keystore'),
    replaces: null,
    entry: anEntry({
      practiceId: record.practiceId,
      subjectUserId: record.userId,
      certificateId: record.id,
    }),
    ...rest,
  };
}

/** A file of user-1 that was just examined; each has an id of its own. */
export const aDraft = (changes: Partial<LoadDraft> = {}): LoadDraft =>
  certificate.aDraft({
    id: randomUUID(),
    actor: loadedBy,
    userId: 'user-1',
    userName: 'Camille Exemple',
    fileName: 'camille.p12',
    facts: noFacts,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 900_000),
    ...changes,
  });
