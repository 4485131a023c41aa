import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import type { Role } from '../../../plugin/domain/practice/actor.ts';
import { renewalOperations } from '../../../plugin/routes/api/renewals.ts';
import { errorPage } from '../../../plugin/routes/middleware/error-page.ts';
import { actAs, viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { openApiDocument } from '../../../plugin/routes/api/openapi.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aBarNotice, aMute, aNotice } from '../../support/builders/notice.ts';
import { aGuide, aWaitingPlan, aWatched, probed } from '../../support/builders/plan.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture, fakeRenewalServices } from '../../support/fakes/fake-renewal-services.ts';

type Method = 'get' | 'post' | 'put' | 'delete';

/** The operations alone, on services that only note what they are asked; every answer is held to its schema. */
function apiOver(fixture: RenewalFixture, role: Role = 'clinician') {
  const actor = anActor({ roles: [role], signedInBy: 'bearer' });
  const silent = () => undefined;
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: null, backUrl: null, theme: null },
      assetVersion: () => 'test',
    }),
    (_req, res, next) => {
      actAs(res, actor);
      next();
    },
    express.json(),
  );
  for (const operation of renewalOperations(fakeRenewalServices(fixture))) {
    const path = `/api/v1${operation.path.replace(/\{(\w+)\}/g, ':$1')}`;
    app[operation.method](path, async (req, res) => {
      const reply = await operation.handle(req, res);
      expect(reply.status).toBe(operation.success.status);
      const { schema } = operation.success;
      if (schema !== null && schema !== 'file' && 'json' in reply) {
        expect(schema.parse(reply.json)).toEqual(reply.json);
        res.json(reply.json);
      } else res.status(reply.status).end();
    });
  }
  app.use(errorPage({ debug: silent, info: silent, warn: silent, error: silent }));
  return (method: Method, path: string) => request(app)[method](`/api/v1${path}`);
}

describe('GET /users/{userId}/notices', () => {
  const fixture = () => aRenewalFixture({ bar: [aBarNotice()] });

  test('returns the notices of the notice bar', async () => {
    const answer = await apiOver(fixture())('get', '/users/anne/notices').expect(200);
    expect(answer.body).toEqual({ notices: [aBarNotice()] });
  });

  test.each<[role: Role, status: number]>([
    ['clinician', 403],
    ['admin', 200],
    ['service', 200],
  ])(
    'answers a %s with status %i when the notices belong to another user',
    async (role, status) => {
      await apiOver(fixture(), role)('get', '/users/bruno/notices').expect(status);
    },
  );
});

describe('GET /certificates/{certificateId}/renewal', () => {
  const checkedAt = '2026-06-01T02:10:00.000Z';
  const certificate = probed(aJudged(), {
    depot: { answer: { kind: 'published', serialNumber: '1234567890', checkedAt }, failure: null },
    status: {
      answer: {
        certificate: 'VALID_ACTIVE',
        etk: 'WAIT_FOR_ACTIVATION',
        replaceable: true,
        replaceableFrom: null,
        checkedAt,
      },
      failure: null,
    },
    revocation: { answer: null, failure: { at: checkedAt, problem: 'Timeout' } },
  });

  test('returns the plan, notices, mute, probe answers with their age, and guide', async () => {
    const muted = {
      state: 'WaitingForHolder',
      reason: 'PlannedMoment',
      until: new Date('2026-08-31T22:00:00Z'),
    } as const;
    const watched = aWatched(
      aWaitingPlan({ state: 'Muted', reason: 'Muted', muted }),
      certificate,
      { notices: [aNotice({ step: 30, severity: 'warning' })], mute: aMute(), statusAllowed: true },
    );
    const guide = aGuide({ atHand: ['pin'] });
    const call = apiOver(aRenewalFixture({ renewals: [watched], guide }));
    const answer = await call('get', '/certificates/certificate-1/renewal').expect(200);
    expect(answer.body).toMatchObject({
      certificateId: 'certificate-1',
      plan: {
        state: 'Muted',
        text: 'En sourdine. Les avis de ce certificat sont en sourdine.',
        dueAt: '2026-04-20T06:30:00.000Z',
        muted: { state: 'WaitingForHolder', until: '2026-08-31T22:00:00.000Z' },
      },
      notices: [{ id: 'notice-1', cause: 'Expiry', step: 30, severity: 'warning' }],
      mute: { reason: 'absent', by: { userId: 'admin' } },
      statusAllowed: true,
      probes: {
        depot: { answer: { kind: 'published', ours: true, checkedAt }, failure: null },
        status: { answer: { etk: 'WAIT_FOR_ACTIVATION', checkedAt } },
        revocation: { answer: null, failure: { at: checkedAt, problem: 'Timeout' } },
      },
      guide: { path: 'card', next: 'renew', atHand: ['son code PIN'] },
    });
    // Neither what names the certificate nor the person
    expect(answer.text).not.toMatch(/1234567890|00000000097/);
  });

  test('returns null for each missing answer, and 404 when the certificate is unknown', async () => {
    const watched = aWatched({ opensAt: null, dueAt: null, latestAt: null, notAfter: null });
    const call = apiOver(aRenewalFixture({ renewals: [watched] }));
    const answer = await call('get', '/certificates/certificate-1/renewal').expect(200);
    expect(answer.body).toMatchObject({
      plan: { opensAt: null, dueAt: null, muted: null },
      mute: null,
      probes: { depot: null, status: null, revocation: null },
    });
    await call('get', '/certificates/other/renewal').expect(404);
  });
});

