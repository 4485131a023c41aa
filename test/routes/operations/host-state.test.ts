import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { actAs, viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { hostStateRoutes } from '../../../plugin/routes/operations/host-state.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { screenApp, screenHostState } from '../../support/servers/screen-app.ts';
import { readPage } from '../../support/tools/page.ts';

const state = {
  badge: [{ level: 'ok', text: 'Certificat eHealth jusqu’au 1er juin 2028' }],
  notices: [],
  letters: 2,
  session: { until: '2026-06-01T18:00:00.000Z', recognised: true },
  origins: ['https://host.example'],
};

test('returns badge, notices, session and the origins that may be sent them', async () => {
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: null, backUrl: null, theme: 'auto' },
      assetVersion: () => '0',
    }),
    (_req, res, next) => {
      actAs(res, anActor());
      next();
    },
    hostStateRoutes({ hostState: () => Promise.resolve(state) }),
  );
  const answer = await request(app).get('/host-state');
  expect(answer.body).toEqual(state);
});

test.each([
  ['iframe', screenHostState],
  ['document', null],
])('writes the state into a page that the browser calls %s', async (destination, expected) => {
  const app = screenApp(aCertificateFixture({ users: [aUser()] }));
  const { text } = await request(app).get('/users').set('Sec-Fetch-Dest', destination).expect(200);
  const written = readPage(text)('[data-tr-frame]').attr('data-tr-state');
  expect(JSON.parse(written ?? 'null')).toEqual(expected);
});

describe('trousseau-host.js', () => {
  const script = readFileSync(
    new URL('../../../plugin/views/assets/trousseau-host.js', import.meta.url),
    'utf8',
  );
  const frame = { contentWindow: { name: 'module' } };

  function connected() {
    let listen: (event: unknown) => void = () => undefined;
    const received: unknown[] = [];
    const context = {
      window: { addEventListener: (_type: string, listener: typeof listen) => (listen = listener) },
    };
    runInNewContext(script, context);
    const { Trousseau } = context as unknown as {
      Trousseau: { connect(options: unknown): void };
    };
    Trousseau.connect({
      frame,
      origin: 'https://module.example',
      onState: (one: unknown) => received.push(one),
      onPage: (path: string) => received.push(path),
    });
    return { send: (event: unknown) => listen(event), received };
  }

  const message = {
    origin: 'https://module.example',
    source: frame.contentWindow,
    data: { source: 'trousseau', version: 1, page: '/renewals', state },
  };

  test('calls the host with page and state of the module’s frame', () => {
    const { send, received } = connected();
    send(message);
    expect(received).toEqual(['/renewals', state]);
  });

  test.each([
    ['another origin', { ...message, origin: 'https://evil.example' }],
    ['another window', { ...message, source: {} }],
    ['another program', { ...message, data: { source: 'other', version: 1 } }],
    ['a text', { ...message, data: 'trousseau' }],
    ['no content', { ...message, data: null }],
  ])('ignores a message of %s', (_, event) => {
    const { send, received } = connected();
    send(event);
    expect(received).toEqual([]);
  });
});
