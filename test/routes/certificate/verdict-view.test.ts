import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { LoadReview } from '../../../plugin/domain/certificate/service.ts';
import type { Verdict } from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import { PluginError } from '../../../plugin/errors.ts';
import {
  aDraft,
  aFinding,
  aHalfVerdict,
  aJudged,
  aPlaceholderVerdict,
  aVerdict,
  anExpiredVerdict,
  anExpiringVerdict,
} from '../../support/builders/certificate.ts';
import { aUser } from '../../support/builders/user.ts';
import type { CertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  actionsOf,
  byRole,
  entries,
  keep,
  nameOf,
  notices,
  readPage,
  texts,
} from '../../support/tools/page.ts';

const review = (verdict: Verdict, changes: Partial<LoadReview> = {}): CertificateFixture =>
  aCertificateFixture({
    users: [aUser()],
    review: {
      draft: aDraft(),
      verdict,
      replaceable: [],
      storable: true,
      already: null,
      owner: null,
      ...changes,
    },
  });

const open = async (fixture: CertificateFixture, path = '/drafts/draft-1') => {
  const answer = await request(screenApp(fixture)).get(path);
  expect(answer.status).toBe(200);
  return readPage(answer.text);
};

const verdictOf = (page: Within) => byRole(byRole(page, 'main'), 'region').first();
/** What to do has a part of its own below the verdict. */
const toDo = (page: Within) => byRole(page, 'heading', { name: 'Que faire ?' }).parent();
const works = (page: Within) =>
  byRole(byRole(page, 'region', { name: 'Ce qu’il permet' }), 'listitem');
const findings = (page: Within) =>
  entries(keep(byRole(page, 'region'), (part) => byRole(part, 'heading', { level: 4 }).length > 0));
/** The form that decides about the draft, with what it says of it. */
const storing = (page: Within) => byRole(byRole(page, 'main'), 'button').first().closest('form');
const lossesOf = (page: Within) =>
  byRole(page, 'heading', { name: 'Ce que vous perdez' }).next('ul');

const soon = '2026-06-05T09:00:00.000Z';
const urgent = (daysLeft: number, variant: string): Verdict => ({
  ...anExpiringVerdict(daysLeft, soon),
  level: 'unusable',
  findings: [aFinding('Expiring', 'error', { variant, facts: { daysLeft, notAfter: soon } })],
});
const blocked = { session: false, decryption: true, renewal: false };

describe('verdict headline', () => {
  test.each<[name: string, verdict: Verdict, headline: string]>([
    ['in order', aVerdict(), 'Ce certificat fonctionne, jusqu’au 10 mars 2028'],
    [
      'near its end',
      anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'),
      'Ce certificat fonctionne encore 23 jours',
    ],
    ['in its last week', urgent(4, 'urgent'), 'Ce certificat fonctionne encore 4 jours'],
    ['on its last day but one', urgent(1, 'tomorrow'), 'Ce certificat fonctionne encore 1 jour'],
    ['on its last day', urgent(0, 'today'), 'Ce certificat se termine aujourd’hui'],
    ['without encryption key', aHalfVerdict(), 'Ce certificat ne fonctionne qu’à moitié'],
    ['step 2 never done', aPlaceholderVerdict(), 'Ce certificat n’est pas encore prêt'],
    [
      'of another holder',
      aVerdict({
        level: 'unusable',
        works: { session: false, decryption: false, renewal: false },
        findings: [aFinding('HolderMismatch', 'error', { variant: 'person' })],
      }),
      'Ce certificat appartient à un autre titulaire',
    ],
    [
      'expired',
      anExpiredVerdict('2026-03-10T09:00:00.000Z'),
      'Ce certificat ne sert plus qu’à lire d’anciens messages',
    ],
    [
      'not valid yet',
      aVerdict({
        level: 'unusable',
        works: blocked,
        findings: [
          aFinding('NotYetValid', 'error', {
            blocks: ['session'],
            facts: { notBefore: '2026-06-02T00:00:00Z', notAfter: soon },
          }),
        ],
      }),
      'Ce certificat ne fonctionne pas encore',
    ],
    [
      'of the wrong environment',
      aVerdict({
        level: 'unusable',
        works: blocked,
        findings: [aFinding('WrongEnvironment', 'error', { blocks: ['session', 'renewal'] })],
      }),
      'Ce certificat ne fonctionnera pas',
    ],
    [
      'a newer one is loaded',
      aVerdict({ level: 'attention', findings: [aFinding('NewerLoaded', 'warning')] }),
      'Ce certificat fonctionne jusqu’au 10 mars 2028, mais regardez ceci',
    ],
  ])('shows whether the certificate works: %s', async (_name, verdict, headline) => {
    const $ = await open(review(verdict));
    expect(nameOf(verdictOf($))).toBe(headline);
  });
});