describe('renewal actions', () => {
  const watchedFixture = (changes: Partial<RenewalFixture> = {}) =>
    aRenewalFixture({ renewals: [aWatched()], ...changes });

  test('acknowledges a notice', async () => {
    const fixture = watchedFixture();
    await apiOver(fixture)('post', '/notices/notice-1/acknowledge').expect(204);
    expect(fixture.calls).toEqual([{ name: 'acknowledge', with: { noticeId: 'notice-1' } }]);
  });

  test('mutes and unmutes a certificate', async () => {
    const fixture = watchedFixture();
    const call = apiOver(fixture);
    const until = '2026-07-01T00:00:00.000Z';
    await call('put', '/certificates/certificate-1/mute')
      .send({ reason: 'leaving', until })
      .expect(204);
    await call('delete', '/certificates/certificate-1/mute').expect(204);
    expect(fixture.calls).toEqual([
      {
        name: 'mute',
        with: { id: 'certificate-1', reason: 'leaving', text: '', until: new Date(until) },
      },
      { name: 'unmute', with: { id: 'certificate-1' } },
    ]);
  });

  test.each([
    [{ reason: 'bored', until: '2026-07-01T00:00:00Z' }, 'reason'],
    [{ reason: 'absent', until: 'tomorrow' }, 'until'],
    [{ reason: 'absent', until: '2026-07-01T00:00:00Z', text: 'x'.repeat(201) }, 'text'],
    [{ reason: 'absent' }, 'until'],
  ])('rejects a mute when the body is %j', async (body, path) => {
    const fixture = watchedFixture();
    const answer = await apiOver(fixture)('put', '/certificates/certificate-1/mute').send(body);
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'ERR_FORM_INVALID', params: { path } },
    ]);
    expect(fixture.calls).toEqual([]);
  });

  test('returns ERR_MUTE_INVALID when the service refuses the end of the mute', async () => {
    const refusal = new PluginError('ERR_MUTE_INVALID', 'too far');
    const answer = await apiOver(watchedFixture({ refusal }))(
      'put',
      '/certificates/certificate-1/mute',
    ).send({ reason: 'absent', until: '2099-01-01T00:00:00Z' });
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'ERR_MUTE_INVALID' }]);
  });
});

test('names the renewal operations and their error code in the OpenAPI document', () => {
  const operations = renewalOperations(fakeRenewalServices(aRenewalFixture()));
  const document = openApiDocument(operations, { version: '0', base: '' });
  const text = JSON.stringify(document);
  for (const name of ['listNotices', 'getRenewal', 'acknowledgeNotice', 'muteCertificate']) {
    expect(text).toContain(name);
  }
  expect(text).toContain('ERR_MUTE_INVALID');
});
