import ICAL from 'ical.js';
import { expect, it, test, onTestFinished } from 'vitest';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { languages } from '../../../plugin/i18n/index.ts';
import { createMailTransport } from '../../../plugin/domain/delivery/mail/transport.ts';
import { openMailServer } from '../../support/servers/smtp.ts';
import type { MailServerOptions } from '../../support/servers/smtp.ts';
import {
  andrea,
  anne,
  notAfter,
  openDeliveryFixture,
  practiceId,
  start,
  wayOut,
} from './delivery-fixture.ts';
import { anEnding } from '../../store/renewal/renewal-fixture.ts';

const openUrl = 'https://host.example/open?next={path}';
const hour = 3_600_000;

/** A mail server, and a transport of ours to it. */
async function mailServer(options: MailServerOptions = {}) {
  const smtp = await openMailServer(options);
  const mail = createMailTransport({
    host: '127.0.0.1',
    port: smtp.port,
    tls: 'none',
    user: null,
    password: null,
    from: { name: '', address: 'certificats@practice.example' },
    replyTo: null,
  });
  onTestFinished(() => mail.close());
  return { smtp, mail };
}

test('sends a notice by mail to owner and admin, each in their language', async () => {
  const fixture = await openDeliveryFixture();
  const { smtp, mail } = await mailServer();
  const id = await fixture.load();
  await fixture.raise(id, [{ id: 'd1' }, { id: 'd2', recipient: andrea.id }]);

  const services = fixture.services({ mail, openUrl });
  expect(await services.run()).toEqual({ sent: 2, failed: 0 });
  expect(await services.run()).toEqual({ sent: 0, failed: 0 });

  const [toAnne, toAndrea] = [anne, andrea].map(({ email }) =>
    smtp.received.find(({ to }) => to[0] === email),
  );
  expect(toAnne?.mail.subject).toBe(
    'Anne Exemple\u00a0: le certificat eHealth expire dans 30 jours',
  );
  expect(toAnne?.mail.messageId).toBe('<d1@practice.example>');
  expect(toAnne?.mail.text).toContain('Valable jusqu’au\u00a0: 30 novembre 2026');
  expect(toAnne?.mail.text).toContain('chez le titulaire');
  expect(toAnne?.mail.text).not.toContain('administrateur');
  expect(toAnne?.mail.html).toContain(
    `href="https://host.example/open?next=${encodeURIComponent(`/certificates/${id}/renewal`)}"`,
  );
  expect(toAndrea?.mail.subject).toBe(
    'Anne Exemple: het eHealth-certificaat vervalt over 30 dagen',
  );
  expect(toAndrea?.mail.text).toContain('beheerder');
  for (const { raw, mail: parsed } of smtp.received) {
    const all = `${raw} ${parsed.text ?? ''} ${parsed.html ?? ''}`;
    expect(all).not.toMatch(/00000000097|00000000196|camille\.p12/);
  }
});

test.each(languages)(
  'sends in %s a mail with an accented subject and two complete parts',
  async (language) => {
    const fixture = await openDeliveryFixture();
    const { smtp, mail } = await mailServer();
    fixture.people.set(anne.id, { ...anne, displayName: 'Zoé Éxemple', language });
    await fixture.raise(await fixture.load({ holderName: 'Zoé Éxemple' }), [{}]);
    await fixture.services({ mail }).run();
    const received = smtp.received[0]?.mail;
    expect(received?.subject).toMatch(/^Zoé Éxemple/);
    expect(received?.html).toContain(`lang="${language}"`);
    for (const part of [received?.subject, received?.text, received?.html]) {
      expect(part).toMatch(/30/);
      expect(part).not.toMatch(/\{\w+\}|\b(mail|notice|renewal)\.\w/);
    }
    // No page of the host is known: words say where to go, and no link is made up
    expect(received?.html).not.toContain('<a ');
  },
);

