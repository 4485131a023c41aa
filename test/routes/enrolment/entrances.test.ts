import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { guideWithRequest } from '../../../plugin/routes/renewal/guide-here.ts';
import type { Verdict } from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import { languages, translator } from '../../../plugin/i18n/index.ts';
import type { Language } from '../../../plugin/i18n/language.ts';
import type { Guide } from '../../../plugin/domain/renewal/renewal.ts';
import { anActor, anAdmin } from '../../support/builders/actor.ts';
import { aHalfVerdict, aJudged, anExpiringVerdict } from '../../support/builders/certificate.ts';
import { aProblem, aRequest, aSubmitted } from '../../support/builders/enrolment.ts';
import { aWatched, aWaitingPlan } from '../../support/builders/plan.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { anEnrolmentFixture } from '../../support/fakes/fake-enrolment-services.ts';
import { aRenewalFixture } from '../../support/fakes/fake-renewal-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byRole, readPage, texts, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

/** Where a request begins, and where a running one is found again. */
const page = async (
  path: string,
  certificates: Parameters<typeof aCertificateFixture>[0] = {},
  requests: Enrolment[] = [],
  options: ScreenAppOptions = {},
) => {
  const app = screenApp(
    aCertificateFixture({ users: [aUser({ organisations: [] })], ...certificates }),
    {
      actor: aClinician,
      enrolments: anEnrolmentFixture({ requests }),
      ...options,
    },
  );
  const answer = await request(app).get(path);
  expect(htmlProblems(answer.text)).toEqual([]);
  return readPage(answer.text);
};
const inSixtyDays = '2026-07-31T09:00:00.000Z';
const expiring = aJudged({ id: 'old-1' }, anExpiringVerdict(60, inSixtyDays));
const official = (language: Language) => translator(language)('enrolment.official');
const due = aRenewalFixture({
  renewals: [aWatched(aWaitingPlan(), expiring)],
});

describe('profile', () => {
  test('offers to request a certificate first where there is none', async () => {
    const $ = await page('/users/anne');
    const link = byRole($, 'link', { name: 'Demander un certificat' });
    expect(link.attr('href')).toBe('/users/anne/enrolment');
    expect($('.b--main').text()).toContain('Demander un certificat');
    expect($('.b--main')).toHaveLength(1);
  });

  test('offers no other file in place of a new one until it is activated', async () => {
    const one = aJudged({ id: 'new-1' });
    const replace = { name: /^Remplacer/ };
    for (const path of ['/users/anne', '/certificates/new-1']) {
      const shown = async (state: Enrolment['state']) => {
        const running = aSubmitted({ kind: 'renewal', state, certificateId: 'new-1' });
        const $ = await page(path, { certificates: [one] }, [running]);
        return byRole($, 'link', replace).length;
      };
      expect(await shown('to-activate'), path).toBe(0);
      expect(await shown('done'), path).toBe(1);
    }
  });

  test('offers it to no admin, and nowhere without the services', async () => {
    const link = { name: 'Demander un certificat' };
    const admin = await page('/users/anne', {}, [], { actor: anAdmin({ userId: 'admin' }) });
    expect(byRole(admin, 'link', link)).toHaveLength(0);
    const app = screenApp(aCertificateFixture({ users: [aUser()] }), { actor: aClinician });
    const answer = await request(app).get('/users/anne');
    expect(byRole(readPage(answer.text), 'link', link)).toHaveLength(0);
  });

  test.each<[Enrolment, string, string]>([
    [aRequest(), 'Le contrat attend votre signature.', 'Continuer la demande'],
    [aSubmitted(), 'eHealth prépare le certificat.', 'Voir la demande'],
    [aSubmitted({ checkedByHand: true }), 'à la main, jusqu’à dix jours', 'Voir la demande'],
    [aSubmitted({ state: 'delivered' }), 'reste à le mettre en place', 'Continuer la demande'],
    [aSubmitted({ state: 'to-activate' }), 'reste à l’activer', 'Continuer la demande'],
    [aSubmitted({ problem: aProblem(), nextAt: null }), 'voyez pourquoi', 'Continuer la demande'],
  ])('shows a running request at its top: $state', async (running, text, action) => {
    const $ = await page('/users/anne', { certificates: [expiring] }, [running]);
    const card = byRole($, 'region', { name: 'Demande de certificat, Anne Exemple' });
    expect(words(card)).toContain(text);
    expect(byRole(card, 'link', { name: action }).attr('href')).toBe('/enrolments/request-1');
    expect($('.b--main').length).toBeLessThanOrEqual(1);
  });

  test('shows no request that has ended', async () => {
    const $ = await page('/users/anne', {}, [aSubmitted({ state: 'done' })]);
    expect(byRole($, 'region', { name: /^Demande de certificat/ })).toHaveLength(0);
  });

  test('offers to complete a certificate whose step 2 is missing', async () => {
    const half = aJudged({ id: 'half' }, aHalfVerdict());
    const $ = await page('/users/anne', { certificates: [half] });
    expect(byRole($, 'link', { name: /^Achever ici/ }).attr('href')).toBe(
      '/certificates/half/complete',
    );
    const own = await page('/certificates/half', { certificates: [half] });
    expect(byRole(own, 'link', { name: 'Achever ici' })).toHaveLength(1);
    const other = await page('/certificates/half', { certificates: [half] }, [], {
      actor: anActor({ userId: 'bruno' }),
    });
    expect(byRole(other, 'link', { name: 'Achever ici' })).toHaveLength(0);
  });
});

