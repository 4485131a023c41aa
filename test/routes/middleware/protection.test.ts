import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import express from 'express';
import { errorPage, notFound } from '../../../plugin/routes/middleware/error-page.ts';
import { viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { issuingCertificates } from '../../../simulator/pki/certification-authority.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { startPlugin } from '../../support/servers/plugin.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

describe.each(['/', '/modules/certificates'])('plugin mounted at %s', (mountPath) => {
  let started: TestPlugin;
  let at: (path: string) => string;

  beforeAll(async () => {
    started = await startPlugin({
      mountPath,
      settings: {
        frameAncestors: ['https://ehr.example'],
        rateLimit: { passwordAttemptsPerMinute: 3 },
      },
    });
    at = (path) => `${started.base}${path}`;
  });
  afterAll(() => started.close());

  const bearer = (userId = 'service') => `Bearer ${started.bearer(userId)}`;

  test('forbids caching, sniffing, inline code and foreign frames in every answer', async () => {
    const agent = await started.launch('admin');
    const answers = [
      await agent.get(at('/')),
      await agent.get(at('/no-such-page')),
      await request(started.app).get(at('/')),
      await request(started.app).get(at('/healthz')),
      await request(started.app).get(at('/api/v1/certificates')).set('Authorization', bearer()),
      await request(started.app).post(at('/launch')),
    ];
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('etag');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'self' https://ehr.example");
      expect(policy).not.toMatch(/unsafe|\*|data:/);
    }
  });

  test('allows permanent caching only when the address of an asset contains the current hash', async () => {
    const page = await (await started.launch('admin')).get(at('/'));
    const address = /href="([^"]+trousseau\.css\?v=[0-9a-f]{12})"/.exec(page.text)?.[1] ?? '';
    expect(address.startsWith(at('/assets/'))).toBe(true);
    const hashed = await request(started.app).get(address).expect(200);
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const bare = await request(started.app).get(at('/assets/trousseau.css?v=old')).expect(200);
    expect(bare.headers['cache-control']).toBe('no-cache');
    await request(started.app).get(at('/assets/no-such.css')).expect(404);
    await request(started.app).get(at('/assets/..%2fpages%2ferror.ejs')).expect(404);
  });

  test('answers 404 when the page does not exist, and 405 with Allow when the method is wrong', async () => {
    const agent = await started.launch('admin');
    await agent.get(at('/no-such-page')).expect(404);
    const wrong = await agent.delete(at('/users')).expect(405);
    expect(wrong.headers['allow']).toBe('GET, HEAD');
    await agent.put(at('/logout')).expect(405).expect('Allow', 'POST');
    await agent.post(at('/healthz')).expect(405);
  });

  test('returns health and readiness without data of a practice', async () => {
    const live = await request(started.app).get(at('/healthz')).expect(200);
    expect(live.body).toEqual({ status: 'ok', version: expect.stringMatching(/^\d/) as string });
    const ready = await request(started.app).get(at('/readyz')).expect(200);
    expect(ready.body).toEqual({ status: 'ready', checks: { store: 'ok', clock: 'unknown' } });
  });

  test('rejects an upload when the file is larger than a keystore can be', async () => {
    const agent = await started.launch('admin');
    const upload = (size: number) =>
      agent
        .post(at('/users/alix/certificates'))
        .field('kind', 'person')
        .field('identifier', '00000000097')
        .field('password', 'x')
        .attach('file', Buffer.alloc(size, 1), 'big.p12');
    expect((await upload(1024 * 1024 + 1)).status).toBe(413);
    expect((await upload(1024 * 1024)).status).not.toBe(413);
    const api = await request(started.app)
      .post(at('/api/v1/users/alix/certificates'))
      .set('Authorization', bearer('alix'))
      .attach('file', Buffer.alloc(1024 * 1024 + 1, 1), 'big.p12');
    expect(api.status).toBe(413);
    expect(api.body).toMatchObject({ code: 'ERR_KEYSTORE_TOO_LARGE' });
  });

  test('rejects an upload when the form has two files, too many fields or a cut-off body', async () => {
    const post = () =>
      request(started.app)
        .post(at('/api/v1/users/alix/certificates'))
        .set('Authorization', bearer('basile'));
    const two = await post()
      .attach('file', Buffer.from('a'), 'a')
      .attach('file', Buffer.from('b'), 'b');
    expect([two.status, (two.body as { code: string }).code]).toEqual([422, 'ERR_FORM_INVALID']);
    const many = post();
    for (let index = 0; index < 12; index += 1) void many.field(`field${index}`, 'x');
    expect((await many).status).toBe(422);
    const cut = await post()
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc');
    expect(cut.status).toBe(422);
  });
});

