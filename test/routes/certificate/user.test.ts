import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { JudgedCertificate } from '../../../plugin/domain/certificate/service.ts';
import type { AuditEntry, AuditEvent } from '../../../plugin/domain/audit/audit.ts';
import type { Verdict } from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import { aChainedEntry } from '../../support/builders/audit-entry.ts';
import {
  aFinding,
  aHalfVerdict,
  aJudged,
  aPlaceholderVerdict,
  anExpiredVerdict,
  anExpiringVerdict,
} from '../../support/builders/certificate.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { screenApp } from '../../support/servers/screen-app.ts';
import type { Within } from '../../support/tools/page.ts';
import {
  actionsOf,
  badges,
  byRole,
  each,
  entries,
  keep,
  readPage,
  texts,
  toneOf,
  words,
} from '../../support/tools/page.ts';

const open = async (certificates: JudgedCertificate[], user = aUser(), path = '/users/anne') =>
  readPage(
    (await request(screenApp(aCertificateFixture({ users: [user], certificates }))).get(path)).text,
  );

const kindOf = (page: Within, name: string) => byRole(page, 'region', { name });
const historyOf = (page: Within) => kindOf(page, 'Historique');
const nextSteps = (page: Within) =>
  keep(byRole(page, 'main').find('p'), (line) => words(line).startsWith('À faire'));
const rowsOf = (page: Within) => byRole(page, 'heading', { level: 2 }).closest('li');

const expired = anExpiredVerdict('2026-05-20T09:00:00.000Z');
const end = '2026-06-05T09:00:00.000Z';
const inItsLastWeek: Verdict = {
  ...anExpiringVerdict(4, end),
  level: 'unusable',
  findings: [
    aFinding('Expiring', 'error', { variant: 'urgent', facts: { daysLeft: 4, notAfter: end } }),
  ],
};

