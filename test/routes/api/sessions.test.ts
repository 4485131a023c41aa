import express from 'express';
import request from 'supertest';
import { fakeBrowserSessions } from '../../support/fakes/fake-browser-sessions.ts';
import { describe, expect, test } from 'vitest';
import { PluginError, errorCodes, errorStatus } from '../../../plugin/errors.ts';
import type { Actor, Role } from '../../../plugin/domain/practice/actor.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import { apiRoutes } from '../../../plugin/routes/api/index.ts';
import { errorPage } from '../../../plugin/routes/middleware/error-page.ts';
import { passwordLimit } from '../../../plugin/routes/middleware/password-limit.ts';
import { viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { sessionInfo } from '../../../plugin/routes/api/session-info.ts';
import { aCard } from '../../support/builders/card.ts';
import { aFinding } from '../../support/builders/certificate.ts';
import { aSession, anOpening, anOverview } from '../../support/builders/session.ts';
import {
  aCertificateFixture,
  fakeCertificateServices,
} from '../../support/fakes/fake-certificate-services.ts';
import { aSessionFixture, fakeSessionServices } from '../../support/fakes/fake-session-services.ts';
import { aRenewalFixture, fakeRenewalServices } from '../../support/fakes/fake-renewal-services.ts';
import type { SessionFixture } from '../../support/fakes/fake-session-services.ts';
import { fakeReadiness } from '../../support/fakes/fake-readiness.ts';
import { findSecrets, secretText } from '../../support/tools/secret-search.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** The API with services that only note what they are asked. A bearer token says itself who bears it. */
function apiOver(fixture: SessionFixture, attempts = 100, isSideCar = false) {
  const [loggedOff, log] = [[] as string[], [] as unknown[]];
  const note = (...line: unknown[]) => void log.push(line);
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: 'Cabinet Démo', backUrl: null, theme: null },
      assetVersion: () => 'test',
    }),
  );
  app.use(
    '/api/v1',
    apiRoutes({
      services: fakeCertificateServices(aCertificateFixture()),
      status: () => Promise.resolve([]),
      upload: (_req, _res, next) => next(),
      passwordLimit: passwordLimit(attempts),
      sessions: fakeSessionServices(fixture),
      enrolments: null,
      revocations: null,
      ...fakeRenewalServices(aRenewalFixture(), aCertificateFixture().certificates),
      readiness: fakeReadiness(new Date('2026-06-01T10:00:00Z')),
      team: { today: () => Promise.reject(new Error('a test of its own')) },
      webSessions: {
        removeForUser: (_practiceId, userId) => {
          loggedOff.push(userId);
          return Promise.resolve();
        },
      },
      browserSessions: fakeBrowserSessions,
      profiles: isSideCar
        ? { upsert: () => Promise.resolve(), remove: () => Promise.resolve(true) }
        : null,
      tokens: { verifyBearer: actorOf },
      version: '0.0.0',
    }),
  );
  app.use(errorPage({ debug: note, info: note, warn: note, error: note }));
  const call = (method: Method, path: string, who = 'anne.clinician.fr') =>
    request(app)[method](`/api/v1${path}`).set('Authorization', `Bearer ${who}`);
  return { call, loggedOff, log, fixture };
}

function actorOf(token: string): Actor {
  const [userId = '', role, language] = token.split('.');
  return {
    userId,
    displayName: userId,
    practiceId: 'practice-1',
    roles: [role as Role],
    language: language as Language,
    signedInBy: 'bearer',
  };
}

const secrets = [
  secretText('the password', 'Zeer <geheim> & 42'),
  secretText('the PIN', '918273645'),
];
const typed = { password: 'Zeer <geheim> & 42', pin: '918273645' };
const opening = { mode: 'eid', certificateId: 'certificate-1', quality: 'doctor', ...typed };

