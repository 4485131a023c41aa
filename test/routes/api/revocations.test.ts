import { expect, test } from 'vitest';
import { aRevocation } from '../../support/builders/revocation.ts';
import type { RevocationFixture } from '../../support/fakes/fake-revocation-services.ts';
import {
  aRevocationFixture,
  fakeRevocationServices,
} from '../../support/fakes/fake-revocation-services.ts';
import { apiOver as apiOverServices } from './api-over.ts';

/** Revocations that only note what they are asked. */
const apiOver = (fixture: RevocationFixture | null) =>
  apiOverServices({ revocations: fixture && fakeRevocationServices(fixture) });

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