test('shows nothing to do when the certificate works', async () => {
  const $ = await open(review(aVerdict({ findings: [aFinding('ChainIncomplete', 'info')] })));
  expect(verdictOf($).text()).toContain('Enregistrez-le');
  expect(toDo($)).toHaveLength(0);
  expect(findings($)).toHaveLength(1);
  expect(byRole($, 'heading', { level: 3, name: 'Bon à savoir' })).toHaveLength(1);
});

test('lists the steps of the official tool when the request is unfinished', async () => {
  const $ = await open(review(aPlaceholderVerdict()));
  expect(byRole(toDo($), 'listitem').length).toBeGreaterThan(2);
  expect(verdictOf($).text().toLowerCase()).not.toContain('expiré');
});

test('shows in words whether session, messages and renewal work', async () => {
  const $ = await open(review(aHalfVerdict()));
  expect(texts(works($))).toEqual([
    'Ouvrir une session eHealth Oui',
    'Lire les messages chiffrés Non',
    'Être renouvelé Dès le 11 décembre 2027',
  ]);
});

test('shows a plain yes for renewal when the renewal window is open', async () => {
  const $ = await open(review(anExpiringVerdict(23, '2026-06-24T09:00:00.000Z')));
  expect(works($).last().text()).toContain('Oui');
});

test('shows the holder as not yet in the file when the request is unfinished', async () => {
  const $ = await open(review(aPlaceholderVerdict()));
  expect(byRole($, 'definition').text()).toContain('Pas encore dans le fichier');
  expect(byRole($, 'definition').text()).not.toContain('ne contient pas de certificat eHealth');
});

test('shows different titles for several certificates in the file and for another loaded certificate', async () => {
  const verdict = aVerdict({
    level: 'attention',
    findings: [
      aFinding('NewerLoaded', 'warning'),
      aFinding('SeveralCertificates', 'warning', { variant: 'loaded', facts: { count: 2 } }),
      aFinding('SeveralCertificates', 'warning', { facts: { count: 2 } }),
    ],
  });
  const titles = byRole(findings(await open(review(verdict))), 'heading');
  expect(titles.first().text()).toContain('est chargé');
  expect(titles.last().text()).toContain('dans le fichier');
});

test('groups the findings, gravest first, without the main finding', async () => {
  const verdict = aVerdict({
    level: 'unusable',
    works: { session: false, decryption: false, renewal: false },
    findings: [
      aFinding('KeyCertificateMismatch', 'error', { blocks: ['session'] }),
      aFinding('WeakKey', 'error', { blocks: ['renewal'], facts: { bits: 1024 } }),
      aFinding('SeveralCertificates', 'warning'),
      aFinding('ChainIncomplete', 'info'),
    ],
  });
  const $ = await open(review(verdict));
  expect(texts(byRole(findings($), 'heading'))).toEqual([
    'Clé trop faible',
    'Plusieurs certificats dans le fichier',
    'Chaîne de certification incomplète',
  ]);
  expect(findings($).first().text()).toMatch(/Empêche\s:/);
});

