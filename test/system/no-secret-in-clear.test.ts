import { readFileSync } from 'node:fs';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { keystoreKeySecrets } from '../support/tools/key-secrets.ts';
import { keptFiles, printedByBackup } from '../support/fixtures/stored-files.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startPlugin, testUsers } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import { recordAnswers, type Answer } from '../support/fixtures/recorded-answers.ts';
import {
  findSecrets,
  placeOf,
  secretBytes,
  secretText,
  spellingsOf,
} from '../support/tools/secret-search.ts';
import type { Place, Secret } from '../support/tools/secret-search.ts';

const password = 'Zeer <geheim> & "n\'oubliez" 42+/';
const wrongPassword = 'Pas celui-ci & <non> 99';
const newPassword = 'Nouveau~2468-essai';

/** A tenth of the way in, half way, and nine tenths. */
function keystoreSecrets(file: Buffer): Secret[] {
  return [0.1, 0.5, 0.9].map((part) => {
    const start = Math.floor((file.length - 64) * part);
    return secretBytes(`keystore at ${part}`, file.subarray(start, start + 64), 48);
  });
}

describe.each(['in a host of its own', 'as a side-car'] as const)('plugin %s', (how) => {
  const answers: Answer[] = [];
  let started: TestPlugin;
  let files: Place[];
  let said: Place[];
  let secrets: Secret[];
  let keystore: Secret[];
  let tokens: Secret[];

  beforeAll(async () => {
    started = await startPlugin({
      sideCar: how === 'as a side-car',
      mountPath: '/certificates-module',
      prepareHost: recordAnswers(answers),
      settings: { rateLimit: { passwordAttemptsPerMinute: 1000 } },
    });
    const made = [
      await testKeystore('complete', { password }),
      await testKeystore('renewed', { password }),
    ] as const;
    tokens = await useAll(started, made);

    const output = await printedByBackup(started);
    const masterKeyFile = JSON.parse(readFileSync(started.masterKeyPath, 'utf8')) as {
      keys: Record<string, string>;
    };
    secrets = [
      secretText('the password', password),
      secretText('the wrong password', wrongPassword),
      secretText('the new password', newPassword),
      ...Object.values(masterKeyFile.keys).map((key) =>
        secretBytes('the master key', Buffer.from(key, 'base64')),
      ),
      ...made.flatMap(({ bytes }) => keystoreKeySecrets(bytes, password)),
    ];
    keystore = made.flatMap(({ bytes }) => keystoreSecrets(bytes));
    files = keptFiles(started);
    said = [
      ...started.log.map((line, index) => placeOf(`log line ${index}`, line)),
      ...started.events.map((event) => placeOf(`event ${event.type}`, event)),
      { name: 'what backup printed', bytes: Buffer.from(output) },
    ];
  });
  afterAll(() => started.close());

  const bodies = (): Place[] =>
    answers.map(({ request: name, body }) => ({ name: `answer to ${name}`, bytes: body }));
  const headers = (): Place[] =>
    answers.map(({ request: name, headers: sent }) => placeOf(`headers of ${name}`, sent));
  const exported = () => answers.filter(({ headers: sent }) => 'content-disposition' in sent);

  test('covers every secret and every place of the search', () => {
    const names = files.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'trousseau.sqlite',
        'trousseau.sqlite-wal',
        'trousseau.sqlite-shm',
        'backup.sqlite',
      ]),
    );
    expect(secrets.filter(({ name }) => name.startsWith('d of key')).length).toBeGreaterThan(3);
    expect(exported()).toHaveLength(2);
    expect(started.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['certificate.loaded', 'certificate.replaced', 'certificate.removed']),
    );
    const codes = answers.map(({ body }) => /ERR_\w+/.exec(body.toString())?.[0]);
    expect(codes).toEqual(expect.arrayContaining(['ERR_KEYSTORE_PASSWORD']));
    // What is no secret is in the same places in clear: the search finds what is there
    const name = [secretText('a name', 'Alix Exemple')];
    expect(findSecrets(name, files).join()).toMatch(/trousseau\.sqlite-wal.*|backup\.sqlite/);
    expect(findSecrets(name, bodies())).not.toEqual([]);
    const loaded = [secretText('an event', 'certificate.loaded')];
    expect(findSecrets(loaded, said)).not.toEqual([]);
    // The audit entries are rows of the database, and were made
    expect(findSecrets(loaded, files).join()).toContain('backup.sqlite');
  });

  test('keeps password, private key, master key and keystore out of every file but the key file', () => {
    expect(findSecrets([...secrets, ...keystore], files)).toEqual([]);
  });

  test('keeps every secret out of log lines, events and command output', () => {
    expect(findSecrets([...secrets, ...keystore], said)).toEqual([]);
  });

  test('keeps every secret out of the answers, except a keystore in an export', () => {
    expect(findSecrets(secrets, [...bodies(), ...headers()])).toEqual([]);
    const holders = new Set(exported().map(({ request: name }) => `answer to ${name}`));
    const others = bodies().filter(({ name }) => !holders.has(name));
    expect(findSecrets(keystore, [...others, ...headers()])).toEqual([]);
    // And an export does hold it, so that the line above could have failed
    expect(findSecrets(keystore, bodies()).length).toBeGreaterThan(2);
  });

  test('keeps cookies, launch tokens and bearer tokens out of files, log lines and pages', () => {
    expect(tokens.length).toBeGreaterThan(5);
    expect(findSecrets(tokens, [...files, ...said, ...bodies()])).toEqual([]);
    const cookies = tokens.filter(({ name }) => name === 'a cookie');
    expect(findSecrets(cookies, headers())).not.toEqual([]);
  });

  test('keeps whole national numbers out of log lines, events and audit entries', () => {
    const number = [secretText('a national number', '00000000097')];
    const database = openDatabase(started.databasePath, { mustExist: true });
    const entries = database.prepare('SELECT * FROM audit_entry').all();
    database.close();
    expect(entries.length).toBeGreaterThan(10);
    const audited = entries.map((entry, index) => placeOf(`audit entry ${index}`, entry));
    expect(findSecrets(number, [...said, ...audited])).toEqual([]);
  });
});

