import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import type { OpenedLetter } from '../../../plugin/domain/mailbox/service.ts';
import { aLine, aMailboxPage, anOpenedLetter, aSeal } from '../../support/builders/mailbox.ts';
import { aSession } from '../../support/builders/session.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aMailboxFixture, type MailboxFixture } from '../../support/fakes/fake-mailbox-services.ts';
import { aSessionFixture } from '../../support/fakes/fake-session-services.ts';
import type { ScreenAppOptions } from '../../support/servers/screen-app.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byRole, hostile, readPage, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const letterPath = '/letters/AAAAAAAAAAAA1';

function app(changes: Partial<MailboxFixture> = {}, options: ScreenAppOptions = {}) {
  const mailbox = aMailboxFixture(changes);
  const sessions = aSessionFixture();
  const server = screenApp(aCertificateFixture({ users: [aUser()] }), {
    actor: aClinician,
    mailbox,
    sessions,
    ...options,
  });
  return { server, mailbox, sessions };
}

const get = async (
  path: string,
  changes: Partial<MailboxFixture> = {},
  options: ScreenAppOptions = {},
) => (await request(app(changes, options).server).get(path)).text;

const letterWith = (changes: Partial<OpenedLetter>) => ({ letter: anOpenedLetter(changes) });

describe('letters', () => {
  test('shows who wrote, about what and when, unread ones in words too', async () => {
    const page = readPage(await get('/letters'));
    expect(words(byRole(page, 'heading', { level: 1 }))).toBe('Une lettre vous attend.');
    const lines = page('.letters li')
      .toArray()
      .map((line) => words(page(line)));
    expect(lines[0]).toMatch(
      /Clara Voorbeeld.*aujourd’hui.*Rapport de consultation.*non lue.*annexe/,
    );
    expect(lines[1]).toContain('(sans objet)');
    expect(lines[1]).not.toContain('non lue');
  });

  test('shows the number of unread letters on its tab, on every page', async () => {
    const nav = byRole(readPage(await get('/session')), 'navigation', { name: 'Navigation' });
    expect(words(nav)).toContain('Courrier (1 non lues)');
    const without = readPage(await get('/session', { unread: 0 }));
    expect(words(byRole(without, 'navigation', { name: 'Navigation' }))).not.toContain('non lues');
  });

  test('shows neither tab nor page where letters are not read here', async () => {
    const server = screenApp(aCertificateFixture({ users: [aUser()] }), { actor: aClinician });
    expect((await request(server).get('/letters')).status).toBe(404);
    expect((await request(server).get('/session')).text).not.toContain('Courrier');
  });

  test('leads to a session when there is none', async () => {
    const page = readPage(await get('/letters', { page: null, unread: 2 }));
    expect(words(page('body'))).toContain('2 lettres vous attendaient');
    const link = byRole(page, 'link', { name: 'Ouvrir une session' });
    expect(link.attr('href')).toBe('/session/open');
  });

  test('asks for the password when the session has no keys, and unlocks with it', async () => {
    const { server, sessions } = app({ page: aMailboxPage({ canOpen: false }) });
    const page = readPage((await request(server).get('/letters?folder=sent')).text);
    expect(words(page('body'))).toContain('Vos lettres sont scellées.');
    const answer = await request(server).post('/letters/unlock').type('form').send({
      certificateId: 'certificate-1',
      password: 'secret-1',
      next: '/letters?folder=sent',
    });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/letters?folder=sent']);
    expect(sessions.calls).toMatchObject([
      { name: 'unlockLetters', with: { certificateId: 'certificate-1', password: 'secret-1' } },
    ]);
    expect(answer.text).not.toContain('secret-1');
  });

  test.each(['//example.org', 'https://example.org', '/letters\\..', '/lettersX', ''])(
    'goes to the list after unlocking when the form names %j',
    async (next) => {
      const { server } = app();
      const answer = await request(server)
        .post('/letters/unlock')
        .type('form')
        .send({ certificateId: 'c', password: 'x', next });
      expect(answer.headers['location']).toBe('/letters');
    },
  );

  test('shows a wrong password at its field', async () => {
    const sessions = aSessionFixture({
      refusal: new PluginError('ERR_KEYSTORE_PASSWORD', 'no'),
    });
    const { server } = app({ page: aMailboxPage({ canOpen: false }) }, { sessions });
    const answer = await request(server)
      .post('/letters/unlock')
      .type('form')
      .send({ certificateId: 'c', password: 'wrong' });
    expect(answer.status).toBe(422);
    expect(readPage(answer.text)('#password').attr('aria-invalid')).toBe('true');
  });

  test('says that the card alone cannot read letters', async () => {
    const session = aSession({ certificateId: null, mode: 'eid-only' });
    const page = readPage(
      await get('/letters', { page: aMailboxPage({ canOpen: false, session }) }),
    );
    expect(words(page('body'))).toContain('ouvrez une session avec votre certificat');
    expect(page('input[type=password]')).toHaveLength(0);
  });

  test('warns when the box fills up or letters wait', async () => {
    const quota = { waiting: 2, size: 10_000_000, maxSize: 10_485_760 };
    const page = readPage(await get('/letters', { page: aMailboxPage({ quota }) }));
    expect(words(page('body'))).toMatch(/remplie à 95 %.*2 lettres attendent/);
  });
});