describe('draft page', () => {
  const loaded = [aJudged({ id: 'newest' }), aJudged({ id: 'older' })];

  test('selects the newest certificate of the same holder for replacement', async () => {
    const $ = await open(review(aVerdict(), { replaceable: loaded }));
    expect($('input[name=replaces]')).toHaveLength(3);
    expect($('input[name=replaces][checked]').attr('value')).toBe('newest');
    expect($('fieldset').text()).toContain('Rien n’est perdu');
  });

  test('selects no replacement when the file does not work', async () => {
    const $ = await open(review(aPlaceholderVerdict(), { replaceable: loaded }));
    expect($('input[name=replaces][checked]').attr('value')).toBe('');
    expect(storing($).text()).toContain('restera signalé comme incomplet');
    expect(byRole(storing($), 'button').first().text()).toBe('Enregistrer quand même');
  });

  test('selects no replacement when a newer file is loaded', async () => {
    const older = aVerdict({ level: 'attention', findings: [aFinding('NewerLoaded', 'warning')] });
    const $ = await open(review(older, { replaceable: loaded }));
    expect($('input[name=replaces][checked]').attr('value')).toBe('');
  });

  test.each<[name: string, verdict: Verdict, told: string]>([
    ['expired', anExpiredVerdict('2026-03-10T09:00:00.000Z'), 'lire les anciens messages'],
    [
      'not valid yet',
      aVerdict({ level: 'unusable', works: blocked, findings: [aFinding('NotYetValid', 'error')] }),
      'dès qu’il sera valable',
    ],
    [
      'of the wrong environment',
      aVerdict({
        level: 'unusable',
        works: blocked,
        findings: [aFinding('WrongEnvironment', 'error')],
      }),
      'marqué comme inutilisable',
    ],
  ])(
    'explains the effect of storing when the certificate is %s',
    async (_name, verdict, expected) => {
      expect(storing(await open(review(verdict))).text()).toContain(expected);
    },
  );

  test('selects a replacement when the new file works but ends soon', async () => {
    const $ = await open(review(urgent(4, 'urgent'), { replaceable: loaded }));
    expect($('input[name=replaces][checked]').attr('value')).toBe('newest');
    expect(storing($).text()).not.toContain('inutilisable');
  });

  test('offers only the way back when the file is not storable', async () => {
    const $ = await open(review(aVerdict({ state: 'NotEhealth' }), { storable: false }));
    expect($('form[action$="/store"]')).toHaveLength(0);
    expect($('form[action$="/discard"] button')).toHaveLength(1);
  });

  test.each([
    ['newest', 'newest', 'replaced'],
    ['', null, 'stored'],
  ])('stores the draft and confirms when replaces=%j', async (typed, replaces, done) => {
    const fixture = review(aVerdict(), { replaceable: loaded });
    const answer = await request(screenApp(fixture))
      .post('/drafts/draft-1/store')
      .type('form')
      .send({ replaces: typed });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(`/users/anne?done=${done}`);
    expect(fixture.calls).toEqual([{ name: 'store', with: { draftId: 'draft-1', replaces } }]);
    const $ = await open(fixture, answer.headers['location']);
    expect($('[role=status]').text()).toContain('C’est fait');
  });

  test('deletes the draft and confirms when the user goes back', async () => {
    const fixture = review(aVerdict());
    const answer = await request(screenApp(fixture)).post('/drafts/draft-1/discard');
    expect(answer.headers['location']).toBe(
      '/users/anne/certificates/new?kind=person&done=discarded',
    );
    expect(fixture.calls.map(({ name }) => name)).toEqual(['discard']);
    const $ = await open(fixture, answer.headers['location']);
    expect($('[role=status]').text()).toContain('Rien n’a été enregistré');
  });

  test('answers 410 when the draft is past its end', async () => {
    const answer = await request(screenApp(review(aVerdict()))).get('/drafts/other');
    expect(answer.status).toBe(410);
    expect(answer.text).toContain('ERR_DRAFT_EXPIRED');
  });
});

