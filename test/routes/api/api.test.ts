import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { testKeystore } from '../../support/fixtures/keystores.ts';
import { registrationOutOfReach, startPlugin } from '../../support/servers/plugin.ts';
import type { TestPlugin } from '../../support/servers/plugin.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

interface DocumentedOperation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<Method, DocumentedOperation>>>>;
}

describe.each(['/', '/modules/certificates'])('JSON API mounted at %s', (mountPath) => {
  let started: TestPlugin;
  let api: string;
  let bytes: Buffer;

  beforeAll(async () => {
    started = await startPlugin({
      mountPath,
      sideCar: true,
      settings: registrationOutOfReach,
    });
    api = `${started.base}/api/v1`;
    ({ bytes } = await testKeystore('complete'));
    for (const practice of ['practice-1', 'practice-2']) {
      await call('put', '/profiles', 'service', { practice })
        .send({ users: practice === 'practice-1' ? [alix, { ...alix, id: 'basile' }] : [odile] })
        .expect(204);
    }
  });
  afterAll(() => started.close());

  const alix = {
    id: 'alix',
    displayName: 'Alix Exemple',
    function: 'Médecin',
    active: true,
    ssin: '00000000097',
    nihii: [{ number: '10000007000', from: '2020-01-01', to: null }],
    organisations: [{ kind: 'group', identifier: '00000196', name: 'Groupement' }],
  };
  const odile = { ...alix, id: 'odile', displayName: 'Odile Ailleurs', ssin: '00000000128' };

  const call = (method: Method, path: string, userId = 'service', claims: object = {}) => {
    const client = request(started.app);
    const token = started.bearer(userId, { ...claims });
    return client[method](`${api}${path}`).set('Authorization', `Bearer ${token}`);
  };

  const open = (userId = 'service', fields: object = {}) =>
    call('post', '/users/alix/certificates', userId)
      .field({ kind: 'person', identifier: '000000 000 97', password: 'Essai-1234', ...fields })
      .attach('file', bytes, 'SSIN=00000000097 20260115-100000.p12');

  const store = async (): Promise<string> => {
    const draft = (await open().expect(201)).body as { id: string };
    const stored = await call('post', `/drafts/${draft.id}/store`).send({}).expect(201);
    return (stored.body as { certificateId: string }).certificateId;
  };

  const document = async () =>
    (await request(started.app).get(`${api}/openapi.json`).expect(200)).body as Document;

  test('opens, judges, stores, shows and removes a certificate', async () => {
    const opened = await open().expect(201);
    const draft = opened.body as { id: string; verdict: { state: string }; storable: boolean };
    expect(draft).toMatchObject({
      storable: true,
      identifier: '00000000097',
      verdict: {
        state: 'Complete',
        level: 'ok',
        environment: 'simulation',
        works: { session: true },
      },
    });
    await call('get', `/drafts/${draft.id}`).expect(200);
    const { certificateId } = (
      await call('post', `/drafts/${draft.id}/store`).send({ replaces: null }).expect(201)
    ).body as { certificateId: string };
    await call('get', `/drafts/${draft.id}`).expect(410);

    const one = await call('get', `/certificates/${certificateId}`).expect(200);
    expect(one.body).toMatchObject({ id: certificateId, userId: 'alix', role: 'active' });
    const all = await call('get', '/users/alix/certificates').expect(200);
    expect((all.body as { certificates: unknown[] }).certificates).toHaveLength(1);
    const status = await call('get', '/status/alix').expect(200);
    expect(status.body).toMatchObject({ status: [{ certificateId, kind: 'person', level: 'ok' }] });
    expect(started.events).toContainEqual(
      expect.objectContaining({ type: 'certificate.loaded', certificateId }),
    );
    await call('delete', `/certificates/${certificateId}`).expect(204);
    await call('get', `/certificates/${certificateId}`).expect(404);
  });

  test('lists certificates with counts and masked national numbers, and rejects an invalid query', async () => {
    const id = await store();
    const list = await call('get', '/certificates?kind=person&limit=10').expect(200);
    expect(list.body).toMatchObject({ total: 1, counts: { ok: 1, attention: 0, unusable: 0 } });
    expect(list.text).not.toContain('00000000097');
    await call('get', '/certificates?limit=201').expect(422);
    await call('get', '/certificates?level=red').expect(422);
    await call('get', '/certificates', 'alix', { roles: ['clinician'] }).expect(403);
    await call('delete', `/certificates/${id}`).expect(204);
  });

  test('exports a keystore byte for byte, and only when the holder asks with the right password', async () => {
    const id = await store();
    const take = (userId: string, password: string, roles: string[]) =>
      call('post', `/certificates/${id}/export`, userId, { roles }).send({ password });
    const file = await take('alix', 'Essai-1234', ['clinician']).buffer(true).parse(binary);
    expect(file.status).toBe(200);
    expect(file.headers['content-type']).toBe('application/x-pkcs12');
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect(Buffer.compare(file.body as Buffer, bytes)).toBe(0);

    expect((await take('alix', 'wrong', ['clinician'])).body).toMatchObject({
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    await take('service', 'Essai-1234', ['service']).expect(403);
    await take('boss', 'Essai-1234', ['admin']).expect(403);
    await take('basile', 'Essai-1234', ['clinician']).expect(404);
    await call('delete', `/certificates/${id}`).expect(204);
  });

  test('exports a copy for older programs when that is asked for, and keeps the stored file', async () => {
    const id = await store();
    const take = (body: object) =>
      call('post', `/certificates/${id}/export`, 'alix', { roles: ['clinician'] })
        .send({ password: 'Essai-1234', ...body })
        .buffer(true)
        .parse(binary);
    const copy = await take({ compatible: true });
    expect(copy.status).toBe(200);
    // pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292, appendix C)
    expect((copy.body as Buffer).toString('hex')).toContain('060a2a864886f70d010c0103');
    expect(Buffer.compare(copy.body as Buffer, bytes)).not.toBe(0);
    expect(Buffer.compare((await take({})).body as Buffer, bytes)).toBe(0);
    await call('delete', `/certificates/${id}`).expect(204);
  });

  test('keeps keys, passwords and whole certificates out of every answer', async () => {
    const id = await store();
    const texts = await Promise.all(
      [`/certificates/${id}`, '/certificates', '/users/alix/certificates', '/status/alix'].map(
        async (path) => (await call('get', path).expect(200)).text,
      ),
    );
    for (const text of texts) {
      expect(text).not.toMatch(/Essai-1234|"der"|pkcs8|PRIVATE|MII[A-Za-z0-9+/]{20}/);
    }
    await call('delete', `/certificates/${id}`).expect(204);
  });

  test('returns problem details in the language of the token when a request is rejected', async () => {
    const wrong = await open('service', { password: 'nope' }).expect(422);
    expect(wrong.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(wrong.body).toMatchObject({
      type: 'urn:trousseau:error:ERR_KEYSTORE_PASSWORD',
      title: 'Le mot de passe ne correspond pas à ce fichier.',
      status: 422,
      code: 'ERR_KEYSTORE_PASSWORD',
    });
    const dutch = await call('get', '/certificates/none', 'service', { locale: 'nl' }).expect(404);
    expect((dutch.body as { title: string }).title).toMatch(/bestaat niet/);

    const codeOf = (response: request.Response) => (response.body as { code: string }).code;
    expect(codeOf(await open('service', { identifier: '00000000098' }))).toBe(
      'ERR_IDENTIFIER_INVALID',
    );
    expect(codeOf(await open('service', { kind: 'robot' }))).toBe('ERR_FORM_INVALID');
    const noFile = await call('post', '/users/alix/certificates').field({
      kind: 'person',
      identifier: '00000000097',
      password: 'x',
    });
    expect(codeOf(noFile)).toBe('ERR_FILE_MISSING');
    const notJson = await call('put', '/profiles').type('json').send('{"users": [');
    expect([notJson.status, codeOf(notJson)]).toEqual([422, 'ERR_FORM_INVALID']);
    const badProfile = await call('put', '/profiles').send({ users: [{ ...alix, ssin: '97' }] });
    expect(badProfile.body).toMatchObject({ params: { path: 'users.0.ssin' } });
  });

  test('answers 401 to every operation when the bearer token is missing, even with a session cookie', async () => {
    const agent = await started.launch('alix');
    const { paths } = await document();
    for (const [path, operations] of Object.entries(paths)) {
      for (const method of Object.keys(operations) as Method[]) {
        if (path === '/openapi.json') continue;
        const response = await agent[method](`${api}${filled(path)}`);
        expect([path, method, response.status]).toEqual([path, method, 401]);
        expect(response.headers['www-authenticate']).toBe('Bearer');
      }
    }
    await request(started.app)
      .get(`${api}/certificates`)
      .set('Authorization', `Bearer ${started.launchToken('service')}`)
      .expect(401);
  });

  test('answers every documented operation, and refuses every undocumented method', async () => {
    const { openapi, servers, paths } = await document();
    expect(openapi).toBe('3.1.0');
    expect(servers).toEqual([{ url: api }]);
    const ids = Object.values(paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);

    for (const [path, operations] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, operation] of Object.entries(operations)) {
        const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path');
        expect(inPath.map(({ name }) => name)).toEqual(named);
        const { status } = await call(method as Method, filled(path));
        expect([path, method, status in operation.responses || status === 410]).toEqual([
          path,
          method,
          true,
        ]);
        expect(status).not.toBe(405);
      }
      // The router itself says which methods a path has: none that the document does not name
      const patch = await request(started.app)
        .patch(`${api}${filled(path)}`)
        .set('Authorization', `Bearer ${started.bearer('service')}`);
      if (path === '/openapi.json') continue;
      // "/sessions/current" is also "/sessions/{id}" of a session that is called so
      const documented = Object.entries(paths)
        .filter(([template]) => isAt(template, filled(path)))
        .flatMap(([, at]) => Object.keys(at).map((method) => method.toUpperCase()));
      if (documented.includes('GET')) documented.push('HEAD');
      expect([path, patch.status, patch.headers['allow']]).toEqual([
        path,
        405,
        documented.sort().join(', '),
      ]);
    }
    await call('get', '/no-such-thing').expect(404);
  });

  test('answers alike for another practice’s objects and for unknown objects, on every route', async () => {
    const id = await store();
    const draft = ((await open().expect(201)).body as { id: string }).id;
    const { paths } = await document();
    const theirs: Readonly<Record<string, string>> = {
      certificateId: id,
      draftId: draft,
      userId: 'alix',
    };
    const never: Readonly<Record<string, string>> = {
      certificateId: 'none',
      draftId: 'none',
      userId: 'none',
    };
    for (const [path, operations] of Object.entries(paths).filter(([path]) => path.includes('{'))) {
      for (const method of Object.keys(operations) as Method[]) {
        // Ending the sessions of a user who has none reveals nothing
        if (path.endsWith('/sessions')) continue;
        const ask = (ids: Readonly<Record<string, string>>) => {
          const asked = call(method, filled(path, ids), 'odile', {
            practice: 'practice-2',
            roles: path.startsWith('/profiles') ? ['service'] : ['admin', 'clinician'],
          });
          if (path === '/users/{userId}/certificates' && method === 'post') {
            return asked
              .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
              .attach('file', bytes, 'a.p12');
          }
          if (path.endsWith('/places') && method === 'post') return asked.send({ name: 'A' });
          if (path.endsWith('/{placeId}') && method === 'put') return asked.send({ done: true });
          if (path.endsWith('/export')) return asked.send({ password: 'Essai-1234' });
          if (path.endsWith('/password'))
            return asked.send({ password: 'Essai-1234', newPassword: 'Nouveau~2468' });
          if (path.endsWith('/revocation')) return asked.send({ reason: 'superseded' });
          if (path.endsWith('/revocations') && method === 'post')
            return asked.send({ publicKeyIdentifier: 'AB'.repeat(20), reason: 'superseded' });
          if (path.endsWith('/complete')) return asked.send({ password: 'Essai-1234' });
          if (path.endsWith('/advance') || path.endsWith('/activate')) return asked.send({});
          if (path.startsWith('/users/{userId}/enrolments') && method === 'post') {
            const contactData = { emailPrivate: 'a@b.example', phonePrivate: '0400 00 00 01' };
            const password = 'Essai-1234';
            const names = path.endsWith('/non-resident') && { firstNames: 'A', lastName: 'B' };
            return asked.send({ contactData, password, conditionsAccepted: true, ...names });
          }
          const envelope = '<Envelope/>';
          if (path === '/certificates/{certificateId}/sign')
            return asked.send({ envelope, password: 'Essai-1234' });
          if (path.endsWith('/sign')) return asked.send({ envelope });
          if (path.endsWith('/sign-document')) return asked.send({ document: '<a/>' });
          if (path.endsWith('/time-stamp'))
            return asked.send({ digest: Buffer.alloc(32).toString('base64') });
          if (path.endsWith('/ehealth-sessions') && method === 'post') {
            return asked.send({
              mode: 'fallback',
              quality: 'doctor',
              certificateId: ids['userId'],
            });
          }
          if (path.endsWith('/mute') && method === 'put') {
            const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
            return asked.send({ reason: 'absent', until });
          }
          return method === 'post' ? asked.send({ replaces: null }) : asked;
        };
        const [found, absent] = [await ask(theirs), await ask(never)];
        expect([path, method, found.status]).toEqual([path, method, absent.status]);
        expect(found.body).toEqual(absent.body);
        // An admin may know that a user of the practice has a session: "not yours to use", for every user
        const answers = /\/ehealth-sessions\/(current|sign|sign-document|time-stamp)$/.test(path)
          ? [403]
          : [404, 410];
        expect([path, method, answers.includes(found.status)]).toEqual([path, method, true]);
      }
    }
    await call('get', `/certificates/${id}`).expect(200);
    await call('get', `/drafts/${draft}`).expect(200);
    await call('delete', `/drafts/${draft}`).expect(204);
    await call('delete', `/certificates/${id}`).expect(204);
  });

  it.each<[string, Record<string, string>, number]>([
    ['two blanks after the scheme', { Authorization: 'Bearer  ' }, 204],
    ['a scheme in small letters', { Authorization: 'bearer ' }, 204],
    ['another scheme', { Authorization: 'Basic ' }, 401],
    ['utf8 for utf-8', { 'Content-Type': 'application/json; charset=utf8' }, 204],
    ['utf8 in quotes', { 'Content-Type': 'application/json; charset="UTF8"' }, 204],
  ])(
    'reads requests as clients write them: %s',
    async (_, { Authorization, ...headers }, status) => {
      const bearer = `${Authorization ?? 'Bearer '}${started.bearer('service')}`;
      await request(started.app)
        .put(`${api}/profiles`)
        .set({ 'Content-Type': 'application/json', ...headers, Authorization: bearer })
        .send(JSON.stringify({ users: [alix] }))
        .expect(status);
    },
  );

  it('keeps the good profiles of a batch when others are wrong, and names each', async () => {
    const good = { ...alix, id: 'batch-1', email: ' anne@médecin.example ' };
    const put = (...users: object[]) => call('put', '/profiles').send({ users });
    await put(good).expect(204);
    const answer = await put(
      good,
      { ...alix, id: 'batch-2', ssin: '97' },
      { ...alix, id: 'batch-3', email: 'n/a' },
      { ...alix, id: 'batch-4', email: 'a@x.example; b@x.example' },
      { ...alix, id: 'batch-5', email: '' },
      { ...alix, id: 7 },
    ).expect(200);
    expect(answer.body).toEqual({
      kept: 4,
      problems: [
        { index: 1, id: 'batch-2', path: 'ssin', problem: 'invalid_format', kept: false },
        { index: 2, id: 'batch-3', path: 'email', problem: 'invalid_format', kept: true },
        { index: 3, id: 'batch-4', path: 'email', problem: 'invalid_format', kept: true },
        { index: 5, id: null, path: 'id', problem: 'invalid_type', kept: false },
      ],
    });
    await call('delete', '/profiles/batch-2').expect(404);
    for (const number of [1, 3, 4, 5])
      await call('delete', `/profiles/batch-${number}`).expect(204);
    await put({ ...alix, ssin: '97' }, null as never).expect(422);
  });

  test('accepts profiles only from the service of the practice, and answers 404 after a profile is deleted', async () => {
    await call('put', '/profiles', 'boss', { roles: ['admin'] })
      .send({ users: [alix] })
      .expect(403);
    await call('put', '/profiles')
      .send({ users: [{ ...alix, id: 'short-stay' }] })
      .expect(204);
    await call('put', '/profiles')
      .send({ users: [{ ...alix, id: 'short-stay', quality: 'nurse' }] })
      .expect(204);
    const odd = await call('put', '/profiles').send({ users: [{ ...alix, quality: 'king' }] });
    expect(odd.body).toMatchObject({ params: { path: 'users.0.quality' } });
    await call('get', '/users/short-stay/certificates').expect(200);
    await call('delete', '/profiles/short-stay').expect(204);
    await call('delete', '/profiles/short-stay').expect(404);
    await call('get', '/users/short-stay/certificates').expect(404);
  });

  test('ends the browser sessions of one user, and of no other user, when the host logs that user off', async () => {
    const [one, other] = [await started.launch('alix'), await started.launch('admin')];
    await call('delete', '/users/alix/sessions', 'basile', { roles: ['clinician'] }).expect(403);
    await one.get(`${started.base}/users/alix`).expect(200);
    await call('delete', '/users/alix/sessions').expect(204);
    await one.get(`${started.base}/users/alix`).expect(401);
    await other.get(`${started.base}/`).expect(200);
  });
});

test('offers no profile operations when the host provides its users itself', async () => {
  const started = await startPlugin();
  await request(started.app)
    .put('/api/v1/profiles')
    .set('Authorization', `Bearer ${started.bearer('service')}`)
    .send({ users: [] })
    .expect(404);
  const { paths } = (await request(started.app).get('/api/v1/openapi.json')).body as Document;
  expect(Object.keys(paths).some((path) => path.startsWith('/profiles'))).toBe(false);
  await started.close();
});

function filled(path: string, ids: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? 'none');
}

/** Whether a path of the document matches this address. */
function isAt(template: string, address: string): boolean {
  const parts = template.split('/');
  const given = address.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith('{') || part === given[index])
  );
}

function binary(
  response: request.Response,
  done: (error: Error | null, body: Buffer) => void,
): void {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => {
    done(null, Buffer.concat(chunks));
  });
}