describe('search for secrets', () => {
  const key = secretBytes(
    'a key',
    Buffer.from(Array.from({ length: 64 }, (_x, i) => (i * 37) % 256)),
  );
  const text = secretText('a password', password);
  const filler = 'abc 123 '.repeat(40);

  test.each([key, text])('finds $name in every spelling between other bytes', (secret) => {
    for (const [spelling, bytes] of Object.entries(spellingsOf(secret))) {
      const place = {
        name: 'a file',
        bytes: Buffer.concat([Buffer.from(filler), bytes, Buffer.from(filler)]),
      };
      expect(findSecrets([secret], [place]).join()).toContain(`as ${spelling} in a file`);
      expect(findSecrets([secret], [{ name: 'a file', bytes: Buffer.from(filler) }])).toEqual([]);
    }
  });

  test('finds bytes that were logged, printed or encoded with other bytes around', () => {
    const around = (bytes: Buffer, before: number) =>
      Buffer.concat([Buffer.alloc(before, 9), bytes, Buffer.alloc(7, 9)]);
    for (const before of [0, 1, 2, 3, 60]) {
      const whole = around(key.bytes, before);
      const lines = whole.toString('base64').replace(/.{20}/g, '$&\n');
      const places: Place[] = [
        placeOf('a buffer', { err: { deep: { der: whole } } }),
        placeOf('an array', { bytes: new Uint8Array(whole) }),
        placeOf('base64', { pem: whole.toString('base64') }),
        placeOf('base64url', { jwk: whole.toString('base64url') }),
        placeOf('base64 in lines', { pem: lines }),
        placeOf('hex', `0x${whole.toString('hex')}`),
        placeOf('a cause', new Error('outer', { cause: new Error(whole.toString('hex')) })),
      ];
      for (const place of places)
        expect([place.name, findSecrets([key], [place]).length > 0]).toEqual([place.name, true]);
    }
  });
});

/**
 * Everything a person and a back-end do with a keystore: wrong and right password, review, store, replace, lists, details,
 * export, remove, by screens and by JSON. Returns the tokens and cookies that were used for it.
 */
