import { describe, expect, it } from 'vitest';
import {
  readAbsences,
  readAcknowledgementStatus,
  readBoxInfo,
  readMessageIds,
  readRefusedSubstitutes,
} from '../../../plugin/ehealth/ehbox/consultation/box-reader.ts';
import { isDamaged, readLetter } from '../../../plugin/ehealth/ehbox/consultation/letter-reader.ts';
import { readMessageList } from '../../../plugin/ehealth/ehbox/consultation/list-reader.ts';
import { meaningOfStatus, readStatus } from '../../../plugin/ehealth/ehbox/status.ts';
import { answer, hasSamples, sample } from './samples.ts';

const eva = {
  id: '00000000394',
  type: 'INSS',
  subType: null,
  quality: 'DOCTOR',
};
const evaHerself = {
  ...eva,
  person: { ssin: '00000000394', firstName: 'Eva', lastName: 'Zondernr' },
};
const anna = {
  ...{ id: '00000000097', type: 'INSS', subType: null, quality: 'DOCTOR' },
  ...{ name: 'Voorbeeld', firstName: 'Anna', personSsin: null },
};
const group = { id: '0000000097', type: 'CBE', subType: null, quality: 'INSTITUTION' };

describe.skipIf(!hasSamples)('answers of the samples (needs ../shared/samples)', () => {
  it('reads a list with messages of all four kinds', () => {
    const { entries, unusable, listed } = readMessageList(sample('GetMessagesListResponse.xml'));
    expect(entries.map(({ kind }) => kind)).toEqual(['letter', 'news', 'acknowledgement', 'error']);
    expect({ unusable, listed }).toEqual({ unusable: 0, listed: 4 });
    const [letter, , acknowledgement] = entries;
    expect({ ...letter, summary: null }).toEqual({
      messageId: '0000000A1B2C3',
      box: evaHerself,
      sender: anna,
      publishedOn: '2026-11-16',
      expiresOn: '2027-11-16',
      size: 32768,
      summary: null,
      kind: 'letter',
      kindCode: 'DOCUMENT',
      applicationName: 'Trousseau',
      isImportant: true,
      isSealed: true,
      properties: [{ key: 'TrousseauThread', value: '8d5c1f0a' }],
    });
    expect(letter?.summary).toMatchObject({
      title: 'Labo-resultaat',
      mimeType: 'text/plain',
      hasFreeInformation: true,
      hasAnnex: true,
    });
    // A CMS message
    expect(letter?.summary?.patient?.[0]).toBe(0x30);
    expect(acknowledgement?.summary).toBeNull();
    expect(acknowledgement?.sender).toMatchObject({
      name: 'LAB GROUPE EXEMPLE',
      firstName: null,
      personSsin: '00000000196',
    });
  });

  it('reads which of the boxes got a letter in the list of all boxes', () => {
    const { entries } = readMessageList(sample('GetAllEhboxesMessagesListResponse.xml'));
    expect(entries.map(({ box }) => box?.quality)).toEqual(['DOCTOR', 'INSTITUTION']);
  });

  it('reads an empty list', () => {
    const list = readMessageList(sample('GetMessagesListResponse.empty.xml'));
    expect(list).toEqual({ entries: [], unusable: 0, listed: 0 });
  });

  it('reads a sealed letter with its attachment', () => {
    const bytes = Buffer.from('sealed');
    const contentId = '6a7f2b1c-0f5e-4c3d-9a11-2d3e4f506172@ehealth.fgov.be';
    const letter = readLetter(sample('GetFullMessageResponse.sealed.xml'), [
      { contentId, mediaType: 'application/pdf', bytes },
    ]);
    expect(letter).toMatchObject({
      messageId: '0000000A1B2C3',
      publicationId: 'TRS0000000001',
      kind: 'letter',
      isSealed: true,
      document: { title: 'Labo-resultaat', fileName: 'bericht.txt', mimeType: 'text/plain' },
      freeInformation: { kind: 'text' },
      acknowledgement: null,
      failure: null,
    });
    expect(letter.recipients).toEqual([evaHerself, { ...group, person: null }]);
    expect(letter.annexes).toHaveLength(1);
    expect(letter.annexes[0]?.content).toEqual({ kind: 'bytes', bytes });
    expect(letter.annexes[0]?.fileName).toBe('labo.pdf');
    expect(isDamaged(letter)).toBe(false);
  });

  it('reads an acknowledgement', () => {
    const letter = readLetter(sample('GetFullMessageResponse.acknowledgment.xml'), []);
    expect(letter.acknowledgement).toEqual({
      messageId: '0000000A1B2B9',
      recipient: { ...group, person: null },
      kind: 'read',
      at: '2026-11-14T15:05:12.000Z',
    });
  });

  it('reads an error message, with the letter it is about', () => {
    const { failure } = readLetter(sample('GetFullMessageResponse.error.xml'), []);
    expect(failure).toMatchObject({
      publicationId: 'TRS0000000000',
      code: '802',
      recipients: [{ id: '00000000098' }],
      details: [],
    });
    expect(failure?.messages).toHaveLength(1);
  });

  it('reads the room that is left in a box', () => {
    expect(readBoxInfo(sample('GetBoxInfoResponse.full.xml'))).toEqual({
      box: { ...eva, id: '00000000097' },
      waiting: 3,
      size: 10_485_760,
      maxSize: 10_485_760,
    });
  });

  it('reads how far a letter came with each recipient', () => {
    expect(
      readAcknowledgementStatus(sample('GetMessageAcknowledgmentsStatusResponse.xml')),
    ).toEqual([
      {
        recipient: { ...eva, person: null },
        publishedAt: '2026-11-16T09:31:02.000Z',
        receivedAt: '2026-11-16T10:00:40.000Z',
        readAt: '2026-11-16T10:02:13.000Z',
      },
      {
        recipient: { ...group, person: null },
        publishedAt: '2026-11-16T09:31:02.000Z',
        receivedAt: null,
        readAt: null,
      },
    ]);
  });

  it('reads periods of absence, and substitutes that are absent themselves', () => {
    expect(readAbsences(sample('GetOoOListResponse.xml'))).toEqual([
      { id: '4711', from: '2026-12-21', to: '2027-01-03', substitutes: [eva] },
    ]);
    expect(readRefusedSubstitutes(sample('InsertOoOResponse.xml'))).toEqual([]);
    expect(readRefusedSubstitutes(sample('InsertOoOResponse.substitute-absent.xml'))).toEqual([
      { ...eva, absentFrom: '2026-12-24', absentTo: '2026-12-28' },
    ]);
  });

  it.each([
    ['GetHistoryResponse.xml', ['0000000A1B2C4', '0000000A1B2A0'], 'done'],
    ['MoveMessageResponse.xml', [], 'done'],
    ['MoveMessageResponse.partial.xml', ['0000000A1B2C4'], 'partly-done'],
    ['DeleteMessageResponse.xml', [], 'done'],
    ['DeleteMessageResponse.partial.xml', ['0000000A1B2C3'], 'partly-done'],
  ])('reads the ids and the status of %s', (name, ids, meaning) => {
    const response = sample(name);
    expect(readMessageIds(response)).toEqual(ids);
    expect(meaningOfStatus(readStatus(response).code)).toBe(meaning);
  });
});

