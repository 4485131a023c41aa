import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PluginError } from '../plugin/errors.ts';
import type { HostLog } from '../plugin/logging.ts';
import { createPlugin } from '../plugin/index.ts';
import { auditVerificationJob } from '../plugin/jobs/audit-verification.ts';
import { testKeystore } from './support/fixtures/keystores.ts';
import { directoryOf, startPlugin, testUsers } from './support/servers/plugin.ts';
import type { TestPlugin } from './support/servers/plugin.ts';
import { signingKey } from './support/fixtures/token-signer.ts';

const nothing = (): void => undefined;
const silent: HostLog = { debug: nothing, info: nothing, warn: nothing, error: nothing };

describe('createPlugin', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-start-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (changes: object) =>
    createPlugin({
      settings: {
        databasePath: join(folder, 'a.sqlite'),
        masterKey: { source: 'file', path: join(folder, 'key.json'), create: true },
        launch: { issuer: 'h', keys: [{ alg: 'ES256', publicKey: signingKey('ES256').publicKey }] },
        jobs: { enabled: false },
        ...changes,
      },
      directory: directoryOf(testUsers),
      log: silent,
    });
  const codeOf = async (changes: object) => {
    try {
      await (await start(changes)).close();
      return null;
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      return [error.code, error.params['path']];
    }
  };

  test('rejects the start before any file exists when a setting is invalid', async () => {
    expect(await codeOf({ environment: 'prod' })).toEqual(['ERR_SETTINGS_INVALID', 'environment']);
    expect(existsSync(join(folder, 'a.sqlite'))).toBe(false);
  });

  test('rejects the start with the path of the setting when a trust anchor file is missing or invalid', async () => {
    const file = join(folder, 'anchors.pem');
    const anchors = { trustAnchors: [{ file, environment: 'acceptance' }] };
    expect(await codeOf(anchors)).toEqual(['ERR_SETTINGS_INVALID', 'trustAnchors.0.file']);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect(await codeOf(anchors)).toEqual(['ERR_SETTINGS_INVALID', 'trustAnchors.0.file']);
    expect(existsSync(join(folder, 'a.sqlite'))).toBe(false);
  });

  test('starts, ends and starts again on the same files, with jobs too', async () => {
    expect(await codeOf({})).toBeNull();
    expect(await codeOf({ jobs: { enabled: true } })).toBeNull();
  });

  test('rejects a database when another key sealed the database', async () => {
    const other = join(folder, 'other.json');
    const masterKey = { source: 'file', path: other, create: true };
    expect((await codeOf({ masterKey }))?.[0]).toMatch(/^ERR_MASTER_KEY_/);
    expect(existsSync(other)).toBe(false);
  });
});

describe('plugin inside a host', () => {
  let started: TestPlugin;
  beforeAll(async () => {
    // Whether this machine has a smart card service is no matter here, and a warning where it has none
    started = await startPlugin({ mountPath: '/m', settings: { eid: { enabled: false } } });
  });
  afterAll(() => started.close());

  const load = async (kind: 'complete' | 'expired', userId: string, identifier: string) => {
    const { bytes, fileName } = await testKeystore(kind);
    const authorization = `Bearer ${started.bearer('service')}`;
    const draft = await request(started.app)
      .post(`/m/api/v1/users/${userId}/certificates`)
      .set('Authorization', authorization)
      .field({ kind: 'person', identifier, password: 'Essai-1234' })
      .attach('file', bytes, fileName)
      .expect(201);
    await request(started.app)
      .post(`/m/api/v1/drafts/${(draft.body as { id: string }).id}/store`)
      .set('Authorization', `Bearer ${started.bearer('service')}`)
      .send({})
      .expect(201);
  };

  test('returns the badge of a user to the host, and rejects another practice', async () => {
    expect(await started.plugin.api.certificateStatus('practice-1', 'alix')).toEqual([]);
    await load('complete', 'alix', '00000000097');
    const [status] = await started.plugin.api.certificateStatus('practice-1', 'alix');
    expect(status).toMatchObject({ kind: 'person', level: 'ok', environment: 'simulation' });
    expect(status?.text).toMatch(/eHealth/);
    await expect(started.plugin.api.certificateStatus('practice-2', 'alix')).rejects.toMatchObject({
      code: 'ERR_NOT_FOUND',
    });
  });

  test('runs every job twice by hand', async () => {
    for (const job of [...started.plugin.jobs, ...started.plugin.jobs]) await job.run();
  });

  test('logs nothing above info', () => {
    expect(started.log.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  test('logs no token, password or national number', () => {
    const text = JSON.stringify(started.log);
    expect(text).not.toMatch(/Essai-1234|eyJ|00000000097/);
  });
});

test('logs the practice and fails the job when an audit chain is broken', async () => {
  const errors: object[] = [];
  const job = auditVerificationJob({
    audit: {
      practices: () => Promise.resolve(['good', 'bad']),
      verify: (practiceId) =>
        Promise.resolve({ entries: 9, brokenAt: practiceId === 'bad' ? 4 : null }),
    },
    proof: { check: () => Promise.resolve({ head: null, problems: [] }) },
    seals: { next: () => Promise.resolve({ opened: 0, broken: [], atEnd: true }) },
    emit: () => undefined,
    now: () => new Date(),
    log: { ...silent, error: (details) => void errors.push(details) },
  });
  await expect(job.run(new AbortController().signal)).rejects.toMatchObject({
    code: 'ERR_AUDIT_CHAIN_BROKEN',
  });
  expect(errors).toEqual([{ practiceId: 'bad', entries: 9, brokenAt: 4 }]);
});

describe('plugin without a trusted eHealth signer', () => {
  test('rejects a session before any password is tried', async () => {
    const started = await startPlugin({
      settings: { ehealth: { stsEndpoint: 'http://127.0.0.1:1/IAM/SecurityTokenService/v1' } },
    });
    try {
      const { bytes, fileName } = await testKeystore('complete');
      const post = (path: string) =>
        request(started.app)
          .post(`/api/v1${path}`)
          .set('Authorization', `Bearer ${started.bearer('alix')}`);
      const draft = await post('/users/alix/certificates')
        .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
        .attach('file', bytes, fileName)
        .expect(201);
      const stored = await post(`/drafts/${(draft.body as { id: string }).id}/store`)
        .send({})
        .expect(201);
      const refused = await post('/users/alix/ehealth-sessions').send({
        mode: 'fallback',
        certificateId: (stored.body as { certificateId: string }).certificateId,
        quality: 'doctor',
        password: 'not the password',
        reason: 'card-lost',
      });
      expect(refused.body).toMatchObject({ code: 'ERR_STS_NOT_CONFIGURED' });
      expect(started.log).toContainEqual(
        expect.objectContaining({ level: 'warn', details: { environment: 'simulation' } }),
      );
    } finally {
      await started.close();
    }
  });
});