async function useAll(
  started: TestPlugin,
  [first, second]: readonly { readonly bytes: Buffer; readonly fileName: string }[],
): Promise<Secret[]> {
  if (first === undefined || second === undefined) throw new Error('two keystores are needed');
  const { app, base } = started;
  const used: Secret[] = [];
  const token = (name: string, value: string) => {
    // The signature is the part that no other party can make
    used.push(secretText(name, value.split('.').at(-1) ?? ''), secretText(name, value));
    return value;
  };
  const api = (method: 'get' | 'post' | 'put' | 'delete', path: string, userId = 'service') => {
    const client = request(app);
    const bearer = token('a bearer token', started.bearer(userId));
    return client[method](`${base}/api/v1${path}`).set('Authorization', `Bearer ${bearer}`);
  };
  const signIn = async (userId: string) => {
    const agent = request.agent(app);
    const launched = await agent
      .post(`${base}/launch`)
      .type('form')
      .send({ token: token('a launch token', started.launchToken(userId)) })
      .expect(303);
    const cookie = /=([\w-]{43});/.exec(String(launched.headers['set-cookie']))?.[1] ?? '';
    used.push(secretText('a cookie', cookie));
    return agent.set('Sec-Fetch-Site', 'same-origin');
  };
  const person = { kind: 'person', identifier: '00000000097' };

  // Only the side-car takes profiles
  await api('put', '/profiles').send({
    users: testUsers
      .filter(({ practiceId }) => practiceId === 'practice-1')
      .map(({ id, displayName, function: work, active, ssin, nihii, organisations }) => {
        return { id, displayName, function: work, active, ssin, nihii, organisations };
      }),
  });

  // By the screens
  const alix = await signIn('alix');
  const load = (file: { bytes: Buffer; fileName: string }, typed: string) =>
    alix
      .post(`${base}/users/alix/certificates`)
      .field({ ...person, password: typed })
      .attach('file', file.bytes, file.fileName);
  await alix.get(`${base}/users/alix/certificates/new?kind=person`).expect(200);
  await load(first, wrongPassword).expect(422);
  await load({ ...first, bytes: first.bytes.subarray(0, 900) }, password).expect(422);
  const keep = async (file: { bytes: Buffer; fileName: string }, replaces: string) => {
    const draft = (await load(file, password).expect(303)).headers['location'] ?? '';
    await alix.get(draft).expect(200);
    await alix.post(`${draft}/store`).type('form').send({ replaces }).expect(303);
    return draft.split('/').at(-1) ?? '';
  };
  const stored = await keep(first, '');
  const renewed = await keep(second, stored);
  const discarded = (await load(first, password).expect(303)).headers['location'] ?? '';
  await alix.post(`${discarded}/discard`).expect(303);
  for (const path of ['/', '/users', '/help/find-my-certificate']) await alix.get(`${base}${path}`);
  await alix.get(`${base}/users/alix`).expect(200);
  await alix.get(`${base}/certificates/${renewed}`).expect(200);
  const take = (typed: string) =>
    alix.post(`${base}/certificates/${renewed}/export`).type('form').send({ password: typed });
  await take(wrongPassword).expect(422);
  await take(password).expect(200);
  const change = (fields: Readonly<Record<string, string>>) =>
    alix.post(`${base}/certificates/${renewed}/password`).type('form').send(fields);
  const typed = { password, next: newPassword, confirmation: newPassword };
  await change({ ...typed, password: wrongPassword }).expect(422);
  await change({ ...typed, confirmation: wrongPassword }).expect(422);
  await change(typed).expect(303);
  const admin = await signIn('admin');
  await admin.get(`${base}/`).expect(200);
  await admin.get(`${base}/users?q=Alix`).expect(200);
  await admin.post(`${base}/certificates/${stored}/remove`).expect(303);

  // By the API
  const open = (typed: string) =>
    api('post', '/users/alix/certificates')
      .field({ ...person, password: typed })
      .attach('file', first.bytes, first.fileName);
  await open(wrongPassword).expect(422);
  const draft = (await open(password).expect(201)).body as { id: string };
  await api('get', `/drafts/${draft.id}`).expect(200);
  const { certificateId } = (
    await api('post', `/drafts/${draft.id}/store`).send({ replaces: renewed }).expect(201)
  ).body as { certificateId: string };
  for (const path of [
    '/certificates',
    `/certificates/${certificateId}`,
    '/status/alix',
    '/users/alix/certificates',
  ]) {
    await api('get', path).expect(200);
  }
  const fetchFile = (typed: string) =>
    api('post', `/certificates/${certificateId}/export`, 'alix').send({ password: typed });
  await fetchFile(wrongPassword).expect(422);
  await fetchFile(password).expect(200);
  await api('post', `/certificates/${certificateId}/export`, 'alix')
    .type('json')
    .send(`{"password": "${wrongPassword}`)
    .expect(422);
  await api('post', `/certificates/${certificateId}/export`, 'alix')
    .send({ passwort: wrongPassword })
    .expect(422);
  await api('delete', `/certificates/${certificateId}`).expect(204);
  return used;
}