const entry = (content: string, id = '0000000A1B2C3') =>
  `<Message><MessageId>${id}</MessageId>${content}</Message>`;

describe('readMessageList', () => {
  it('keeps an entry of a kind that is not known, and one that has nothing but its id', () => {
    const kind =
      '<ContentSpecification><ContentType>VIDEO</ContentType></ContentSpecification><Later/>';
    const { entries } = readMessageList(
      answer('GetMessagesListResponse', entry(kind) + entry('', '0000000A1B2C4')),
    );
    expect(entries).toMatchObject([
      { kind: 'unknown', kindCode: 'VIDEO', sender: null, box: null, publishedOn: null },
      { kind: 'unknown', kindCode: '', summary: null, size: null },
    ]);
  });

  it('counts entries whose id cannot be used, and goes on', () => {
    const list = readMessageList(
      answer('GetMessagesListResponse', entry('', '../1') + entry('') + '<Message/>'),
    );
    expect(list.entries.map(({ messageId }) => messageId)).toEqual(['0000000A1B2C3']);
    expect(list).toMatchObject({ unusable: 2, listed: 3 });
  });

  it.each([
    ['2026-02-31', null],
    ['16/11/2026', null],
    ['2026-11-16+01:00', '2026-11-16'],
  ])('reads the day %s as %s', (text, day) => {
    const info = `<MessageInfo><PublicationDate>${text}</PublicationDate><Size>much</Size></MessageInfo>`;
    const { entries } = readMessageList(answer('GetMessagesListResponse', entry(info)));
    expect(entries[0]).toMatchObject({ publishedOn: day, size: null });
  });
});

const letterOf = (content: string) =>
  answer(
    'GetFullMessageResponse',
    `<Message MessageId="0000000A1B2C3"><ContentContext><Content>${content}</Content></ContentContext></Message>`,
  );
const annex = (content: string) =>
  `<Annex><EncryptableTitle>YQ==</EncryptableTitle>${content}</Annex>`;
const binary = (reference: string) =>
  `<EncryptableBinaryContent>${reference}</EncryptableBinaryContent>`;
