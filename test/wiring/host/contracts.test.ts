import { describe, expect, test } from 'vitest';
import type { ContractApi } from '../../../plugin/host.ts';
import { createEnrolmentApi, createRevocationApi } from '../../../plugin/wiring/host/contracts.ts';
import { aRequest, contractTexts } from '../../support/builders/enrolment.ts';
import { aRevocation } from '../../support/builders/revocation.ts';
import { aUser } from '../../support/builders/user.ts';
import {
  anEnrolmentFixture,
  fakeEnrolmentServices,
} from '../../support/fakes/fake-enrolment-services.ts';
import {
  aRevocationFixture,
  fakeRevocationServices,
} from '../../support/fakes/fake-revocation-services.ts';

const deps = {
  directory: {
    findUser: (_practiceId: string, userId: string) =>
      Promise.resolve(userId === 'anne' ? aUser() : undefined),
  },
  defaultLanguage: 'fr',
} as const;

/** One request of each kind, of this user, with its api; `null`: none are made in this installation. */
const kinds = {
  request: (userId: string) => {
    const fixture = anEnrolmentFixture({
      requests: [aRequest({ userId })],
      becomes: { state: 'waiting' },
    });
    const api = createEnrolmentApi(fakeEnrolmentServices(fixture), deps);
    return { api, fixture, texts: contractTexts, none: createEnrolmentApi(null, deps) };
  },
  revocation: (userId: string) => {
    const waiting = aRevocation({ id: 'request-1', userId });
    const fixture = aRevocationFixture({
      requests: [waiting],
      becomes: { state: 'done' },
    });
    const api = createRevocationApi(fakeRevocationServices(fixture), deps);
    return { api, fixture, texts: waiting.contract.texts, none: createRevocationApi(null, deps) };
  },
};

describe.each(['request', 'revocation'] as const)('the contract of a %s in process', (kind) => {
  test('goes to the host’s dialog, and is signed with its PIN', async () => {
    const { api, fixture, texts } = kinds[kind]('anne');
    expect(await api.contract('practice-1', 'anne', 'request-1')).toEqual(texts);
    const signed = await api.sign('practice-1', 'anne', 'request-1', {
      pin: '1234',
      language: 'nl',
    });
    expect(signed).toMatchObject(
      kind === 'request' ? { state: 'waiting', next: 'wait' } : { state: 'done', next: 'none' },
    );
    expect(JSON.stringify(signed)).not.toContain('1234"');
    expect(fixture.calls).toEqual([
      {
        name: 'sign',
        with: { id: 'request-1', pin: '1234', lastTryConfirmed: false, language: 'nl' },
      },
    ]);
  });

  test('rejects for an unknown user, another’s request, and where none are made', async () => {
    const { api, fixture, none } = kinds[kind]('bruno');
    const sign = (by: ContractApi<unknown>, userId: string) =>
      by.sign('practice-1', userId, 'request-1', { language: 'fr' });
    await expect(sign(api, 'unknown')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    await expect(sign(api, 'anne')).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    await expect(sign(none, 'anne')).rejects.toMatchObject({
      code: 'ERR_REGISTRATION_NOT_CONFIGURED',
    });
    expect(fixture.calls).toEqual([]);
  });
});

test('returns the holders that the user may ask for, with the PIN of the host’s dialog', async () => {
  const fixture = anEnrolmentFixture();
  const api = createEnrolmentApi(fakeEnrolmentServices(fixture), deps);
  const offered = await api.organisations('practice-1', 'anne', { pin: '1234' });
  expect(offered).toEqual({ person: true, organisations: [] });
  expect(fixture.calls[0]?.with).toEqual({ pin: '1234', lastTryConfirmed: false });
});

test('lists what eHealth has of a person, for a lost file, and leaves out what has no identifier', async () => {
  const listed = {
    certificate: 'VALID_ACTIVE',
    etk: 'VALID_ACTIVE',
    replaceable: false,
    replaceableFrom: null,
    publicKeyIdentifier: 'AB'.repeat(20),
    requestedAt: null,
    actor: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
    applicationId: null,
    automaticallyValidated: true,
    details: null,
    revocable: true,
    contactData: null,
    baseServices: [],
  } as const;
  const fixture = aRevocationFixture({
    listed: [listed, { ...listed, publicKeyIdentifier: null }],
  });
  const api = createRevocationApi(fakeRevocationServices(fixture), deps);
  expect(await api.certificates('practice-1', 'anne', { pin: '1234' })).toEqual([
    {
      publicKeyIdentifier: 'AB'.repeat(20),
      status: 'VALID_ACTIVE',
      name: 'Anne Exemple',
      applicationId: null,
      notBefore: null,
      notAfter: null,
      revocable: true,
    },
  ]);
  expect(fixture.calls).toEqual([
    { name: 'certificatesOf', with: { pin: '1234', lastTryConfirmed: false } },
  ]);
});
