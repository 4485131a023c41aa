import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import type { ProbeFacts } from '../../../plugin/domain/certificate/online-status.ts';
import { guidePaths } from '../../../plugin/domain/renewal/renewal.ts';
import type { Guide, GuideStep } from '../../../plugin/domain/renewal/renewal.ts';
import { stepInstructions } from '../../../plugin/routes/renewal/guide-instructions.ts';
import {
  aFinding,
  aJudged,
  anExpiringVerdict,
  aPlaceholderVerdict,
} from '../../support/builders/certificate.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { aBarNotice, aMute } from '../../support/builders/notice.ts';
import { aGuide, aWaitingPlan, aWatched, probed } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  byRole,
  each,
  nameOf,
  notices,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const guideHref = '/certificates/certificate-1/renewal';
const expiring = aJudged({}, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'));

const aWaitingFixture = (changes: Partial<RenewalFixture> = {}) =>
  aRenewalFixture({ renewals: [aWatched(aWaitingPlan(), expiring)], ...changes });
const app = (renewals: RenewalFixture, options: ScreenAppOptions = {}) =>
  screenApp(aCertificateFixture({ users: [aUser()], certificates: [expiring] }), {
    actor: aClinician,
    renewals,
    ...options,
  });
const open = async (
  renewals: Partial<RenewalFixture> = {},
  path = guideHref,
  options: ScreenAppOptions = {},
) => readPage((await request(app(aWaitingFixture(renewals), options)).get(path)).text);
const post = (fixture: RenewalFixture, path: string, options: ScreenAppOptions = {}) =>
  request(app(fixture, options)).post(`/certificates/certificate-1/${path}`).type('form');

const stepsOf = (page: Within) =>
  byRole(byRole(page, 'region', { name: 'Les étapes, une à une' }), 'group');
const nextStep = (page: Within) => stepsOf(page).filter('[open]');
const stateOf = (page: Within) => byRole(byRole(page, 'main'), 'region').first();
const thingsAtHand = (page: Within) =>
  byRole(
    byRole(page, 'heading', { name: 'À avoir sous la main pour l’étape suivante' }).parent(),
    'listitem',
  );
const steps = (...list: [GuideStep['name'], GuideStep['state'], string?][]): Partial<Guide> => ({
  steps: list.map(([name, state, evidence]) => ({ name, state, evidence: evidence ?? null })),
});

describe('renewal guide', () => {
  test('names first the person who must act, and the reason', async () => {
    const $ = await open();
    expect(nameOf(stateOf($))).toBe('C’est à vous de continuer');
    expect(stateOf($).text()).toContain('Le moment prévu pour le renouvellement est venu.');
    expect(toneOf(stateOf($))).toBe('attention');
    const admin = await open({}, guideHref, {
      actor: { ...aClinician, userId: 'x', roles: ['admin'] },
    });
    expect(nameOf(stateOf(admin))).toBe('Anne Exemple doit continuer');
  });

  test('shows the earliest, planned and latest date, and the end to the minute', async () => {
    const $ = await open();
    const dates = byRole($, 'region', { name: 'Quand ?' });
    expect(texts(dates.find('dl div'))).toEqual([
      'Possible dès le26 mars 2026',
      'Prévu le20 avril 2026',
      'Au plus tard le25 avril 2026',
      'Fin du certificat24 juin 2026 à 11:00',
    ]);
  });

  test('shows only the end of the certificate when the renewal is impossible or done', async () => {
    for (const plan of [
      { state: 'Expired', reason: 'Ended' },
      { state: 'Done', reason: 'SuccessorLoaded' },
    ] as const) {
      const $ = await open({ renewals: [aWatched(aWaitingPlan(plan), expiring)] });
      expect(words(byRole($, 'region', { name: 'Quand ?' }).find('dl'))).toBe(
        'Fin du certificat24 juin 2026 à 11:00',
      );
    }
  });

  test('opens only the next step, and marks detected steps as done with their reason', async () => {
    const $ = await open({
      guide: aGuide(
        steps(
          ['renew', 'done', 'placeholder-loaded'],
          ['wait', 'unknown'],
          ['complete', 'next', 'placeholder-loaded'],
          ['load', 'ahead'],
          ['activate', 'ahead'],
        ),
      ),
    });
    const drawn = each(stepsOf($)).map((step) => ({
      said: words(step.find('summary').children().last()),
      open: step.attr('open') !== undefined,
      ticked: step.find('summary svg').length === 1,
    }));
    expect(drawn).toEqual([
      { said: 'Fait', open: false, ticked: true },
      { said: 'Ne se voit pas d’ici', open: false, ticked: false },
      { said: 'À faire maintenant', open: true, ticked: false },
      { said: 'Ensuite', open: false, ticked: false },
      { said: 'Ensuite', open: false, ticked: false },
    ]);
    expect(byRole($, 'group', { name: / Fait$/ }).text()).toContain(
      'Le nouveau fichier est chargé',
    );
  });

  test('names the renewal button of the tool and warns of the other button when a renewal was begun', async () => {
    const $ = await open({ guide: aGuide(steps(['renew', 'done'], ['complete', 'next'])) });
    const complete = words(nextStep($));
    expect(complete).toContain('cliquez sur « Complétez votre demande de renouvellement »');
    expect(complete).toContain('ce n’est pas ce bouton-là');
  });

  test('names the request button of the tool after a new request', async () => {
    const $ = await open({ guide: aGuide(steps(['complete', 'next'], ['load', 'ahead'])) });
    const complete = words(nextStep($));
    expect(complete).toContain('cliquez sur « Complétez une demande de certificat »');
    expect(complete).not.toContain('demande de renouvellement');
  });

  test('shows a placeholder as a renewal when an older certificate exists', async () => {
    const verdict = {
      ...aPlaceholderVerdict(),
      findings: [aFinding('NotCompleted', 'error', { variant: 'renewal' })],
    };
    const $ = await open({
      renewals: [aWatched({ state: 'InProgress', reason: 'RenewalBegun' }, aJudged({}, verdict))],
      guide: aGuide(steps(['complete', 'next'], ['load', 'ahead'])),
    });
    expect(nameOf(nextStep($))).toBe('Compléter la demande de renouvellement À faire maintenant');
    // No certificate yet: no validity, and never "expired"
    expect($('main').text()).not.toMatch(/expiré le/);
    expect(byRole($, 'region', { name: 'Quand ?' })).toHaveLength(0);
    // Nor anything that eHealth could be asked about
    expect(byRole($, 'region', { name: 'Ce qu’eHealth en dit' })).toHaveLength(0);
    expect($('form[action$="/check"]')).toHaveLength(0);
  });

  test('links to the load form of the same holder', async () => {
    const group = aJudged({ kind: 'group', identifier: '00000097' });
    const $ = await open(
      { renewals: [aWatched({}, group)], guide: aGuide(steps(['load', 'next'])) },
      guideHref,
      { actor: { ...aClinician, roles: ['admin'] } },
    );
    expect(byRole(stepsOf($), 'link').attr('href')).toBe(
      '/users/anne/certificates/new?kind=group&identifier=00000097',
    );
    const person = await open({ guide: aGuide(steps(['load', 'next'])) });
    expect(byRole(stepsOf(person), 'link').attr('href')).toBe(
      '/users/anne/certificates/new?kind=person',
    );
  });

  test('offers to load the new file in the open step', async () => {
    for (const name of ['renew', 'wait', 'complete', 'activate'] as const) {
      const $ = await open({ guide: aGuide(steps([name, 'next'], ['load', 'ahead'])) });
      const link = byRole(nextStep($), 'link', { name: /charger/i });
      expect([name, link.attr('href')]).toEqual([name, '/users/anne/certificates/new?kind=person']);
    }
  });

  test('hides the load button when the user may not load for the holder', async () => {
    const group = aJudged({ kind: 'group', identifier: '00000097' });
    const $ = await open({
      renewals: [aWatched({}, group)],
      guide: aGuide(steps(['load', 'next'])),
    });
    expect(byRole(stepsOf($), 'link')).toHaveLength(0);
  });

  test('links the holder to the check of what a signature needs, once the end is near', async () => {
    const link = (page: Within) =>
      byRole(page, 'link', { name: 'Vérifier que tout est prêt pour signer' });
    const at = (end: string) => ({
      renewals: [aWatched({ ...aWaitingPlan(), notAfter: new Date(end) }, expiring)],
    });
    const signing = aGuide(steps(['renew', 'next'], ['wait', 'ahead']));
    const near = await open({ ...at('2026-09-09T09:00:00.000Z'), guide: signing });
    expect(link(near).attr('href')).toBe('/users/anne/readiness');
    const far = await open({ ...at('2026-09-11T09:00:00.000Z'), guide: signing });
    expect(link(far)).toHaveLength(0);
    const later = aGuide(steps(['renew', 'done'], ['wait', 'next']));
    const waiting = await open({ ...at('2026-06-24T09:00:00.000Z'), guide: later });
    expect(link(waiting)).toHaveLength(0);
    const without = aGuide({ ...steps(['renew', 'next']), path: 'no-card' });
    expect(link(await open({ guide: without }))).toHaveLength(0);
    expect(link(await open({ guide: signing }, guideHref, { actor: anAdmin() }))).toHaveLength(0);
  });

  test('lists the items to have at hand', async () => {
    const $ = await open({ guide: aGuide({ atHand: ['pin', 'old-password'] }) });
    expect(texts(thingsAtHand($))).toEqual(['son code PIN', 'le mot de passe de ce fichier']);
  });

  test.each<[Guide['atHand'], string]>([
    [['card', 'new-password'], 'un mot de passe à choisir pour le nouveau fichier'],
    [['new-keystore', 'new-password'], 'le mot de passe du nouveau fichier'],
  ])(
    'distinguishes a password to choose from an existing password for %j',
    async (atHand, asked) => {
      const $ = await open({ guide: aGuide({ atHand }) });
      expect(thingsAtHand($).last().text()).toBe(asked);
    },
  );

  test('links to the other paths and marks the current path', async () => {
    const $ = await open(
      { guide: aGuide({ paths: ['card', 'no-card', 'medical-house'] }) },
      `${guideHref}?path=no-card`,
    );
    const links = byRole(byRole($, 'navigation', { name: 'Votre situation :' }), 'link')
      .map((_, link) => [[$(link).attr('href'), $(link).attr('aria-current') ?? '']])
      .get();
    expect(links).toEqual([
      [`${guideHref}?path=card`, ''],
      [`${guideHref}?path=no-card`, 'true'],
      [`${guideHref}?path=medical-house`, ''],
    ]);
    expect(nextStep($).text()).toContain('commune belge');
    const house = await open({}, `${guideHref}?path=medical-house`);
    expect(nextStep(house).text()).toContain('hc-group@riziv.fgov.be');
    expect(nextStep(await open({}, `${guideHref}?path=odd`)).text()).toContain(
      'Renouvelez votre certificat eHealth',
    );
  });

  test('shows reminders about contact data and passwords, and asks for no secret', async () => {
    const $ = await open();
    const text = words($('main'));
    expect(text).toContain('Votre adresse e-mail ou votre téléphone ont changé ?');
    expect(text).toContain('un mot de passe différent pour chaque certificat');
    expect($('input[type=password]')).toHaveLength(0);
  });

  test('answers 404 when the certificate is unknown', async () => {
    const answer = await request(app(aWaitingFixture())).get('/certificates/other/renewal');
    expect(answer.status).toBe(404);
  });
});

describe('stepInstructions', () => {
  const names = ['request', 'renew', 'wait', 'complete', 'load', 'activate'] as const;
  test.each(guidePaths)(
    'returns instructions for each step on the path %s, without repetition',
    (path) => {
      for (const name of names) {
        for (const renewing of [true, false]) {
          const lines = stepInstructions(name, path, renewing);
          expect(lines.length).toBeGreaterThan(0);
          expect(new Set(lines).size).toBe(lines.length);
        }
      }
    },
  );

  test('asks for a card only for the steps that sign', () => {
    for (const path of guidePaths) {
      for (const name of names) {
        const needsCard = stepInstructions(name, path, true).includes('guide.do.card');
        expect([path, name, needsCard]).toEqual([
          path,
          name,
          path !== 'no-card' && (name === 'renew' || name === 'request'),
        ]);
      }
    }
  });
});

describe('probe answers', () => {
  const say = async (probes: Partial<ProbeFacts>, statusAllowed = true) => {
    const watched = aWatched(aWaitingPlan(), probed(expiring, probes), { statusAllowed });
    const $ = await open({ renewals: [watched] });
    return texts(byRole(byRole($, 'region', { name: 'Ce qu’eHealth en dit' }), 'definition'));
  };
  const checkedAt = '2026-06-01T02:10:00Z';

  test('shows “not verified” until the first check', async () => {
    expect(await say({})).toEqual(['Non vérifié', 'Non vérifié', 'Non vérifié']);
    expect((await say({}, false))[2]).toBe('Non vérifié : le titulaire ne l’a pas autorisé.');
  });

  test('shows each answer with the time of its check', async () => {
    const [, depot] = await say({
      depot: {
        answer: { kind: 'published', serialNumber: '1234567890', checkedAt },
        failure: null,
      },
    });
    expect(depot).toBe('eHealth publie la clé de ce fichier. Vérifié le 1er juin 2026 à 04:10');
  });

  test('shows the last answer and the failure when a later check fails', async () => {
    const [revocation] = await say({
      revocation: {
        answer: {
          kind: 'good',
          source: 'ocsp',
          revokedAt: null,
          reason: null,
          nextUpdate: null,
          checkedAt: '2026-05-30T02:10:00Z',
        },
        failure: { at: checkedAt, problem: 'NotTrusted' },
      },
    });
    expect(revocation).toContain('n’est pas révoqué. Vérifié le 30 mai 2026 à 04:10');
    expect(revocation).toContain('Dernier essai le 1er juin 2026 à 04:10');
    expect(revocation).toContain('pas signée par une autorité connue');
  });

  test.each([
    ['published', 'autre clé que celle de ce fichier'],
    ['none', 'ne publie aucune clé'],
  ] as const)(
    'names the mismatch when the key in the depot is not the key of the file (%s)',
    async (kind, expected) => {
      const answer =
        kind === 'none'
          ? { kind, checkedAt }
          : { kind, serialNumber: '99999999999999999999', checkedAt };
      const [, depot] = await say({ depot: { answer, failure: null } });
      expect(depot).toContain(expected);
      expect(depot).not.toContain('99999999999999999999');
    },
  );

  test.each([
    [
      'VALID_ACTIVE',
      'WAIT_FOR_ACTIVATION',
      'Le certificat est valable. L’ETK attend son activation.',
    ],
    ['REVOKED', null, 'Le certificat est révoqué.'],
    [null, null, 'eHealth donne un état que nous ne connaissons pas.'],
  ] as const)(
    'shows the certificate status %s and the ETK status %s',
    async (certificate, etk, expected) => {
      const [, , status] = await say({
        status: {
          answer: { certificate, etk, replaceable: null, replaceableFrom: null, checkedAt },
          failure: null,
        },
      });
      expect(status).toContain(expected);
    },
  );

  test('shows the time of a revocation, and says so when the authority gives no answer', async () => {
    const revocation = { source: 'crl', reason: null, nextUpdate: null, checkedAt } as const;
    const revocationText = async (answer: {
      kind: 'revoked' | 'unknown';
      revokedAt: string | null;
    }) => (await say({ revocation: { answer: { ...revocation, ...answer }, failure: null } }))[0];
    expect(await revocationText({ kind: 'revoked', revokedAt: '2026-05-20T08:00:00Z' })).toContain(
      'révoqué depuis le 20 mai 2026 à 10:00',
    );
    expect(await revocationText({ kind: 'revoked', revokedAt: null })).toContain('est révoqué.');
    expect(await revocationText({ kind: 'unknown', revokedAt: null })).toContain(
      'ne se prononce pas',
    );
  });

  test('sends a check when the user asks, and confirms the check', async () => {
    const fixture = aWaitingFixture();
    const answer = await post(fixture, 'renewal/check');
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`${guideHref}?done=checked`);
    expect(fixture.calls).toEqual([{ name: 'checkNow', with: { id: 'certificate-1' } }]);
    expect(byRole(await open({}, `${guideHref}?done=checked`), 'status').text()).toContain(
      'eHealth a été interrogé',
    );
  });

  test('asks the user to wait when a check is repeated too soon', async () => {
    const fixture = aWaitingFixture({ refusal: new PluginError('ERR_PROBE_TOO_SOON', 'too soon') });
    const answer = await post(fixture, 'renewal/check');
    expect(answer.status).toBe(429);
    const $ = readPage(answer.text);
    expect(byRole($, 'alert').text()).toContain('Attendez une minute');
    expect(stepsOf($).length).toBeGreaterThan(0);
  });
});