test('attaches calendar events, and raises the sequence when the planned moment changes', async () => {
  const fixture = await openDeliveryFixture();
  const { smtp, mail } = await mailServer();
  const id = await fixture.load();
  const first = await fixture.raise(id, [{}]);
  await fixture.services({ mail }).run();
  await fixture.store.notices.end(practiceId, first, anEnding('Superseded', start));
  const moved = new Date('2026-11-04T12:30:00.000Z');
  await fixture.raise(id, [{}], { step: 14 }, { dueAt: moved });
  await fixture.services({ mail }).run();

  const sequences = smtp.received.map(({ mail: received }) => {
    const content = received.attachments[0]?.content ?? '';
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    const events = new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
    return new Map(events.map(({ uid, sequence }) => [uid.replace(`${id}.`, ''), sequence]));
  });
  const expected = (planned: number) =>
    new Map([
      ['opens@trousseau', 0],
      ['planned@trousseau', planned],
      ['ends@trousseau', 0],
    ]);
  expect(sequences).toEqual([expected(0), expected(1)]);
});

test('counts days when the mail leaves, and attaches no calendar after the end', async () => {
  const fixture = await openDeliveryFixture();
  const { smtp, mail } = await mailServer();
  await fixture.raise(await fixture.load(), [{}]);
  fixture.clock.now = new Date(notAfter.getTime() + 8 * 24 * hour);
  await fixture.services({ mail }).run();
  expect(smtp.received[0]?.mail.subject).toContain('a expiré il y a une semaine');
  expect(smtp.received[0]?.mail.attachments).toEqual([]);
});

test('retries after 1, 2, 4 … 32 hours, ten times in all, when the server defers the mail', async () => {
  const fixture = await openDeliveryFixture();
  const notNow = { kind: 'failed', problem: 'Deferred', code: '451', permanent: false } as const;
  const out = wayOut(...Array.from({ length: 20 }, () => notNow));
  await fixture.raise(await fixture.load(), [{ id: 'd1' }]);
  const services = fixture.services({ mail: out.mail });

  const waits: number[] = [];
  for (let tries = 1; tries <= 10; tries += 1) {
    expect(await services.run()).toEqual({ sent: 0, failed: 1 });
    const [failing] = await fixture.store.deliveries.listFailing(practiceId, 5);
    expect(failing).toMatchObject({ id: 'd1', attempts: tries, lastProblem: 'Deferred 451' });
    if (tries < 10 && failing !== undefined) {
      expect(failing.state).toBe('waiting');
      waits.push((failing.dueAt.getTime() - fixture.clock.now.getTime()) / hour);
      fixture.clock.now = new Date(failing.dueAt.getTime() - 1);
      expect(await services.run()).toEqual({ sent: 0, failed: 0 });
      fixture.clock.now = failing.dueAt;
    } else {
      expect(failing?.state).toBe('failed');
    }
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 32, 32, 32]);
  fixture.clock.now = new Date(fixture.clock.now.getTime() + 100 * hour);
  expect(await services.run()).toEqual({ sent: 0, failed: 0 });
  expect(out.sent).toHaveLength(10);
});

it.each([
  ['later than our own wait', 5, 5],
  ['sooner than our own wait', 0.1, 1],
])('retries when the other side asks for it, if that is %s', async (_name, asked, waited) => {
  const fixture = await openDeliveryFixture();
  const notBefore = new Date(fixture.clock.now.getTime() + asked * hour);
  const out = wayOut({
    kind: 'failed',
    problem: 'Deferred',
    code: '503',
    permanent: false,
    notBefore,
  });
  await fixture.raise(await fixture.load(), [{ id: 'd1' }]);
  await fixture.services({ mail: out.mail }).run();
  const [failing] = await fixture.store.deliveries.listFailing(practiceId, 5);
  expect(failing?.dueAt).toEqual(new Date(fixture.clock.now.getTime() + waited * hour));
});

