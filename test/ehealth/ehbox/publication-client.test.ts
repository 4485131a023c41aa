import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicationClient } from '../../../plugin/ehealth/ehbox/publication/client.ts';
import type { PublicationClient } from '../../../plugin/ehealth/ehbox/publication/client.ts';
import { freshPublicationId } from '../../../plugin/ehealth/ehbox/publication/outgoing-letter.ts';
import type { OutgoingLetter } from '../../../plugin/ehealth/ehbox/publication/outgoing-letter.ts';
import { readMessage } from '../../../plugin/ehealth/soap/attachments/read.ts';
import { isPluginError } from '../../../plugin/errors.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, verifyWithXmlsec, xmllint, xmlsec } from '../../support/tools/xmlsec.ts';
import {
  aMailboxService,
  answerOf,
  faultOf,
  publication,
  startAnsweringMailbox,
} from './answering-mailbox.ts';
import type { AnsweringMailbox } from './answering-mailbox.ts';
import { hasSamples, sampleText } from './samples.ts';

const schema = '../shared/xsd/ehbox/mailbox.xsd';
const canValidate = !xmllint.missing && existsSync(schema);

let mailbox: AnsweringMailbox;
let client: PublicationClient;
beforeAll(async () => {
  mailbox = await startAnsweringMailbox();
  client = createPublicationClient(await aMailboxService(mailbox.url));
});
afterAll(() => mailbox.stop());

const sealed = (text: string) => Buffer.from(`0\x80${text}\0\r\n--`, 'latin1');

function aLetter(changes: Partial<OutgoingLetter> = {}): OutgoingLetter {
  return {
    publicationId: 'TRS0000000001',
    from: null,
    recipients: [
      {
        ...{ id: '00000000394', type: 'INSS', subType: null, quality: 'DOCTOR' },
        person: { ssin: '00000000394', firstName: 'Eva "E"', lastName: 'Zondernr & Co' },
        sendsDespiteAbsence: false,
      },
    ],
    kind: 'letter',
    title: 'Labo <résultat>',
    body: { bytes: sealed('body'), fileName: 'bericht.txt', mimeType: 'text/plain' },
    annexes: [
      {
        title: sealed('title'),
        bytes: sealed('annex'),
        fileName: 'labo.pdf',
        mimeType: 'application/pdf',
      },
    ],
    freeInformation: { kind: 'text', text: sealed('free') },
    patient: sealed('patient'),
    applicationName: 'Trousseau',
    isImportant: true,
    isSealed: true,
    receipts: { published: true, received: false, read: true },
    properties: [{ key: 'Thread', value: '8d5c1f0a' }],
    ...changes,
  };
}
const anAnnex = aLetter().annexes[0]!;

const send = (
  changes: Partial<OutgoingLetter> = {},
  answer = answerOf(publication, 'SendMessage'),
) => {
  mailbox.answer(answer);
  return client.send(aLetter(changes));
};
const sent = () => {
  const { headers, body } = mailbox.heard.at(-1)!;
  const limits = { parts: 100, partBytes: 100_000_000 };
  const { envelope, attachments } = readMessage(body, headers['content-type'] ?? '', limits);
  return { headers, envelope: Buffer.from(envelope).toString(), attachments };
};
const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isPluginError(error) ? error.code : 'none';
};

