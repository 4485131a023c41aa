import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { OfferedHolders } from '../../../../plugin/domain/enrolment/service.ts';
import { PluginError } from '../../../../plugin/errors.ts';
import { languages } from '../../../../plugin/i18n/index.ts';
import { aUser } from '../../../support/builders/user.ts';
import { aCertificateFixture } from '../../../support/fakes/fake-certificate-services.ts';
import type { EnrolmentFixture } from '../../../support/fakes/fake-enrolment-services.ts';
import { anEnrolmentFixture } from '../../../support/fakes/fake-enrolment-services.ts';
import { aSessionFixture } from '../../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../../support/servers/screen-app.ts';
import {
  attributes,
  byLabel,
  byRole,
  hostile,
  readPage,
  words,
} from '../../../support/tools/page.ts';
import { htmlProblems } from '../../../support/tools/valid-html.ts';

const path = '/users/anne/enrolment/organisations';
const company = { type: 'CBE', id: '0000000097', names: { nl: 'Voorbeeld', fr: hostile } };
const organisations: OfferedHolders['organisations'] = [
  { ...company, baseServices: [], applicationIds: [], limit: 'free' },
  {
    ...{ type: 'NIHII-GROUP', id: '00000097', names: {} },
    ...{ baseServices: [], applicationIds: [null], limit: 'free' },
  },
  { ...company, id: '0000000196', baseServices: [], applicationIds: null, limit: null },
];
const holders: OfferedHolders = { person: true, organisations };

const app = (enrolments: EnrolmentFixture, options: ScreenAppOptions = {}) =>
  screenApp(
    aCertificateFixture({
      users: [
        aUser({
          organisations: [
            { kind: 'company', identifier: '0000000097', name: 'Cabinet Exemple' },
            { kind: 'group', identifier: '00000097', name: 'Groupement Exemple' },
          ],
        }),
        aUser({ id: 'bruno', displayName: 'Bruno Spécimen' }),
      ],
    }),
    { actor: aClinician, enrolments, ...options },
  );
const ask = (fixture: EnrolmentFixture, fields: object = { pin: '1234' }, options = {}) =>
  request(app(fixture, options)).post(path).type('form').send(fields);

describe('organisations by eHealth’s word', () => {
  test('asks for the PIN once, and calls nothing before', async () => {
    const fixture = anEnrolmentFixture({ holders });
    const $ = readPage((await request(app(fixture)).get(path)).text);
    expect(byLabel($, 'Code PIN de la carte')).toHaveLength(1);
    expect($('.b--main')).toHaveLength(1);
    expect(fixture.calls).toEqual([]);
    const missing = await ask(fixture, { pin: '' });
    expect([missing.status, fixture.calls]).toEqual([422, []]);
  });

  test('lists each with its count, and leads to the form of those on the profile', async () => {
    const answer = await ask(anEnrolmentFixture({ holders }));
    const $ = readPage(answer.text);
    expect(attributes(byRole($('main li'), 'link'), 'href')).toEqual([
      '/users/anne/enrolment',
      '/users/anne/enrolment?type=CBE&id=0000000097',
      '/users/anne/enrolment?type=NIHII-GROUP&id=00000097&more=1',
    ]);
    expect(words($('main'))).toContain('Groupement Exemple');
    expect(words($('main'))).toContain('Déjà chez eHealth : 1 certificat ; dix au plus');
    expect(words($('main li').last())).toContain('Pas sur votre profil');
    expect($('main img')).toHaveLength(0);
    expect(answer.text).not.toContain('1234');
  });

  test('says that eHealth knows none, and that the profession is not known', async () => {
    const none = { person: false, organisations: [] };
    const $ = readPage((await ask(anEnrolmentFixture({ holders: none }))).text);
    expect(words($('main'))).toContain('ne vous connaît pour aucune organisation');
    expect(words($('main'))).toContain('ne connaît pas votre profession');
  });

  test('shows a wrong PIN at its field, with the tries that are left', async () => {
    const refusal = new PluginError('ERR_PIN_WRONG', 'no', { params: { triesLeft: 2 } });
    const answer = await ask(anEnrolmentFixture({ refusal }));
    expect(answer.status).toBe(422);
    const alert = byRole(readPage(answer.text), 'alert');
    expect(byRole(alert, 'link').attr('href')).toBe('#pin');
  });

  test('asks for nothing without the card, and refuses another person', async () => {
    const sessions = aSessionFixture({ card: { kind: 'empty' } });
    const answer = await request(app(anEnrolmentFixture(), { sessions })).get(path);
    expect(readPage(answer.text)('input[type=password]')).toHaveLength(0);
    const other = await request(app(anEnrolmentFixture())).get(path.replace('anne', 'bruno'));
    expect(other.status).toBe(403);
  });
});

test.each(languages)('renders both pages in %s as valid HTML', async (language) => {
  const fixture = anEnrolmentFixture({ holders });
  const none = anEnrolmentFixture({ holders: { person: false, organisations: [] } });
  for (const answer of [
    await request(app(fixture, { language })).get(path),
    await ask(fixture, { pin: '1234' }, { language }),
    await ask(none, { pin: '1234' }, { language }),
    await ask(fixture, { pin: '' }, { language }),
  ]) {
    expect(words(readPage(answer.text)('main'))).not.toMatch(/\{\w+\}|\benrolment\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  }
});
