import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { keystoreKeySecrets } from '../support/tools/key-secrets.ts';
import { keptFiles } from '../support/fixtures/stored-files.ts';
import { startPlugin } from '../support/servers/plugin.ts';
import { recordAnswers, type Answer } from '../support/fixtures/recorded-answers.ts';
import {
  bearerFor,
  mailAccount,
  renewalUsers,
  startRenewalLife,
  webhookSecret,
} from '../support/fixtures/renewal-life.ts';
import type { RenewalLife } from '../support/fixtures/renewal-life.ts';
import { readPage } from '../support/tools/page.ts';
import { findSecrets, placeOf, secretText, spellingsOf } from '../support/tools/secret-search.ts';
import type { Place, Secret } from '../support/tools/secret-search.ts';

/* A renewal with all that is secret about it; then everything that left the process or stayed on disk is searched. */

const password = 'Clef & "du" <coffre> 63+/';
const wrongPassword = 'Pas & celle-ci <non> 85';
const metricsToken = 'un-jeton/pour+la.surveillance~17=';

describe('output and files of a renewal', () => {
  const answers: Answer[] = [];
  let life: RenewalLife;
  let secrets: Secret[];
  let calendarTokens: Secret[];
  let files: Place[];
  let logged: Place[];
  let events: Place[];
  let audited: Place[];
  let mailed: Place[];
  let asked: Place[];
  let metrics: string;

  const bodies = (): Place[] =>
    answers.map(({ request: name, body }) => ({ name: `answer to ${name}`, bytes: body }));
  const headers = (): Place[] =>
    answers.map(({ request: name, headers: sent }) => placeOf(`headers of ${name}`, sent));

  beforeAll(async () => {
    life = await startRenewalLife({
      password,
      settings: { metrics: { token: metricsToken } },
      prepareHost: recordAnswers(answers),
    });
    const keystores = await Promise.all(['alix', 'basile'].map((id) => life.keystoreOf(id)));
    calendarTokens = await liveThrough(life);
    const { running } = life;
    metrics = (
      await request(running().app)
        .get('/metrics')
        .set('Authorization', `Bearer ${metricsToken}`)
        .expect(200)
    ).text;
    asked = (await life.simulator.messages()).map((message) =>
      placeOf(`question to ${message.service}`, message),
    );
    await life.running().plugin.close();

    secrets = [
      secretText('the mail password', mailAccount.password),
      secretText('the webhook secret', webhookSecret),
      secretText('the metrics token', metricsToken),
      secretText('the keystore password', password),
      secretText('the wrong password', wrongPassword),
      ...keystores.flatMap(({ bytes }) => keystoreKeySecrets(bytes, password)),
    ];
    files = keptFiles(running());
    logged = life.log().map((line, index) => placeOf(`log line ${index}`, line));
    events = [
      ...life.events().map((event) => placeOf(`event ${event.type}`, event)),
      ...life.webhook.calls.map((call, index) => placeOf(`call ${index}`, call)),
      { name: 'the metrics', bytes: Buffer.from(metrics) },
      ...bodies().filter(({ name }) => name.endsWith('.ics')),
    ];
    mailed = life.mails().map(({ raw, mail }, index) => placeOf(`mail ${index}`, { raw, mail }));
    const database = openDatabase(running().databasePath, { mustExist: true });
    try {
      audited = database
        .prepare('SELECT * FROM audit_entry')
        .all()
        .map((entry, index) => placeOf(`audit entry ${index}`, entry));
    } finally {
      database.close();
    }
  });
  afterAll(() => life.close());

  test('covers every event and every place of the search', () => {
    const problems = life.log().map(({ details }) => JSON.stringify(details));
    for (const word of ['SignIn', 'NoConnection']) expect(problems.join()).toContain(word);
    expect(life.events().map(({ type }) => type)).toEqual(
      expect.arrayContaining(['certificate.loaded', 'notice.raised', 'notice.ended']),
    );
    expect(life.webhook.calls.length).toBeGreaterThan(3);
    expect(mailed.length).toBeGreaterThan(3);
    expect(audited.length).toBeGreaterThan(8);
    const errors = answers.map(({ body }) => /ERR_\w+/.exec(body.toString())?.[0]);
    expect(errors).toEqual(expect.arrayContaining(['ERR_MUTE_INVALID', 'ERR_NOT_FOUND']));
    expect(secrets.filter(({ name }) => name.startsWith('d of key')).length).toBeGreaterThan(3);
    // With the key that was kept for it
    expect(new Set(asked.map(({ name }) => name.split(' ').at(-1)))).toEqual(
      new Set(['depot', 'ocsp', 'certra']),
    );
    // What is no secret is found in the same places
    const name = [secretText('a name', 'Alix Exemple')];
    for (const places of [files, mailed, bodies(), events]) {
      expect(findSecrets(name, places)).not.toEqual([]);
    }
    const raised = [secretText('an event', 'notice.raised')];
    for (const places of [audited, events]) expect(findSecrets(raised, places)).not.toEqual([]);
  });

  test('keeps every password, key and token out of logs, events, calls, mails, feeds, audit, files and answers', () => {
    const said = [...logged, ...events, ...audited, ...mailed, ...asked];
    expect(findSecrets(secrets, [...files, ...said, ...bodies(), ...headers()])).toEqual([]);
  });

  test('shows the address of a calendar once and hides the address everywhere else', () => {
    expect(calendarTokens).toHaveLength(2);
    const isMaking = ({ name }: Place) => name === 'answer to POST /calendar';
    expect(findSecrets(calendarTokens, bodies().filter(isMaking)).length).toBeGreaterThan(1);
    const others = bodies().filter((place) => !isMaking(place));
    const places = [...files, ...logged, ...events, ...audited, ...mailed, ...others, ...headers()];
    expect(findSecrets(calendarTokens, places)).toEqual([]);
  });

  test('writes e-mail addresses to mails only', () => {
    const addresses = renewalUsers.map(({ id }) => secretText(id, `${id}@practice.example`));
    expect(findSecrets(addresses, mailed).length).toBeGreaterThan(2);
    const places = [...files, ...logged, ...events, ...audited, ...bodies(), ...headers()];
    expect(findSecrets(addresses, places)).toEqual([]);
  });

  test('keeps whole national numbers out of logs, events, calls, mails, feeds, metrics and audit', () => {
    const numbers = renewalUsers.flatMap(({ ssin }) =>
      ssin === null ? [] : [secretText('a national number', ssin)],
    );
    // It is in the database: the certificate's own file name and subject say it
    expect(findSecrets(numbers, files)).not.toEqual([]);
    expect(findSecrets(numbers, [...logged, ...events, ...audited, ...mailed])).toEqual([]);
    // Not within a hash in hexadecimal, which may hold eleven digits in a row
    const number = /(?<![\da-f])\d{11}(?![\da-f])/;
    for (const line of metrics.split('\n')) expect(line).not.toMatch(number);
  });

  test('finds a planted secret in any of these places', () => {
    for (const secret of [...secrets, ...calendarTokens]) {
      const [spelling] = Object.values(spellingsOf(secret)).slice(1);
      const planted: Place[] = [
        placeOf('log line', { level: 'warn', details: { err: new Error(String(spelling)) } }),
        placeOf('mail', { raw: `X-Debug: ${String(spelling)}` }),
        {
          name: 'file',
          bytes: Buffer.concat([Buffer.alloc(40, 7), secret.bytes, Buffer.alloc(9)]),
        },
      ];
      for (const place of planted) expect(findSecrets([secret], [place])).not.toEqual([]);
    }
  });
});

