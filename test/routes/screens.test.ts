import { readFileSync, readdirSync } from 'node:fs';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../plugin/i18n/language.ts';
import { catalogues, languages } from '../../plugin/i18n/index.ts';
import { localPath } from '../../plugin/routes/sign-in/local-path.ts';
import { aChainedEntry } from '../support/builders/audit-entry.ts';
import {
  aDraft,
  aFinding,
  aHalfVerdict,
  aJudged,
  aPlaceholderVerdict,
  aVerdict,
  anExpiredVerdict,
  anExpiringVerdict,
} from '../support/builders/certificate.ts';
import { aRequest } from '../support/builders/enrolment.ts';
import { aUser } from '../support/builders/user.ts';
import type { CertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { anEnrolmentFixture } from '../support/fakes/fake-enrolment-services.ts';
import { aClinician, screenApp, views } from '../support/servers/screen-app.ts';
import { hostile, attributes, byRole, definitionOf, readPage } from '../support/tools/page.ts';
import { htmlProblems } from '../support/tools/valid-html.ts';

const french = catalogues.fr;

/** With a request for a certificate that waits for its signature. */
const practiceApp: typeof screenApp = (fixture, options) =>
  screenApp(fixture, {
    enrolments: anEnrolmentFixture({ requests: [aRequest()] }),
    ...options,
  });

/** A practice with a certificate of every colour. */
function aPractice(changes: Partial<CertificateFixture> = {}): CertificateFixture {
  return aCertificateFixture({
    users: [aUser(), aUser({ id: 'bruno', displayName: 'Bruno Spécimen', ssin: null })],
    certificates: [
      aJudged({ id: 'ok' }),
      aJudged({ id: 'placeholder', userId: 'bruno', holderName: '' }, aPlaceholderVerdict()),
      aJudged({ id: 'expiring' }, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z')),
      aJudged({ id: 'half', kind: 'group', identifier: '00000097' }, aHalfVerdict()),
      aJudged(
        { id: 'old', role: 'decrypt-only', replacedAt: new Date('2026-02-02T08:15:00Z') },
        anExpiredVerdict('2026-03-10T09:00:00.000Z'),
      ),
    ],
    history: [aChainedEntry({ event: 'certificate.replaced', certificateId: 'ok' })],
    review: {
      draft: aDraft(),
      verdict: aVerdict({
        level: 'attention',
        findings: [
          aFinding('NewerLoaded', 'warning', {
            facts: { newerNotAfter: '2029-01-01T00:00:00Z' },
          }),
          aFinding('ProtectionObsolete', 'info', { facts: { algorithms: 'RC2-40' } }),
        ],
      }),
      replaceable: [aJudged({ id: 'ok' })],
      storable: true,
      already: null,
      owner: null,
    },
    ...changes,
  });
}

const pages: readonly (readonly [path: string, heading: keyof typeof french | null])[] = [
  ['/', null],
  ['/?level=unusable&kind=group&q=a', null],
  ['/users', 'users.title'],
  ['/users/anne', null],
  ['/users/anne?done=stored', null],
  ['/users/bruno/certificates/new', 'load.title'],
  ['/users/anne/certificates/new?kind=group', 'load.title'],
  ['/drafts/draft-1', 'verdict.title.draft'],
  ['/certificates/placeholder', 'verdict.title.stored'],
  ['/certificates/old', 'verdict.title.stored'],
  ['/certificates/half/remove', 'remove.title'],
  ['/users/admin/readiness', 'readiness.say.good'],
  ['/enrolments/request-1', null],
  ['/help/find-my-certificate', 'help.title'],
  ['/help/first-certificate', 'first.title'],
];

for (const mountPath of ['/', '/modules/certificates']) {
  const base = mountPath === '/' ? '' : mountPath;

  describe(`screens mounted at ${mountPath}`, () => {
    test.each(pages)('shows %s with every link below the mount path', async (path) => {
      const answer = await request(practiceApp(aPractice(), { mountPath })).get(base + path);
      expect(answer.status).toBe(200);
      const $ = readPage(answer.text);
      expect($('h1')).toHaveLength(1);
      const targets = [
        ...$('a[href]').map((_, link) => $(link).attr('href')!),
        ...$('form').map((_, form) => $(form).attr('action')!),
        ...$('[formaction]').map((_, button) => $(button).attr('formaction')!),
        ...$('link, script').map((_, part) => $(part).attr('href') ?? $(part).attr('src')!),
      ].filter(
        (target) =>
          !target.startsWith('#') &&
          target !== 'http://localhost/' &&
          // eHealth's own page and contact centre
          !/^(tel:|mailto:|https:\/\/www\.ehealth\.fgov\.be\/)/.test(target),
      );
      expect(targets.length).toBeGreaterThan(5);
      for (const target of targets) expect(target.startsWith(`${base}/`), target).toBe(true);
    });
  });
}

test.each([
  ['/?kind=group&q=les+gen%C3%AAts', '/?kind=group&q=les+gen%C3%AAts'],
  ['/users?q=anne&page=2', '/users?q=anne&page=2'],
  ['/users/anne/certificates/new?kind=company', '/users/anne/certificates/new?kind=company'],
  ['/users/anne?done=stored', '/users/anne'],
])('returns from a language change on %s to %s', async (path, next) => {
  for (const mountPath of ['/', '/trousseau']) {
    const asked = mountPath === '/' ? path : `${mountPath}${path}`;
    const $ = readPage((await request(practiceApp(aPractice(), { mountPath })).get(asked)).text);
    expect(byRole($, 'form', { name: 'Langue' }).find('input[name=next]').attr('value')).toBe(next);
    expect(localPath(next)).toBe(next);
  }
});

describe.each(languages)('screens in %s', (language: Language) => {
  test.each(pages)('renders %s in this language as valid HTML', async (path, heading) => {
    const answer = await request(practiceApp(aPractice(), { language })).get(path);
    const $ = readPage(answer.text);
    expect($('html').attr('lang')).toBe(language);
    if (heading !== null) expect($('h1').text()).toContain(catalogues[language][heading]);
    // A key or a placeholder that no catalogue fills would show like this
    const words = $('main')
      .text()
      .replaceAll(/\S+\.(p12|acc-p12|ehcsr|reqid)\S*/g, '');
    expect(words).not.toMatch(/\{\w+\}|\b(finding|short|verdict|user|overview|load|enrolment)\.\w/);
    expect(htmlProblems(answer.text)).toEqual([]);
  });
});

test.each(pages)('answers %s with 405 when the method is DELETE', async (path) => {
  const url = path.split('?')[0]!;
  const answer = await request(practiceApp(aPractice())).delete(url);
  expect(answer.status).toBe(405);
  expect(answer.headers['allow']).toContain('GET');
});

test.each(pages)('answers %s with 401 when no user is signed in', async (path) => {
  const answer = await request(practiceApp(aPractice(), { actor: null })).get(path);
  expect(answer.status).toBe(401);
});

test('escapes a hostile name, file name or search on every page', async () => {
  const fixture = aPractice({
    users: [
      aUser({
        displayName: hostile,
        function: hostile,
        organisations: [{ kind: 'group', identifier: '00000097', name: hostile }],
      }),
    ],
    certificates: [
      aJudged(
        {
          id: 'ok',
          fileName: hostile,
          holderName: hostile,
          loadedBy: { userId: 'x', displayName: hostile },
        },
        aVerdict({
          issuer: hostile,
          holder: { type: hostile, id: '1', applicationId: hostile, name: hostile },
        }),
        hostile,
      ),
    ],
    review: {
      draft: aDraft({ fileName: hostile, userName: hostile }),
      verdict: aVerdict(),
      replaceable: [aJudged({ fileName: hostile })],
      storable: true,
      already: null,
      owner: null,
    },
  });
  const paths = [
    '/',
    `/?q=${encodeURIComponent(hostile)}`,
    '/users',
    '/users/anne',
    '/users/anne/certificates/new?kind=group',
    `/users/anne/certificates/new?kind=company&identifier=${encodeURIComponent(hostile)}`,
    '/drafts/draft-1',
    '/certificates/ok',
    '/certificates/ok/remove',
  ];
  for (const path of paths) {
    const answer = await request(screenApp(fixture)).get(path);
    expect(answer.status, path).toBe(200);
    const $ = readPage(answer.text);
    expect($('img'), path).toHaveLength(0);
    expect($('[onerror]'), path).toHaveLength(0);
    expect(answer.text, path).toContain('&lt;img');
  }
});

test('encodes a user ID of the host in the link to the user page', async () => {
  const id = 'a/b?c#d é';
  const fixture = aPractice({ users: [aUser({ id })], certificates: [] });
  const answer = await request(screenApp(fixture)).get('/users');
  const href = byRole(byRole(readPage(answer.text), 'heading', { level: 2 }), 'link').attr('href')!;
  expect(href).toBe('/users/a%2Fb%3Fc%23d%20%C3%A9');
  expect((await request(screenApp(fixture)).get(href)).status).toBe(200);
});

test('renders every page without inline script and inline style', async () => {
  for (const [path] of pages) {
    const $ = readPage((await request(practiceApp(aPractice())).get(path)).text);
    expect($('style, [style], script:not([src]), [onclick], [onload]')).toHaveLength(0);
    for (const script of $('script')) expect($(script).text()).toBe('');
  }
});

test('masks national numbers in lists and verdicts, and shows the full number on the user page', async () => {
  const app = practiceApp(aPractice());
  for (const path of ['/', '/users']) {
    const text = (await request(app).get(path)).text;
    expect(text, path).not.toContain('00000000097');
  }
  const user = readPage((await request(app).get('/users/anne')).text);
  expect(definitionOf(user, 'Numéro national (NISS)').text()).toContain('00.00.00-000.97');
  const certificate = readPage((await request(app).get('/certificates/ok')).text);
  const fold = byRole(certificate, 'group', { name: 'Sur quoi repose cet avis' });
  const evidence = byRole(fold, 'list');
  expect(evidence.text()).not.toContain('00000000097');
  expect(evidence.text()).toContain('…097');
});

test('renders the forms as valid HTML when the user is a clinician', async () => {
  const app = practiceApp(aPractice(), { actor: aClinician });
  for (const path of [
    '/users/anne/certificates/new',
    '/certificates/ok/export',
    '/certificates/ok/password',
    '/certificates/ok/complete',
    '/users/anne/enrolment',
    '/users/anne/enrolment/organisations',
    '/users/anne/enrolment/abroad',
    '/enrolments/request-1',
    '/enrolments/request-1/abandon',
    '/enrolments/request-1/export',
  ]) {
    const answer = await request(app).get(path);
    expect(htmlProblems(answer.text), path).toEqual([]);
  }
});

test('links only to personal pages in the navigation when the user is a clinician', async () => {
  const $ = readPage(
    (await request(practiceApp(aPractice(), { actor: aClinician })).get('/users/anne')).text,
  );
  const links = byRole(byRole($, 'navigation', { name: 'Navigation' }), 'link');
  expect(attributes(links, 'href')).toEqual([
    '/users/anne',
    '/renewals',
    '/session',
    '/help/find-my-certificate',
  ]);
});

describe('message catalogue', () => {
  const used = readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => readFileSync(`${views}/${name}`, 'utf8'))
    .join('\n');

  test('contains every key that a view names', () => {
    const keys = [...used.matchAll(/\bt\('([^']+)'\s*[,)]/g)].map((match) => match[1]!);
    expect(keys.length).toBeGreaterThan(80);
    for (const key of keys) expect(Object.keys(french)).toContain(key);
  });

  test('repeats the same placeholders in all four languages', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const language of languages) {
      for (const [key, text] of Object.entries(french)) {
        const other = catalogues[language][key as keyof typeof french];
        expect(placeholders(other), `${language} ${key}`).toEqual(placeholders(text));
        expect(other.trim()).not.toBe('');
      }
    }
  });

  test('contains only typographic apostrophes', () => {
    for (const language of languages) {
      for (const key of Object.keys(french)) {
        expect(catalogues[language][key as keyof typeof french], key).not.toContain("'");
      }
    }
  });
});
