import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuingCertificates } from '../../simulator/pki/certification-authority.ts';
import { testKeystore, testPki } from '../support/fixtures/keystores.ts';
import { goodClaims, signingKey, signToken } from '../support/fixtures/token-signer.ts';
import { startSimulator, type TestSimulator } from '../support/servers/simulator.ts';
import { keystoreKeySecrets } from '../support/tools/key-secrets.ts';
import { countInMemory, memoryIsHidden } from '../support/tools/process-memory.ts';

const password = 'Zeer geheim & pinguin 42';
const wrongPassword = 'Pas celui-ci & wombat 99';
const json = { 'content-type': 'application/json' };
const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ask xmlns="urn:example">1</ask></soap:Body></soap:Envelope>';

/*
 * What a core file of the process would hold. Text of JavaScript cannot be overwritten: what a form or a body of JSON was parsed
 * into stays until its memory is used again, and so does the buffer in which Node receives. Everything else is ours to overwrite.
 */

interface Needle {
  readonly kind: 'password as text' | 'password as UTF-16' | 'key in use' | 'other key' | 'new key';
  readonly name: string;
  readonly bytes: Buffer;
}

function needlesOf(keystore: Buffer): Needle[] {
  const typed = [password, wrongPassword].flatMap((text): Needle[] => [
    { kind: 'password as text', name: text, bytes: Buffer.from(text) },
    { kind: 'password as text', name: text, bytes: Buffer.from(encodeURIComponent(text)) },
    { kind: 'password as UTF-16', name: text, bytes: Buffer.from(text, 'utf16le') },
  ]);
  const keys = keystoreKeySecrets(keystore, password).flatMap(({ name, bytes }): Needle[] => {
    const kind = name.endsWith('key 0') ? 'key in use' : 'other key';
    // OpenSSL holds numbers with their last byte first
    return [bytes, Buffer.from(bytes).reverse()].map((one) => ({ kind, name, bytes: one }));
  });
  return [...typed, ...keys];
}

const hidden = memoryIsHidden();