test('leads from the help on first certificates to the form here, the official tool second', async () => {
  const $ = await page('/help/first-certificate');
  expect($('.b--main').text().trim()).toBe('Demander ici');
  expect($('.b--main').attr('href')).toBe('/users/anne/enrolment');
  expect(texts(byRole($, 'link'))).toContain('Ouvrir la page de l’eHealth Certificate Manager');
});

test.each(languages)('leads from help and overview to the form, in %s', async (language) => {
  const t = translator(language);
  const help = await page('/help/find-my-certificate', {}, [], { language });
  const link = byRole(help, 'link', { name: t('help.request') });
  expect(link.attr('href')).toBe('/users/anne/enrolment');
  const admin = anAdmin({ userId: 'anne' });
  const without = await page('/', {}, [], { language, actor: admin });
  expect(byRole(without, 'link', { name: t('overview.request') }).attr('href')).toBe(
    '/users/anne/enrolment',
  );
  const certificates = [aJudged({ userId: 'anne' }, anExpiringVerdict(60, inSixtyDays))];
  const having = await page('/', { certificates }, [], { language, actor: admin });
  expect(byRole(having, 'link', { name: t('overview.request') })).toHaveLength(0);
});

test('names no form in help and overview where no certificates are asked for', async () => {
  const fixture = aCertificateFixture({ users: [aUser({ organisations: [] })] });
  const app = screenApp(fixture, { actor: anAdmin({ userId: 'anne' }) });
  for (const path of ['/', '/help/find-my-certificate']) {
    const answer = await request(app).get(path);
    expect(answer.text).not.toContain('/enrolment');
  }
});

