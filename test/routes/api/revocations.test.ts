import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { apiRoutes } from '../../../plugin/routes/api/index.ts';
import type { ApiDeps } from '../../../plugin/routes/api/index.ts';
import { errorPage } from '../../../plugin/routes/middleware/error-page.ts';
import { viewLocals } from '../../../plugin/routes/middleware/view-locals.ts';
import { aRevocation } from '../../support/builders/revocation.ts';
import type { RevocationFixture } from '../../support/fakes/fake-revocation-services.ts';
import {
  aRevocationFixture,
  fakeRevocationServices,
} from '../../support/fakes/fake-revocation-services.ts';

/** The API with services that only note what they are asked. */
function apiOver(fixture: RevocationFixture | null) {
  const silent = () => undefined;
  const app = express();
  app.use(
    viewLocals({
      settings: { defaultLanguage: 'fr', hostName: null, backUrl: null, theme: null },
      assetVersion: () => 'test',
    }),
  );
  const deps: Partial<ApiDeps> = {
    revocations: fixture && fakeRevocationServices(fixture),
    passwordLimit: (_req, _res, next) => next(),
    upload: (_req, _res, next) => next(),
    tokens: {
      verifyBearer: () => ({
        userId: 'anne',
        displayName: 'anne',
        practiceId: 'practice-1',
        roles: ['clinician'],
        language: 'fr',
        signedInBy: 'bearer',
      }),
    },
    version: '0.0.0',
  };
  app.use('/api/v1', apiRoutes(deps as ApiDeps));
  app.use(errorPage({ debug: silent, info: silent, warn: silent, error: silent }));
  return (method: 'get' | 'post' | 'delete', path: string) =>
    request(app)[method](`/api/v1${path}`).set('Authorization', 'Bearer anne.clinician.fr');
}

const mine = () => aRevocation({ id: 'revocation-1', userId: 'anne' });

test('returns the state and where it goes on, and neither contract nor number', async () => {
  const call = apiOver(aRevocationFixture({ revocations: [mine()] }));
  const answer = await call('get', '/revocations/revocation-1').expect(200);
  expect(answer.body).toMatchObject({
    state: 'contract',
    reason: 'superseded',
    path: '/revocations/revocation-1',
  });
  expect(answer.text).not.toMatch(/00000000097|Contrat/);
  const listed = await call('get', '/users/anne/revocations').expect(200);
  expect(listed.body).toEqual({ revocations: [answer.body] });
});

test('begins, asks and gives up, and never takes a PIN', async () => {
  const fixture = aRevocationFixture();
  const call = apiOver(fixture);
  await call('post', '/certificates/ok/revocation').send({ reason: 'forgotten' }).expect(422);
  await call('post', '/certificates/ok/revocation')
    .send({ reason: 'superseded', pin: '1234' })
    .expect(422);
  await call('post', '/certificates/ok/revocation').send({ reason: 'superseded' }).expect(201);
  await call('post', '/revocations/revocation-1/settle').expect(200);
  await call('delete', '/revocations/revocation-1').expect(204);
  expect(fixture.calls).toEqual([
    { name: 'begin', with: { certificateId: 'ok', reason: 'superseded' } },
    { name: 'settle', with: { id: 'revocation-1', given: null } },
    { name: 'abandon', with: { id: 'revocation-1' } },
  ]);
});

test('answers 503 where no certificates are revoked here', async () => {
  await apiOver(null)('get', '/revocations/revocation-1').expect(503);
});