describe('certificate page', () => {
  const fixture = (certificate = aJudged()) =>
    aCertificateFixture({ users: [aUser()], certificates: [certificate] });

  test('shows the actions to an admin, and the export only to the holder', async () => {
    const actions = async (actor?: typeof aClinician) => {
      const app = screenApp(fixture(), actor === undefined ? {} : { actor });
      const $ = readPage((await request(app).get('/certificates/certificate-1')).text);
      return texts(actionsOf($));
    };
    expect(await actions()).toEqual(['Guide de renouvellement', 'Remplacer', 'Supprimer']);
    expect(await actions(aClinician)).toEqual([
      'Ouvrir une session',
      'Guide de renouvellement',
      'Remplacer',
      'Mot de passe ou PIN seul',
      'Changer le mot de passe',
      'Exporter',
      'Supprimer',
    ]);
  });

  test('names the limited use and offers no replacement when the certificate is kept for old messages', async () => {
    const old = aJudged({ role: 'decrypt-only', replacedAt: new Date('2026-02-02T08:15:00Z') });
    const $ = await open(fixture(old), '/certificates/certificate-1');
    expect($('h1').text()).toContain('Déchiffrement seul');
    expect(notices($).text()).toContain('2 février 2026');
    expect(actionsOf($).text()).not.toContain('Remplacer');
  });

  test('asks for confirmation and names the loss before removing a certificate', async () => {
    const target = fixture();
    const $ = await open(target, '/certificates/certificate-1/remove');
    const lost = lossesOf($).text();
    for (const word of [
      '10 mars 2028',
      'clé de chiffrement',
      'SSIN=00000000097',
      'renouvellement',
    ]) {
      expect(lost).toContain(word);
    }
    expect(target.calls).toEqual([]);
    const answer = await request(screenApp(target)).post('/certificates/certificate-1/remove');
    expect(answer.headers['location']).toBe('/users/anne?done=removed');
    expect(target.calls).toEqual([{ name: 'remove', with: { id: 'certificate-1' } }]);
  });

  test('names no loss of sessions when the certificate does not work', async () => {
    const $ = await open(
      fixture(aJudged({}, aPlaceholderVerdict())),
      '/certificates/certificate-1/remove',
    );
    expect(lossesOf($).text()).toContain('demande en cours');
    expect(lossesOf($).text()).not.toContain('sessions');
  });

  test('offers replacement and explains revocation only while the certificate is valid', async () => {
    const $ = await open(fixture(), '/certificates/certificate-1/remove');
    expect($('a[href="/users/anne/certificates/new?kind=person"]')).toHaveLength(1);
    expect($('main').text()).toContain('ne le révoque pas');
    const old = aCertificateFixture({
      users: [aUser()],
      certificates: [
        aJudged({ role: 'decrypt-only' }, anExpiredVerdict('2026-03-10T09:00:00.000Z')),
      ],
    });
    const past = await open(old, '/certificates/certificate-1/remove');
    expect(past('a[href*="/certificates/new"]')).toHaveLength(0);
    expect(past('main').text()).not.toContain('ne le révoque pas');
  });

  test('refuses removal when the user is a colleague, and export when the user is not the holder', async () => {
    const group = fixture(aJudged({ kind: 'group', identifier: '00000097', userId: 'bruno' }));
    const clinician = screenApp(group, { actor: aClinician });
    expect((await request(clinician).get('/certificates/certificate-1/remove')).status).toBe(403);
    const admin = screenApp(group);
    expect((await request(admin).get('/certificates/certificate-1/export')).status).toBe(403);
    expect((await request(admin).post('/certificates/certificate-1/export')).status).toBe(403);
    expect(group.calls).toEqual([]);
  });

  test('exports the file under a safe name when the password is right', async () => {
    const target = fixture(aJudged({ fileName: '../SSIN=00000000097\r\n 2025".acc-p12' }));
    const answer = await request(screenApp(target, { actor: aClinician }))
      .post('/certificates/certificate-1/export')
      .type('form')
      .send({ password: 'Zut-12345' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/x-pkcs12');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w=., -]+\.acc-p12"$/,
    );
    expect(target.calls).toEqual([
      { name: 'export', with: { id: 'certificate-1', password: 'Zut-12345' } },
    ]);
  });

  test('exports a copy in the old format on demand, and leads back to the request it came from', async () => {
    const target = fixture(aJudged());
    const app = screenApp(target, { actor: aClinician });
    const path = '/certificates/certificate-1/export?request=request-1';
    const $ = readPage((await request(app).get(path)).text);
    expect(byRole($, 'link', { name: 'Annuler' }).attr('href')).toBe('/enrolments/request-1');
    expect($('main form').attr('action')).toBe(path);
    const form = { password: 'Zut-12345', compatible: '1' };
    expect((await request(app).post(path).type('form').send(form)).status).toBe(200);
    expect(target.calls).toEqual([
      { name: 'export', with: { id: 'certificate-1', password: 'Zut-12345', compatible: true } },
    ]);
  });

  test('shows the form again and exports nothing when the password is wrong', async () => {
    const target = aCertificateFixture({
      users: [aUser()],
      certificates: [aJudged()],
      refusal: new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong'),
    });
    const answer = await request(screenApp(target, { actor: aClinician }))
      .post('/certificates/certificate-1/export')
      .type('form')
      .send({ password: 'Zut-12345' });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-disposition']).toBeUndefined();
    const $ = readPage(answer.text);
    expect(byRole(byRole($, 'alert'), 'link').attr('href')).toBe('#password');
    expect(answer.text).not.toContain('Zut-12345');
  });
});

describe('a file that is known already', () => {
  test('says that the very same certificate is loaded, and offers nothing to store', async () => {
    const loaded = aJudged({ id: 'first', loadedAt: new Date('2026-05-04T08:00:00Z') });
    const $ = await open(review(aVerdict(), { replaceable: [loaded], already: loaded }));
    const main = byRole($, 'main');
    expect(main.text()).toContain('déjà sur ce profil, chargé le 4 mai 2026');
    expect(byRole(main, 'link', { name: 'Voir le certificat' }).attr('href')).toBe(
      '/certificates/first',
    );
    expect(texts(byRole(main, 'button'))).toEqual(['Revenir sans enregistrer']);
  });

  test('leads from a colleague’s file to the colleague’s profile', async () => {
    const owner = { userId: 'bruno', userName: 'Dr Bruno Spécimen' };
    const fixture = review(aVerdict(), { storable: false, owner });
    const $ = await open(fixture);
    const button = byRole(byRole($, 'main'), 'button', {
      name: 'Continuer sur son profil',
    });
    expect(button.hasClass('b--main')).toBe(true);
    const moved = await request(screenApp(fixture)).post(button.attr('formaction') ?? '');
    expect(moved.headers['location']).toBe('/drafts/draft-moved');
    expect(fixture.calls).toEqual([{ name: 'moveToOwner', with: { draftId: 'draft-1' } }]);
  });

  test('leads back from a stored draft to the profile with its certificate', async () => {
    const fixture = review(aVerdict());
    const host = screenApp(fixture);
    await request(host).post('/drafts/draft-1/store').type('form').send({ replaces: '' });
    for (const again of [
      await request(host).get('/drafts/draft-1'),
      await request(host).post('/drafts/draft-1/store').type('form').send({ replaces: '' }),
    ]) {
      expect(again.status).toBe(303);
      expect(again.headers['location']).toBe('/users/anne?done=already-stored');
    }
    expect(fixture.calls).toHaveLength(1);
    const shown = await request(host).get('/users/anne?done=already-stored');
    expect(readPage(shown.text)('main').text()).toContain('Ce fichier est déjà enregistré');
  });
});
