import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import request from 'supertest';
import { startPlugin } from '../support/servers/plugin.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { aServedPractice, putProfiles } from './served-practice.ts';
import type { Holder, RunningServer, ServedPractice } from './served-practice.ts';

let practice: ServedPractice | undefined;
afterEach(() => {
  practice?.close();
  practice = undefined;
});

describe('log reader that is gone', () => {
  it('keeps serving when standard error is closed', async () => {
    practice = await aServedPractice();
    const server = await practice.start({ keepStderr: true });
    server.child.stderr.destroy();
    for (let line = 0; line < 5; line += 1) {
      const refused = await fetch(`${server.url}/api/v1/users/user-1/certificates`, {
        headers: { authorization: 'Bearer no.token.here' },
      });
      expect(refused.status).toBe(401);
    }
    await putProfiles(server, practice.holders);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});

describe('client that never ends its request', () => {
  it('ends after the time for headers, and keeps no other client waiting', async () => {
    practice = await aServedPractice();
    const server = await practice.start();
    const begun = performance.now();
    const sockets = Array.from({ length: 50 }, () => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
      return socket.resume();
    });
    const closed = sockets.map((socket) => once(socket, 'close'));
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await Promise.all(closed);
    const seconds = (performance.now() - begun) / 1000;
    // 15 seconds, checked every five; Node's own interval would make it 45
    expect(seconds).toBeGreaterThan(14);
    expect(seconds).toBeLessThan(30);
    expect(await server.stop()).toBe(0);
  });
});

describe('two processes on one database', () => {
  it('keeps every confirmed act when both write at once', async () => {
    practice = await aServedPractice();
    const first = await practice.start();
    const second = await practice.start();
    await putProfiles(first, practice.holders);
    /** Loads, replaces and removes, each act at the other process; ids that stay. */
    const write = async (holder: Holder): Promise<string> => {
      const [one, other] = holder.keystores;
      const pick = (act: number): RunningServer => (act % 2 === 0 ? first : second);
      for (let round = 0; ; round += 1) {
        const loaded = await pick(round).load(holder, one);
        const replaced = await pick(round + 1).load(holder, other, loaded);
        await pick(round).remove(loaded);
        if (round === 9) return replaced;
        await pick(round + 1).remove(replaced);
      }
    };
    const stay = await Promise.all(practice.holders.map(write));
    for (const server of [first, second]) {
      for (const [index, holder] of practice.holders.entries())
        expect(await server.listed(holder)).toEqual([stay[index]]);
      expect(await server.stop()).toBe(0);
    }
    const copy = `${practice.folder}/copy.sqlite`;
    expect(await practice.command('backup', copy)).toMatchObject({ code: 0 });
    expect(await practice.command('restore-check', copy)).toMatchObject({ code: 0 });
  });
});

describe('clock that is set', () => {
  const day = 86_400_000;

  it('accepts no used token and revives no session when the clock is set back', async () => {
    let offset = 0;
    const started = await startPlugin({ now: () => new Date(Date.now() + offset) });
    const token = started.launchToken('alix');
    const launch = () => request(started.app).post('/launch').type('form').send({ token });
    const answer = await launch();
    expect(answer.status).toBe(303);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const page = () => request(started.app).get('/users/alix').set('Cookie', cookie);
    expect((await page()).status).toBe(200);

    offset = 2 * day;
    expect((await page()).status).not.toBe(200);
    const housekeeping = started.plugin.jobs.find(({ id }) => id === 'housekeeping');
    await housekeeping?.run();
    offset = 0;
    expect((await launch()).status).not.toBe(303);
    expect((await page()).status).not.toBe(200);
    await started.close();
  });

  it.each([-30, 30, -1, 1, 365, 3650])(
    'keeps files and verdicts after a jump of %i days and back',
    async (days) => {
      let offset = 0;
      const started = await startPlugin({ now: () => new Date(Date.now() + offset) });
      const { bytes, fileName, password } = await testKeystore('complete');
      const authorization = () => `Bearer ${started.bearer('alix')}`;
      const post = (path: string) =>
        request(started.app).post(`/api/v1${path}`).set('Authorization', authorization());
      const opened = await post('/users/alix/certificates')
        .field({ kind: 'person', identifier: '00000000097', password })
        .attach('file', bytes, fileName);
      const { id } = opened.body as { id: string };
      expect((await post(`/drafts/${id}/store`).send({})).status).toBe(201);
      const state = async () => {
        const answer = await request(started.app)
          .get('/api/v1/users/alix/certificates')
          .set('Authorization', authorization());
        const { certificates } = answer.body as {
          certificates: { id: string; verdict: { state: string } }[];
        };
        return certificates.map((one) => [one.id, one.verdict.state]);
      };
      const before = await state();
      offset = days * day;
      for (const job of started.plugin.jobs) await job.run();
      offset = 0;
      for (const job of started.plugin.jobs) await job.run();
      expect(await state()).toEqual(before);
      expect(started.log.filter(({ level }) => level === 'error')).toEqual([]);
      await started.close();
    },
  );
});
