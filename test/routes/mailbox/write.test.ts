import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { PluginError } from '../../../plugin/errors.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { aKeptLetter } from '../../support/builders/mailbox.ts';
import { aUser } from '../../support/builders/user.ts';
import { aCertificateFixture } from '../../support/fakes/fake-certificate-services.ts';
import { aMailboxFixture, type MailboxFixture } from '../../support/fakes/fake-mailbox-services.ts';
import { aClinician, screenApp } from '../../support/servers/screen-app.ts';
import { byRole, hostile, readPage, words } from '../../support/tools/page.ts';
import { htmlProblems } from '../../support/tools/valid-html.ts';

const went = { kind: 'sent', letter: aKeptLetter('sent').letter } as const;

function app(changes: Partial<MailboxFixture> = {}, language: (typeof languages)[number] = 'fr') {
  const mailbox = aMailboxFixture({ sent: went, ...changes });
  const actor = { ...aClinician, language };
  const server = screenApp(aCertificateFixture({ users: [aUser()] }), { actor, mailbox });
  return { server, mailbox };
}

const typed = {
  id: '',
  type: 'NIHII',
  subType: '',
  number: '7-00000-02-003',
  quality: 'hospital',
  title: 'Rapport',
  text: 'Bonjour',
};

function post(server: ReturnType<typeof app>['server'], changes: Record<string, string> = {}) {
  let form = request(server).post('/letters/write');
  for (const [name, value] of Object.entries({ ...typed, ...changes }))
    form = form.field(name, value);
  return form;
}

const called = (mailbox: MailboxFixture, name: string) =>
  mailbox.calls.filter((call) => call.name === name).map((call) => call.with);

describe('writing a letter', () => {
  test('leads here from the list and from a letter, and not where letters are only read', async () => {
    const { server } = app();
    const page = readPage((await request(server).get('/letters/AAAAAAAAAAAA1')).text);
    expect(byRole(page, 'link', { name: 'Écrire' }).attr('href')).toBe('/letters/write');
    expect(byRole(page, 'link', { name: 'Répondre' }).attr('href')).toBe(
      '/letters/write?reply=AAAAAAAAAAAA1',
    );
    const only = app({ sent: undefined }).server;
    expect((await request(only).get('/letters')).text).not.toContain('Écrire');
  });

  test('answers the sender of a letter', async () => {
    const { server } = app();
    const page = readPage((await request(server).get('/letters/write?reply=AAAAAAAAAAAA1')).text);
    expect(page('#number').attr('value')).toBe('00000000196');
    expect(page('#quality').attr('value')).toBe('DOCTOR');
    expect(page('#title').attr('value')).toBe('Re: Rapport de consultation');
  });

  test('keeps the letter with its annexes, sends it once and goes to the sent ones', async () => {
    const { server, mailbox } = app();
    const answer = await post(server, { read: 'yes' }).attach(
      'files',
      Buffer.from('%PDF'),
      'a.pdf',
    );
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      '/letters?folder=sent&sent=1&refresh=1',
    ]);
    expect(called(mailbox, 'keep')).toMatchObject([
      {
        letter: {
          recipients: [{ id: '70000002', type: 'NIHII', subType: 'HOSPITAL', quality: 'HOSPITAL' }],
          title: 'Rapport',
          text: 'Bonjour',
          asksWhenRead: true,
          annexes: [{ name: 'a.pdf' }],
        },
      },
    ]);
    expect(called(mailbox, 'send')).toEqual([
      { id: 'letter-1', titleStays: false, despiteAbsence: false },
    ]);
    const list = await request(server).get('/letters?folder=sent&sent=1');
    expect(list.text).toContain('Votre lettre est partie.');
  });

  test('keeps annexes of a draft but those that are removed', async () => {
    const { server, mailbox } = app();
    await post(server, { id: 'letter-1', drop: '0' });
    await post(server, { id: 'letter-1' });
    const kept = called(mailbox, 'keep') as { letter: { annexes: { name: string }[] } }[];
    expect(kept.map(({ letter }) => letter.annexes.map(({ name }) => name))).toEqual([
      [],
      ['gardé.pdf'],
    ]);
  });

  test('asks again about a title, and sends with it when it stays', async () => {
    const { server, mailbox } = app({ sent: { kind: 'title', notices: ['person'] } });
    const answer = await post(server);
    expect(answer.status).toBe(422);
    expect(words(readPage(answer.text)('body'))).toContain('Envoyer avec cet objet');
    await post(server, { titleStays: 'yes', id: 'letter-1' });
    expect(called(mailbox, 'send')[1]).toMatchObject({ titleStays: true });
  });

  test.each([
    ['number', new PluginError('ERR_LETTER_RECIPIENT_NONE', 'x', { params: { names: 'CBE 1' } })],
    ['text', new PluginError('ERR_MAILBOX_LETTER_INVALID', 'x', { params: { problem: 'text' } })],
    ['file', new PluginError('ERR_MAILBOX_LETTER_TOO_LARGE', 'x')],
  ])('shows a refusal at the field %s, with what was typed', async (field, sent) => {
    const answer = await post(app({ sent }).server, { text: 'Mot à mot' });
    const page = readPage(answer.text);
    expect(answer.status).toBe(sent.status);
    expect(page(`#${field}-error`)).toHaveLength(1);
    expect(page('#text').text()).toContain('Mot à mot');
    expect(page('input[name="id"]').attr('value')).toBe('letter-1');
  });

  test('offers nothing but a look where a letter may have gone out', async () => {
    const sent = new PluginError('ERR_MAILBOX_SEND_UNCERTAIN', 'x');
    const { server, mailbox } = app({ sent });
    const page = readPage((await post(server)).text);
    const button = page('button[name="act"]');
    expect([button.length, button.attr('value')]).toEqual([1, 'look']);
    mailbox.kept = aKeptLetter('failed');
    const after = await post(server, { id: 'letter-1', act: 'look' });
    expect(after.text).toContain('Vous pouvez l’envoyer à nouveau.');
    mailbox.kept = aKeptLetter('sent');
    expect((await post(server, { id: 'letter-1', act: 'look' })).status).toBe(303);
  });

  test.each(languages)('shows a valid page in %s, and markup as text', async (language) => {
    const sent = new PluginError('ERR_MAILBOX_LETTER_INVALID', 'x', {
      params: { problem: 'title' },
    });
    const { server } = app({ sent }, language);
    const { text } = await post(server, { title: hostile, text: hostile, id: 'letter-1' });
    expect(htmlProblems(text)).toEqual([]);
    expect(readPage(text)('#title').attr('value')).toBe(hostile);
    expect(text).not.toContain('write.');
  });
});
