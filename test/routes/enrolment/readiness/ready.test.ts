import request from 'supertest';
import { describe, expect, it } from 'vitest';
import type { ReadinessFacts } from '../../../../plugin/domain/enrolment/readiness/readiness-facts.ts';
import { noticePath } from '../../../../plugin/domain/renewal/page-path.ts';
import { languages } from '../../../../plugin/i18n/index.ts';
import type { Language } from '../../../../plugin/i18n/index.ts';
import { anActor } from '../../../support/builders/actor.ts';
import { aReadinessFacts } from '../../../support/builders/readiness.ts';
import { aCertificateFixture } from '../../../support/fakes/fake-certificate-services.ts';
import { screenApp } from '../../../support/servers/screen-app.ts';
import { byRole, readPage } from '../../../support/tools/page.ts';
import { htmlProblems } from '../../../support/tools/valid-html.ts';

const pageOf = async (facts: Partial<ReadinessFacts>, language: Language = 'fr') => {
  const app = screenApp(aCertificateFixture(), {
    actor: anActor(),
    language,
    readiness: aReadinessFacts(facts),
  });
  const answer = await request(app).get('/users/anne/readiness').expect(200);
  expect(htmlProblems(answer.text)).toEqual([]);
  return readPage(answer.text);
};

/** Each line with its tone, in the order of the page. */
const tonesOf = ($: ReturnType<typeof readPage>): readonly (readonly string[])[] =>
  $('[data-tr-line]')
    .toArray()
    .map((line) => [$(line).attr('data-tr-line')!, $(line).attr('data-tr-tone')!]);

const late = {
  kind: 'answered',
  milliseconds: 400,
  clock: { offset: -420_000, uncertainty: 50 },
} as const;

describe('readiness page', () => {
  it('leads each user from a notice to their own check', async () => {
    const app = screenApp(aCertificateFixture(), {
      actor: anActor(),
      readiness: aReadinessFacts({}),
    });
    const answer = await request(app).get(noticePath({ cause: 'Readiness', certificateId: 'c1' }));
    expect([answer.status, answer.headers['location']]).toEqual([303, '/users/anne/readiness']);
  });

  it('shows that all is ready, with no main button', async () => {
    const $ = await pageOf({});
    expect($('h1').text()).toBe('Tout est prêt\u00a0: vous pouvez signer.');
    expect(tonesOf($).map(([, tone]) => tone)).toEqual(Array.from({ length: 9 }, () => 'ok'));
    expect($('.b--main')).toHaveLength(0);
    expect($('main').text()).toContain('Branché\u00a0: Lecteur <d’essai> 00.');
    expect(byRole($, 'link', { name: 'Vérifier à nouveau' }).attr('href')).toBe(
      '/users/anne/readiness',
    );
  });

  it('shows first what is to be settled, with what to do and one main button', async () => {
    const $ = await pageOf({ authority: late, pinUsedAt: null });
    expect($('h1').text()).toBe('Pas encore prêt\u00a0: un point est à régler.');
    expect(tonesOf($).slice(0, 3)).toEqual([
      ['clock', 'unusable'],
      ['pin', 'attention'],
      ['cardService', 'ok'],
    ]);
    const clock = $('[data-tr-line=clock]');
    expect(clock.find('h3').text()).toBe('L’horloge avance de 7 minutes.');
    expect(clock.text()).toContain('Synchroniser maintenant');
    expect($('.b--main')).toHaveLength(1);
    expect(clock.find('.b--main').attr('href')).toBe('/users/anne/readiness');
    expect(byRole($, 'link', { name: 'Ouvrir une session' }).attr('href')).toBe('/session/open');
    expect($('main').text()).toMatch(/Vérifié à \d\d:\d\d:\d\d \(eHealth\) · \d\d:\d\d:\d\d/);
  });

  it('shows why a card cannot be used in the words of that error', async () => {
    const $ = await pageOf({
      readers: {
        kind: 'readers',
        names: ['Desk'],
        card: { kind: 'unusable', code: 'ERR_CARD_NOT_EID' },
      },
      signature: null,
    });
    expect($('[data-tr-line=card] h3').text()).toMatch(/carte d’identité/);
  });

  it.each(languages)('shows every line in %s', async (language) => {
    const $ = await pageOf(
      { signature: { kind: 'failed', code: 'ERR_CARD_NO_SIGNATURE' } },
      language,
    );
    expect($('main').text()).not.toMatch(/readiness\.|\{\w+\}/);
    expect(tonesOf($)).toContainEqual(['signature', 'unusable']);
  });

  it('rejects the page of another person, for an admin too', async () => {
    const app = screenApp(aCertificateFixture());
    await request(app).get('/users/anne/readiness').expect(403);
  });
});
