import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { enrolmentOperations } from '../../../plugin/routes/api/enrolment/operations.ts';
import { anOffer, aProblem, aRequest, aSubmitted } from '../../support/builders/enrolment.ts';
import { aUser } from '../../support/builders/user.ts';
import {
  aCertificateFixture,
  fakeCertificateServices,
} from '../../support/fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import {
  anEnrolmentFixture,
  fakeEnrolmentServices,
} from '../../support/fakes/fake-enrolment-services.ts';
import { apiOver as apiOverServices } from './api-over.ts';

const password = 'Zut-12345';

/** Requests that only note what they are asked. */
const apiOver = (fixture: EnrolmentFixture | null) =>
  apiOverServices({
    services: fakeCertificateServices(aCertificateFixture({ users: [aUser()] })),
    enrolments: fixture && fakeEnrolmentServices(fixture),
  });

const contactData = { emailPrivate: 'anne@cabinet.example', phonePrivate: '0400 00 00 01' };
const beginning = { contactData, password, conditionsAccepted: true };

describe('requests over JSON', () => {
  test('returns the state, the next step and the problem, and neither contract nor contact data', async () => {
    const call = apiOver(anEnrolmentFixture({ requests: [aRequest({ problem: aProblem() })] }));
    const answer = await call('get', '/enrolments/request-1').expect(200);
    const body: unknown = answer.body;
    const { text } = answer;
    expect(body).toMatchObject({
      id: 'request-1',
      kind: 'new',
      state: 'contract',
      next: 'sign',
      path: '/enrolments/request-1',
      holder: { type: 'SSIN', id: '00000000097' },
      certificateId: null,
      contractLanguages: ['fr', 'nl', 'de'],
      problem: { kind: 'refused', code: 'INVALID_NAME' },
    });
    expect(text).not.toMatch(/Contrat|cabinet\.example|"request"|"facts"|"chain"/);
  });

  test('lists a user’s requests, with a masked number for all but the person', async () => {
    const call = apiOver(anEnrolmentFixture({ requests: [aSubmitted()] }));
    const own = await call('get', '/users/anne/enrolments').expect(200);
    expect(own.body).toMatchObject({
      enrolments: [{ next: 'wait', holder: { id: '00000000097' } }],
    });
    const admin = await call('get', '/users/anne/enrolments', 'admin.admin').expect(200);
    expect(admin.text).not.toContain('00000000097');
  });

  test('begins a request without a PIN, and returns no secret', async () => {
    const fixture = anEnrolmentFixture();
    const answer = await apiOver(fixture)('post', '/users/anne/enrolments').send({
      ...beginning,
      organisation: { id: '00000097', type: 'NIHII-HOSPITAL' },
      unattended: true,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ state: 'contract', next: 'sign' });
    expect(answer.text).not.toContain(password);
    expect(fixture.calls).toEqual([
      {
        name: 'begin',
        with: {
          userId: 'anne',
          organisation: {
            type: 'NIHII-HOSPITAL',
            id: '00000097',
            applicationId: null,
            name: 'Groupement Exemple',
          },
          contactData,
          password,
          currentPassword: null,
          conditionsAccepted: true,
          unattended: true,
        },
      },
    ]);
  });

  test.each([
    ['without accepted conditions', { contactData, password }],
    ['with a PIN', { ...beginning, pin: '1234' }],
    ['with conditions that were not accepted', { ...beginning, conditionsAccepted: false }],
    ['for an organisation without known kind', { ...beginning, organisation: { id: '00000097' } }],
  ])('refuses a request %s', async (_what, body) => {
    const fixture = anEnrolmentFixture();
    const answer = await apiOver(fixture)('post', '/users/anne/enrolments').send(body);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([
      422,
      'ERR_FORM_INVALID',
    ]);
    expect(fixture.calls).toEqual([]);
  });

  test('returns what a request would be and what eHealth has, without card and PIN', async () => {
    const offer = anOffer({ limit: 'taken', applicationIds: [null, 'LABO'] });
    const fixture = anEnrolmentFixture({ offer });
    const query = '?type=NIHII-HOSPITAL&id=00000097&applicationId=labo';
    const answer = await apiOver(fixture)('get', `/users/anne/enrolment-offer${query}`).expect(200);
    expect(answer.body).toEqual({
      kind: 'new',
      certificateId: null,
      opensAt: null,
      runningId: null,
      limit: 'taken',
      applicationIds: [null, 'LABO'],
      freeApplicationId: 'APP2',
      types: null,
    });
    expect(fixture.calls[0]?.with).toMatchObject({ organisation: { applicationId: 'LABO' } });
  });

  test('returns the types to choose from where none is known', async () => {
    const types = [{ type: 'NIHII-GROUP', names: { fr: 'Groupement' } }];
    const call = apiOver(anEnrolmentFixture({ types }));
    const answer = await call('get', '/users/anne/enrolment-offer?id=00000097').expect(200);
    expect(answer.body).toMatchObject({ kind: null, limit: null, types });
  });

  test('begins a request without a card, and returns where it is confirmed to its person alone', async () => {
    const fixture = anEnrolmentFixture({
      becomes: {
        abroad: {
          person: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
          validationUrl: 'https://example.invalid/validate',
          confirmBefore: '2026-06-08T10:00:00.000Z',
        },
      },
    });
    const names = { firstNames: 'Anne', lastName: 'Exemple' };
    const call = apiOver(fixture);
    const answer = await call('post', '/users/anne/enrolments/non-resident').send({
      ...beginning,
      ...names,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'non-resident',
      next: 'confirm',
      confirm: { url: 'https://example.invalid/validate', before: '2026-06-08T10:00:00.000Z' },
    });
    expect(fixture.calls).toEqual([
      {
        name: 'beginNonResident',
        with: {
          userId: 'anne',
          ...names,
          contactData,
          password,
          conditionsAccepted: true,
          unattended: false,
        },
      },
    ]);
    const admin = await call('get', '/enrolments/request-1', 'admin.admin').expect(200);
    expect(admin.body).toMatchObject({ confirm: null });
  });

  test.each<[string, 'get' | 'post' | 'delete', string, object, object]>([
    ['goes on', 'post', '/enrolments/request-1/advance', { password }, { name: 'advance' }],
    ['activates', 'post', '/enrolments/request-1/activate', {}, { name: 'activate' }],
    ['gives up', 'delete', '/enrolments/request-1', {}, { name: 'abandon' }],
  ])('passes an act on: %s', async (_act, method, path, body, call) => {
    const fixture = anEnrolmentFixture({ requests: [aRequest()] });
    const answer = await apiOver(fixture)(method, path).send(body);
    expect([200, 204]).toContain(answer.status);
    expect(fixture.calls).toMatchObject([call]);
  });

  test('lists the places of a request, and passes on what its holder does with them', async () => {
    const doneAt = new Date('2026-11-02T08:00:00Z');
    const fixture = anEnrolmentFixture({ requests: [aRequest()] });
    fixture.places = [
      { id: 'p1', name: 'Ancien logiciel', doneAt },
      { id: 'p2', name: 'Portable', doneAt: null },
    ];
    const call = apiOver(fixture);
    const places = [
      { id: 'p1', name: 'Ancien logiciel', doneAt: '2026-11-02T08:00:00.000Z' },
      { id: 'p2', name: 'Portable', doneAt: null },
    ];
    const path = '/enrolments/request-1/places';
    const listed = await call('get', path).expect(200);
    expect(listed.body).toEqual({ places });
    const added = await call('post', path).send({ name: 'Tablette' }).expect(201);
    expect(added.body).toEqual({ places });
    const marked = await call('put', `${path}/p2`).send({ done: true }).expect(200);
    expect(marked.body).toEqual({ places });
    await call('delete', `${path}/p1`).expect(204);
    expect(fixture.calls).toMatchObject([
      { name: 'addPlace', with: { name: 'Tablette' } },
      { name: 'markPlace', with: { placeId: 'p2', isDone: true } },
      { name: 'removePlace', with: { placeId: 'p1' } },
    ]);
    await call('put', `${path}/p2`).send({}).expect(422);
  });

  test('refuses a place that is not added as problem details', async () => {
    const refusal = new PluginError('ERR_ENROLMENT_PLACE', 'no', {
      params: { problem: 'Known', limit: 12 },
    });
    const fixture = anEnrolmentFixture({ requests: [aRequest()], refusal });
    const answer = await apiOver(fixture)('post', '/enrolments/request-1/places').send({
      name: 'Portable',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).toMatchObject({ code: 'ERR_ENROLMENT_PLACE' });
  });

  test('completes a stored keystore with its password', async () => {
    const fixture = anEnrolmentFixture();
    await apiOver(fixture)('post', '/certificates/half/complete').send({ password }).expect(201);
    expect(fixture.calls[0]?.with).toEqual({ certificateId: 'half', password });
  });

  test('returns what eHealth said as problem details', async () => {
    const refusal = new PluginError('ERR_REGISTRATION_REFUSED', 'no', {
      support: { code: 'NO_RIGHT', text: 'Pas de mandat.', ticket: null },
    });
    const fixture = anEnrolmentFixture({ refusal });
    const answer = await apiOver(fixture)('post', '/users/anne/enrolments').send(beginning);
    expect(answer.status).toBe(502);
    expect(answer.body).toMatchObject({ support: { code: 'NO_RIGHT', text: 'Pas de mandat.' } });
  });

  test('answers 503 where no certificates are asked for', async () => {
    const answer = await apiOver(null)('get', '/enrolments/request-1').expect(503);
    expect(answer.body).toMatchObject({ code: 'ERR_REGISTRATION_NOT_CONFIGURED' });
  });

  test('offers no way to sign a contract over HTTP', () => {
    const operations = enrolmentOperations({
      enrolments: null,
      services: fakeCertificateServices(aCertificateFixture()),
      passwordLimit: (_req, _res, next) => next(),
    });
    for (const { path, body } of operations) {
      expect(path).not.toContain('sign');
      expect(Object.keys(body?.schema.shape ?? {})).not.toContain('pin');
    }
  });
});
