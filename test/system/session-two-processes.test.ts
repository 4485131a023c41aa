import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { issuingCertificates } from '../../simulator/pki/certification-authority.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import type { SampleKeystore } from '../../simulator/keystore/sample-keystores.ts';
import { testKeystore, testPki } from '../support/fixtures/keystores.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import { startSessionNode } from '../support/servers/session-node.ts';
import type { SessionNode } from '../support/servers/session-node.ts';
import { startSimulator } from '../support/servers/simulator.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';

/* Two processes on one database: an act at one ends sessions at both, and a start ends only what is dead. */

const practice = 'practice-1';
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ask xmlns="urn:example">1</ask></soap:Body></soap:Envelope>';

let simulator: TestSimulator;
let folder: string;
let settings: Readonly<Record<string, unknown>>;
let here: TestPlugin;
let file: SampleKeystore;
let nodes: SessionNode[] = [];

const anotherNode = async (): Promise<SessionNode> => {
  const node = await startSessionNode({ folder, settings });
  nodes.push(node);
  return node;
};

beforeAll(async () => {
  simulator = await startSimulator();
  folder = mkdtempSync(join(tmpdir(), 'trousseau-nodes-'));
  // Each process has its own PKI for tests
  const trust = join(folder, 'authorities.pem');
  writeFileSync(trust, issuingCertificates(await testPki()));
  settings = {
    trustAnchors: [{ file: trust, environment: 'simulation' }],
    eid: { enabled: false },
    ehealth: {
      stsEndpoint: simulator.ready.sts,
      signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
      contactEmail: 'helpdesk@host.example',
      retryWaitSeconds: [],
    },
    rateLimit: { passwordAttemptsPerMinute: 4 },
  };
  here = await startPlugin({ folder, settings });
  file = await testKeystore('complete');
});
afterEach(async () => {
  for (const node of nodes) await node.close();
  nodes = [];
});
afterAll(async () => {
  await here.close();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The one file, stored again: what is active already would be refused. */
async function load(): Promise<string> {
  const bearer = `Bearer ${here.bearer('service')}`;
  const path = '/api/v1/users/alix/certificates';
  const listed = await request(here.app).get(path).set('Authorization', bearer);
  for (const { id } of (listed.body as { certificates: { id: string }[] }).certificates) {
    await request(here.app)
      .delete(`/api/v1/certificates/${id}`)
      .set('Authorization', bearer)
      .expect(204);
  }
  const post = (path: string) =>
    request(here.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${here.bearer('service')}`);
  const draft = await post('/users/alix/certificates')
    .field({ kind: 'person', identifier: '00000000097', password: file.password })
    .attach('file', file.bytes, file.fileName)
    .expect(201);
  const stored = await post(`/drafts/${(draft.body as { id: string }).id}/store`)
    .send({})
    .expect(201);
  return (stored.body as { certificateId: string }).certificateId;
}

const fallbackOf = (certificateId: string) =>
  ({
    mode: 'fallback',
    certificateId,
    quality: 'doctor',
    password: samplePassword,
    reason: 'card-forgotten',
    renew: true,
  }) as const;

const openHere = async (certificateId: string) =>
  (await here.plugin.api.sessions.open(practice, 'alix', fallbackOf(certificateId))).id;

const signHere = () => here.plugin.api.sessions.sign(practice, 'alix', envelope);

function traceOf(id: string): { readonly cause: string | null; readonly entries: number } {
  const database = openDatabase(join(folder, 'trousseau.sqlite'), { mustExist: true });
  try {
    const cause = database
      .prepare<[string], string | null>('SELECT end_cause FROM ehealth_session WHERE id = ?')
      .pluck()
      .get(id);
    const entries = database
      .prepare<[string], number>(
        `SELECT count(*) FROM audit_entry WHERE event = 'session.ended' AND json_extract(details, '$.session') = ?`,
      )
      .pluck()
      .get(id);
    return { cause: cause ?? null, entries: entries ?? 0 };
  } finally {
    database.close();
  }
}

describe('eHealth sessions of two processes', () => {
  it('keeps the sessions of a running process when another process starts', async () => {
    const id = await openHere(await load());
    const other = await anotherNode();
    expect(traceOf(id)).toEqual({ cause: null, entries: 0 });
    expect(await other.act('list')).toContain(id);
    await signHere();
  });

  it('rejects a signature after the host logged the user off at the other process', async () => {
    const id = await openHere(await load());
    const other = await anotherNode();
    expect(await other.act('logOff', { userId: 'alix' })).toBe(204);
    await expect(signHere()).rejects.toMatchObject({ code: 'ERR_SESSION_NONE' });
    expect(await here.plugin.api.sessions.current(practice, 'alix')).toBeNull();
    expect(traceOf(id)).toEqual({ cause: 'log-off', entries: 1 });
    expect(await other.act('events')).toEqual(['session.ended']);
  });

  it('opens no session when the host logged the user off at the other process while eHealth answered', async () => {
    const certificateId = await load();
    const other = await anotherNode();
    await simulator.settings({ delayMs: 3_000 });
    const opening = openHere(certificateId);
    const outcome = expect(opening).rejects.toMatchObject({ code: 'ERR_CONFLICT' });
    expect(await other.act('logOff', { userId: 'alix' })).toBe(204);
    await outcome;
    await simulator.settings({ delayMs: 0 });
    expect(await here.plugin.api.sessions.current(practice, 'alix')).toBeNull();
    expect(await other.act('list')).toEqual([]);
    await openHere(certificateId);
  });

  it('rejects a signature after the certificate was removed at the other process', async () => {
    const certificateId = await load();
    const id = await openHere(certificateId);
    const other = await anotherNode();
    expect(await other.act('remove', { certificateId })).toBe(204);
    await expect(signHere()).rejects.toMatchObject({ code: 'ERR_SESSION_NONE' });
    expect(traceOf(id)).toEqual({ cause: 'keystore-removed', entries: 1 });
  });

  it('ends the sessions of a killed process at the next start, once and with one audit entry', async () => {
    const certificateId = await load();
    const killed = await anotherNode();
    const id = await killed.act('open', { userId: 'alix', request: fallbackOf(certificateId) });
    const mine = await openHere(certificateId);
    expect(id).toMatch(/^[\w-]{36}$/);
    await killed.kill();
    nodes = [];
    await anotherNode();
    await anotherNode();
    expect(traceOf(String(id))).toEqual({ cause: 'restart', entries: 1 });
    expect(traceOf(mine).cause).toBeNull();
    await signHere();
  }, 120_000);

  it('counts wrong passwords of one user for both processes', async () => {
    const certificateId = await load();
    const other = await anotherNode();
    const attemptHere = async () =>
      (
        await request(here.app)
          .post(`/api/v1/certificates/${certificateId}/export`)
          .set('Authorization', `Bearer ${here.bearer('alix')}`)
          .send({ password: 'wrong' })
      ).status;
    const attemptThere = () => other.act('attempt', { certificateId });
    const statuses = [
      await attemptHere(),
      await attemptThere(),
      await attemptHere(),
      await attemptThere(),
      await attemptHere(),
      await attemptThere(),
    ];
    expect(statuses).toEqual([422, 422, 422, 422, 429, 429]);
  });
});