describe('POST /users/{userId}/ehealth-sessions', () => {
  test('passes the secrets to the service, and returns the session without secrets', async () => {
    const session = aSession();
    const { call, fixture, log } = apiOver(
      aSessionFixture({ opened: session, running: [anOverview()] }),
    );
    const answer = await call('post', '/users/anne/ehealth-sessions').send(opening).expect(201);
    expect(answer.body).toEqual({
      session: sessionInfo(anOverview()),
      reused: false,
      fallback: {
        openings: 0,
        periodDays: 30,
        level: 'none',
        noticeAfter: 5,
        faults: 0,
        reasons: [],
        liftedUntil: null,
      },
    });
    expect(fixture.calls).toEqual([
      {
        name: 'open',
        with: {
          ...opening,
          lastTryConfirmed: false,
          reason: null,
          reasonText: '',
          renew: false,
          signal: expect.any(AbortSignal) as unknown,
        },
      },
    ]);
    const shown = [{ name: 'the answer', bytes: Buffer.from(answer.text) }];
    expect(findSecrets(secrets, shown)).toEqual([]);
    expect(log).toEqual([]);
  });

  test('accepts a fallback with a reason, and a card alone without password', async () => {
    const { call, fixture } = apiOver(aSessionFixture({ running: [anOverview()] }));
    const fallback = {
      mode: 'fallback',
      certificateId: 'certificate-1',
      quality: 'doctor',
      password: typed.password,
      reason: 'other',
      reasonText: 'Lecteur prêté',
      renew: true,
    };
    await call('post', '/users/anne/ehealth-sessions').send(fallback).expect(201);
    const alone = { mode: 'eid-only', quality: 'doctor', pin: '1234', lastTryConfirmed: true };
    await call('post', '/users/anne/ehealth-sessions').send(alone).expect(201);
    expect(fixture.calls.map((one) => one.with)).toEqual([
      {
        ...fallback,
        pin: null,
        lastTryConfirmed: false,
        signal: expect.any(AbortSignal) as unknown,
      },
      {
        ...alone,
        certificateId: null,
        password: null,
        reason: null,
        reasonText: '',
        renew: false,
        signal: expect.any(AbortSignal) as unknown,
      },
    ]);
  });

  test.each([
    ['a mode that does not exist', { mode: 'sms' }, 'mode'],
    ['a quality that does not exist', { quality: 'king' }, 'quality'],
    ['a reason that does not exist', { reason: 'lazy' }, 'reason'],
    ['a long story', { reasonText: 'x'.repeat(201) }, 'reasonText'],
    ['a PIN that is a number', { pin: 1234 }, 'pin'],
    ['no mode', { mode: undefined }, 'mode'],
    ['an unknown field', { Pin: '918273645' }, ''],
  ])(
    'rejects a request with %s, calls no service and repeats no secret',
    async (_, change, path) => {
      const { call, fixture, log } = apiOver(aSessionFixture());
      const answer = await call('post', '/users/anne/ehealth-sessions')
        .send({ ...opening, ...change })
        .expect(422);
      expect(answer.body).toMatchObject({ code: 'ERR_FORM_INVALID', params: { path } });
      expect(fixture.calls).toEqual([]);
      const said = [
        { name: 'the answer', bytes: Buffer.from(answer.text) },
        { name: 'the log', bytes: Buffer.from(JSON.stringify(log)) },
      ];
      expect(findSecrets(secrets, said)).toEqual([]);
    },
  );

  test.each(['boss.admin.fr', 'host.service.fr', 'basile.clinician.fr'])(
    'answers 404 to %s when the path names another user, and uses no secret',
    async (who) => {
      const { call, fixture } = apiOver(aSessionFixture());
      for (const [method, path] of [
        ['post', '/users/anne/ehealth-sessions'],
        ['get', '/users/anne/ehealth-sessions'],
        ['get', '/users/anne/session-openings'],
      ] as const) {
        const asked = call(method, path, who);
        const answer = await (method === 'post' ? asked.send(opening) : asked);
        expect([path, answer.status]).toEqual([path, 404]);
      }
      expect(fixture.calls).toEqual([]);
    },
  );

  test('returns the error in the user’s language, with the words of eHealth, when eHealth refuses', async () => {
    const support = { code: 'SOA-02002', text: 'Service temporarily not available', ticket: 'T-1' };
    const refusal = new PluginError('ERR_STS_UNAVAILABLE', 'down', { support });
    const { call, log } = apiOver(aSessionFixture({ refusal }));
    const answer = await call('post', '/users/anne/ehealth-sessions', 'anne.clinician.nl')
      .send(opening)
      .expect(502);
    expect(answer.body).toMatchObject({
      code: 'ERR_STS_UNAVAILABLE',
      title: expect.stringContaining('sessiedienst') as string,
      support,
    });
    expect(JSON.stringify(log)).toContain('T-1');
    expect(
      findSecrets(secrets, [{ name: 'log', bytes: Buffer.from(JSON.stringify(log)) }]),
    ).toEqual([]);
  });

  test('returns the number of tries left when the PIN is wrong', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 1 } });
    const { call } = apiOver(aSessionFixture({ refusal }));
    const answer = await call('post', '/users/anne/ehealth-sessions').send(opening).expect(422);
    expect(answer.body).toMatchObject({
      code: 'ERR_PIN_WRONG',
      title: expect.stringContaining('1 essai') as string,
      params: { triesLeft: 1 },
    });
  });

  test('answers 429 after too many failures, and counts no success', async () => {
    const refused = apiOver(
      aSessionFixture({ refusal: new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong') }),
      2,
    );
    const statuses: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const answer = await refused.call('post', '/users/anne/ehealth-sessions').send(opening);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([422, 422, 429]);
    expect(refused.fixture.calls).toHaveLength(2);
    const fine = apiOver(aSessionFixture({ running: [anOverview()] }), 2);
    for (let i = 0; i < 4; i += 1) {
      await fine.call('post', '/users/anne/ehealth-sessions').send(opening).expect(201);
    }
  });
});

