import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ehealthCredential } from '../credentials.ts';
import { xmlsec } from '../xmlsec.ts';
import {
  annex,
  box,
  consult,
  digestOf,
  enclosed,
  letter,
  newPublicationId,
  openMailSession,
  to,
  type CallOptions,
  type MailAnswer,
  type MailSession,
} from './mail-message.ts';
import { nurseClaims, openMailWorld, type MailWorld } from './mail-world.ts';

describe.skipIf(xmlsec.missing)('simulated mailbox, refusals', () => {
  let world: MailWorld;
  let doctor: MailSession;

  beforeAll(async () => {
    world = await openMailWorld();
    ({ doctor } = world);
  });
  afterAll(() => world.simulator.stop());
  beforeEach(() => world.simulator.clearMailbox());

  const part = Buffer.from('%PDF-1.7');
  const cid = 'p1@ehealth.fgov.be';
  const withPart = (reference = cid): string => annex('Labo', enclosed(part, { cid: reference }));

  describe('of letters', () => {
    it.each<[string, string, string, CallOptions?]>([
      ['804', 'an unknown type', letter({ to: to('SSIN', '00000000196', 'NURSE') })],
      ['802', 'wrong check digits', letter({ to: to('INSS', '00000000197', 'NURSE') })],
      ['802', 'a number that is not padded', letter({ to: to('INSS', '196', 'NURSE') })],
      ['803', 'an unknown quality', letter({ to: to('INSS', '00000000196', 'WIZARD') })],
      ['803', 'a quality of another type', letter({ to: to('INSS', '00000000196', 'HOSPITAL') })],
      [
        '805',
        'an unknown subtype',
        letter({ to: to('NIHII', '00000196', 'GROUP', { subType: 'CIRCLE' }) }),
      ],
      ['814', 'a citizen', letter({ to: to('INSS', '00000000196', 'CITIZEN') })],
      ['814', 'a whole quality', letter({ to: to('INSS', 'ALL', 'DOCTOR') })],
      [
        '810',
        'a box that is not theirs',
        letter({ from: box('CBE', '0000000196', 'INSTITUTION') }),
      ],
      [
        '816',
        'a digest of another text',
        letter({ document: enclosed(Buffer.from('a'), { digest: digestOf(Buffer.from('b')) }) }),
      ],
      [
        '816',
        'a digest of another part',
        letter({ more: annex('x', enclosed(part, { cid, digest: digestOf(Buffer.from('b')) })) }),
        { parts: [{ id: cid, bytes: part }] },
      ],
      ['SOA-03007', 'a part that is missing', letter({ more: withPart() }), { parts: [] }],
      ['SOA-03007', 'a part without multipart', letter({ more: withPart() })],
      [
        'SOA-03007',
        'a part that is named twice',
        letter({ more: withPart() + withPart() }),
        { parts: [{ id: cid, bytes: part }] },
      ],
      ['SOA-03007', 'a part that nothing names', letter(), { parts: [{ id: cid, bytes: part }] }],
      [
        'SOA-03002',
        'two parts of one name',
        letter({ more: withPart() }),
        {
          parts: [
            { id: cid, bytes: part },
            { id: cid, bytes: part },
          ],
        },
      ],
      ['SOA-03006', 'a title of 401 characters', letter({ title: 'x'.repeat(401) })],
      ['SOA-03006', 'a PublicationId of 14', letter({ publicationId: 'A'.repeat(14) })],
      ['SOA-03006', 'no recipient', letter({ to: ' ' })],
    ])('answers %s to %s', async (code, _, body, options) => {
      expect((await doctor.publish(body, options)).code).toBe(code);
      expect((await world.simulator.mailbox()).boxes).toEqual([]);
    });

    it('answers 801 to a letter that is too large, and takes one of that size', async () => {
      await world.simulator.mailboxSettings({ largestLetter: 100_000 });
      const sized = async (size: number): Promise<MailAnswer> => {
        const bytes = Buffer.alloc(size, 7);
        const document = enclosed(bytes, { cid });
        return doctor.publish(letter({ document }), { parts: [{ id: cid, bytes }] });
      };
      expect((await sized(100_000)).code).toBe('100');
      expect((await sized(100_001)).code).toBe('801');
      await world.simulator.mailboxSettings({ largestLetter: 10_000_000 });
    });

    it('takes the PublicationId of a DOCUMENT once', async () => {
      const publicationId = newPublicationId();
      expect((await doctor.publish(letter({ publicationId }))).code).toBe('100');
      expect((await doctor.publish(letter({ publicationId }))).code).toBe('830');
      expect((await world.nurse.publish(letter({ publicationId }))).code).toBe('100');
    });

    it('gives a PublicationId to a letter without one', async () => {
      const { text } = await doctor.publish(letter({ publicationId: null }));
      expect(text).toMatch(/SentPublicationId="[A-Za-z0-9]{13}"/);
    });

    it('complains of parts that are not as IsEncrypted has them, and takes the letter', async () => {
      expect((await doctor.publish(letter({ encrypted: true }))).code).toBe('100');
      const sealed = Buffer.from('3082000006092a864886f70d010702', 'hex');
      await doctor.publish(letter({ document: enclosed(sealed) }));
      const { complaints } = await world.simulator.mailbox();
      expect(complaints).toEqual([
        expect.stringContaining('Document is not sealed, IsEncrypted is true'),
        expect.stringContaining('Document is sealed, IsEncrypted is false'),
      ]);
    });
  });

  describe('of headers', () => {
    const info = consult('GetBoxInfo');
    const asked = (options: CallOptions): Promise<MailAnswer> =>
      doctor.consult('getBoxInfo', info, options);

    it.each<[string, string, CallOptions]>([
      ['SOA-01001', 'an old time stamp', { created: new Date(Date.now() - 180_000) }],
      ['SOA-01001', 'a body that is not signed', { signed: ['TS-1'] }],
      [
        'SOA-01001',
        'a changed body',
        {
          rewrite: (text) =>
            text.replace('GetBoxInfoRequest>', 'GetBoxInfoRequest >') &&
            text.replace(/(<c:GetBoxInfoRequest[^>]*>)/, '$1 '),
        },
      ],
      [
        'SOA-01001',
        'a changed token',
        { rewrite: (text) => text.replace(/(doctor:boolean[^]*?>)true</, '$1trve<') },
      ],
      [
        'SOA-03005',
        'the action of another operation',
        { action: 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3:getMessagesList' },
      ],
      ['SOA-03005', 'no action', { action: '' }],
      ['SOA-03002', 'JSON', { headers: { 'content-type': 'application/json' } }],
      [
        'SOA-03002',
        'multipart of another kind',
        {
          headers: {
            'content-type': 'multipart/related; type="application/xop+xml"; boundary="x"',
          },
        },
      ],
    ])('answers %s to %s', async (code, _, options) => {
      const answer = await asked(options);
      expect([answer.status, answer.code]).toEqual([500, code]);
    });

    it('answers SOA-01001 to the token of another key', async () => {
      const thief = await ehealthCredential('00000000097');
      const robbed = await openMailSession(
        world.simulator.ready,
        thief,
        nurseClaims('00000000097'),
      );
      const answer = await robbed.consult('getBoxInfo', info, {
        rewrite: (text) => text.replace(/<Assertion .*<\/Assertion>/s, () => doctor.assertion),
      });
      expect(answer.code).toBe('SOA-01001');
    });

    it('answers SOA-01002 to a token without a quality', async () => {
      const stranger = await ehealthCredential('00000000493');
      const session = await openMailSession(
        world.simulator.ready,
        stranger,
        nurseClaims('00000000493'),
      );
      expect((await session.consult('getBoxInfo', info)).code).toBe('SOA-01002');
    });

    it.each([
      [
        'an unknown folder',
        'getMessagesList',
        consult('GetMessagesList', '<Source>TRASH</Source>'),
      ],
      [
        'children out of order',
        'getMessagesList',
        consult('GetMessagesList', '<StartIndex>1</StartIndex><Source>INBOX</Source>'),
      ],
      [
        'an index of zero',
        'getMessagesList',
        consult('GetMessagesList', '<Source>INBOX</Source><StartIndex>0</StartIndex>'),
      ],
      [
        'a child in the name space of the root',
        'getMessagesList',
        consult('GetMessagesList', '<c:Source>INBOX</c:Source>'),
      ],
      [
        '101 ids',
        'deleteMessage',
        consult(
          'DeleteMessage',
          `<Source>INBOX</Source>${'<MessageId>0000000A1B2C3</MessageId>'.repeat(101)}`,
        ),
      ],
    ])('answers SOA-03006 to %s', async (_, operation, body) => {
      expect((await doctor.consult(operation, body)).code).toBe('SOA-03006');
    });
  });
});