describe('letter', () => {
  test('shows words, patient, seal and files', async () => {
    const page = readPage(await get(letterPath));
    const letter = words(page('article'));
    expect(letter).toContain('Clara Voorbeeld · INSS 00000000196 · aujourd’hui');
    expect(letter).toContain('Patient 00.00.00-003.94');
    expect(letter).toContain('Scellée pour vous');
    expect(letter).toContain('Expéditeur vérifié');
    expect(letter).toContain('2 annexes');
    expect(letter).toContain('Cette annexe manque');
    expect(page('.annex a')).toHaveLength(1);
    expect(page('.annex a').attr('href')).toBe(`${letterPath}/files/0`);
  });

  test('shows HTML and markup of a sender as the words that they are', async () => {
    const html = await get(
      letterPath,
      letterWith({ title: hostile, body: { text: hostile, isCut: false }, freeText: hostile }),
    );
    expect(html).not.toContain(hostile);
    expect(htmlProblems(html)).toEqual([]);
  });

  test('hides a letter whose seal proves nothing until its reader wants it', async () => {
    const seal = aSeal({ level: 'notVerified', problems: ['MESSAGE_INTEGRITY_INVALID'] });
    const hidden = readPage(await get(letterPath, letterWith({ seal, body: null })));
    const link = byRole(hidden, 'link', { name: 'Lire quand même' });
    expect(link.attr('href')).toBe(`${letterPath}?reveal=notVerified`);
    expect(words(hidden('body'))).toContain('ne prouve pas qui l’a écrite');
    expect(hidden('.annex a')).toHaveLength(0);
    const shown = readPage(await get(`${letterPath}?reveal=notVerified`, letterWith({ seal })));
    expect(words(shown('body'))).toContain('malgré son sceau');
    expect(shown('.annex a').attr('href')).toBe(`${letterPath}/files/0?reveal=notVerified`);
  });

  test('says which way is open when the letter is for another key', async () => {
    const seal = aSeal({
      level: 'unreadable',
      problems: ['DECRYPTION_PRIVATE_KEY_NOT_FOUND'],
      sealedFor: ['123'],
    });
    const page = readPage(await get(letterPath, letterWith({ seal, body: null, files: [] })));
    expect(words(page('body'))).toContain(
      'scellée pour une clé qui n’est pas dans votre certificat',
    );
  });

  test('shows a letter of the sender’s that did not arrive', async () => {
    const failure = {
      publicationId: 'P1',
      code: '801',
      messages: ['Too large'],
      recipients: [],
      details: [],
    };
    const page = readPage(await get(letterPath, letterWith({ failure, kind: 'error' })));
    expect(words(page('body'))).toMatch(/n’est pas arrivée.*Numéro d’envoi P1.*801 Too large/);
  });

  test('goes back to the list when the session has no keys', async () => {
    const refusal = new PluginError('ERR_LETTER_KEYS_MISSING', 'no keys');
    const answer = await request(app({ refusal }).server).get(`${letterPath}?folder=sent`);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/letters?folder=sent']);
  });

  test.each([
    ['pdf', 'application/pdf', 'inline; filename=verslag.pdf'],
    ['png', 'image/png', 'inline; filename=verslag.pdf'],
    ['text', 'text/plain; charset=utf-8', 'inline; filename=verslag.pdf'],
    ['other', 'application/octet-stream', 'attachment; filename=verslag.pdf'],
  ] as const)('returns a file of kind %s as %s', async (kind, type, disposition) => {
    const file = { bytes: Buffer.from('x'), fileName: 'verslag.pdf', kind };
    const answer = await request(app({ file }).server).get(`${letterPath}/files/0`);
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': disposition,
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['bin', 'move', { to: 'bin' }],
    ['restore', 'move', { to: 'folder' }],
    ['delete', 'remove', {}],
  ] as const)('carries out %s and returns to its folder', async (act, name, with_) => {
    const { server, mailbox } = app();
    const answer = await request(server).post(`${letterPath}/${act}?folder=inbox-bin`);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/letters?folder=inbox-bin']);
    expect(mailbox.calls).toMatchObject([
      { name, with: { folder: 'inbox-bin', messageIds: ['AAAAAAAAAAAA1'], ...with_ } },
    ]);
  });

  test('says when eHealth did not take it', async () => {
    const { server } = app({ left: ['AAAAAAAAAAAA1'] });
    const answer = await request(server).post(`${letterPath}/bin`);
    expect(answer.headers['location']).toBe('/letters?left=1');
    const page = readPage((await request(server).get('/letters?left=1')).text);
    expect(words(byRole(page, 'alert'))).toContain('n’a pas pris une lettre');
  });
});