test('names every error code of an opening in the OpenAPI document', async () => {
  const { call } = apiOver(aSessionFixture());
  const { paths } = (await call('get', '/openapi.json')).body as {
    paths: Record<string, { post: { responses: Record<string, { description: string }> } }>;
  };
  const { responses } = paths['/users/{userId}/ehealth-sessions']!.post;
  const described = Object.entries(responses).flatMap(([status, { description }]) =>
    description.split(', ').map((code) => `${status} ${code}`),
  );
  const families = /^ERR_(SESSION_(?!REQUIRED)|FALLBACK|READER|CARD|MIDDLEWARE|PIN|STS)/;
  for (const code of errorCodes.filter((one) => families.test(one))) {
    expect(described).toContain(`${errorStatus[code]} ${code}`);
  }
  for (const code of ['422 ERR_KEYSTORE_PASSWORD', '409 ERR_CONFLICT', '422 ERR_CLAIM_MISMATCH']) {
    expect(described).toContain(code);
  }
  expect(described).not.toContain('413 ERR_KEYSTORE_TOO_LARGE');
});

describe('GET /users/{userId}/session-openings', () => {
  test('returns the card without photo, number or certificate', async () => {
    const photo = Buffer.from('a photo, not to be shown here');
    const card = aCard({ photo, authenticationCertificate: Buffer.from('a certificate in DER') });
    const { call } = apiOver(
      aSessionFixture({
        openings: [anOpening({ notices: [aFinding('Expiring', 'warning')], pinOnly: true })],
        card: { kind: 'ready', card, pinPad: true },
      }),
    );
    const answer = await call('get', '/users/anne/session-openings').expect(200);
    expect(answer.body).toMatchObject({
      openings: [
        {
          kind: 'person',
          identifier: '00000000097',
          qualities: ['doctor'],
          modes: ['eid', 'fallback'],
          blockedBy: null,
          notices: [{ code: 'Expiring', message: expect.any(String) as string }],
          pinOnly: true,
          reusableSessionId: null,
        },
      ],
      card: {
        kind: 'ready',
        problem: null,
        ready: { pinPad: true, firstNames: 'Anne', lastName: 'Exemple', triesLeft: 3 },
      },
    });
    const { card: shown } = answer.body as { card: object };
    for (const hidden of ['00000000097', card.chipNumber, 'photo', 'ertificate']) {
      expect(JSON.stringify(shown)).not.toContain(hidden);
    }
    expect(answer.text).not.toContain(photo.toString('base64').slice(0, 16));
  });

  test.each([
    [{ kind: 'unavailable', code: 'ERR_READER_SERVICE' }, 'ERR_READER_SERVICE'],
    [{ kind: 'no-reader' }, 'ERR_READER_NONE'],
    [{ kind: 'empty' }, 'ERR_CARD_NONE'],
    [{ kind: 'reading' }, null],
    [{ kind: 'several' }, 'ERR_CARD_SEVERAL'],
    [{ kind: 'unusable', code: 'ERR_CARD_NOT_EID' }, 'ERR_CARD_NOT_EID'],
    [{ kind: 'unusable', code: 'an unknown code' }, 'ERR_CARD_FAULT'],
    [{ kind: 'expired', validTo: '2020-01-01' }, 'ERR_CARD_EXPIRED'],
    [{ kind: 'other-person' }, 'ERR_CARD_OTHER_PERSON'],
    [{ kind: 'left-open' }, 'ERR_CARD_LEFT_OPEN'],
  ] as const)('returns the matching problem code when the card is %o', async (card, code) => {
    const { call } = apiOver(aSessionFixture({ card }));
    const answer = await call('get', '/users/anne/session-openings').expect(200);
    const { problem, ready, kind } = (
      answer.body as {
        card: { problem: { code: string; remedy: string } | null; ready: null; kind: string };
      }
    ).card;
    expect([kind, ready, problem?.code ?? null]).toEqual([card.kind, null, code]);
    if (problem !== null) expect(problem.remedy.length).toBeGreaterThan(10);
  });

  test('returns the problem of the user’s own card when its PIN is blocked', async () => {
    const card = { kind: 'ready', card: aCard({ triesLeft: 0 }), pinPad: false } as const;
    const { call } = apiOver(aSessionFixture({ card }));
    const answer = await call('get', '/users/anne/session-openings').expect(200);
    expect(answer.body).toMatchObject({
      card: { kind: 'ready', problem: { code: 'ERR_PIN_BLOCKED' }, ready: { triesLeft: 0 } },
    });
  });

  test('returns the reason in words when a certificate is blocked', async () => {
    const blockedBy = aFinding('Expired', 'error', { facts: { notAfter: '2026-01-01T00:00:00Z' } });
    const { call } = apiOver(aSessionFixture({ openings: [anOpening({ blockedBy })] }));
    const answer = await call('get', '/users/anne/session-openings').expect(200);
    const [first] = (answer.body as { openings: { blockedBy: { message: string } }[] }).openings;
    expect(first?.blockedBy.message).toContain('expiré');
  });
});