test('keeps the message ID when a message is retried', async () => {
  const fixture = await openDeliveryFixture();
  const { smtp, mail } = await mailServer({ refuse: (count) => (count === 1 ? 450 : undefined) });
  await fixture.raise(await fixture.load(), [{ id: 'd1' }]);
  await fixture.services({ mail }).run();
  fixture.clock.now = new Date(start.getTime() + hour);
  expect(await fixture.services({ mail }).run()).toEqual({ sent: 1, failed: 0 });
  expect(smtp.received.map(({ mail: { messageId } }) => messageId)).toEqual([
    '<d1@practice.example>',
  ]);
  expect(await fixture.store.deliveries.listFailing(practiceId, 5)).toEqual([]);
});

test('marks a message as failed at once, and logs no address, when the refusal is permanent', async () => {
  const fixture = await openDeliveryFixture();
  const { mail } = await mailServer({ refuse: () => 550 });
  await fixture.raise(await fixture.load(), [{}]);
  expect(await fixture.services({ mail }).run()).toEqual({ sent: 0, failed: 1 });
  const [failing] = await fixture.store.deliveries.listFailing(practiceId, 5);
  expect(failing).toMatchObject({ state: 'failed', lastProblem: 'Refused 550' });
  expect(fixture.logged).toHaveLength(1);
  expect(JSON.stringify(fixture.logged)).not.toMatch(/@|Anne|00000000097/);
});

test('returns the failing messages of their own practice to admins and services only', async () => {
  const fixture = await openDeliveryFixture();
  const { mail } = await mailServer({ refuse: () => 550 });
  await fixture.raise(await fixture.load(), [{ id: 'd1' }]);
  const services = fixture.services({ mail });
  await services.run();
  const admin: Actor = {
    userId: andrea.id,
    displayName: andrea.displayName,
    practiceId,
    roles: ['admin'],
    language: 'fr',
  };
  expect(await services.failing(admin)).toMatchObject([{ id: 'd1', state: 'failed' }]);
  expect(await services.failing({ ...admin, roles: ['service'] })).toHaveLength(1);
  expect(await services.failing({ ...admin, practiceId: 'practice-2' })).toEqual([]);
  await expect(services.failing({ ...admin, roles: ['clinician'] })).rejects.toMatchObject({
    code: 'ERR_FORBIDDEN',
  });
});

test('sends the other messages when one message cannot be made', async () => {
  const fixture = await openDeliveryFixture();
  const out = wayOut();
  const id = await fixture.load();
  await fixture.raise(id, [{ id: 'd1', recipient: 'broken' }, { id: 'd2' }]);
  const services = fixture.services({
    mail: out.mail,
    directory: {
      findUser: (_practice, user) =>
        user === 'broken' ? Promise.reject(new Error('no directory')) : Promise.resolve(anne),
    },
  });
  expect(await services.run()).toEqual({ sent: 1, failed: 1 });
  const [failing] = await fixture.store.deliveries.listFailing(practiceId, 5);
  expect(failing).toMatchObject({ id: 'd1', lastProblem: 'Unexpected', state: 'waiting' });
});

test.each<
  [
    string,
    (
      fixture: Awaited<ReturnType<typeof openDeliveryFixture>>,
      notice: string,
      id: string,
    ) => unknown,
  ]
>([
  [
    'NoticeEnded',
    (fixture, notice) =>
      fixture.store.notices.end(practiceId, notice, anEnding('Successor', start)),
  ],
  ['NoUser', (fixture) => fixture.people.delete(anne.id)],
  ['UserInactive', (fixture) => fixture.people.set(anne.id, { ...anne, active: false })],
  ['NoAddress', (fixture) => fixture.people.set(anne.id, { ...anne, email: null })],
  [
    'Muted',
    (fixture, _notice, id) =>
      fixture.raise(id, [], { step: 14 }, { state: 'Muted', reason: 'Muted' }),
  ],
])('sends nothing when the message is no longer wanted: %s', async (why, happens) => {
  const fixture = await openDeliveryFixture();
  const out = wayOut();
  const id = await fixture.load();
  const notice = await fixture.raise(id, [{ id: 'd1' }], { cause: 'WeakKey', step: 1 });
  await happens(fixture, notice, id);
  expect(await fixture.services({ mail: out.mail }).run()).toEqual({ sent: 0, failed: 0 });
  expect(out.sent).toEqual([]);
  expect(fixture.logged).toContainEqual(expect.objectContaining({ delivery: 'd1', why }));
  expect(await fixture.services({ mail: out.mail }).run()).toEqual({ sent: 0, failed: 0 });
});