test('refuses further attempts of one user after three wrong passwords within a minute', async () => {
  const started = await startPlugin({
    settings: { rateLimit: { passwordAttemptsPerMinute: 3 } },
  });
  const { bytes } = await testKeystore('complete');
  const attempt = async (userId: string, password: string) => {
    const response = await request(started.app)
      .post('/api/v1/users/alix/certificates')
      .set('Authorization', `Bearer ${started.bearer(userId)}`)
      .field({ kind: 'person', identifier: '00000000097', password })
      .attach('file', bytes, 'alix.p12');
    return { status: response.status, after: response.headers['retry-after'] };
  };
  // Right ones never count
  for (let index = 0; index < 4; index += 1) {
    expect((await attempt('alix', 'Essai-1234')).status).toBe(201);
  }
  for (let index = 0; index < 3; index += 1) {
    expect((await attempt('alix', 'wrong')).status).toBe(422);
  }
  expect(await attempt('alix', 'Essai-1234')).toEqual({ status: 429, after: '60' });
  expect((await attempt('admin', 'Essai-1234')).status).toBe(201);
  await started.close();
});

test('counts wrong passwords alone, and for the user that a service names', async () => {
  const started = await startPlugin({
    settings: { rateLimit: { passwordAttemptsPerMinute: 2 } },
  });
  const { bytes } = await testKeystore('complete');
  const attempt = async (userId: string, file: Buffer, password: string, identifier: string) => {
    const { status } = await request(started.app)
      .post(`/api/v1/users/${userId}/certificates`)
      .set('Authorization', `Bearer ${started.bearer('service')}`)
      .field({ kind: 'person', identifier, password })
      .attach('file', file, 'alix.p12');
    return status;
  };
  const alix = '00000000097';
  // Not a keystore, a mistyped number: no password was wrong
  for (let index = 0; index < 4; index += 1) {
    expect(await attempt('alix', Buffer.from('no keystore'), 'x', alix)).toBe(422);
    expect(await attempt('alix', bytes, 'Essai-1234', '123')).toBe(422);
  }
  for (let index = 0; index < 2; index += 1) {
    expect(await attempt('alix', bytes, 'wrong', alix)).toBe(422);
  }
  expect(await attempt('alix', bytes, 'Essai-1234', alix)).toBe(429);
  expect(await attempt('basile', bytes, 'Essai-1234', '00000000196')).toBe(201);
  await started.close();
});

test('counts no failed opening that had no wrong password, and never stops one without a password', async () => {
  const started = await startPlugin({
    settings: { rateLimit: { passwordAttemptsPerMinute: 2 }, sessions: { eidOnly: true } },
  });
  const { bytes } = await testKeystore('complete');
  const api = (path: string) =>
    request(started.app)
      .post(`/api/v1/users/alix/${path}`)
      .set('Authorization', `Bearer ${started.bearer('alix')}`);
  const load = async (password: string) =>
    (
      await api('certificates')
        .field({ kind: 'person', identifier: '00000000097', password })
        .attach('file', bytes, 'alix.p12')
    ).status;
  const open = async (body: object) => (await api('ehealth-sessions').send(body)).status;
  const alone = { certificateId: null, mode: 'eid-only', quality: 'doctor', pin: '12' };
  for (let index = 0; index < 4; index += 1) {
    expect(await open(alone)).not.toBe(429);
    expect(await open({ ...alone, password: 'x', quality: 'unknown' })).toBe(422);
    expect((await api('certificates').field({ kind: 'person', password: 'x' })).status).toBe(422);
  }
  for (let index = 0; index < 2; index += 1) expect(await load('wrong')).toBe(422);
  expect(await load('Essai-1234')).toBe(429);
  expect(await open(alone)).not.toBe(429);
  await started.close();
});