describe('running eHealth session', () => {
  const group = { kind: 'group', identifier: '00000196', name: 'Groupement' } as const;
  const two = () =>
    aSessionFixture({
      running: [
        anOverview(),
        anOverview({ id: 'session-2', holder: group, quality: 'groupofnurses' }),
      ],
    });

  test('lists the sessions of a user, and returns the current session by holder or ID', async () => {
    const { call } = apiOver(two());
    const list = await call('get', '/users/anne/ehealth-sessions').expect(200);
    const { sessions } = list.body as { sessions: { id: string }[] };
    expect(sessions.map(({ id }) => id)).toEqual(['session-1', 'session-2']);
    const current = async (query: string, who = 'host.service.fr') => {
      const answer = await call('get', `/users/anne/ehealth-sessions/current${query}`, who);
      return (answer.body as { session: { id: string } | null }).session?.id ?? null;
    };
    expect(await current('')).toBe('session-1');
    expect(await current('?kind=group&identifier=00000196')).toBe('session-2');
    expect(await current('?sessionId=session-2', 'anne.clinician.fr')).toBe('session-2');
    expect(await current('?kind=company')).toBeNull();
    await call('get', '/users/anne/ehealth-sessions/current?kind=cat').expect(422);
  });

  test('ends when its user or an admin asks, and answers 404 when another user asks', async () => {
    const { call, fixture } = apiOver(two());
    const end = (id: string, who: string) =>
      call('delete', `/users/anne/ehealth-sessions/${id}`, who);
    await end('session-1', 'basile.clinician.fr').expect(404);
    await end('session-1', 'anne.clinician.fr').expect(204);
    await end('session-1', 'anne.clinician.fr').expect(404);
    await end('session-2', 'boss.admin.fr').expect(204);
    expect(fixture.running).toEqual([]);
  });

  test('returns the whole envelope with a signature, and rejects a request without an envelope', async () => {
    const { call } = apiOver(two());
    const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">\r\n<soap:Body>é "</soap:Body></soap:Envelope>`;
    const signed = await call('post', '/users/anne/ehealth-sessions/sign', 'host.service.fr')
      .send({ envelope, kind: 'person' })
      .expect(200);
    expect(signed.body).toEqual({
      envelope: envelope.replace('<soap:Body', '<soap:Header>signed</soap:Header><soap:Body'),
    });
    const large = `<soap:Envelope><soap:Body a="1">${'"'.repeat(900_000)}</soap:Body></soap:Envelope>`;
    await call('post', '/users/anne/ehealth-sessions/sign').send({ envelope: large }).expect(200);
    await call('post', '/users/anne/ehealth-sessions/sign').send({}).expect(422);
  });

  test('hands on which token, parts and life are asked for, and rejects others', async () => {
    const { call, fixture } = apiOver(two());
    const ask = (body: object) =>
      call('post', '/users/anne/ehealth-sessions/sign').send({ envelope: '<soap:Body/>', ...body });
    await ask({ token: 'x509', parts: 'timestamp', lifeSeconds: 30, kind: 'person' }).expect(200);
    expect(fixture.calls.at(-1)?.with).toMatchObject({
      request: { token: 'x509', parts: 'timestamp', lifeSeconds: 30, kind: 'person' },
    });
    await ask({ token: 'saml2' }).expect(422);
    await ask({ parts: 'body' }).expect(422);
    await ask({ lifeSeconds: 0 }).expect(422);
    await ask({ lifeSeconds: 3601 }).expect(422);
  });

  test('signs with a certificate alone, and never repeats its password', async () => {
    const { call, fixture, log } = apiOver(aSessionFixture());
    const signed = await call('post', '/certificates/c1/sign')
      .send({ envelope: '<soap:Body/>', password: 'a secret of theirs' })
      .expect(200);
    expect(signed.body).toEqual({ envelope: '<soap:Header>certificate</soap:Header><soap:Body/>' });
    expect(fixture.calls.at(-1)).toMatchObject({
      name: 'signWithCertificate',
      with: { certificateId: 'c1', request: { password: 'a secret of theirs' } },
    });
    await call('post', '/certificates/c1/sign').send({ envelope: '<x/>' }).expect(422);
    expect(JSON.stringify([signed.body, log])).not.toContain('a secret of theirs');
  });

  test('signs a document as asked, and rejects other forms', async () => {
    const { call, fixture } = apiOver(two());
    const ask = (body: object) =>
      call('post', '/users/anne/ehealth-sessions/sign-document', 'host.service.fr').send({
        document: '<a></a>',
        ...body,
      });
    const how = { form: 'xades-t', placement: 'detached', content: 'xml', elementId: 'b-1' };
    const signed = await ask({ ...how, certificateReference: 'v1', kind: 'person' }).expect(200);
    expect(signed.body).toEqual({ document: '<a><ds:Signature/></a>' });
    expect(fixture.calls.at(-1)).toMatchObject({
      name: 'signDocument',
      with: { userId: 'anne', request: { ...how, certificateReference: 'v1', kind: 'person' } },
    });
    await ask({ form: 'pades' }).expect(422);
    await ask({ content: 'text' }).expect(422);
  });

  test('stamps a SHA-256 digest, and rejects any other text', async () => {
    const { call, fixture } = apiOver(two());
    const ask = (digest: string) =>
      call('post', '/users/anne/ehealth-sessions/time-stamp').send({ digest });
    const stamped = await ask(Buffer.alloc(32, 7).toString('base64')).expect(200);
    expect(stamped.body).toEqual({
      token: 'MAA=',
      at: '2026-06-01T08:00:00.000Z',
      serialNumber: '01',
      policy: '1.2.3',
    });
    expect(fixture.calls.at(-1)?.with).toMatchObject({ digest: '07'.repeat(32) });
    await ask('').expect(422);
    await ask(Buffer.alloc(20).toString('base64')).expect(422);
  });

  test('answers 409 when no session is open for signing', async () => {
    const { call } = apiOver(aSessionFixture());
    const answer = await call('post', '/users/anne/ehealth-sessions/sign')
      .send({ envelope: '<Envelope/>' })
      .expect(409);
    expect(answer.body).toMatchObject({ code: 'ERR_SESSION_NONE' });
  });
});

describe('DELETE /users/{userId}/sessions', () => {
  test.each(['host.service.fr', 'anne.clinician.fr'])(
    'ends browser and eHealth sessions when %s asks',
    async (who) => {
      const { call, fixture, loggedOff } = apiOver(aSessionFixture({ running: [anOverview()] }));
      await call('delete', '/users/anne/sessions', who).expect(204);
      expect(fixture.calls).toEqual([
        { name: 'endAll', with: { userId: 'anne', cause: 'log-off' } },
      ]);
      expect(loggedOff).toEqual(['anne']);
    },
  );

  test('ends each eHealth session of that user separately when an admin asks', async () => {
    const running = [anOverview(), anOverview({ id: 'session-2', userId: 'basile' })];
    const practice = { sessions: running, fallback: [], periodDays: 30 };
    const { call, fixture, loggedOff } = apiOver(aSessionFixture({ running, practice }));
    await call('delete', '/users/anne/sessions', 'boss.admin.fr').expect(204);
    expect(fixture.calls).toEqual([{ name: 'end', with: { sessionId: 'session-1' } }]);
    expect(loggedOff).toEqual(['anne']);
  });

  test('refuses the request and ends no session when a colleague asks', async () => {
    const { call, fixture, loggedOff } = apiOver(aSessionFixture({ running: [anOverview()] }));
    await call('delete', '/users/anne/sessions', 'basile.clinician.fr').expect(403);
    expect([fixture.calls, loggedOff]).toEqual([[], []]);
  });
});

describe('/profiles of a side-car', () => {
  const anne = {
    id: 'anne',
    displayName: 'Anne Exemple',
    function: 'Médecin',
    ssin: '00000000097',
  };
  const others = { nihii: [], organisations: [] };

  test('ends all sessions of a user when the user is deactivated', async () => {
    const { call, fixture, loggedOff } = apiOver(aSessionFixture(), 100, true);
    const users = [
      { ...anne, ...others, active: false },
      { ...anne, ...others, id: 'basile', active: true },
    ];
    await call('put', '/profiles', 'host.service.fr').send({ users }).expect(204);
    expect(fixture.calls).toEqual([
      { name: 'endAll', with: { userId: 'anne', cause: 'log-off' } },
      { name: 'endUnentitled', with: {} },
    ]);
    expect(loggedOff).toEqual(['anne']);
  });

  test('ends all sessions of a user when the profile is deleted', async () => {
    const { call, fixture, loggedOff } = apiOver(aSessionFixture(), 100, true);
    await call('delete', '/profiles/anne', 'host.service.fr').expect(204);
    expect(fixture.calls).toEqual([{ name: 'endAll', with: { userId: 'anne', cause: 'log-off' } }]);
    expect(loggedOff).toEqual(['anne']);
  });
});

test('lists open sessions and fallback figures with masked numbers when an admin asks', async () => {
  const figure = {
    kind: 'person',
    identifier: '00000000097',
    holderName: 'Anne Exemple',
    openings: 5,
    lastAt: new Date('2026-05-30T08:00:00Z'),
    level: 'notice',
    noticeAfter: 5,
    faults: 0,
    reasons: [],
    liftedUntil: null,
  } as const;
  const overview = anOverview({
    attributes: [{ name: 'ssin', namespace: 'n', values: ['00000000097'] }],
  });
  const practice = { sessions: [overview], fallback: [figure], periodDays: 30 };
  const { call } = apiOver(aSessionFixture({ practice }));
  const answer = await call('get', '/ehealth-sessions', 'boss.admin.fr').expect(200);
  expect(answer.body).toMatchObject({
    sessions: [{ id: 'session-1', userName: 'Anne Exemple', identifier: '…097' }],
    fallback: [{ identifier: '…097', openings: 5, level: 'notice' }],
    periodDays: 30,
  });
  expect(answer.text).not.toContain('00000000097');
  expect(answer.text).not.toContain('attributes');
  await call('get', '/ehealth-sessions').expect(403);
});

test('returns the values of both attributes when two namespaces share an attribute name', () => {
  const attribute = (namespace: string, ...values: string[]) => ({ name: 'a', namespace, values });
  const { attributes } = sessionInfo(
    anOverview({ attributes: [attribute('one', 'x'), attribute('two', 'y', 'z')] }),
  );
  expect(attributes).toEqual({ a: ['x', 'y', 'z'] });
});

test('keeps an attribute when its name is also a property of every object', () => {
  const named = (name: string) => ({ name, namespace: 'n', values: ['v'] });
  const { attributes } = sessionInfo(
    anOverview({ attributes: [named('constructor'), named('__proto__')] }),
  );
  expect(Object.entries(attributes)).toEqual([
    ['constructor', ['v']],
    ['__proto__', ['v']],
  ]);
});
