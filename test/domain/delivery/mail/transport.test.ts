import { beforeAll, describe, expect, it, test, onTestFinished } from 'vitest';
import { composeMail } from '../../../../plugin/domain/delivery/mail/layout.ts';
import type { MailContent } from '../../../../plugin/domain/delivery/mail/layout.ts';
import { createMailTransport } from '../../../../plugin/domain/delivery/mail/transport.ts';
import type { MailTransportOptions } from '../../../../plugin/domain/delivery/mail/transport.ts';
import { openMailServer, openssl, selfMadeCertificate } from '../../../support/servers/smtp.ts';
import type { MailServer, ServerCertificate } from '../../../support/servers/smtp.ts';

const content: MailContent = {
  id: 'delivery-1',
  language: 'fr',
  subject: 'Anne Exemple\u00a0: le certificat eHealth expire aujourd’hui à 11:15',
  greeting: 'Bonjour Anne,',
  paragraphs: ['Renouvelez-le tout de suite.'],
  facts: [['Titulaire', 'Anne <Exemple> & fils']],
  sections: [{ title: 'À suivre', lines: ['un', 'deux'] }],
  button: { label: 'Renouveler', url: 'https://host.example/open?next=%2Fa&x=1' },
  closing: ['Message automatique.'],
  calendar: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n',
};

const anne = { name: 'Anne Exemple', address: 'anne@practice.example' };

type Setting = Parameters<typeof createMailTransport>[0];

function transportTo(
  { port }: Pick<MailServer, 'port'>,
  changes: Partial<Setting> = {},
  options: MailTransportOptions = {},
) {
  const transport = createMailTransport(
    {
      host: '127.0.0.1',
      port,
      tls: 'none',
      user: null,
      password: null,
      from: { name: 'Trousseau', address: 'certificats@practice.example' },
      replyTo: 'aide@practice.example',
      ...changes,
    },
    options,
  );
  onTestFinished(() => transport.close());
  return transport;
}

