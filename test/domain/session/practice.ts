import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createCertificateServices } from '../../../plugin/domain/certificate/create-service.ts';
import type { CertificateServicesDeps } from '../../../plugin/domain/certificate/create-service.ts';
import { createSessionAudit } from '../../../plugin/domain/session/session-audit.ts';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { AuditEntry } from '../../../plugin/domain/audit/audit.ts';
import type { CertificateServices } from '../../../plugin/domain/certificate/service.ts';
import type { TokenService } from '../../../plugin/ehealth/sts/token.ts';
import type { Actor, Role } from '../../../plugin/domain/practice/actor.ts';
import type { HostUser } from '../../../plugin/domain/practice/directory.ts';
import type { PluginEvent } from '../../../plugin/host.ts';
import type { KeystoreReader } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { OpenRequest, SessionServices } from '../../../plugin/domain/session/service.ts';
import { createSessionServices } from '../../../plugin/domain/session/create-service.ts';
import type { SessionLife } from '../../../plugin/domain/session/create-service.ts';
import type { SessionPolicy } from '../../../plugin/domain/session/policy.ts';
import { createStore } from '../../../plugin/store/index.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { samplePassword } from '../../../simulator/keystore/sample-keystores.ts';
import type { SampleKind } from '../../../simulator/keystore/sample-keystores.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aPlainUser } from '../../support/builders/user.ts';
import { testAnchors, testKeystore } from '../../support/fixtures/keystores.ts';
import { putFreshDatabase } from '../../support/servers/fresh-database.ts';
import { aPolicy, fakeCard, fakeTokens } from './session-fixture.ts';
import type { FakeCard, FakeTokens } from './session-fixture.ts';

/* A practice with a real store, real keystores and a clock that tests set; token service and card are fakes. */

export const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;

export function actor(userId: string, role: Role = 'clinician', practiceId = 'p1'): Actor {
  return anActor({ userId, displayName: userId, practiceId, roles: [role] });
}

export const alix = actor('alix');
export const basile = actor('basile');
export const admin = actor('chef', 'admin');
export const service = actor('host', 'service');

export interface Practice {
  readonly sessions: SessionServices & SessionLife;
  readonly certificates: CertificateServices;
  readonly store: Store;
  readonly tokens: FakeTokens;
  readonly card: FakeCard;
  /** Users of the host; a test may change them. */
  readonly users: Map<string, HostUser>;
  readonly events: PluginEvent[];
  /** Passwords that reached the keystore reader, in order. */
  readonly passwords: string[];
  readonly logged: { readonly details: object; readonly message: string }[];
  now(): Date;
  pass(minutes: number): void;
  load(kind: SampleKind, by?: Actor, userId?: string): Promise<string>;
  replace(certificateId: string, kind: SampleKind): Promise<string>;
  audit(userId: string, event?: string): Promise<readonly AuditEntry[]>;
  /** The services of the next process, on the same store. */
  restart(): SessionServices & SessionLife;
}

export interface PracticeOptions {
  readonly policy?: SessionPolicy;
  readonly tokens?: TokenService | null;
  readonly withoutCard?: boolean;
}

let sharedReader: KeystoreReader | undefined;

