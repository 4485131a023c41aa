import request from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { registrationOutOfReach, startPlugin } from '../support/servers/plugin.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';

/** Every screen and form that names an object; `{…}` is filled with ids of practice 1. */
const screens: readonly [method: 'get' | 'post', path: string][] = [
  ['get', '/users/{user}'],
  ['get', '/users/{user}/readiness'],
  ['get', '/users/{user}/certificates/new?kind=person'],
  ['post', '/users/{user}/certificates'],
  ['get', '/drafts/{draft}'],
  ['post', '/drafts/{draft}/store'],
  ['post', '/drafts/{draft}/move'],
  ['post', '/drafts/{draft}/discard'],
  ['get', '/certificates/{certificate}'],
  ['get', '/certificates/{certificate}/remove'],
  ['post', '/certificates/{certificate}/remove'],
  ['get', '/certificates/{certificate}/export'],
  ['post', '/certificates/{certificate}/export'],
  ['get', '/certificates/{certificate}/password'],
  ['post', '/certificates/{certificate}/password'],
  ['get', '/certificates/{certificate}/complete'],
  ['post', '/certificates/{certificate}/complete'],
  ['get', '/certificates/{certificate}/revoke'],
  ['post', '/certificates/{certificate}/revoke'],
  ['get', '/users/{user}/revoke'],
  ['post', '/users/{user}/revoke'],
  ['get', '/users/{user}/enrolment'],
  ['post', '/users/{user}/enrolment'],
  ['get', '/users/{user}/enrolment/abroad'],
  ['post', '/users/{user}/enrolment/abroad'],
  ['get', '/users/{user}/enrolment/organisations'],
  ['post', '/users/{user}/enrolment/organisations'],
  ['get', '/enrolments/{enrolment}'],
  ['get', '/enrolments/{enrolment}/state'],
  ['get', '/enrolments/{enrolment}/contract/fr'],
  ['get', '/enrolments/{enrolment}/contract/fr/text'],
  ['post', '/enrolments/{enrolment}/sign'],
  ['post', '/enrolments/{enrolment}/advance'],
  ['post', '/enrolments/{enrolment}/activate'],
  ['get', '/enrolments/{enrolment}/abandon'],
  ['post', '/enrolments/{enrolment}/abandon'],
  ['get', '/enrolments/{enrolment}/export'],
  ['post', '/enrolments/{enrolment}/export'],
];

describe.each(['/', '/modules/certificates'])('screens mounted at %s', (mountPath) => {
  let started: TestPlugin;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    started = await startPlugin({ mountPath, settings: registrationOutOfReach });
    const { bytes, fileName } = await testKeystore('complete');
    const open = async (file: Buffer = bytes) => {
      const response = await api('post', '/users/alix/certificates')
        .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
        .attach('file', file, fileName)
        .expect(201);
      return (response.body as { id: string }).id;
    };
    const stored = await api('post', `/drafts/${await open()}/store`)
      .send({})
      .expect(201);
    const { certificateId } = stored.body as { certificateId: string };
    // A request of hers: step 2 of a file, which waits for eHealth
    const { bytes: half } = await testKeystore('notCompleted');
    const halfStored = await api('post', `/drafts/${await open(half)}/store`)
      .send({})
      .expect(201);
    const { certificateId: halfId } = halfStored.body as { certificateId: string };
    const completed = await request(started.app)
      .post(`${started.base}/api/v1/certificates/${halfId}/complete`)
      .set('Authorization', `Bearer ${started.bearer('alix')}`)
      .send({ password: 'Essai-1234' })
      .expect(201);
    const enrolment = (completed.body as { id: string }).id;
    ids = { user: 'alix', certificate: certificateId, draft: await open(), enrolment };
  });
  afterAll(() => started.close());

  const api = (method: 'get' | 'post', path: string) => {
    const client = request(started.app);
    return client[method](`${started.base}/api/v1${path}`).set(
      'Authorization',
      `Bearer ${started.bearer('admin')}`,
    );
  };

  const ask = async (
    agent: TestAgent,
    [method, path]: (typeof screens)[number],
    objects: Readonly<Record<string, string>>,
  ) => {
    const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => objects[name] ?? '');
    const asked = agent[method](`${started.base}${filled}`);
    if (path === '/users/{user}/certificates') {
      const { bytes } = await testKeystore('complete');
      return asked
        .field({ kind: 'person', identifier: '00000000097', password: 'Essai-1234' })
        .attach('file', bytes, 'a.p12');
    }
    return method === 'post' ? asked.type('form').send({ password: 'Essai-1234' }) : asked;
  };

  test.each(screens)(
    'answers %s %s as for an unknown object when the user belongs to another practice',
    async (...screen) => {
      const odile = await started.launch('odile');
      const theirs = await ask(odile, screen, ids);
      const never = await ask(odile, screen, {
        user: 'none',
        draft: 'none',
        certificate: 'none',
        enrolment: 'none',
      });
      expect([404, 410]).toContain(theirs.status);
      expect([theirs.status, theirs.text.replaceAll(/"\/[^"]*"/g, '')]).toEqual([
        never.status,
        never.text.replaceAll(/"\/[^"]*"/g, ''),
      ]);
      expect(theirs.text).not.toMatch(/Alix|00000000097/);
    },
  );

  test.each(screens.filter(([, path]) => !path.includes('{user}')))(
    'refuses %s %s of a personal certificate when the user is a colleague',
    async (...screen) => {
      const basile = await started.launch('basile');
      expect([404, 410]).toContain((await ask(basile, screen, ids)).status);
    },
  );

  test('keeps every object after the refused requests', async () => {
    const admin = await started.launch('admin');
    for (const path of ['/certificates/{certificate}', '/users/{user}'] as const) {
      expect((await ask(admin, ['get', path], ids)).status).toBe(200);
    }
    await api('get', `/drafts/${ids['draft'] ?? ''}`).expect(200);
  });

  test('opens every screen except export, new password and readiness for the admin of the practice', async () => {
    const admin = await started.launch('admin');
    for (const screen of screens.filter(([method]) => method === 'get')) {
      const { status } = await ask(admin, screen, ids);
      // A keystore, a card and a request are their holder's alone; her contract was signed elsewhere
      const isHolders =
        /\/(?:export|password|readiness|complete|revoke|enrolment|organisations|abroad|abandon|contract\/fr.*)$/.test(
          screen[1],
        );
      expect([screen[1], status]).toEqual([screen[1], isHolders ? 403 : 200]);
    }
  });
});