test('sends a mail with both parts, the calendar and the headers of an automatic message', async () => {
  const smtp = await openMailServer();
  expect(await transportTo(smtp).send(anne, composeMail(content))).toEqual({ kind: 'sent' });

  const [received] = smtp.received;
  expect(received).toMatchObject({
    from: 'certificats@practice.example',
    to: ['anne@practice.example'],
    mail: {
      subject: content.subject,
      messageId: '<delivery-1@practice.example>',
      from: { name: 'Trousseau' },
      to: [{ name: 'Anne Exemple' }],
      replyTo: [{ address: 'aide@practice.example' }],
    },
  });
  const mail = received?.mail;
  expect(mail?.text).toContain('Bonjour Anne,');
  expect(mail?.text).toContain('Titulaire\u00a0: Anne <Exemple> & fils');
  expect(mail?.text).toContain('https://host.example/open?next=%2Fa&x=1');
  expect(mail?.html).toContain('Anne &lt;Exemple&gt; &amp; fils');
  expect(mail?.html).toContain('href="https://host.example/open?next=%2Fa&amp;x=1"');
  expect(mail?.html).not.toMatch(/<img|<script|<link|url\(/);
  const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value;
  expect(header('auto-submitted')).toBe('auto-generated');
  expect(header('content-language')).toBe('fr');
  expect(mail?.attachments).toMatchObject([{ filename: 'ehealth.ics', mimeType: 'text/calendar' }]);
  const attached = mail?.attachments[0]?.content ?? '';
  const asText = typeof attached === 'string' ? attached : new TextDecoder().decode(attached);
  // The parser gives every text the line ends of this system
  expect(asText).toBe(content.calendar?.replaceAll('\r\n', '\n'));
});

test('omits the attachment when there is no calendar, and keeps line breaks out of headers', async () => {
  const smtp = await openMailServer();
  const sly = composeMail({ ...content, calendar: null, subject: 'Eins\r\nBcc: all@x.example' });
  await transportTo(smtp).send({ name: 'Anne\r\nBcc: b@x.example', address: anne.address }, sly);
  const mail = smtp.received[0]?.mail;
  expect(mail?.attachments).toEqual([]);
  expect(mail?.subject).toBe('Eins Bcc: all@x.example');
  expect(mail?.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
  expect(smtp.received[0]?.to).toEqual([anne.address]);
});

test('sends the text unchanged, and reads no file, when the text is a path', async () => {
  const smtp = await openMailServer();
  const message = { ...composeMail(content), text: 'file:///etc/hostname', html: '/etc/hostname' };
  expect(await transportTo(smtp).send(anne, message)).toEqual({ kind: 'sent' });
  expect(smtp.received[0]?.mail.text?.trim()).toBe('file:///etc/hostname');
});

it('keeps the name of the sender whole when it has colons, commas or accents', async () => {
  const smtp = await openMailServer();
  for (const name of ['Cabinet: Dupont', 'Dupont, Zoé; “x”', '']) {
    const from = { name, address: 'cab@xn--mdecin-bva.be' };
    expect(await transportTo(smtp, { from }).send(anne, composeMail(content))).toEqual({
      kind: 'sent',
    });
    const received = smtp.received.at(-1);
    // The server of the test decodes the names of domains
    expect(received?.from).toBe('cab@médecin.be');
    expect(received?.raw).toMatch(/^From: (?:.|\r?\n )*cab@xn--mdecin-bva\.be/m);
    expect(received?.mail.from).toMatchObject({ name });
    expect(received?.mail.messageId).toBe('<delivery-1@xn--mdecin-bva.be>');
  }
});

it.each(['a@x.example; b@y.example', 'a@x.example, b@y.example', 'n/a', 'A <a@x.example>', ''])(
  'returns a failure for good, and sends nothing, when the address is %j',
  async (address) => {
    const smtp = await openMailServer();
    const sent = await transportTo(smtp).send({ name: 'Anne', address }, composeMail(content));
    expect(sent).toEqual({
      kind: 'failed',
      problem: 'AddressInvalid',
      code: null,
      permanent: true,
    });
    expect(smtp.received).toEqual([]);
  },
);

it('sends to the domain as the DNS has it when the address is international', async () => {
  const smtp = await openMailServer();
  const to = { name: 'Anne', address: ' anne@médecin.be ' };
  expect(await transportTo(smtp).send(to, composeMail(content))).toEqual({ kind: 'sent' });
  // The server of the test decodes the names of domains
  expect(smtp.received[0]?.to).toEqual(['anne@médecin.be']);
  expect(smtp.received[0]?.raw).toMatch(/^To: .*anne@xn--mdecin-bva\.be/m);
});

test.each([
  [421, { problem: 'Deferred', code: '421', permanent: false }],
  [450, { problem: 'Deferred', code: '450', permanent: false }],
  [550, { problem: 'Refused', code: '550', permanent: true }],
  [554, { problem: 'Refused', code: '554', permanent: true }],
])(
  'returns the kind of failure when the server answers a recipient with %i',
  async (status, outcome) => {
    const smtp = await openMailServer({ refuse: () => status });
    const result = await transportTo(smtp).send(anne, composeMail(content));
    expect(result).toEqual({ kind: 'failed', ...outcome });
    expect(JSON.stringify(result)).not.toContain('anne@');
  },
);

test('returns a temporary failure when the server closes the connection midway', async () => {
  const smtp = await openMailServer({ drops: true });
  const result = await transportTo(smtp).send(anne, composeMail(content));
  expect(result).toMatchObject({ kind: 'failed', problem: 'NoConnection', permanent: false });
});

test('returns a temporary failure when no server listens at the address', async () => {
  const result = await transportTo({ port: 1 }).send(anne, composeMail(content));
  expect(result).toMatchObject({ kind: 'failed', problem: 'NoConnection', permanent: false });
});

test('sends nothing when the server lacks the required STARTTLS', async () => {
  const smtp = await openMailServer();
  const result = await transportTo(smtp, { tls: 'starttls' }).send(anne, composeMail(content));
  expect(result).toMatchObject({ kind: 'failed', problem: 'Tls', permanent: false });
  expect(smtp.received).toEqual([]);
});

describe.skipIf(openssl.missing)('mail transport over TLS', () => {
  let certificate: ServerCertificate;
  beforeAll(async () => {
    if (!openssl.missing) certificate = await selfMadeCertificate();
  });
  const account = { user: 'trousseau', password: 'a-password-of-the-practice' };

  test.each(['implicit', 'starttls'] as const)(
    'sends a mail by %s after signing in',
    async (tls) => {
      const smtp = await openMailServer({ tls, certificate, account });
      const transport = transportTo(
        smtp,
        { tls, ...account },
        { authorities: [certificate.certificate] },
      );
      expect(await transport.send(anne, composeMail(content))).toEqual({ kind: 'sent' });
      expect(smtp.received).toMatchObject([{ secure: true, user: 'trousseau' }]);
    },
  );

  test.each(['implicit', 'starttls'] as const)(
    'sends no message by %s when the server’s certificate is not trusted',
    async (tls) => {
      const smtp = await openMailServer({ tls, certificate, account });
      const result = await transportTo(smtp, { tls, ...account }).send(anne, composeMail(content));
      expect(result).toMatchObject({ kind: 'failed', problem: 'Tls', permanent: false });
      expect(smtp.received).toEqual([]);
    },
  );

  test('returns a temporary failure when the server refuses the sign-in', async () => {
    const smtp = await openMailServer({ tls: 'implicit', certificate, account });
    const result = await transportTo(
      smtp,
      { tls: 'implicit', user: 'trousseau', password: 'an-old-password' },
      { authorities: [certificate.certificate] },
    ).send(anne, composeMail(content));
    expect(result).toEqual({ kind: 'failed', problem: 'SignIn', code: '535', permanent: false });
  });
});
