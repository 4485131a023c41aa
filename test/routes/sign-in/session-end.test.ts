import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createStore } from '../../../plugin/store/index.ts';
import { aHost, minute, signIn } from '../../support/servers/clock-host.ts';
import { testUsers } from '../../support/servers/plugin.ts';
import type { TestPlugin, TestUser } from '../../support/servers/plugin.ts';
import { byRole, readPage } from '../../support/tools/page.ts';

/* Browser sessions end when the reason for them ends, and never begin again. */

const change = (users: TestUser[], id: string, changes: Partial<TestUser> | null) => {
  const at = users.findIndex((user) => user.id === id);
  const user = users[at];
  if (user !== undefined)
    users.splice(at, 1, ...(changes === null ? [] : [{ ...user, ...changes }]));
};

describe('log-off by the host', () => {
  it('ends eHealth and browser sessions of the user with one call in process', async () => {
    const { started } = await aHost();
    const [alix, again, admin] = [
      await started.launch('alix'),
      await started.launch('alix'),
      await started.launch('admin'),
    ];
    await started.plugin.api.sessions.end('practice-1', 'alix');
    expect((await alix.get('/users/alix')).status).toBe(401);
    expect((await again.get('/users/alix')).status).toBe(401);
    expect((await admin.get('/')).status).toBe(200);
  });
});

describe('log-out by the user', () => {
  it.each(['admin', 'alix'])(
    'ends the session of %s with the button of any page',
    async (userId) => {
      const { started } = await aHost();
      const agent = await started.launch(userId);
      for (const path of [`/users/${userId}`, '/renewals', '/help/find-my-certificate']) {
        const page = readPage((await agent.get(path).expect(200)).text);
        const button = byRole(byRole(page, 'banner'), 'button', { name: 'Se déconnecter' });
        const form = button.closest('form');
        expect([form.attr('method'), form.attr('action')]).toEqual([
          'post',
          `${started.base}/logout`,
        ]);
      }
      await agent.post('/logout').set('Sec-Fetch-Site', 'same-origin').expect(303);
      const after = await agent.get(`/users/${userId}`).expect(401);
      expect(byRole(readPage(after.text), 'button', { name: 'Se déconnecter' })).toHaveLength(0);
    },
  );
});

