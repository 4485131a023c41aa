import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsultationClient } from '../../../plugin/ehealth/ehbox/consultation/client.ts';
import type { ConsultationClient } from '../../../plugin/ehealth/ehbox/consultation/client.ts';
import type { BoxId } from '../../../plugin/ehealth/ehbox/message.ts';
import { writeMessage } from '../../../plugin/ehealth/soap/attachments/write.ts';
import { isPluginError, PluginError } from '../../../plugin/errors.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';
import { runOnFiles, verifyWithXmlsec, xmllint, xmlsec } from '../../support/tools/xmlsec.ts';
import {
  aMailboxService,
  answerOf,
  consultation,
  faultOf,
  startAnsweringMailbox,
} from './answering-mailbox.ts';
import type { AnsweringMailbox } from './answering-mailbox.ts';

const schema = '../shared/xsd/ehbox/mailbox.xsd';
const group: BoxId = {
  ...{ id: '0000000097', type: 'CBE', subType: 'TREATMENT_CENTER', quality: 'INSTITUTION' },
};
const id = '0000000A1B2C3';

let mailbox: AnsweringMailbox;
let client: ConsultationClient;
beforeAll(async () => {
  mailbox = await startAnsweringMailbox();
  client = createConsultationClient(await aMailboxService(mailbox.url));
});
afterAll(() => mailbox.stop());

const lastRequest = () => mailbox.heard.at(-1)!;
const box = '<BoxId><Id>1</Id><Type>INSS</Type><Quality>DOCTOR</Quality></BoxId>';
const idElement = `<MessageId>${id}</MessageId>`;

type Call = (client: ConsultationClient) => Promise<unknown>;

/** Every operation, with an answer to it, and the body it sends. */
const operations: readonly (readonly [
  name: string,
  action: string,
  call: Call,
  fields: string,
  sent: string,
])[] = [
  ['GetBoxInfo', 'getBoxInfo', (one) => one.boxInfo(null), box, ''],
  [
    'GetMessagesList',
    'getMessagesList',
    (one) => one.list(group, 'sent-bin', { from: 101, to: 200 }),
    '<Source>BINSENTBOX</Source>',
    '<BoxId><Id>0000000097</Id><Type>CBE</Type><SubType>TREATMENT_CENTER</SubType><Quality>INSTITUTION</Quality></BoxId>' +
      '<Source>BINSENTBOX</Source><StartIndex>101</StartIndex><EndIndex>200</EndIndex>',
  ],
  [
    'GetAllEhboxesMessagesList',
    'getAllEhboxesMessagesList',
    (one) => one.listOfAllBoxes('inbox'),
    '<Source>INBOX</Source>',
    '<Source>INBOX</Source><StartIndex>1</StartIndex><EndIndex>100</EndIndex>',
  ],
  [
    'GetFullMessage',
    'getFullMessage',
    (one) => one.letter(null, 'inbox-bin', id),
    `<Message MessageId="${id}"/>`,
    `<Source>INBOX</Source>${idElement}`,
  ],
  [
    'GetHistory',
    'getMessageHistory',
    (one) => one.history(null, 'history', id),
    idElement,
    `<Source>HISTORY</Source>${idElement}`,
  ],
  [
    'MoveMessage',
    'moveMessage',
    (one) => one.move(null, 'inbox', 'inbox-bin', [id]),
    '',
    `<Source>INBOX</Source><Destination>BININBOX</Destination>${idElement}`,
  ],
  [
    'DeleteMessage',
    'deleteMessage',
    (one) => one.remove(null, 'inbox-bin', [id]),
    '',
    `<Source>BININBOX</Source>${idElement}`,
  ],
  [
    'GetMessageAcknowledgmentsStatus',
    'getMessageAcknowledgmentsStatus',
    (one) => one.acknowledgementStatus(null, id),
    '',
    `${idElement}<StartIndex>1</StartIndex><EndIndex>100</EndIndex>`,
  ],
  [
    'InsertOoO',
    'insertOoO',
    (one) => one.addAbsence(null, { from: '2026-12-21', to: '2027-01-03', substitutes: [group] }),
    '',
    '<StartDate>2026-12-21</StartDate><EndDate>2027-01-03</EndDate><Substitute><Id>0000000097</Id><Type>CBE</Type>' +
      '<SubType>TREATMENT_CENTER</SubType><Quality>INSTITUTION</Quality></Substitute>',
  ],
  ['GetOoOList', 'getOoOList', (one) => one.absences(null), '', ''],
  [
    'DeleteOoO',
    'deleteOoO',
    (one) => one.removeAbsences(null, ['4711', '4712']),
    '',
    '<OoOId>4711</OoOId><OoOId>4712</OoOId>',
  ],
];