test('sends nothing when the recipient is no longer an admin', async () => {
  const fixture = await openDeliveryFixture();
  const out = wayOut();
  await fixture.raise(await fixture.load(), [{ recipient: andrea.id }]);
  fixture.admins.clear();
  await fixture.services({ mail: out.mail }).run();
  expect(out.sent).toEqual([]);
  expect(fixture.logged).toContainEqual(expect.objectContaining({ why: 'NotConcerned' }));
});

test('masks the national number in a user ID when the user is gone', async () => {
  const fixture = await openDeliveryFixture();
  const out = wayOut();
  const id = await fixture.load({ userId: 'user-00000000097' });
  await fixture.raise(id, [{ recipient: andrea.id }]);
  await fixture.services({ mail: out.mail }).run();
  expect(out.sent).toHaveLength(1);
  expect(JSON.stringify(out.sent)).toContain('user-…097');
  expect(JSON.stringify(out.sent)).not.toContain('00000000097');
});

test('sends each message once when two nodes run at once', async () => {
  const fixture = await openDeliveryFixture();
  const out = wayOut();
  const id = await fixture.load();
  await fixture.raise(
    id,
    Array.from({ length: 25 }, () => ({})),
  );
  const [one, other] = [fixture.services({ mail: out.mail }), fixture.services({ mail: out.mail })];
  const done = await Promise.all([one.run(), other.run()]);
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(25);
  const ids = out.sent.map((sent) => (sent as { message: { id: string } }).message.id);
  expect(ids).toHaveLength(25);
  expect(new Set(ids).size).toBe(25);
});

test('sends the host webhooks for the start and the end of a notice, under the message IDs', async () => {
  const fixture = await openDeliveryFixture();
  const out = wayOut(
    { kind: 'sent' },
    { kind: 'failed', problem: 'Gone', code: '410', permanent: true },
  );
  const id = await fixture.load();
  const webhook = { channel: 'webhook', recipient: '' } as const;
  const notice = await fixture.raise(id, [{ ...webhook, id: 'd1' }]);
  await fixture.services({ webhook: out.webhook }).run();
  await fixture.store.notices.end(practiceId, notice, anEnding('Successor', start));
  await fixture.store.deliveries.add({
    ...webhook,
    id: 'd2',
    practiceId,
    kind: 'notice-ended',
    noticeId: notice,
    key: 'k2',
    dueAt: start,
  });
  await fixture.services({ webhook: out.webhook }).run();
  const about = { certificateId: id, noticeId: notice, cause: 'Expiry', step: 30 };
  expect(out.sent).toMatchObject([
    { id: 'd1', event: { type: 'notice.raised', ...about, end: null } },
    { id: 'd2', event: { type: 'notice.ended', ...about, end: 'Successor' } },
  ]);
  expect(await fixture.store.deliveries.listFailing(practiceId, 5)).toMatchObject([
    { id: 'd2', state: 'failed', lastProblem: 'Gone 410' },
  ]);
});

test('drops messages when their channel is no longer configured', async () => {
  const fixture = await openDeliveryFixture();
  await fixture.raise(await fixture.load(), [{}, { channel: 'webhook', recipient: '' }]);
  expect(await fixture.services().run()).toEqual({ sent: 0, failed: 0 });
  expect(fixture.logged).toMatchObject([{ why: 'NoChannel' }, { why: 'NoChannel' }]);
});