export async function aPractice(options: PracticeOptions = {}): Promise<Practice> {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-sessions-'));
  let shift = 0;
  const begin = new Date();
  const now = () => new Date((options.tokens === undefined ? begin.getTime() : Date.now()) + shift);
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = join(folder, 'key.json');
  await putFreshDatabase(databasePath, keyPath);
  const masterKeys = { source: 'file', path: keyPath, create: false } as const;
  const store = await createStore({ databasePath, masterKeys, now });
  const reader = (sharedReader ??= createKeystoreReader());
  const passwords: string[] = [];
  const events: PluginEvent[] = [];
  const logged: Practice['logged'] = [];
  const log = logInto(logged);
  const users = new Map<string, HostUser>(
    [
      aPlainUser({ id: 'alix', displayName: 'Alix Exemple', organisations: [group] }),
      aPlainUser({
        id: 'basile',
        displayName: 'Basile Invente',
        ssin: '00000000196',
        organisations: [group],
      }),
      aPlainUser({ id: 'chef', displayName: 'Chef Gestion', ssin: null }),
    ].map((user) => [user.id, user]),
  );
  const directory: CertificateServicesDeps['directory'] = {
    findUser: (practiceId, userId) =>
      Promise.resolve(practiceId === 'p1' ? users.get(userId) : undefined),
    listUsers: () => Promise.resolve({ users: [...users.values()], total: users.size }),
  };
  const policy = options.policy ?? aPolicy();
  const trusted = await testAnchors();
  const shared = {
    ...store,
    anchors: () => trusted,
    environment: 'simulation',
    renewalWindowDays: 90,
    directory,
    now,
    log,
  } as const;

  const tokens = fakeTokens(now);
  const card = fakeCard();
  const verdicts = createVerdictService(shared);
  const authorizer = createAuthorizer(shared);
  const start = () =>
    createSessionServices({
      ...shared,
      verdicts,
      authorizer,
      sessionAudit: createSessionAudit(shared),
      reader: {
        openKey: (file, secret, fingerprint, fileName) => {
          if (typeof secret === 'string') passwords.push(secret);
          return reader.openKey(file, secret, fingerprint, fileName);
        },
        openKeys: (file, secret, fingerprints, fileName) => {
          if (typeof secret === 'string') passwords.push(secret);
          return reader.openKeys(file, secret, fingerprints, fileName);
        },
      },
      tokens: options.tokens === undefined ? tokens : options.tokens,
      timeStamps: null,
      card: options.withoutCard === true ? null : card,
      settings: policy,
      emit: (event) => void events.push(event),
    });
  const sessions = start();
  const certificates = createCertificateServices({
    ...shared,
    verdicts,
    authorizer,
    reader,
    emit: (event) => {
      if ('sessionId' in event) return;
      events.push(event);
      void sessions.onCertificateEvent(event);
    },
  });
  onTestFinished(async () => {
    await sessions.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keep = async (kind: SampleKind, by: Actor, userId: string, replaces: string | null) => {
    const { ssin } = users.get(userId) ?? {};
    const isPerson = kind !== 'group' && kind !== 'company';
    const sample = await testKeystore(kind, {
      ...(isPerson
        ? {
            holder: {
              type: 'SSIN',
              id: ssin ?? '',
              applicationId: null,
              name: userId.toUpperCase(),
            },
          }
        : {}),
    });
    const draft = await certificates.prepare(by, {
      userId,
      kind: isPerson ? 'person' : kind,
      identifier: isPerson ? (ssin ?? '') : group.identifier,
      fileName: sample.fileName,
      file: sample.bytes,
      password: sample.password,
    });
    return certificates.store(by, draft.id, replaces);
  };

  return {
    sessions,
    certificates,
    store,
    tokens,
    card,
    users,
    events,
    passwords,
    logged,
    now,
    pass: (minutes) => void (shift += minutes * 60_000),
    load: (kind, by = admin, userId = 'alix') => keep(kind, by, userId, null),
    replace: (certificateId, kind) => keep(kind, admin, 'alix', certificateId),
    audit: async (userId, event) => {
      const entries = await store.audit.listForUser('p1', userId, 100);
      return entries.filter((entry) => event === undefined || entry.event === event);
    },
    restart: start,
  };
}

function logInto(logged: { readonly details: object; readonly message: string }[]) {
  const note = (details: object, message: string) => void logged.push({ details, message });
  return { debug: note, info: note, warn: note, error: note };
}

/** A request via eID with the right secrets. */
export function viaEid(certificateId: string, changes: Partial<OpenRequest> = {}): OpenRequest {
  return {
    certificateId,
    mode: 'eid',
    quality: 'doctor',
    password: samplePassword,
    pin: '1234',
    lastTryConfirmed: false,
    reason: null,
    reasonText: '',
    renew: false,
    ...changes,
  };
}

/** A request by the fallback with password and reason. */
export function byFallback(certificateId: string, changes: Partial<OpenRequest> = {}): OpenRequest {
  return viaEid(certificateId, {
    mode: 'fallback',
    pin: null,
    reason: 'card-forgotten',
    ...changes,
  });
}

/** A request with the card alone. */
export function withCardAlone(changes: Partial<OpenRequest> = {}): OpenRequest {
  return { ...viaEid(''), certificateId: null, mode: 'eid-only', password: null, ...changes };
}