describe.each(operations)('%s', (name, action, call, fields, sent) => {
  const ask = () => {
    mailbox.answer(answerOf(consultation, name, { fields }));
    return call(client);
  };

  it('sends its request with its SOAPAction', async () => {
    await ask();
    const { headers, body } = lastRequest();
    expect(headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"${consultation}:${action}"`,
      from: 'support@example.org',
    });
    expect(body.toString()).toContain(
      `<m:${name}Request xmlns:m="${consultation}">${sent}</m:${name}Request></soap:Body>`,
    );
  });

  it.skipIf(xmllint.missing || !existsSync(schema))(
    'sends what is valid by the official schema (needs xmllint and ../shared/xsd)',
    async () => {
      await ask();
      const run = await runOnFiles(xmllint.path, { 'x.xml': lastRequest().body.toString() }, [
        ...['--noout', '--nonet', '--schema', schema, '{x.xml}'],
      ]);
      expect(run, run.stderr).toMatchObject({ ok: true });
    },
  );

  it.skipIf(xmlsec.missing)('sends what the holder of the key has signed', async () => {
    await ask();
    const { signer } = await testSigningKey('RSA');
    const signature = "//*[local-name()='Security']/*[local-name()='Signature']";
    const run = await verifyWithXmlsec(
      lastRequest().body.toString(),
      signer.certificate,
      signature,
    );
    expect(run, run.stderr).toMatchObject({ ok: true });
  });

  it('takes an answer that comes as multipart without attachments', async () => {
    const { contentType, chunks } = writeMessage(answerOf(consultation, name, { fields }), [
      { contentId: 'unused', mediaType: 'text/plain', bytes: Buffer.alloc(3) },
    ]);
    mailbox.answer(Buffer.concat(chunks), { 'content-type': contentType });
    await expect(call(client)).resolves.toBeDefined();
  });
});

const errorOf = async (promise: Promise<unknown>): Promise<PluginError> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!isPluginError(error)) throw new Error('not rejected with a coded error', { cause: error });
  return error;
};

describe('createConsultationClient', () => {
  it('reads a letter whose annex is attached', async () => {
    const fields =
      `<Message MessageId="${id}"><ContentContext><Content><Annex><EncryptableTitle/>` +
      '<EncryptableBinaryContent>cid:a%40b</EncryptableBinaryContent></Annex></Content></ContentContext></Message>';
    const bytes = Buffer.from('\0\r\n--\xff', 'latin1');
    const { contentType, chunks } = writeMessage(
      answerOf(consultation, 'GetFullMessage', { fields }),
      [{ contentId: 'a@b', mediaType: 'application/pdf', bytes }],
    );
    mailbox.answer(Buffer.concat(chunks), { 'content-type': contentType });
    const letter = await client.letter(null, 'inbox', id);
    expect(letter.annexes[0]?.content).toEqual({ kind: 'bytes', bytes });
  });

  it.each(['100', '200', '101'])('takes the status %s as done', async (code) => {
    mailbox.answer(answerOf(consultation, 'GetBoxInfo', { code, fields: box }));
    await expect(client.boxInfo(null)).resolves.toMatchObject({ waiting: 0 });
  });

  it('returns the ids that were not moved', async () => {
    mailbox.answer(answerOf(consultation, 'MoveMessage', { code: '813', fields: idElement }));
    await expect(client.move(null, 'inbox', 'inbox-bin', [id])).resolves.toEqual([id]);
  });

  it('moves more ids than a call may name in several calls', async () => {
    mailbox.answer(answerOf(consultation, 'MoveMessage', { code: '813', fields: idElement }));
    const before = mailbox.heard.length;
    const ids = Array.from({ length: 201 }, (_, index) => String(index).padStart(13, '0'));
    await expect(client.move(null, 'inbox', 'inbox-bin', ids)).resolves.toEqual([id, id, id]);
    const sent = mailbox.heard
      .slice(before)
      .map(({ body }) => body.toString().split('<MessageId>').length - 1);
    expect(sent).toEqual([100, 100, 1]);
  });

  it('asks nothing where there is nothing to do', async () => {
    const before = mailbox.heard.length;
    await expect(client.remove(null, 'inbox', [])).resolves.toEqual([]);
    await expect(client.removeAbsences(null, [])).resolves.toEqual([]);
    await expect(errorOf(client.letter(null, 'inbox', '<a/>'))).resolves.toMatchObject({
      code: 'ERR_MAILBOX_MESSAGE_GONE',
    });
    await expect(
      Promise.resolve().then(() => client.list(null, 'inbox', { from: 1, to: 101 })),
    ).rejects.toThrow(RangeError);
    expect(mailbox.heard).toHaveLength(before);
  });

  const codes = [
    ['806', 'ERR_MAILBOX_MESSAGE_GONE'],
    ['807', 'ERR_MAILBOX_MALFORMED'],
    ['808', 'ERR_MAILBOX_MALFORMED'],
    ['809', 'ERR_MAILBOX_NOT_SENDER'],
    ['810', 'ERR_MAILBOX_BOX'],
    ['812', 'ERR_MAILBOX_MOVE'],
    ['826', 'ERR_MAILBOX_REFUSED'],
    ['4711', 'ERR_MAILBOX_REFUSED'],
  ] as const;

  it.each(codes)('rejects the status %s with %s', async (code, expected) => {
    mailbox.answer(answerOf(consultation, 'GetBoxInfo', { code, attributes: ' Id="T-2"' }));
    expect(await errorOf(client.boxInfo(null))).toMatchObject({
      code: expected,
      params: { code },
      support: { code, text: 'text', ticket: 'T-2' },
    });
  });

  it.each<readonly [code: string, expected: string]>([
    ...codes,
    ['813', 'ERR_MAILBOX_REFUSED'],
    ['SOA-00001', 'ERR_MAILBOX_REFUSED'],
    ['SOA-01001', 'ERR_MAILBOX_SESSION'],
    ['wsse:FailedAuthentication', 'ERR_MAILBOX_SESSION'],
    ['wsse:MessageExpired', 'ERR_MAILBOX_SESSION'],
    ['SOA-01002', 'ERR_MAILBOX_NOT_ALLOWED'],
    ['SOA-02001', 'ERR_MAILBOX_UNAVAILABLE'],
    ['SOA-02002', 'ERR_MAILBOX_UNAVAILABLE'],
    ['SOA-03006', 'ERR_MAILBOX_MALFORMED'],
    ['x:SomethingElse', 'ERR_MAILBOX_REFUSED'],
  ])('rejects the fault %s with %s', async (code, expected) => {
    mailbox.answer(faultOf(code), undefined, 500);
    expect(await errorOf(client.boxInfo(null))).toMatchObject({
      code: expected,
      support: { code, text: 'text', ticket: 'T-1' },
    });
  });

  it('keeps the words of an unknown code in every language they came in', async () => {
    const status = '<Message Lang="FR">non</Message><Message Lang="NL">nee</Message>';
    mailbox.answer(answerOf(consultation, 'GetBoxInfo', { code: '899', status }));
    expect(await errorOf(client.boxInfo(null))).toMatchObject({
      support: { code: '899', texts: { fr: 'non', nl: 'nee' } },
    });
  });

  it('names the clock where a refused message was dated by one that is off', async () => {
    const late = createConsultationClient(
      await aMailboxService(mailbox.url, { clock: () => new Date(Date.now() - 300_000) }),
    );
    mailbox.answer(faultOf('SOA-01001'), undefined, 500);
    const { code, params } = await errorOf(late.boxInfo(null));
    expect(code).toBe('ERR_STS_CLOCK');
    expect(Math.abs(Number(params['seconds']) - 300)).toBeLessThan(5);
  });

  const html = { 'content-type': 'text/html' };
  const multipart = { 'content-type': 'multipart/related; boundary=x' };
  it.each([
    ['a page of a proxy', '<html><p></html>', html, 200, 'ERR_MAILBOX_ANSWER'],
    ['a page of a gateway', '<html><p></html>', html, 503, 'ERR_MAILBOX_UNAVAILABLE'],
    ['another boundary', '--y\r\n\r\n<a/>\r\n--y--', multipart, 200, 'ERR_MAILBOX_ANSWER'],
    [
      'a document type',
      `<!DOCTYPE a>${answerOf(consultation, 'GetBoxInfo', { fields: box })}`,
      undefined,
      200,
      'ERR_MAILBOX_ANSWER',
    ],
    [
      'too many levels',
      '<a>'.repeat(200) + '</a>'.repeat(200),
      undefined,
      200,
      'ERR_MAILBOX_ANSWER',
    ],
    ['too many elements', `<a>${'<b/>'.repeat(40_001)}</a>`, undefined, 200, 'ERR_MAILBOX_ANSWER'],
    [
      'the answer to another question',
      answerOf(consultation, 'GetOoOList'),
      undefined,
      200,
      'ERR_MAILBOX_ANSWER',
    ],
    [
      'an answer without status',
      answerOf(consultation, 'GetBoxInfo').replace(/<Status>.*<\/Status>/, box),
      undefined,
      200,
      'ERR_MAILBOX_ANSWER',
    ],
    [
      'an answer without a box',
      answerOf(consultation, 'GetBoxInfo'),
      undefined,
      200,
      'ERR_MAILBOX_ANSWER',
    ],
    ['no UTF-8', Buffer.from([0x3c, 0xff]), undefined, 200, 'ERR_MAILBOX_ANSWER'],
    ['a connection that breaks', null, undefined, 200, 'ERR_MAILBOX_UNREACHABLE'],
  ])('rejects %s', async (_what, body, headers, status, expected) => {
    mailbox.answer(body, headers, status);
    expect((await errorOf(client.boxInfo(null))).code).toBe(expected);
  });

  it('rejects another letter than the one that was asked for', async () => {
    const fields = '<Message MessageId="0000000A1B2C4"/>';
    mailbox.answer(answerOf(consultation, 'GetFullMessage', { fields }));
    expect((await errorOf(client.letter(null, 'inbox', id))).code).toBe('ERR_MAILBOX_ANSWER');
  });

  it('rejects an answer over the limit before it is all there', async () => {
    mailbox.answer(Buffer.alloc(26 * 1024 * 1024));
    expect((await errorOf(client.boxInfo(null))).code).toBe('ERR_MAILBOX_ANSWER');
  });

  it('passes on what the signer rejects with, and asks nothing', async () => {
    const before = mailbox.heard.length;
    const refusal = new PluginError('ERR_SESSION_NONE', 'no session');
    const without = createConsultationClient(
      await aMailboxService(mailbox.url, { signer: { sign: () => Promise.reject(refusal) } }),
    );
    await expect(without.boxInfo(null)).rejects.toBe(refusal);
    expect(mailbox.heard).toHaveLength(before);
  });
});