describe('createPublicationClient', () => {
  it('sends body and sealed values in the envelope, and annexes attached', async () => {
    await send();
    const { headers, envelope, attachments } = sent();
    expect(headers['content-type']).toMatch(
      /^multipart\/related; type="text\/xml"; start="<root>"; boundary="/,
    );
    expect(headers['soapaction']).toBe(`"${publication}:sendMessage"`);
    expect(attachments).toHaveLength(1);
    expect(attachments[0]).toMatchObject({
      mediaType: 'application/pdf',
      bytes: sealed('annex'),
    });
    expect(attachments[0]?.contentId).toMatch(/^[0-9a-f-]{36}@ehealth\.fgov\.be$/);
    expect(envelope).toContain(`>cid:${attachments[0]?.contentId}</EncryptableBinaryContent>`);
    expect(envelope).toContain(
      `<EncryptableTextContent>${sealed('body').toString('base64')}</EncryptableTextContent>`,
    );
  });

  it('gives the digest of the bytes that travel, before base64', async () => {
    await send();
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');
    const digests = [...sent().envelope.matchAll(/<Digest>(.*?)<\/Digest>/g)].map(([, one]) => one);
    expect(digests).toEqual([digest(sealed('body')), digest(sealed('annex'))]);
  });

  it('sends an empty annex as empty text, with the digest of nothing', async () => {
    await send({ annexes: [{ ...anAnnex, bytes: Buffer.alloc(0) }] });
    const { headers, envelope } = sent();
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(envelope).toContain('<EncryptableTextContent></EncryptableTextContent>');
    expect(envelope).toContain('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it('attaches a body that is too large for the envelope', async () => {
    const bytes = Buffer.alloc(300_000, 'x');
    await send({ body: { ...aLetter().body, bytes } });
    expect(sent().attachments[0]?.bytes).toEqual(bytes);
  });

  it('leaves out a person without both names', async () => {
    const [recipient] = aLetter().recipients;
    await send({
      recipients: [
        { ...recipient!, person: { ssin: '00000000394', firstName: '', lastName: 'Zondernr' } },
      ],
    });
    expect(sent().envelope).not.toContain('<User');
  });

  const table: OutgoingLetter['freeInformation'] = {
    kind: 'table',
    title: 'A & "B"',
    rows: [{ left: sealed('l'), right: sealed('r') }],
  };
  const [recipient] = aLetter().recipients;
  it.skipIf(!canValidate).each<[string, Partial<OutgoingLetter>]>([
    ['a sealed letter', {}],
    ['a table and no annex', { freeInformation: table, annexes: [], patient: null }],
    [
      'another box, several recipients and a notice',
      {
        from: { id: '0000000097', type: 'CBE', subType: null, quality: 'INSTITUTION' },
        recipients: [
          recipient!,
          { ...recipient!, subType: 'GROUP', person: null, sendsDespiteAbsence: true },
        ],
        kind: 'news',
        applicationName: null,
        properties: [],
        freeInformation: null,
      },
    ],
    [
      'limits of length',
      {
        title: 'é'.repeat(400),
        publicationId: 'A'.repeat(13),
        applicationName: 'a'.repeat(25),
        body: { bytes: Buffer.alloc(0), fileName: 'f'.repeat(255), mimeType: 'm'.repeat(255) },
        properties: Array.from({ length: 100 }, () => ({
          key: 'k'.repeat(250),
          value: 'v'.repeat(250),
        })),
      },
    ],
  ])(
    'sends what is valid by the official schema: %s (needs xmllint and ../shared/xsd)',
    async (_what, changes) => {
      await send(changes);
      const run = await runOnFiles(xmllint.path, { 'x.xml': sent().envelope }, [
        ...['--noout', '--nonet', '--schema', schema, '{x.xml}'],
      ]);
      expect(run, run.stderr).toMatchObject({ ok: true });
    },
  );

  it.skipIf(xmlsec.missing)('sends what the holder of the key has signed', async () => {
    await send();
    const { signer } = await testSigningKey('RSA');
    const signature = "//*[local-name()='Security']/*[local-name()='Signature']";
    const run = await verifyWithXmlsec(sent().envelope, signer.certificate, signature);
    expect(run, run.stderr).toMatchObject({ ok: true });
  });

  it('returns the ids of an accepted letter', async () => {
    const attributes = ' Id="0000000A1B2C3" SentPublicationId="TRS0000000001"';
    await expect(send({}, answerOf(publication, 'SendMessage', { attributes }))).resolves.toEqual({
      kind: 'accepted',
      messageId: '0000000A1B2C3',
      publicationId: 'TRS0000000001',
    });
  });

  it.skipIf(!hasSamples)('returns who is absent and their substitutes', async () => {
    const text = sampleText('SendMessageResponse.out-of-office.xml').replace(/<\?.*\?>/, '');
    const answer = `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${text}</S:Body></S:Envelope>`;
    await expect(send({}, answer)).resolves.toMatchObject({
      kind: 'recipient-absent',
      absences: [
        {
          recipient: { id: '00000000394' },
          from: '2026-11-10',
          to: '2026-11-20',
          substitutes: [{ id: '00000000196', person: { firstName: 'Clara' } }],
        },
      ],
    });
  });

  it('returns that someone is absent where a fault says so', async () => {
    await expect(send({}, faultOf('826'))).resolves.toEqual({
      kind: 'recipient-absent',
      absences: [],
    });
  });

  const codes = [
    ['801', 'ERR_MAILBOX_LETTER_TOO_LARGE', undefined],
    ['802', 'ERR_MAILBOX_RECIPIENT', undefined],
    ['803', 'ERR_MAILBOX_RECIPIENT', 'quality'],
    ['804', 'ERR_MAILBOX_RECIPIENT', undefined],
    ['805', 'ERR_MAILBOX_RECIPIENT', undefined],
    ['810', 'ERR_MAILBOX_BOX', undefined],
    ['814', 'ERR_MAILBOX_RECIPIENT', 'not-allowed'],
    ['816', 'ERR_MAILBOX_ALTERED', undefined],
    ['899', 'ERR_MAILBOX_REFUSED', undefined],
  ] as const;
  it.each(codes)('rejects %s with %s, as status and as fault', async (code, expected, problem) => {
    for (const answer of [answerOf(publication, 'SendMessage', { code }), faultOf(code)]) {
      const error: unknown = await send({}, answer).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: expected, params: { code } });
      expect((error as { params: { problem?: string } }).params.problem).toBe(problem);
    }
  });

  it('says that a letter may have been sent where the line breaks or no answer can be read', async () => {
    mailbox.answer(null);
    expect(await codeOf(client.send(aLetter()))).toBe('ERR_MAILBOX_SEND_UNCERTAIN');
    for (const status of [200, 503]) {
      mailbox.answer('<html><p></html>', { 'content-type': 'text/html' }, status);
      expect(await codeOf(client.send(aLetter()))).toBe('ERR_MAILBOX_SEND_UNCERTAIN');
    }
  });

  it('says that a letter was not sent where no connection was made', async () => {
    const closed = createPublicationClient(await aMailboxService('http://127.0.0.1:9/'));
    expect(await codeOf(closed.send(aLetter()))).toBe('ERR_MAILBOX_UNREACHABLE');
  });

  it.each<[string, Partial<OutgoingLetter>]>([
    ['recipients', { recipients: [] }],
    ['recipients', { recipients: [{ ...recipient!, quality: '' }] }],
    ['title', { title: '' }],
    ['title', { title: 'a'.repeat(401) }],
    ['title', { title: 'a\0b' }],
    ['title', { title: '\ud800' }],
    ['file-name', { annexes: [{ ...anAnnex, fileName: 'a\r\nb' }] }],
    ['mime-type', { annexes: [{ ...anAnnex, mimeType: '' }] }],
    ['properties', { properties: [{ key: '', value: 'a' }] }],
    ['properties', { properties: Array.from({ length: 101 }, () => ({ key: 'a', value: 'b' })) }],
    ['publication-id', { publicationId: 'A'.repeat(14) }],
    ['application-name', { applicationName: 'a'.repeat(26) }],
    ['free-information', { freeInformation: { kind: 'table', title: null, rows: [] } }],
  ])('rejects a letter that the schema would refuse: %s', async (problem, changes) => {
    const before = mailbox.heard.length;
    await expect(send(changes)).rejects.toMatchObject({
      code: 'ERR_MAILBOX_LETTER_INVALID',
      params: { problem },
    });
    expect(mailbox.heard).toHaveLength(before);
  });

  it('rejects a letter over the limit of the service before anything is sent', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024);
    expect(await codeOf(send({ annexes: [{ ...anAnnex, bytes }] }))).toBe(
      'ERR_MAILBOX_LETTER_TOO_LARGE',
    );
  });

  it('rejects a letter whose envelope is over the limit of what is signed', async () => {
    const annexes = Array.from({ length: 100 }, () => ({ ...anAnnex, title: Buffer.alloc(9_000) }));
    expect(await codeOf(send({ annexes }))).toBe('ERR_MAILBOX_LETTER_TOO_LARGE');
  });
});

describe('freshPublicationId', () => {
  it('returns thirteen characters that differ each time', () => {
    const ids = Array.from({ length: 200 }, freshPublicationId);
    expect(new Set(ids).size).toBe(200);
    expect(ids.every((one) => /^[0-9A-Z]{13}$/.test(one))).toBe(true);
  });
});