test('answers with metrics only when the token is right, and 404 when the settings have no token', async () => {
  const plain = await startPlugin();
  const watched = await startPlugin({ settings: { metrics: { token: metricsToken } } });
  try {
    const ask = (app: typeof plain.app, token?: string) => {
      const asking = request(app).get('/metrics');
      return token === undefined ? asking : asking.set('Authorization', `Bearer ${token}`);
    };
    await (await plain.launch('admin')).get('/metrics').expect(404);
    for (const token of [undefined, 'another token of the same kind', '']) {
      const refused = await ask(watched.app, token).expect(401);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
      expect(refused.text).not.toContain('ehealth_');
    }
    const { text } = await ask(watched.app, metricsToken).expect(200);
    expect(text).toContain('ehealth_cert_state');
  } finally {
    await plain.close();
    await watched.close();
  }
});

/** Notices, mails that fail and arrive, probes with a kept key, feeds, mutes and refusals; the secret parts of the feeds' addresses. */
async function liveThrough(life: RenewalLife): Promise<Secret[]> {
  const { app } = life.running();
  const alixFile = await life.keystoreOf('alix');
  await life.simulator.publishEtk(alixFile);
  life.goToToday();
  const alixId = await life.load('alix', alixFile);
  const basileId = await life.load('basile', await life.keystoreOf('basile'));

  const alix = await life.running().launch('alix');
  const basile = await life.running().launch('basile');
  const tokens: Secret[] = [];
  for (const agent of [alix, basile]) {
    const page = readPage((await agent.post('/calendar').expect(201)).text);
    const { pathname } = new URL(page('#address').text());
    await request(app).get(pathname).expect(200);
    const token = /calendar\/(.+)\.ics$/.exec(pathname)?.[1] ?? '';
    tokens.push(secretText('a calendar token', token));
  }
  await request(app)
    .get(`/calendar/${'x'.repeat(43)}.ics`)
    .expect(404);

  const allow = (typed: string) =>
    alix
      .post(`/certificates/${alixId}/status-check`)
      .type('form')
      .send({ wanted: 'on', password: typed });
  await allow(wrongPassword).expect(422);
  await allow(password).expect(303);
  await life.run('probes', 'renewal-watch');
  await alix.post(`/certificates/${alixId}/renewal/check`).expect(303);

  // No mail server, then one that wants another password, then ours
  await life.stopMail();
  life.goTo(19);
  await life.run('renewal-watch', 'digest', 'deliveries');
  await life.startMail({ user: mailAccount.user, password: 'un autre mot de passe' });
  life.goTo(18);
  await life.run('deliveries');
  await life.stopMail();
  await life.startMail();
  life.goTo(17);
  await life.run('deliveries');

  const api = (method: 'get' | 'put', path: string, bearer = bearerFor(life.running(), 'alix')) =>
    request(app)[method](`/api/v1${path}`).set('Authorization', bearer);
  for (const path of ['renewals', 'jobs', 'reports', `certificates/${alixId}/renewal`]) {
    const admin = await life.running().launch('admin');
    await admin.get(`/${path}`).expect(200);
  }
  await api('get', `/certificates/${alixId}/renewal`).expect(200);
  await api('get', '/users/alix/notices').expect(200);
  await api('get', '/users/alix/notices', 'Bearer nobody').expect(401);
  const foreign = `Bearer ${life.running().bearer('basile')}`;
  await api('get', `/certificates/${alixId}/renewal`, foreign).expect(404);
  const mute = (until: Date) =>
    api('put', `/certificates/${alixId}/mute`).send({
      reason: 'absent',
      text: 'En congé',
      until: until.toISOString(),
    });
  await mute(new Date(life.clock.now.getTime() - 1000)).expect(422);
  await mute(life.notAfter).expect(204);
  await request(app).get('/metrics').expect(401);

  await life.load('basile', await life.keystoreOf('basile', followUp(life)), basileId);
  for (const daysLeft of [14, 7]) {
    life.goTo(daysLeft);
    await life.run('renewal-watch', 'digest', 'deliveries', 'housekeeping', 'audit-verification');
  }
  return tokens;
}

/** Valid since yesterday, for three years. */
const followUp = ({ notAfter }: RenewalLife) => ({
  notBefore: new Date(notAfter.getTime() - 21 * 86_400_000),
  notAfter: new Date(notAfter.getTime() + 1074 * 86_400_000),
});