describe.skipIf(hidden !== '')(`memory of the process${hidden && ` (skipped: ${hidden})`}`, () => {
  const key = signingKey('ES256');
  let folder: string;
  let simulator: TestSimulator;
  let child: ChildProcessWithoutNullStreams;
  let lines: AsyncIterator<string, undefined>;
  let url: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-memory-'));
    simulator = await startSimulator();
    const trust = join(folder, 'trust.pem');
    writeFileSync(trust, issuingCertificates(await testPki()));
    const settings = {
      databasePath: join(folder, 'trousseau.sqlite'),
      masterKey: { source: 'file', path: join(folder, 'key.json'), create: true },
      environment: 'simulation',
      launch: { issuer: 'test-host', keys: [{ alg: key.alg, publicKey: key.publicKey }] },
      trustAnchors: [{ file: trust, environment: 'simulation' }],
      jobs: { enabled: false },
      probes: {
        certRaEndpoint: simulator.ready.certRa,
        depotEndpoint: simulator.ready.depot,
      },
      enrolment: { etkRaEndpoint: simulator.ready.etkRa },
      ehealth: {
        stsEndpoint: simulator.ready.sts,
        signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
        contactEmail: 'helpdesk@host.example',
      },
    };
    child = spawn(process.execPath, [
      '--expose-gc',
      '--import',
      import.meta.resolve('tsx'),
      fileURLToPath(new URL('child/memory-host.ts', import.meta.url)),
      JSON.stringify(settings),
    ]);
    child.stderr.pipe(process.stderr);
    lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    url = `http://127.0.0.1:${(await lines.next()).value ?? ''}`;
  }, 60_000);
  afterAll(async () => {
    child.stdin.end();
    await once(child, 'close');
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const api = async (
    method: string,
    path: string,
    body: string | FormData,
    headers: object = {},
  ) => {
    const claims = goodClaims(new Date(), {
      aud: 'trousseau-api',
      sub: 'alix',
      name: 'Alix Exemple',
      roles: ['clinician'],
    });
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${signToken(key, claims)}`, ...headers },
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await answer.text();
    return { status: answer.status, text };
  };

  const form = (file: Uint8Array, fileName: string, typed: string) => {
    const made = new FormData();
    made.set('kind', 'person');
    made.set('identifier', '00000000097');
    made.set('password', typed);
    made.set('file', new File([new Uint8Array(file)], fileName));
    return made;
  };
  /** After a collection of garbage: how often each kind is there. */
  const found = async (needles: readonly Needle[]) => {
    child.stdin.write('collect\n');
    await lines.next();
    const counts = countInMemory(
      child.pid ?? 0,
      needles.map(({ bytes }) => bytes),
    );
    const sums: Record<Needle['kind'], number> = {
      'password as text': 0,
      'password as UTF-16': 0,
      'key in use': 0,
      'other key': 0,
      'new key': 0,
    };
    needles.forEach(({ kind }, index) => (sums[kind] += counts[index] ?? 0));
    return sums;
  };
  /** Others work on: bodies as large as the buffer in which Node receives, and pages enough for V8 to use the place of new objects again. */
  const workOn = async () => {
    const large = Buffer.alloc(200_000, 'no keystore ');
    for (let round = 0; round < 3; round += 1) {
      await api('POST', '/users/alix/certificates', form(large, 'a.p12', 'x'));
    }
    for (let round = 0; round < 900; round += 1) await api('GET', '/users/alix/certificates', '');
  };

  test('holds the one key of a session while it lives, and neither key nor password after its end', async () => {
    const { bytes, fileName } = await testKeystore('complete', { password });
    const needles = needlesOf(bytes);
    const load = (typed: string) =>
      api('POST', '/users/alix/certificates', form(bytes, fileName, typed));
    expect((await load(wrongPassword)).status).toBe(422);
    const { id } = JSON.parse((await load(password)).text) as { id: string };
    expect((await api('POST', `/drafts/${id}/store`, '{}', json)).status).toBe(201);
    const reason = { reason: 'other', reasonText: 'lecteur en panne' };
    const request = { certificateId: id, mode: 'fallback', quality: 'doctor', password, ...reason };
    const sessions = '/users/alix/ehealth-sessions';
    const opened = await api('POST', sessions, JSON.stringify(request), json);
    expect(opened.status).toBe(201);
    const signed = await api('POST', `${sessions}/sign`, JSON.stringify({ envelope }), json);
    expect(signed.status).toBe(200);
    const exported = JSON.stringify({ password: wrongPassword });
    expect((await api('POST', `/certificates/${id}/export`, exported, json)).status).toBe(422);

    const during = await found(needles);
    expect(during['key in use']).toBeGreaterThan(0);
    expect(during).toMatchObject({ 'other key': 0, 'password as UTF-16': 0 });

    const { session } = JSON.parse(opened.text) as { session: { id: string } };
    expect((await api('DELETE', `${sessions}/${session.id}`, '')).status).toBe(204);
    const after = await found(needles);
    expect(after).toMatchObject({ 'key in use': 0, 'other key': 0, 'password as UTF-16': 0 });

    // No code of ours can overwrite text: it is gone once its memory is used again
    let later = after;
    for (let round = 0; later['password as text'] > 0 && round < 5; round += 1) {
      await workOn();
      later = await found(needles);
    }
    expect(later).toEqual({
      'password as text': 0,
      'password as UTF-16': 0,
      'key in use': 0,
      'other key': 0,
      'new key': 0,
    });
  }, 240_000);

  test('holds no password and no key of a file once its request came to its end, but one copy of a new key', async () => {
    const { bytes, fileName } = await testKeystore('noEncryptionKey', { password });
    const loaded = await api('POST', '/users/alix/certificates', form(bytes, fileName, password));
    const { id } = JSON.parse(loaded.text) as { id: string };
    expect((await api('POST', `/drafts/${id}/store`, '{}', json)).status).toBe(201);
    const complete = (typed: string) =>
      api('POST', `/certificates/${id}/complete`, JSON.stringify({ password: typed }), json);
    expect((await complete(wrongPassword)).status).toBe(422);
    expect(JSON.parse((await complete(password)).text)).toMatchObject({ state: 'done' });
    const exported = await fetchFile(id);
    const known = new Set(
      keystoreKeySecrets(bytes, password).map((one) => one.bytes.toString('hex')),
    );
    // As a file holds them; objects of OpenSSL are cleared when V8 collects them, at a moment of its own
    const needles = [
      ...needlesOf(exported).filter(({ kind }) => kind.startsWith('password')),
      ...keystoreKeySecrets(exported, password).map(({ name, bytes: number }): Needle => {
        const kind = known.has(number.toString('hex')) ? 'key in use' : 'new key';
        return { kind, name, bytes: number };
      }),
    ];
    const numbersOfNewKey = needles.filter(({ kind }) => kind === 'new key').length;
    expect(numbersOfNewKey).toBe(6);

    let after = await found(needles);
    for (let round = 0; after['password as text'] > 0 && round < 5; round += 1) {
      await workOn();
      after = await found(needles);
    }
    expect(after).toMatchObject({
      'password as text': 0,
      'password as UTF-16': 0,
      'key in use': 0,
    });
    // The copy that README.md names
    expect(after['new key']).toBeLessThanOrEqual(numbersOfNewKey);
  }, 240_000);

  /** The finished file as its holder takes it away. */
  async function fetchFile(id: string): Promise<Buffer> {
    const claims = { aud: 'trousseau-api', sub: 'alix', name: 'Alix', roles: ['clinician'] };
    const answer = await fetch(`${url}/api/v1/certificates/${id}/export`, {
      method: 'POST',
      headers: {
        ...json,
        authorization: `Bearer ${signToken(key, goodClaims(new Date(), claims))}`,
      },
      body: JSON.stringify({ password }),
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }
});
