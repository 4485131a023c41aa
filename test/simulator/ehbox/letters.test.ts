import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ehealthCredential } from '../credentials.ts';
import { xmlsec } from '../xmlsec.ts';
import {
  all,
  annex,
  box,
  consult,
  enclosed,
  letter,
  openMailSession,
  to,
  type MailAnswer,
  type MailSession,
} from './mail-message.ts';
import { companyClaims, nurseBox, openMailWorld, type MailWorld } from './mail-world.ts';

describe.skipIf(xmlsec.missing)('simulated mailbox, from sender to reader', () => {
  let world: MailWorld;
  let doctor: MailSession;
  let nurse: MailSession;

  beforeAll(async () => {
    world = await openMailWorld();
    ({ doctor, nurse } = world);
  });
  afterAll(() => world.simulator.stop());
  beforeEach(() => world.simulator.clearMailbox());

  const full = (session: MailSession, id: string, source = 'INBOX'): Promise<MailAnswer> =>
    session.consult(
      'getFullMessage',
      consult('GetFullMessage', `<Source>${source}</Source><MessageId>${id}</MessageId>`),
    );

  it('names the box that the token opens', async () => {
    const { text, code } = await doctor.consult('getBoxInfo', consult('GetBoxInfo'));
    expect(code).toBe('100');
    expect(text).toContain(
      '<BoxId><Id>00000000097</Id><Type>INSS</Type><Quality>DOCTOR</Quality></BoxId>' +
        '<NbrMessagesInStandBy>0</NbrMessagesInStandBy><CurrentSize>0</CurrentSize><MaxSize>10485760</MaxSize>',
    );
  });

  it('shows a letter to the recipient and keeps a copy for the sender', async () => {
    const sent = await doctor.publish(letter({ publicationId: 'TRS0000000001', title: 'Verslag' }));
    expect([sent.status, sent.code]).toEqual([200, '100']);
    expect(sent.text).toContain('SentPublicationId="TRS0000000001"');
    const [own] = await world.ids(doctor, 'SENTBOX');
    expect(sent.text).toContain(` Id="${String(own)}"`);
    const list = await nurse.consult(
      'getMessagesList',
      consult('GetMessagesList', '<Source>INBOX</Source>'),
    );
    expect(all(list.text, 'Title')).toEqual(['Verslag']);
    expect(list.text).toContain('<Sender><Id>00000000097</Id><Type>INSS</Type>');
    expect(list.text).toContain('<Name>EXEMPLE</Name><FirstName>ALIX</FirstName>');
    expect(list.text).toContain('<Destination><Id>00000000196</Id>');
  });

  it('returns text as text, and a part as a part of another name', async () => {
    const pdf = Buffer.from('%PDF-1.7 \r\n--\u0000 not really');
    const cid = 'a+b@ehealth.fgov.be';
    await doctor.publish(
      letter({
        more: annex(
          'Labo',
          enclosed(pdf, { cid: encodeURIComponent(cid), type: 'application/pdf' }),
        ),
      }),
      { parts: [{ id: cid, bytes: pdf, type: 'application/pdf' }] },
    );
    const [id = ''] = await world.ids(nurse);
    const { text, contentType, parts } = await full(nurse, id);
    expect(contentType).toMatch(/^multipart\/related; type="text\/xml"/);
    expect(text).toContain('<EncryptableTextContent>T20gMTQgdXVyLgo=</EncryptableTextContent>');
    const [, name] = /cid:([^<]+)</.exec(text) ?? [];
    expect(name).not.toBe(cid);
    expect(parts.get(name ?? '')).toEqual(pdf);
    expect(text).not.toContain('Digest');
  });

  it('returns a letter without parts as text/xml', async () => {
    await doctor.publish(letter());
    const [id = ''] = await world.ids(nurse);
    expect((await full(nurse, id)).contentType).toBe('text/xml; charset=utf-8');
  });

  it('delivers to the box of a person by NIHII, and to one of the platform once', async () => {
    await nurse.publish(
      letter({ to: to('NIHII', '10000007', 'DOCTOR') + to('INSS', '00000000097', 'DOCTOR') }),
    );
    expect(await world.ids(doctor)).toHaveLength(1);
  });

  it('delivers after the time that is set', async () => {
    await world.simulator.mailboxSettings({ deliverySeconds: 30, aheadSeconds: 0 });
    await doctor.publish(letter());
    expect([await world.ids(nurse), await world.ids(doctor, 'SENTBOX')]).toEqual([[], []]);
    expect((await world.simulator.mailbox()).underWay).toBe(1);
    await world.simulator.mailboxSettings({ aheadSeconds: 31 });
    expect(await world.ids(nurse)).toHaveLength(1);
    expect(await world.ids(doctor, 'SENTBOX')).toHaveLength(1);
    await world.simulator.mailboxSettings({ deliverySeconds: 0, aheadSeconds: 0 });
  });

  it('writes to the sender when a recipient has no box', async () => {
    const strange = to('INSS', '00000000493', 'DOCTOR');
    const sent = await doctor.publish(
      letter({ publicationId: 'TRS000LOST', to: strange + to('INSS', '00000000196', 'NURSE') }),
    );
    expect(sent.code).toBe('100');
    expect(await world.ids(nurse)).toHaveLength(1);
    const [id = ''] = await world.ids(doctor);
    const { text } = await full(doctor, id);
    expect(text).toContain('<Error PublicationId="TRS000LOST"><Code>802</Code>');
    expect(text).toContain('<Destination><Id>00000000493</Id>');
    expect(text).toContain('<ContentType>ERROR</ContentType>');
  });

  it('sends for an organisation when its box is named', async () => {
    const from = box('CBE', '0000000097', 'INSTITUTION');
    expect((await doctor.publish(letter({ from }))).code).toBe('100');
    const [id = ''] = await world.ids(nurse);
    expect((await full(nurse, id)).text).toContain(
      '<Sender><Id>0000000097</Id><Type>CBE</Type><Quality>INSTITUTION</Quality>' +
        '<Name>CABINET EXEMPLE</Name><PersonInOrganisation>00000000097</PersonInOrganisation></Sender>',
    );
    expect(await world.ids(doctor, 'SENTBOX')).toEqual([]);
    const list = await doctor.consult(
      'getAllEhboxesMessagesList',
      consult('GetAllEhboxesMessagesList', '<Source>SENTBOX</Source>'),
    );
    expect(all(list.text, 'MessageId')).toHaveLength(1);
  });

  it('opens the box of an organisation by its own certificate', async () => {
    const keys = await ehealthCredential('0000000097', { type: 'CBE' });
    const company = await openMailSession(world.simulator.ready, keys, companyClaims);
    await doctor.publish(letter({ to: to('CBE', '0000000097', 'INSTITUTION') }));
    expect(await world.ids(company)).toHaveLength(1);
    expect((await company.publish(letter())).code).toBe('100');
    const [id = ''] = await world.ids(nurse);
    const { text } = await full(nurse, id);
    expect(text).toContain('<Name>CABINET EXEMPLE</Name></Sender>');
  });

  it('refuses the box of another', async () => {
    const other = consult('GetBoxInfo', box('INSS', '00000000196', 'NURSE'));
    expect((await doctor.consult('getBoxInfo', other)).code).toBe('810');
    const from = box('INSS', '00000000196', 'NURSE');
    expect((await doctor.publish(letter({ from }))).code).toBe('810');
  });

  it('answers 806 for a letter of another, and for an unknown one', async () => {
    await doctor.publish(letter());
    const [id = ''] = await world.ids(nurse);
    const answer = await full(doctor, id);
    expect([answer.status, answer.code]).toEqual([500, '806']);
    expect(answer.text).toContain('<soa:BusinessError');
    await world.simulator.mailboxSettings({ faultCodes: [] });
    const inStatus = await full(doctor, '0000000000000');
    expect([inStatus.status, inStatus.code]).toEqual([200, '806']);
    expect(all(inStatus.text, 'Message')).toHaveLength(4);
    await world.simulator.mailboxSettings({ faultCodes: [806, 807, 808, 809, 812] });
  });

  describe('of several pages', () => {
    const list = (session: MailSession, from: number, end: number): Promise<MailAnswer> =>
      session.consult(
        'getMessagesList',
        consult(
          'GetMessagesList',
          `<Source>INBOX</Source><StartIndex>${String(from)}</StartIndex><EndIndex>${String(end)}</EndIndex>`,
        ),
      );

    it('shows the newest first, by index from one', async () => {
      for (const title of ['one', 'two', 'three']) await doctor.publish(letter({ title }));
      expect(all((await list(nurse, 1, 2)).text, 'Title')).toEqual(['three', 'two']);
      expect(all((await list(nurse, 3, 100)).text, 'Title')).toEqual(['one']);
      const beyond = await list(nurse, 4, 100);
      expect([beyond.code, all(beyond.text, 'Title')]).toEqual(['100', []]);
    });

    it.each([
      [2, 1, '807'],
      [1, 101, '808'],
      [101, 200, '100'],
    ])('answers %i to %i with %s', async (from, end, code) => {
      expect((await list(nurse, from, end)).code).toBe(code);
    });
  });

  it('keeps the letter out of the way of the sender when it is for an organisation', async () => {
    await nurse.publish(letter({ to: to('CBE', '0000000097', 'INSTITUTION') }));
    expect(await world.ids(doctor)).toEqual([]);
    const body = consult(
      'GetMessagesList',
      `${box('CBE', '0000000097', 'INSTITUTION')}<Source>INBOX</Source>`,
    );
    const { text } = await doctor.consult('getMessagesList', body);
    expect(all(text, 'MessageId')).toHaveLength(1);
  });

  it('lists the boxes at the control port', async () => {
    await doctor.publish(letter({ title: 'Verslag' }));
    const { boxes } = await world.simulator.mailbox();
    expect(boxes.find(({ box: name }) => name === nurseBox)).toMatchObject({
      currentSize: 11,
      waiting: 0,
      letters: [{ title: 'Verslag', folder: 'INBOX', receivedAt: null, readAt: null }],
    });
  });
});
