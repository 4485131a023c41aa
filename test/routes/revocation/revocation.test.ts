import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { aJudged } from '../../support/builders/certificate.ts';
import { aRevocation } from '../../support/builders/revocation.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RevocationFixture } from '../../support/fakes/fake-revocation-services.ts';
import { aRevocationFixture } from '../../support/fakes/fake-revocation-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byLabel, byRole, readPage, texts, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const pin = '739164';
const key = '08A971BA4FADD688F1C3FAA2274EB90D07105A8A';
const submittedAt = new Date('2026-06-01T08:59:00Z');

const app = (revocations: RevocationFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [aJudged({ id: 'ok' })] }), {
    actor: aClinician,
    revocations,
    ...options,
  });
const mine = (changes: Partial<Revocation> = {}) =>
  aRevocation({ id: 'revocation-1', userId: aClinician.userId, ...changes });
const fixtureOf = (changes: Partial<Revocation> = {}) =>
  aRevocationFixture({ requests: [mine(changes)] });
const get = async (fixture: RevocationFixture, at: string, options: ScreenAppOptions = {}) => {
  const answer = await request(app(fixture, options)).get(at);
  return { answer, $: readPage(answer.text) };
};
const send = (fixture: RevocationFixture, to: string, fields: Record<string, string>) =>
  request(app(fixture)).post(to).type('form').send(fields);
const actsOf = ({ calls }: RevocationFixture) => calls.map(({ name }) => name);

const listed = {
  certificate: 'VALID_ACTIVE',
  etk: 'VALID_ACTIVE',
  replaceable: false,
  replaceableFrom: null,
  publicKeyIdentifier: key,
  requestedAt: null,
  actor: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
  applicationId: null,
  automaticallyValidated: true,
  details: {
    serialNumber: '1',
    dn: null,
    issuerDn: null,
    notBefore: '2026-01-15T09:00:00.000Z',
    notAfter: '2029-01-15T09:00:00.000Z',
  },
  revocable: true,
  contactData: null,
  baseServices: [],
} as const;

describe('the form of a revocation', () => {
  test('says what ends and what stays before anything is asked', async () => {
    const fixture = aRevocationFixture();
    fixture.offer = { ...fixture.offer, sessions: 2 };
    const { answer, $ } = await get(fixture, '/certificates/ok/revoke');
    expect(answer.status).toBe(200);
    expect($('h1').text()).toBe('Révoquer ce certificat');
    const asked = words($('.card--big'));
    expect(asked).toContain('2 sessions eHealth ouvertes avec lui.');
    expect(asked.indexOf('Ce qui s’arrête')).toBeLessThan(asked.indexOf('Pourquoi'));
    expect(words($('aside'))).toContain('vos anciens messages restent lisibles');
    expect($('input[name=reason]:checked')).toHaveLength(0);
    expect(fixture.calls).toEqual([]);
  });

  test.each(languages)('renders valid HTML in %s', async (language) => {
    for (const path of ['/certificates/ok/revoke', `/users/${aClinician.userId}/revoke`]) {
      const { answer, $ } = await get(aRevocationFixture(), path, { language });
      expect(words($('main'))).not.toMatch(/\{\w+\}|\brevocation\.\w/);
      expect(htmlProblems(answer.text)).toEqual([]);
    }
  });

  test('asks for a reason, then for the contract', async () => {
    const fixture = aRevocationFixture();
    const missing = await send(fixture, '/certificates/ok/revoke', {});
    expect(missing.status).toBe(422);
    expect(readPage(missing.text)('#reason-error').text()).toContain('Choisissez une raison.');
    const begun = await send(fixture, '/certificates/ok/revoke', { reason: 'keyCompromise' });
    expect([begun.status, begun.headers['location']]).toEqual([303, '/revocations/revocation-1']);
    expect(fixture.calls).toEqual([
      { name: 'begin', with: { certificateId: 'ok', reason: 'keyCompromise' } },
    ]);
  });

  test('leads to a revocation that runs', async () => {
    const fixture = aRevocationFixture();
    fixture.offer = { ...fixture.offer, running: mine() };
    const { answer } = await get(fixture, '/certificates/ok/revoke');
    expect(answer.headers['location']).toBe('/revocations/revocation-1');
  });

  test('shows why it could not begin', async () => {
    const fixture = aRevocationFixture({ refusal: new PluginError('ERR_CARD_NONE', 'no card') });
    const answer = await send(fixture, '/certificates/ok/revoke', { reason: 'superseded' });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const $ = readPage(answer.text);
    expect(byRole($, 'alert').text()).toContain('La révocation n’est pas commencée');
    expect($('#reason-superseded').attr('checked')).toBeDefined();
  });

  test('leads from the certificate, for its holder alone', async () => {
    const link = 'a[href="/certificates/ok/revoke"]';
    expect((await get(aRevocationFixture(), '/certificates/ok')).$(link)).toHaveLength(1);
    expect((await get(aRevocationFixture(), '/certificates/ok/password')).$(link)).toHaveLength(1);
    const admin = { actor: anAdmin({ userId: 'admin' }) };
    expect((await get(aRevocationFixture(), '/certificates/ok', admin)).$(link)).toHaveLength(0);
  });
});

