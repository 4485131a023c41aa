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

const problem = { at: new Date(0), kind: 'refused', code: 'SIM', message: '' } as const;
const mine = () => aRevocation({ id: 'revocation-1', userId: 'anne' });

test('returns the state, the next step and the problem, and no contract', async () => {
  const call = apiOver(aRevocationFixture({ requests: [{ ...mine(), problem }] }));
  const answer = await call('get', '/revocations/revocation-1').expect(200);
  expect(answer.body).toMatchObject({
    state: 'contract',
    reason: 'superseded',
    next: 'sign',
    holder: { type: 'SSIN', id: '00000000097', name: 'ANNE EXEMPLE' },
    path: '/revocations/revocation-1',
    contractLanguages: ['fr', 'nl'],
    problem: { kind: 'refused', code: 'SIM', at: '1970-01-01T00:00:00.000Z' },
  });
  expect(answer.text).not.toContain('Contrat');
  const seen = await call('get', '/revocations/revocation-1', 'ariane.admin').expect(200);
  expect(seen.text).not.toContain('00000000097');
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

test.each([
  ['submitting', 'wait'],
  ['done', 'none'],
  ['abandoned', 'none'],
] as const)('says what comes next: %s', async (state, next) => {
  const call = apiOver(aRevocationFixture({ requests: [{ ...mine(), state }] }));
  const answer = await call('get', '/revocations/revocation-1').expect(200);
  expect(answer.body).toMatchObject({ state, next });
});

test('begins for a lost file by the identifier of eHealth’s register, by its person alone', async () => {
  const fixture = aRevocationFixture();
  const call = apiOver(fixture);
  const publicKeyIdentifier = 'AB'.repeat(20);
  const lost = { publicKeyIdentifier, reason: 'superseded' };
  await call('post', '/users/anne/revocations').send({ reason: 'superseded' }).expect(422);
  await call('post', '/users/anne/revocations')
    .send({ ...lost, publicKeyIdentifier: 'AB' })
    .expect(422);
  await call('post', '/users/anne/revocations', 'ariane.admin').send(lost).expect(403);
  expect(fixture.calls).toEqual([]);
  await call('post', '/users/anne/revocations').send(lost).expect(201);
  expect(fixture.calls).toEqual([
    { name: 'begin', with: { publicKeyIdentifier, reason: 'superseded' } },
  ]);
});

test('answers 503 where no certificates are revoked here', async () => {
  await apiOver(null)('get', '/revocations/revocation-1').expect(503);
});