const part = (contentId: string | null) => ({
  contentId,
  mediaType: '',
  bytes: Buffer.from('content'),
});

describe('readLetter', () => {
  const present = { kind: 'bytes', bytes: Buffer.from('content') };
  const damaged = (damage: string) => ({ kind: 'damaged', damage });

  it.each([
    ['finds a part by its Content-ID', binary('cid:a@b'), [part('a@b')], present],
    ['decodes a percent-encoded reference', binary('cid:a%2Bb%40c'), [part('a+b@c')], present],
    ['trims the reference', binary('\n cid:a@b '), [part('a@b')], present],
    [
      'names a part that did not come',
      binary('cid:a@b'),
      [part('A@b'), part(null)],
      damaged('missing'),
    ],
    [
      'names two parts with the same id',
      binary('cid:a'),
      [part('a'), part('a')],
      damaged('repeated'),
    ],
    [
      'names a reference of another kind',
      binary('http://x/'),
      [part('http://x/')],
      damaged('unreadable'),
    ],
    [
      'reads text in base64',
      '<EncryptableTextContent>Y29u\ndGVudA==</EncryptableTextContent>',
      [],
      present,
    ],
    [
      'names text that is no base64',
      '<EncryptableTextContent>*</EncryptableTextContent>',
      [],
      damaged('unreadable'),
    ],
    ['names an annex without content', '', [], damaged('missing')],
    [
      'keeps an empty annex',
      '<EncryptableTextContent/>',
      [],
      { kind: 'bytes', bytes: Buffer.alloc(0) },
    ],
  ])('reads an annex: %s', (_title, content, parts, expected) => {
    const letter = readLetter(letterOf(annex(content)), parts);
    expect(letter.annexes[0]?.content).toEqual(expected);
    expect(isDamaged(letter)).toBe(expected.kind === 'damaged');
  });

  it('names both places that refer to the same part, and leaves the others alone', () => {
    const letter = readLetter(
      letterOf(annex(binary('cid:a')) + annex(binary('cid:%61')) + annex(binary('cid:b'))),
      [part('a'), part('b')],
    );
    expect(letter.annexes.map(({ content }) => content)).toEqual([
      damaged('repeated'),
      damaged('repeated'),
      present,
    ]);
  });

  it('reads a table and the older form of free information', () => {
    const table =
      '<FreeInformations><Table Title="T"><Row><EncryptableLeftCell>YQ==</EncryptableLeftCell></Row></Table></FreeInformations>';
    expect(readLetter(letterOf(table), []).freeInformation).toEqual({
      kind: 'table',
      title: 'T',
      rows: [{ left: { kind: 'bytes', bytes: Buffer.from('a') }, right: damaged('missing') }],
    });
    const old =
      '<FreeInformations><EncryptableOldFreeInformation Render="XSL">YQ==</EncryptableOldFreeInformation></FreeInformations>';
    expect(readLetter(letterOf(old), []).freeInformation).toMatchObject({
      kind: 'old',
      render: 'XSL',
    });
  });

  it('reads a letter of which only the id is there', () => {
    expect(
      readLetter(answer('GetFullMessageResponse', '<Message MessageId="0000000A1B2C3"/>'), []),
    ).toMatchObject({ kind: 'unknown', document: null, annexes: [], patient: null });
  });

  it('rejects an answer without a message', () => {
    expect(() => readLetter(answer('GetFullMessageResponse', ''), [])).toThrow('no message');
  });
});

describe('readStatus', () => {
  it('keeps the texts by language, the first of two', () => {
    const status = answer(
      'GetBoxInfoResponse',
      '<Status><Code>899</Code><Message Lang="FR">un</Message><Message Lang="FR">deux</Message>' +
        '<Message Lang="NA">none</Message></Status>',
    );
    expect(readStatus(status)).toEqual({ code: '899', texts: { fr: 'un', '': 'none' } });
  });

  it('masks national numbers', () => {
    const status = answer(
      'GetBoxInfoResponse',
      '<Status><Code>802</Code><Message Lang="EN">00000000097 is not known</Message></Status>',
    );
    expect(readStatus(status).texts['en']).not.toContain('00000000097');
  });

  it('rejects an answer without one', () => {
    expect(() => readStatus(answer('GetBoxInfoResponse', ''))).toThrow('no status');
  });

  it.each([
    ['100', 'done'],
    ['200', 'done'],
    ['806', 'gone'],
    ['826', 'recipient-absent'],
    ['8060', 'refused'],
    ['toString', 'refused'],
  ])('says that %s is %s', (code, meaning) => {
    expect(meaningOfStatus(code)).toBe(meaning);
  });
});