const states: readonly (readonly [string, Partial<Revocation>, RegExp])[] = [
  ['contract', {}, /^Lisez le contrat/],
  [
    'contract, refused',
    { problem: { at: submittedAt, kind: 'refused', code: 'SIM', message: 'no' } },
    /^Lisez le contrat/,
  ],
  ['submitting', { state: 'submitting', submittedAt }, /^C’est signé/],
  ['done', { state: 'done', endedAt: submittedAt }, /est révoqué/],
  ['abandoned', { state: 'abandoned', endedAt: submittedAt }, /abandonnée/],
];

describe.each(states)('page of a revocation: %s', (_name, changes, sentence) => {
  const path = '/revocations/revocation-1';

  test.each(languages)(
    'begins with the sentence of its state, as valid HTML in %s',
    async (language) => {
      const { answer, $ } = await get(fixtureOf(changes), path, { language });
      expect(answer.status).toBe(200);
      expect(htmlProblems(answer.text)).toEqual([]);
      expect(words($('main'))).not.toMatch(/\{\w+\}|\brevocation\.\w/);
      if (language === 'fr') expect($('h1').text()).toMatch(sentence);
      expect($('.b--main').length).toBeLessThanOrEqual(1);
    },
  );

  test('shows an admin the state, without a form, a contract or a number', async () => {
    const { answer, $ } = await get(fixtureOf(changes), path, {
      actor: anAdmin({ userId: 'admin' }),
    });
    expect(answer.status).toBe(200);
    expect($('main form[method=post]')).toHaveLength(0);
    expect($('iframe')).toHaveLength(0);
    expect($.text()).not.toContain('00000000097');
  });

  test('answers a colleague with 404', async () => {
    const { answer } = await get(fixtureOf(changes), path, {
      actor: anActor({ userId: 'bruno' }),
    });
    expect(answer.status).toBe(404);
  });
});