const states: readonly (readonly [string, string, Partial<MailboxFixture>])[] = [
  ['a list', '/letters?page=2', { page: aMailboxPage({ hasMore: true }) }],
  ['an empty folder', '/letters?folder=sent-bin', { page: aMailboxPage({ letters: [] }) }],
  ['no session', '/letters', { page: null }],
  ['locked', '/letters', { page: aMailboxPage({ canOpen: false }) }],
  [
    'several boxes, nearly full',
    '/letters',
    {
      page: aMailboxPage({
        boxes: [
          { id: '00000000097', type: 'INSS', subType: null, quality: 'DOCTOR' },
          { id: '0000000097', type: 'CBE', subType: null, quality: 'INSTITUTION' },
        ],
        quota: { waiting: 1, size: 10_485_760, maxSize: 10_485_760 },
        letters: [aLine({ sender: null, kind: 'unknown', isImportant: true, publishedOn: null })],
      }),
    },
  ],
  ['a letter', letterPath, {}],
  [
    'a letter in the bin, in clear',
    `${letterPath}?folder=inbox-bin`,
    letterWith({ seal: aSeal({ level: 'open', signer: null }), table: [['CRP', '4']] }),
  ],
  [
    'a letter of an unchecked sender',
    letterPath,
    letterWith({
      seal: aSeal({
        level: 'senderUnchecked',
        problems: ['OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED'],
        isOtherSender: true,
      }),
      body: null,
    }),
  ],
];

describe.each(languages)('in %s', (language) => {
  test.each(states)('shows %s as valid HTML, every text of it', async (_what, path, changes) => {
    const html = await get(path, changes, { language });
    expect(htmlProblems(html)).toEqual([]);
    expect(html).not.toMatch(/mailbox\.|letter\.seal|\{\w+\}/);
  });
});