describe('state of a profile', () => {
  test.each<
    [name: string, certificates: JudgedCertificate[], tone: string, text: string, say: string]
  >([
    [
      'nothing loaded',
      [],
      'none',
      'Aucun certificat eHealth',
      'Il n’y a pas encore de certificat eHealth.',
    ],
    ['in order', [aJudged()], 'ok', 'En ordre', 'Tout est en ordre jusqu’au 10 mars 2028.'],
    [
      'near its end',
      [aJudged({}, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'))],
      'attention',
      'À renouveler',
      'Un certificat se termine le 24 juin 2026.',
    ],
    [
      'in its last week',
      [aJudged({}, inItsLastWeek)],
      'unusable',
      'Expire dans 4 jours',
      'Un certificat se termine le 5 juin 2026.',
    ],
    [
      'expired',
      [aJudged({}, expired)],
      'unusable',
      'Expiré',
      'Un certificat a expiré le 20 mai 2026.',
    ],
    [
      'step 2 missing',
      [aJudged({}, aPlaceholderVerdict())],
      'unusable',
      'Demande non terminée : étape 2 manquante',
      'Demande non terminée : étape 2 manquante.',
    ],
    [
      'no encryption key',
      [aJudged({}, aHalfVerdict())],
      'unusable',
      'Incomplet : clé de chiffrement absente',
      'Incomplet : clé de chiffrement absente.',
    ],
    [
      'the one that works speaks for the holder',
      [aJudged({ id: 'a' }, expired), aJudged({ id: 'b' })],
      'ok',
      'En ordre',
      'Tout est en ordre jusqu’au 10 mars 2028.',
    ],
    [
      'a file kept for old messages never does',
      [aJudged({ role: 'decrypt-only' })],
      'none',
      'Aucun certificat eHealth',
      'Il n’y a pas encore de certificat eHealth.',
    ],
    [
      'a place that works worse names itself',
      [aJudged(), aJudged({ id: 'g', kind: 'group', identifier: '00000097' }, aHalfVerdict())],
      'ok',
      'En ordre',
      'Groupement Exemple – Incomplet : clé de chiffrement absente.',
    ],
  ])('shows the expected badge and sentence: %s', async (_name, certificates, tone, text, say) => {
    const $ = await open(certificates);
    const badge = badges(kindOf($, 'Personne')).first();
    expect(words(badge)).toBe(text);
    expect(toneOf(badge)).toBe(tone);
    expect(words($('h1'))).toBe(say);
  });
});

test('shows only the days left in the short badge when the certificate is in its last week', async () => {
  const fixture = aCertificateFixture({
    users: [aUser()],
    certificates: [aJudged({}, inItsLastWeek)],
  });
  const $ = readPage((await request(screenApp(fixture)).get('/users')).text);
  expect(badges($).first().text().trim()).toBe('Expire dans 4 jours');
});

test('shows each organisation, and keeps the files when an organisation has left the profile', async () => {
  const $ = await open([
    aJudged({ id: 'g', kind: 'group', identifier: '00000196', fileName: 'ancien.p12' }),
  ]);
  const groups = byRole(kindOf($, 'Groupement'), 'heading', { level: 3 }).closest('section > div');
  expect(groups).toHaveLength(2);
  expect(groups.first().text()).toContain('Groupement Exemple');
  expect(groups.last().text()).toContain('Ne figure plus sur le profil');
  expect(groups.last().text()).toContain('ancien.p12');
});

test('shows no empty place for groups and companies when the profile has none', async () => {
  const $ = await open([], aUser({ organisations: [] }));
  expect(kindOf($, 'Personne')).toHaveLength(1);
  expect(kindOf($, 'Groupement')).toHaveLength(0);
  expect(kindOf($, 'Société (BCE)')).toHaveLength(0);
});

test('shows dates, keys, issuer, loading user and loading date of a file', async () => {
  const file = kindOf(await open([aJudged()]), 'Personne').text();
  for (const words of [
    '10 mars 2025',
    '10 mars 2028',
    'encore 648 jours',
    '1 clé de chiffrement',
    'Émis par Issuing CA de démonstration',
    'Chargé le 2 février 2026',
    'par Alix Gestion',
  ]) {
    expect(file).toContain(words);
  }
});

test('shows the file apart and offers no replacement when the file is kept for old messages', async () => {
  const $ = await open([
    aJudged(),
    aJudged({ id: 'old', role: 'decrypt-only', replacedAt: new Date('2026-02-02T08:15:00Z') }),
  ]);
  const old = entries(byRole($, 'group'));
  expect(old).toHaveLength(1);
  expect(old.text()).toContain('Déchiffrement seul');
  expect(old.text()).toContain('Remplacé le 2 février 2026');
  expect(actionsOf(old).text()).not.toContain('Remplacer');
  expect(actionsOf(old).text()).toContain('Supprimer');
});

test('says that a replaced file without a decryption key serves for nothing', async () => {
  const replacedAt = new Date('2026-02-02T08:15:00Z');
  const $ = await open([
    aJudged(),
    aJudged({ id: 'old', role: 'decrypt-only', replacedAt }, aPlaceholderVerdict()),
  ]);
  const old = entries(byRole($, 'group')).text();
  expect(old).toContain('Remplacé le 2 février 2026. Ce fichier n’a aucune clé de chiffrement');
  expect(old).not.toContain('Déchiffrement seul');
  expect(old).not.toContain('servent encore');
});

test('shows other files of a place as lines, unfolded only when one needs action', async () => {
  const others = (page: Within) => byRole(page, 'group', { name: '1 autre fichier en usage' });
  const calm = others(await open([aJudged({ id: 'a' }), aJudged({ id: 'b' })]));
  expect(entries(calm)).toHaveLength(1);
  expect(calm.attr('open')).toBeUndefined();
  const needy = others(await open([aJudged({ id: 'a' }), aJudged({ id: 'b' }, expired)]));
  expect(needy.attr('open')).toBeDefined();
  expect(texts(badges(needy))).toEqual(['Expiré']);
});

test('shows the first files of a place and links to all of them when there are many', async () => {
  const many = Array.from({ length: 12 }, (_, index) => [
    aJudged({ id: `new-${index}`, fileName: `new-${index}.p12` }, expired),
    aJudged({ id: `old-${index}`, role: 'decrypt-only', fileName: `old-${index}.p12` }),
  ]).flat();
  const certificates = [...many, aJudged({ id: 'leading', fileName: 'leading.p12' })];
  const $ = await open(certificates);
  const person = kindOf($, 'Personne');
  // Of those in use the leading one is above the lists
  expect(entries(person)).toHaveLength(9 + 5);
  expect(person.text()).toContain('leading.p12');
  expect(person.text()).toContain('12 anciens fichiers conservés');
  const link = byRole(person, 'link', { name: 'Afficher tous les fichiers (25)' });
  const href = link.attr('href') ?? '';
  expect(href).toMatch(/\/users\/anne\?files=all#kind-person$/);

  const whole = kindOf(await open(certificates, aUser(), '/users/anne?files=all'), 'Personne');
  expect(entries(whole)).toHaveLength(24);
  expect(whole.text()).not.toContain('Afficher tous les fichiers');
});

test('names the file in the label of every action', async () => {
  const $ = await open([aJudged()]);
  const links = keep(actionsOf($), (link) => words(link) !== 'Charger un autre certificat');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    expect($(link).attr('aria-label')).toMatch(/^\S+\s: SSIN=00000000097/);
  }
});

test('shows each professional number with its period', async () => {
  const $ = await open(
    [],
    aUser({
      ssin: null,
      nihii: [
        { number: '10000007000', from: '2012-01-01', to: null },
        { number: '10000097001', from: '2008-01-01', to: '2011-12-31' },
        { number: '10000097002', from: null, to: '2007-12-31' },
        { number: '10000097003', from: null, to: null },
      ],
    }),
  );
  const profile = words(byRole($, 'definition'));
  expect(profile).toContain('Absent du profil');
  expect(profile).toContain('10000007000 depuis le 1er janvier 2012');
  expect(profile).toContain('10000097001 du 1er janvier 2008 au 31 décembre 2011');
  expect(profile).toContain('10000097002 jusqu’au 31 décembre 2007');
  expect(profile).toContain('10000097003 sans limite');
});

const anEntry = (event: AuditEvent, changes: Partial<AuditEntry> = {}) =>
  aChainedEntry({ actor: { userId: 'admin', displayName: 'Alix Gestion' }, event, ...changes });

test('shows the history in words, without the audit details', async () => {
  const events: AuditEvent[] = ['certificate.loaded', 'certificate.export-refused'];
  const fixture = aCertificateFixture({
    users: [aUser()],
    history: events.map((event, index) =>
      anEntry(event, {
        outcome: index === 0 ? 'failed' : 'refused',
        details: { secret: 'ERR_SOMETHING' },
      }),
    ),
  });
  const $ = readPage((await request(screenApp(fixture)).get('/users/anne')).text);
  const history = historyOf($).text();
  expect(history).toContain('Alix Gestion a chargé un certificat (n’a pas abouti)');
  expect(history).toContain('Un export demandé par Alix Gestion a été refusé');
  expect(history).not.toContain('ERR_SOMETHING');
});

test('lists a single entry when an examination led to a stored certificate', async () => {
  const by = (userId: string) => ({ actor: { userId, displayName: userId } });
  const fixture = aCertificateFixture({
    users: [aUser()],
    // Newest first
    history: [
      anEntry('certificate.loaded', { details: { kind: 'group' } }),
      anEntry('certificate.checked', { details: { kind: 'group' } }),
      anEntry('certificate.checked', by('Basile')),
      anEntry('certificate.replaced'),
      anEntry('certificate.checked', by('Claire')),
    ],
  });
  const $ = readPage((await request(screenApp(fixture)).get('/users/anne')).text);
  const lines = each(byRole(historyOf($), 'listitem'));
  expect(lines.map((line) => words(line.children().eq(1)))).toEqual([
    'Alix Gestion a chargé un certificat · Groupement',
    'Alix Gestion a remplacé un certificat',
    'Basile a fait examiner un fichier',
    'Claire a fait examiner un fichier',
  ]);
});

test('shows a next step when a file needs action, unless the file is kept for old messages', async () => {
  const $ = await open([
    aJudged({ id: 'a' }, inItsLastWeek),
    aJudged({ id: 'b', role: 'decrypt-only' }, expired),
  ]);
  const next = nextSteps($);
  expect(next).toHaveLength(1);
  expect(next.text()).toContain('Renouvelez-le aujourd’hui');
});

test('answers 404 when the user is unknown', async () => {
  const answer = await request(screenApp(aCertificateFixture())).get('/users/nobody');
  expect(answer.status).toBe(404);
});

describe('user directory', () => {
  test('shows one badge per kind, for the certificate in most need', async () => {
    const $ = await open(
      [
        aJudged({ id: 'p' }),
        aJudged({ id: 'g1', kind: 'group', identifier: '00000097' }),
        aJudged({ id: 'g2', kind: 'group', identifier: '00000196' }, expired),
      ],
      aUser(),
      '/users',
    );
    expect(texts(badges(rowsOf($)))).toEqual([
      expect.stringContaining('Jusqu’au 10 mars 2028'),
      expect.stringContaining('Expiré le 20 mai 2026'),
      expect.stringContaining('Aucun'),
    ]);
  });

  test('lists ten thousand users in pages of fifty, and finds a user by name', async () => {
    const users = Array.from({ length: 10_000 }, (_, index) =>
      aUser({ id: `u${String(index)}`, displayName: `Nom ${String(index)}` }),
    );
    const app = screenApp(aCertificateFixture({ users }));
    const $ = readPage((await request(app).get('/users?page=200')).text);
    expect(rowsOf($)).toHaveLength(50);
    expect(byRole($, 'navigation', { name: 'Pages' }).text()).toContain('Page 200 sur 200');
    expect($('[rel=next]')).toHaveLength(0);
    const found = readPage((await request(app).get('/users?q=Nom%209999')).text);
    expect(rowsOf(found)).toHaveLength(1);
  });
});