describe('user of the host', () => {
  it.each<[string, Partial<TestUser> | null]>([
    ['deactivated', { active: false }],
    ['removed', null],
  ])('loses every browser session within seconds when %s', async (_name, changes) => {
    const { started, users, pass } = await aHost();
    const admin = await started.launch('admin');
    for (const path of ['/', '/users', '/reports/certificates.csv']) {
      expect((await admin.get(path)).status).toBe(200);
    }
    change(users, 'admin', changes);
    pass(5_000);
    for (const path of ['/', '/users', '/reports/certificates.csv']) {
      expect((await admin.get(path)).status).toBe(401);
    }
    // It was ended, not hidden: coming back needs a new launch
    change(users, 'admin', { active: true });
    if (changes === null) users.push(...testUsers.filter(({ id }) => id === 'admin'));
    pass(5_000);
    expect((await admin.get('/')).status).toBe(401);
  });

  it('rejects a launch when the host knows no such active user', async () => {
    const { started, users } = await aHost();
    change(users, 'alix', { active: false });
    for (const token of [
      started.launchToken('alix'),
      started.launchToken('stranger', { roles: ['clinician'] }),
    ]) {
      const answer = await request(started.app).post('/launch').type('form').send({ token });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('ERR_USER_INACTIVE');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('loses the rights of an admin within seconds, and keeps the others', async () => {
    const { started, users, pass } = await aHost();
    change(users, 'alix', { roles: ['admin', 'clinician'] });
    const alix = await started.launch('alix');
    expect((await alix.get('/users')).status).toBe(200);
    change(users, 'alix', { roles: ['clinician'] });
    pass(5_000);
    expect((await alix.get('/users')).status).toBe(403);
    expect((await alix.get('/users/alix')).status).toBe(200);
    await alix.post('/language').type('form').send({ language: 'nl' }).expect(303);
    change(users, 'alix', { roles: ['admin', 'clinician'] });
    pass(5_000);
    expect((await alix.get('/users')).status).toBe(200);
  });

  it('loses the browser sessions when a pushed profile is not active', async () => {
    const { started, pass } = await aHost({ sideCar: true });
    const profile = {
      ...{ id: 'alix', displayName: 'Alix Exemple', function: '', ssin: null },
      ...{ nihii: [], organisations: [] },
    };
    const push = (active: boolean) =>
      request(started.app)
        .put('/api/v1/profiles')
        .set('Authorization', `Bearer ${started.bearer('service')}`)
        .send({ users: [{ ...profile, active }] })
        .expect(204);
    await push(true);
    const alix = await started.launch('alix');
    await alix.get('/users/alix').expect(200);
    await push(false);
    pass(5_000);
    await alix.get('/users/alix').expect(401);
    const token = started.launchToken('alix');
    await request(started.app).post('/launch').type('form').send({ token }).expect(403);
  });
});

describe('idle browser session', () => {
  it('ends after the idle minutes of the settings, although its life is longer', async () => {
    const { started, pass } = await aHost({ settings: { sessionIdleMinutes: 10 } });
    const alix = await started.launch('alix');
    for (let round = 0; round < 4; round += 1) {
      pass(9 * minute);
      await alix.get('/users/alix').expect(200);
    }
    pass(10 * minute);
    await alix.get('/users/alix').expect(401);
  });

  it('ends although an open page asks for the card every second', async () => {
    const { started, pass } = await aHost({
      settings: { sessionIdleMinutes: 10, eid: { enabled: false } },
    });
    const alix = await started.launch('alix');
    pass(6 * minute);
    await alix.get('/session/card').expect(200);
    pass(6 * minute);
    await alix.get('/session/card').expect(401);
  });

  it.each(['idle', 'past its life'])(
    'stays ended when it was %s and the clock is set back',
    async (how) => {
      const { started, pass } = await aHost(
        how === 'idle' ? {} : { settings: { sessionMinutes: 60, sessionIdleMinutes: 720 } },
      );
      const alix = await started.launch('alix');
      const ahead = how === 'idle' ? 31 * minute : 61 * minute;
      pass(ahead);
      await alix.get('/users/alix').expect(401);
      pass(-ahead);
      await alix.get('/users/alix').expect(401);
    },
  );
});

describe('used launch token', () => {
  it.each([
    ['two hours', 120],
    ['ten years', 3_650 * 1440],
  ])(
    'stays refused when the clock went ahead by %s, was cleaned up and set back',
    async (_name, minutes) => {
      const { started, pass } = await aHost();
      const token = started.launchToken('alix');
      const launch = () => request(started.app).post('/launch').type('form').send({ token });
      await launch().expect(303);
      pass(minutes * minute);
      await started.plugin.jobs.find(({ id }) => id === 'housekeeping')?.run();
      pass(-minutes * minute);
      await launch().expect(401);
      // Those of the same second are refused, too
      pass(1_000);
      await started.launch('alix');
    },
  );
});

describe('restored database', () => {
  it('opens no session of a backup, also none that was ended since', async () => {
    const { started } = await aHost();
    const [alix, admin] = [await signIn(started, 'alix'), await signIn(started, 'admin')];
    const backup = join(started.folder, 'backup.sqlite');
    const masterKeys = { source: 'file', path: started.masterKeyPath } as const;
    const { databasePath } = started;
    const store = await createStore({ databasePath, masterKeys, now: () => new Date() });
    await store.backup(backup);
    await store.close();
    await request(started.app).get('/').set('Cookie', alix.cookie).expect(303);
    await started.plugin.api.sessions.end('practice-1', 'alix');
    await started.plugin.close();

    rmSync(`${databasePath}-wal`, { force: true });
    rmSync(`${databasePath}-shm`, { force: true });
    // In place, so that the file stays the same one
    copyFileSync(backup, databasePath);
    await expectSignedOut(started, [alix, admin]);
  });

  it('opens no session of a copy of the bare file', async () => {
    const { started } = await aHost();
    const [alix, admin] = [await signIn(started, 'alix'), await signIn(started, 'admin')];
    const { databasePath } = started;
    await started.plugin.close();
    copyFileSync(databasePath, `${databasePath}.copy`);
    renameSync(`${databasePath}.copy`, databasePath);
    await expectSignedOut(started, [alix, admin]);
  });

  it('keeps the sessions when the same database starts again', async () => {
    const { started } = await aHost();
    const { cookie } = await signIn(started, 'admin');
    await started.plugin.close();
    const again = await aHost({ folder: started.folder });
    await request(again.started.app).get('/').set('Cookie', cookie).expect(200);
  });

  async function expectSignedOut(
    { folder }: TestPlugin,
    browsers: readonly { readonly cookie: string }[],
  ) {
    const again = await aHost({ folder });
    for (const { cookie } of browsers) {
      await request(again.started.app).get('/').set('Cookie', cookie).expect(401);
    }
    await again.started.launch('alix');
  }
});