describe('notice on the guide', () => {
  test('shows its text, and records the acknowledgement when the user hides the notice', async () => {
    const fixture = aWaitingFixture({
      bar: [aBarNotice(), aBarNotice({ noticeId: 'other', certificateId: 'c2' })],
    });
    const $ = readPage((await request(app(fixture)).get(guideHref)).text);
    expect(notices($)).toHaveLength(1);
    expect(notices($).text()).toContain('Il expire le 24 juin 2026.');
    const form = notices($).find('form');
    expect(form.attr('action')).toBe(`${guideHref}/acknowledge`);
    const answer = await post(fixture, 'renewal/acknowledge').send({
      notice: form.find('input').attr('value'),
    });
    expect(answer.headers['location']).toBe(`${guideHref}?done=acknowledged`);
    expect(fixture.calls).toEqual([{ name: 'acknowledge', with: { noticeId: 'notice-1' } }]);
  });

  test('rejects an acknowledgement when no notice is named', async () => {
    const fixture = aWaitingFixture();
    expect((await post(fixture, 'renewal/acknowledge')).status).toBe(422);
    expect(fixture.calls).toEqual([]);
  });
});

describe('nightly status check', () => {
  const page = '/certificates/certificate-1/status-check';
  const password = 'Zeer <geheim> & 42';

  test('records the consent when the holder sends the password', async () => {
    const fixture = aWaitingFixture();
    const $ = readPage((await request(app(fixture)).get(page)).text);
    expect($('main').text()).toContain('elle n’ouvre aucune session');
    const answer = await post(fixture, 'status-check').send({ wanted: 'on', password });
    expect(answer.headers['location']).toBe(`${guideHref}?done=status-on`);
    expect(fixture.calls).toEqual([
      { name: 'allowStatus', with: { id: 'certificate-1', password } },
    ]);
  });

  test('shows the error at the password field, without the typed password, when the password is wrong', async () => {
    const refusal = new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong', { params: {} });
    const answer = await post(aWaitingFixture({ refusal }), 'status-check').send({
      wanted: 'on',
      password,
    });
    expect(answer.status).toBe(422);
    const $ = readPage(answer.text);
    expect(byRole(byRole($, 'alert'), 'link').attr('href')).toBe('#password');
    expect($('#password').attr('aria-invalid')).toBe('true');
    expect(answer.text).not.toContain('geheim');
  });

  test('asks for no password when the holder withdraws the consent', async () => {
    const fixture = aWaitingFixture({
      renewals: [aWatched(aWaitingPlan(), expiring, { statusAllowed: true })],
    });
    const $ = readPage((await request(app(fixture)).get(page)).text);
    expect($('input[type=password]')).toHaveLength(0);
    await post(fixture, 'status-check').send({ wanted: 'off' });
    expect(fixture.calls).toEqual([{ name: 'forbidStatus', with: { id: 'certificate-1' } }]);
  });

  test('answers 404 when the user is not the holder or the settings offer no check', async () => {
    const admin = { ...aClinician, userId: 'admin', roles: ['admin'] } as const;
    for (const options of [{ actor: admin }, { statusCheck: false }]) {
      expect((await request(app(aWaitingFixture(), options)).get(page)).status).toBe(404);
      const fixture = aWaitingFixture();
      const answer = await post(fixture, 'status-check', options).send({ wanted: 'on', password });
      expect([answer.status, fixture.calls]).toEqual([404, []]);
      expect((await open({}, guideHref, options))(`a[href="${page}"]`)).toHaveLength(0);
    }
    expect((await open())(`a[href="${page}"]`)).toHaveLength(1);
  });

  test('answers 429 and records no consent when too many passwords were tried', async () => {
    const fixture = aWaitingFixture();
    const passwordRefusal = new PluginError('ERR_RATE_LIMITED', 'slow down', {
      params: { seconds: 60 },
    });
    const answer = await post(fixture, 'status-check', { passwordRefusal }).send({
      wanted: 'on',
      password,
    });
    expect([answer.status, fixture.calls]).toEqual([429, []]);
  });

  test('rejects a choice when the value is neither on nor off', async () => {
    expect((await post(aWaitingFixture(), 'status-check').send({ wanted: 'x' })).status).toBe(422);
  });
});

describe.each(languages)('guide and consent page in %s', (language) => {
  const worlds: readonly Partial<RenewalFixture>[] = [
    { bar: [aBarNotice()] },
    {
      renewals: [
        aWatched({ state: 'Muted', reason: 'Muted' }, expiring, {
          mute: aMute(),
          statusAllowed: true,
        }),
      ],
      guide: aGuide({ path: 'no-card', ...steps(['request', 'next', 'ended'], ['load', 'ahead']) }),
    },
  ];
  test.each([0, 1])('renders valid HTML with all texts translated (world %i)', async (index) => {
    for (const path of [guideHref, '/certificates/certificate-1/status-check']) {
      const answer = await request(app(aWaitingFixture(worlds[index]), { language })).get(path);
      expect(answer.status).toBe(200);
      expect(htmlProblems(answer.text)).toEqual([]);
      const $ = readPage(answer.text);
      expect($('main').text()).not.toMatch(/\{\w+\}|\b(guide|mute|renewals?|statusConsent)\.\w/);
      expect($('style, [style], script:not([src])')).toHaveLength(0);
    }
  });
});