describe('verdict', () => {
  const open = async (verdict: Verdict, options: ScreenAppOptions = {}) => {
    const one = aJudged({ id: 'one' }, verdict);
    return page('/certificates/one', { certificates: [one] }, [], {
      renewals: aRenewalFixture({ renewals: [aWatched(aWaitingPlan(), one)] }),
      ...options,
    });
  };
  test.each(languages)(
    'names the act here first and the official tool second, in %s',
    async (language) => {
      const $ = await open(anExpiringVerdict(23, inSixtyDays), { language });
      const toDo = $('#tr-todo-title').parent();
      expect(toDo.children('p').text()).not.toContain('Certificate Manager');
      expect(toDo.find('details > summary').text()).toBe(official(language));
      expect(toDo.find('details').text()).toContain('Certificate Manager');
      expect($('.b--main')).toHaveLength(1);
      expect($('.b--main').attr('href')).toBe('/users/anne/enrolment');
    },
  );

  test.each(languages)(
    'leads to the official tool where none is made here, in %s',
    async (language) => {
      const one = aJudged({ id: 'one' }, anExpiringVerdict(23, inSixtyDays));
      const app = screenApp(aCertificateFixture({ users: [aUser()], certificates: [one] }), {
        actor: aClinician,
        language,
      });
      const $ = readPage((await request(app).get('/certificates/one')).text);
      const toDo = $('#tr-todo-title').parent();
      expect(toDo.children('p').text()).toContain('Certificate Manager');
      expect(toDo.find('details')).toHaveLength(0);
    },
  );

  test('leads to the running request', async () => {
    const one = aJudged({ id: 'old-1' }, anExpiringVerdict(23, inSixtyDays));
    const running = aSubmitted({ kind: 'renewal', state: 'to-activate', replaces: 'old-1' });
    const $ = await page('/certificates/old-1', { certificates: [one] }, [running]);
    expect($('.b--main').attr('href')).toBe('/enrolments/request-1');
    expect($('.b--main')).toHaveLength(1);
  });
});

describe('guide', () => {
  test.each(languages)(
    'shows each step here first, the official tool second, in %s',
    async (language) => {
      const t = translator(language);
      const $ = await page('/certificates/old-1/renewal', { certificates: [expiring] }, [], {
        renewals: due,
        language,
      });
      const next = $('#tr-next');
      expect(next.find('> div > ol').text()).toContain(t('guide.here.sign'));
      expect(next.find('> div > ol').text()).not.toContain('Certificate Manager');
      expect(next.find('details').find('summary').text()).toBe(official(language));
      expect(next.find('details').text()).toContain(t('tool.open'));
      expect($('#tr-hand-title').parent().text()).not.toContain(t('guide.thing.tool'));
    },
  );

  test('renews here first, with the official tool second', async () => {
    const $ = await page('/certificates/old-1/renewal', { certificates: [expiring] }, [], {
      renewals: due,
    });
    const link = byRole($, 'link', { name: 'Renouveler ici' });
    expect(link.attr('href')).toBe('/users/anne/enrolment');
    expect($('.b--main')).toHaveLength(1);
  });

  test('leads to the running request', async () => {
    const running = aSubmitted({ kind: 'renewal', replaces: 'old-1' });
    const $ = await page('/certificates/old-1/renewal', { certificates: [expiring] }, [running]);
    expect(byRole($, 'link', { name: 'Continuer la demande' }).attr('href')).toBe(
      '/enrolments/request-1',
    );
  });

  const guide: Guide = {
    path: 'card',
    paths: ['card'],
    steps: (['renew', 'wait', 'complete', 'load', 'activate'] as const).map((name, index) => ({
      name,
      state: index === 0 ? 'next' : 'ahead',
      evidence: null,
    })),
    next: 'renew',
    atHand: [],
  };
  test.each<[Enrolment, number]>([
    [aRequest(), 0],
    [aSubmitted({ state: 'submitting' }), 1],
    [aSubmitted(), 1],
    [aSubmitted({ state: 'delivered' }), 2],
    [aSubmitted({ state: 'registered' }), 3],
    [aSubmitted({ state: 'to-activate' }), 4],
  ])('ticks off what was done here: $state', (running, place) => {
    const { steps, next } = guideWithRequest(guide, running);
    expect(steps.map(({ state }) => state)).toEqual(
      guide.steps.map((_, index) => (index < place ? 'done' : index === place ? 'next' : 'ahead')),
    );
    expect(next).toBe(guide.steps[place]?.name);
  });

  test('stays as it is without a request', () => {
    expect(guideWithRequest(guide, null)).toBe(guide);
  });
});