describe('signing a revocation', () => {
  const to = '/revocations/revocation-1/sign?contract=nl';

  test('shows the contract in a frame without any right, served apart', async () => {
    const { $ } = await get(fixtureOf(), '/revocations/revocation-1');
    expect($('iframe').attr('src')).toBe('/revocations/revocation-1/contract/fr');
    expect($('iframe').attr('sandbox')).toBe('');
    const { answer } = await get(fixtureOf(), '/revocations/revocation-1/contract/fr');
    expect(answer.text).toBe('<html>Contrat de révocation</html>');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  test('sends nothing to the card without agreement or PIN', async () => {
    const fixture = fixtureOf();
    for (const fields of [{ pin }, { agreed: '1', pin: '' }]) {
      const answer = await send(fixture, to, fields);
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(pin);
    }
    expect(fixture.calls).toEqual([]);
  });

  test('signs in the language that was shown', async () => {
    const fixture = fixtureOf();
    const answer = await send(fixture, to, { agreed: '1', pin });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/revocations/revocation-1']);
    expect(fixture.calls).toEqual([
      { name: 'sign', with: { id: 'revocation-1', pin, lastTryConfirmed: false, language: 'nl' } },
    ]);
  });

  test('shows a wrong PIN next to its field, and never again', async () => {
    const fixture = fixtureOf();
    fixture.refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 2 } });
    const answer = await send(fixture, to, { agreed: '1', pin });
    const $ = readPage(answer.text);
    expect($('#pin-error').text()).not.toBe('');
    expect(answer.text).not.toContain(pin);
    expect($('#agreed').attr('checked')).toBeDefined();
  });

  test('ends one that is not signed, and leads back to the profile', async () => {
    const fixture = fixtureOf();
    const answer = await send(fixture, '/revocations/revocation-1/abandon', {});
    expect(answer.headers['location']).toBe(
      `/users/${aClinician.userId}?done=revocation-abandoned`,
    );
    expect(actsOf(fixture)).toEqual(['abandon']);
  });
});

describe('a revocation without an answer', () => {
  const to = '/revocations/revocation-1/settle';

  test('asks without a PIN, or with the one of the card', async () => {
    const fixture = fixtureOf({ state: 'submitting', submittedAt });
    await send(fixture, to, { withoutPin: '1' });
    await send(fixture, to, { pin });
    expect(fixture.calls.map((call) => call.with)).toEqual([
      { id: 'revocation-1', given: null },
      { id: 'revocation-1', given: { pin, lastTryConfirmed: false } },
    ]);
    expect((await send(fixture, to, { pin: '' })).status).toBe(422);
  });
});

describe('a lost file', () => {
  const path = `/users/${aClinician.userId}/revoke`;

  test('shows what eHealth lists, to choose from', async () => {
    const fixture = aRevocationFixture({
      listed: [listed, { ...listed, certificate: 'REVOKED', publicKeyIdentifier: 'AB'.repeat(20) }],
    });
    const first = await get(fixture, path);
    expect(byLabel(first.$, 'Code PIN de la carte').length).toBe(1);
    const shown = readPage((await send(fixture, path, { pin })).text);
    expect(shown('input[name=key]').length).toBe(1);
    expect(texts(shown('label[for=key-0]')).join()).toContain('Anne Exemple');
    const answer = await send(fixture, path, { key, reason: 'superseded' });
    expect(answer.headers['location']).toBe('/revocations/revocation-1');
    expect(fixture.calls).toEqual([
      { name: 'certificatesOf', with: { pin, lastTryConfirmed: false } },
      { name: 'begin', with: { publicKeyIdentifier: key, reason: 'superseded' } },
    ]);
  });

  test('shows no field for a PIN without the right card', async () => {
    const sessions = aSessionFixture({ card: { kind: 'empty' } });
    const { $ } = await get(aRevocationFixture(), path, { sessions });
    expect($('#pin')).toHaveLength(0);
  });

  test('refuses all but its holder', async () => {
    const admin = { actor: anAdmin({ userId: 'admin' }) };
    expect((await get(aRevocationFixture(), path, admin)).answer.status).toBe(403);
    expect((await get(aRevocationFixture(), '/users/bruno/revoke')).answer.status).toBe(404);
  });
});

test('answers 404 where no certificates are revoked here', async () => {
  const answer = await request(
    screenApp(aCertificateFixture({ users: [aUser()] }), { actor: aClinician }),
  ).get('/certificates/ok/revoke');
  expect(answer.status).toBe(404);
});