test('counts no opening that fails for want of a card or of eHealth, and leaves the fallback open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-limit-'));
  const file = join(folder, 'signers.pem');
  writeFileSync(file, issuingCertificates(await testPki()));
  const started = await startPlugin({
    folder,
    settings: {
      rateLimit: { passwordAttemptsPerMinute: 2 },
      eid: { enabled: false },
      // Nothing listens there
      ehealth: {
        stsEndpoint: 'http://127.0.0.1:9/sts',
        retryWaitSeconds: [],
        signerAnchors: [{ file, environment: 'simulation' }],
      },
    },
  });
  const { bytes, password } = await testKeystore('complete');
  const api = (path: string, userId = 'alix') =>
    request(started.app)
      .post(`/api/v1${path}`)
      .set('Authorization', `Bearer ${started.bearer(userId)}`);
  const draft = await api('/users/alix/certificates', 'service')
    .field({ kind: 'person', identifier: '00000000097', password })
    .attach('file', bytes, 'alix.p12')
    .expect(201);
  const { id } = draft.body as { id: string };
  const stored = await api(`/drafts/${id}/store`, 'service').send({}).expect(201);
  const { certificateId } = stored.body as { certificateId: string };
  const open = async (body: object) =>
    (
      (
        await api('/users/alix/ehealth-sessions').send({
          certificateId,
          quality: 'doctor',
          ...body,
        })
      ).body as { code: string }
    ).code;
  const withCard = { mode: 'eid', password, pin: '1234' };
  const fallback = { mode: 'fallback', password, reason: 'card-forgotten' };
  for (let index = 0; index < 4; index += 1) {
    expect(await open(withCard)).not.toMatch(/RATE_LIMITED|PASSWORD/);
    expect(await open(fallback)).toBe('ERR_STS_UNREACHABLE');
  }
  for (let index = 0; index < 2; index += 1)
    expect(await open({ ...fallback, password: 'wrong' })).toBe('ERR_KEYSTORE_PASSWORD');
  expect(await open(fallback)).toBe('ERR_RATE_LIMITED');
  await started.close();
  rmSync(folder, { recursive: true });
});

test('masks a national number when an address is logged', async () => {
  const started = await startPlugin();
  const admin = await started.launch('admin');
  await admin.get('/users/00000000097?q=00000000097').expect(404);
  await admin.get('/users/a00000000097/x').expect(404);
  await started.close();
  const paths = started.log.map(({ details }) => (details as { path?: string }).path);
  expect(paths).toContain('/users/…097');
  expect(JSON.stringify(started.log)).not.toContain('00000000097');
});

test('keeps the calendar secret out of the log when the request matches no route', async () => {
  const token = 'S'.repeat(43);
  const started = await startPlugin();
  const admin = await started.launch('admin');
  await admin.post(`/calendar/${token}.ics`).expect(404);
  await admin.get(`/calendar/${token}`).expect(404);
  await started.close();
  expect(started.log.length).toBeGreaterThan(1);
  expect(JSON.stringify(started.log)).not.toContain('SSSS');
});

test('discloses only a reference when an unexpected error occurs', async () => {
  const lines: object[] = [];
  const collect = (details: object) => void lines.push(details);
  const log = { debug: collect, info: collect, warn: collect, error: collect };
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'en', hostName: null, backUrl: null, theme: null },
      assetVersion: () => '0',
    }),
  );
  app.get('/bug', () => {
    throw new Error('SELECT * FROM secret_table at /srv/plugin/store.ts');
  });
  app.use(notFound);
  app.use(errorPage(log));

  const page = await request(app).get('/bug').set('Accept', 'text/html').expect(500);
  const problem = await request(app).get('/bug').set('Accept', 'application/json').expect(500);
  expect(problem.headers['content-type']).toContain('application/problem+json');
  expect(Object.keys(problem.body as object).sort()).toEqual(
    ['code', 'detail', 'reference', 'status', 'title', 'type'].sort(),
  );
  for (const text of [page.text, JSON.stringify(problem.body)]) {
    expect(text).not.toMatch(/secret_table|store\.ts|at Layer|node_modules/);
  }
  const { reference } = problem.body as { reference: string };
  expect(lines).toContainEqual(
    expect.objectContaining({ reference, err: expect.any(Error) as Error }),
  );
});

test('sends Strict-Transport-Security only when the settings ask for it', async () => {
  const plain = await startPlugin();
  const strict = await startPlugin({
    settings: { publicOrigin: 'https://certificates.example', strictTransportDays: 30 },
  });
  const headerOf = async ({ app }: TestPlugin) =>
    (await request(app).get('/healthz').expect(200)).headers['strict-transport-security'];
  expect(await headerOf(plain)).toBeUndefined();
  expect(await headerOf(strict)).toBe('max-age=2592000');
  await plain.close();
  await strict.close();
});
