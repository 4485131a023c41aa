import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';
import { xmlsec } from '../xmlsec.ts';
import {
  all,
  box,
  consult,
  letter,
  to,
  type MailAnswer,
  type MailSession,
} from './mail-message.ts';
import { doctorBox, nurseBox, openMailWorld, type MailWorld } from './mail-world.ts';

const day = 86_400;

const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * day * 1000).toLocaleDateString('sv-SE', {
    timeZone: 'Europe/Brussels',
  });

describe.skipIf(xmlsec.missing)('simulated mailbox, what becomes of letters', () => {
  let world: MailWorld;
  let doctor: MailSession;
  let nurse: MailSession;

  beforeAll(async () => {
    world = await openMailWorld();
    ({ doctor, nurse } = world);
  });
  afterAll(() => world.simulator.stop());
  beforeEach(async () => {
    await world.simulator.clearMailbox();
    await world.simulator.mailboxSettings({
      aheadSeconds: 0,
      boxSizes: {},
      readByFetching: true,
      fetchesFromBin: true,
      receivedBy: 'list',
      publishesWhenAbsent: false,
      documentDays: 365,
    });
  });

  const full = (session: MailSession, id: string, source = 'INBOX'): Promise<MailAnswer> =>
    session.consult(
      'getFullMessage',
      consult('GetFullMessage', `<Source>${source}</Source><MessageId>${id}</MessageId>`),
    );
  const idsOf = (ids: readonly string[]): string =>
    ids.map((id) => `<MessageId>${id}</MessageId>`).join('');
  const move = (from: string, destination: string, ...ids: readonly string[]) =>
    nurse.consult(
      'moveMessage',
      consult(
        'MoveMessage',
        `<Source>${from}</Source><Destination>${destination}</Destination>${idsOf(ids)}`,
      ),
    );
  const remove = (from: string, ...ids: readonly string[]) =>
    nurse.consult(
      'deleteMessage',
      consult('DeleteMessage', `<Source>${from}</Source>${idsOf(ids)}`),
    );
  const unknown = '0000000A1B2C3';

  async function received(): Promise<string> {
    await doctor.publish(letter());
    const [id = ''] = await world.ids(nurse);
    return id;
  }

  describe('moves and deletions', () => {
    it('moves to the bin and back', async () => {
      const id = await received();
      const answer = await move('INBOX', 'BININBOX', id);
      expect([answer.code, all(answer.text, 'MessageId')]).toEqual(['100', []]);
      expect([await world.ids(nurse), await world.ids(nurse, 'BININBOX')]).toEqual([[], [id]]);
      expect((await full(nurse, id)).code).toBe('100');
      await world.simulator.mailboxSettings({ fetchesFromBin: false });
      expect((await full(nurse, id)).code).toBe('806');
      await move('BININBOX', 'INBOX', id);
      expect(await world.ids(nurse)).toEqual([id]);
    });

    it.each([
      ['INBOX', 'SENTBOX'],
      ['INBOX', 'BINSENTBOX'],
      ['BINSENTBOX', 'INBOX'],
      ['INBOX', 'INBOX'],
    ])('answers 812 to a move from %s to %s', async (from, destination) => {
      expect((await move(from, destination, await received())).code).toBe('812');
    });

    it('lists what was not moved, and moves the rest', async () => {
      const id = await received();
      const answer = await move('INBOX', 'BININBOX', unknown, id);
      expect([answer.status, answer.code, all(answer.text, 'MessageId')]).toEqual([
        200,
        '813',
        [unknown],
      ]);
      expect(await world.ids(nurse, 'BININBOX')).toEqual([id]);
    });

    it('deletes for ever, and lists what was not there', async () => {
      const id = await received();
      const answer = await remove('INBOX', id, unknown);
      expect([answer.code, all(answer.text, 'MessageId')]).toEqual(['815', [unknown]]);
      expect(await world.ids(nurse)).toEqual([]);
      expect((await full(nurse, id)).code).toBe('806');
      expect(await world.ids(doctor, 'SENTBOX')).toHaveLength(1);
    });
  });

  describe('receipts', () => {
    const status = (session: MailSession, id: string): Promise<MailAnswer> =>
      session.consult(
        'getMessageAcknowledgmentsStatus',
        consult('GetMessageAcknowledgmentsStatus', `<MessageId>${id}</MessageId>`),
      );
    const known = ({ text }: MailAnswer): readonly number[] =>
      ['Published', 'Received', 'Read'].map((name) => all(text, name).length);

    it('knows what was published, received and read', async () => {
      await doctor.publish(letter());
      const [sent = ''] = await world.ids(doctor, 'SENTBOX');
      expect(known(await status(doctor, sent))).toEqual([1, 0, 0]);
      const [id = ''] = await world.ids(nurse);
      expect(known(await status(doctor, sent))).toEqual([1, 1, 0]);
      await full(nurse, id);
      expect(known(await status(doctor, sent))).toEqual([1, 1, 1]);
      expect((await status(nurse, sent)).code).toBe('809');
      expect((await status(nurse, id)).code).toBe('809');
    });

    it('sends the receipts that were asked for', async () => {
      await doctor.publish(letter({ receipts: [true, false, true] }));
      const [sent = ''] = await world.ids(doctor, 'SENTBOX');
      const [id = ''] = await world.ids(nurse);
      await full(nurse, id);
      await full(nurse, id);
      const texts: string[] = [];
      for (const receipt of await world.ids(doctor)) {
        texts.push((await full(doctor, receipt)).text);
      }
      expect(texts.map((text) => all(text, 'AckType')[0])).toEqual(['READ', 'PUBLISHED']);
      expect(texts.every((text) => text.includes(`<Acknowledgment><MessageId>${sent}<`))).toBe(
        true,
      );
      expect(texts[0]).toContain('<Recipient><Id>00000000196</Id>');
    });

    it('counts as received or read by the settings', async () => {
      await world.simulator.mailboxSettings({ receivedBy: 'delivery', readByFetching: false });
      await doctor.publish(letter());
      const [sent = ''] = await world.ids(doctor, 'SENTBOX');
      expect(known(await status(doctor, sent))).toEqual([1, 1, 0]);
      const [id = ''] = await world.ids(nurse);
      await full(nurse, id);
      expect(known(await status(doctor, sent))).toEqual([1, 1, 0]);
    });
  });

  describe('news', () => {
    it('replaces the earlier version and keeps it as history', async () => {
      const publicationId = 'HORAIRE';
      for (const title of ['one', 'two', 'three']) {
        expect((await doctor.publish(letter({ publicationId, title, kind: 'NEWS' }))).code).toBe(
          '100',
        );
      }
      const [id = '', ...others] = await world.ids(nurse);
      expect(others).toEqual([]);
      const body = consult('GetHistory', `<Source>INBOX</Source><MessageId>${id}</MessageId>`);
      const versions = all((await nurse.consult('getMessageHistory', body)).text, 'MessageId');
      expect(versions).toHaveLength(2);
      const texts = [];
      for (const version of versions) texts.push((await full(nurse, version, 'HISTORY')).text);
      expect(texts.map((text) => all(text, 'Title')[0])).toEqual(['two', 'one']);
    });
  });

  describe('a full box', () => {
    const info = async (session: MailSession): Promise<readonly string[]> => {
      const { text } = await session.consult('getBoxInfo', consult('GetBoxInfo'));
      return ['NbrMessagesInStandBy', 'CurrentSize', 'MaxSize'].flatMap((name) => all(text, name));
    };

    it('lets letters wait, and takes the oldest first when there is room', async () => {
      await world.simulator.mailboxSettings({ boxSizes: { [nurseBox]: 20 } });
      for (const title of ['1', '2', '3', '4']) await doctor.publish(letter({ title }));
      const [, first = ''] = await world.ids(nurse);
      expect(await info(nurse)).toEqual(['2', '22', '20']);
      await remove('INBOX', first);
      expect(await info(nurse)).toEqual(['1', '22', '20']);
      const list = await nurse.consult(
        'getMessagesList',
        consult('GetMessagesList', '<Source>INBOX</Source>'),
      );
      expect(all(list.text, 'Title')).toEqual(['3', '2']);
    });
  });

  describe('retention', () => {
    it('removes every letter after a year', async () => {
      await received();
      await world.simulator.mailboxSettings({ aheadSeconds: 364 * day });
      expect(await world.ids(nurse)).toHaveLength(1);
      await world.simulator.mailboxSettings({ aheadSeconds: 365 * day + 60 });
      expect([await world.ids(nurse), await world.ids(doctor, 'SENTBOX')]).toEqual([[], []]);
    });

    it('removes what has expired, was read and is in a bin', async () => {
      await world.simulator.mailboxSettings({ documentDays: 10 });
      const kept = await received();
      await full(nurse, kept);
      const binned = await received();
      await full(nurse, binned);
      await move('INBOX', 'BININBOX', binned);
      const unread = await received();
      await move('INBOX', 'BININBOX', unread);
      await world.simulator.mailboxSettings({ aheadSeconds: 9 * day });
      expect(await world.ids(nurse, 'BININBOX')).toHaveLength(2);
      await world.simulator.mailboxSettings({ aheadSeconds: 11 * day });
      expect(await world.ids(nurse, 'BININBOX')).toEqual([unread]);
      expect(await world.ids(nurse)).toEqual([kept]);
    });
  });

  describe('absence', () => {
    const insert = (
      session: MailSession,
      from: number | string,
      end: number | string,
      substitutes = '',
    ): Promise<MailAnswer> => {
      const [start, last] = [from, end].map((at) => (typeof at === 'string' ? at : dayFromNow(at)));
      return session.consult(
        'insertOoO',
        consult(
          'InsertOoO',
          `<StartDate>${String(start)}</StartDate><EndDate>${String(last)}</EndDate>${substitutes}`,
        ),
      );
    };
    const substitute = box('INSS', '00000000097', 'DOCTOR', '', 'Substitute');

    it('answers 826 with period and substitutes, and sends nothing', async () => {
      await insert(nurse, 0, 5, substitute);
      const { text, code } = await doctor.publish(letter({ publicationId: 'TRSABSENT' }));
      expect(code).toBe('826');
      expect(text).toContain(
        `<AbsentFrom>${dayFromNow(0)}</AbsentFrom><AbsentTo>${dayFromNow(5)}</AbsentTo><Substitute><Id>00000000097</Id>`,
      );
      expect(await world.ids(nurse)).toEqual([]);
      const again = letter({
        publicationId: 'TRSABSENT',
        to: to('INSS', '00000000196', 'NURSE', { processed: true }),
      });
      expect((await doctor.publish(again)).code).toBe('100');
      expect(await world.ids(nurse)).toHaveLength(1);
    });

    it('publishes all the same where that is set', async () => {
      await world.simulator.mailboxSettings({ publishesWhenAbsent: true });
      await insert(nurse, 0, 5);
      expect((await doctor.publish(letter())).code).toBe('826');
      expect(await world.ids(nurse)).toHaveLength(1);
    });

    it('lets letters through before and after', async () => {
      await insert(nurse, 2, 4);
      expect((await doctor.publish(letter())).code).toBe('100');
      await world.simulator.mailboxSettings({ aheadSeconds: 3 * day });
      expect((await doctor.publish(letter())).code).toBe('826');
      await world.simulator.mailboxSettings({ aheadSeconds: 5 * day });
      expect((await doctor.publish(letter())).code).toBe('100');
    });

    it.each<[string, number, number, number]>([
      ['ends before it starts', 5, 4, 0],
      ['ends more than a year from today', 300, 370, 0],
      ['is over', -9, -8, 0],
      ['has six substitutes', 1, 2, 6],
    ])('refuses a period that %s', async (_, from, end, count) => {
      expect((await insert(nurse, from, end, substitute.repeat(count))).code).toBe('831');
    });

    it('refuses a period that overlaps, and an eleventh', async () => {
      for (let index = 0; index < 10; index++) {
        expect((await insert(nurse, index * 2, index * 2 + 1)).code).toBe('100');
      }
      expect((await insert(nurse, 40, 41)).code).toBe('831');
      await insert(doctor, 3, 6);
      expect((await insert(doctor, 6, 8)).code).toBe('831');
    });

    it('returns the substitutes that it does not take', async () => {
      await insert(doctor, 4, 9);
      const organisation = box('CBE', '0000000097', 'INSTITUTION', '', 'Substitute');
      const { text, code } = await insert(nurse, 3, 6, substitute + organisation);
      expect(code).toBe('100');
      expect([all(text, 'Id'), all(text, 'AbsentFrom')]).toEqual([
        ['00000000097', '0000000097'],
        [dayFromNow(4)],
      ]);
    });

    it('lists and removes periods', async () => {
      await insert(nurse, 3, 6, substitute);
      const { text } = await nurse.consult('getOoOList', consult('GetOoOList'));
      const [id = ''] = all(text, 'OoOId');
      expect(all(text, 'StartDate')).toEqual([dayFromNow(3)]);
      const removal = await nurse.consult(
        'deleteOoO',
        consult('DeleteOoO', `<OoOId>${id}</OoOId><OoOId>none</OoOId>`),
      );
      expect([removal.code, all(removal.text, 'OoOId')]).toEqual(['833', ['none']]);
      const left = await nurse.consult('getOoOList', consult('GetOoOList'));
      expect([left.code, all(left.text, 'OoOId')]).toEqual(['100', []]);
    });
  });

  it('puts 250 letters of its own into a box', async () => {
    await world.simulator.putLetters({ box: doctorBox, letters: 'many' });
    const page = await doctor.consult(
      'getMessagesList',
      consult(
        'GetMessagesList',
        '<Source>INBOX</Source><StartIndex>201</StartIndex><EndIndex>300</EndIndex>',
      ),
    );
    expect(all(page.text, 'Title').at(-1)).toBe('Lettre 1');
    expect(all(page.text, 'Title')).toHaveLength(50);
  });

  it('seals for the tokens of the depot, and leaves out what it cannot seal', async () => {
    await world.simulator.clearMailbox();
    await world.simulator.putLetters({ box: doctorBox, letters: 'everyday' });
    const before = (await world.simulator.mailbox()).boxes[0]?.letters.length ?? 0;
    expect(before).toBe(3);
    const reader = await testPki().then(({ issuing001 }) =>
      issuing001.certificate.toString('base64'),
    );
    await world.simulator.publishEtk({
      type: 'SSIN',
      id: '00000000097',
      applicationId: null,
      encryptionCertificate: reader,
      ownerCertificate: reader,
    });
    await world.simulator.putLetters({ box: doctorBox, letters: 'everyday' });
    expect((await world.simulator.mailbox()).boxes[0]?.letters.length).toBe(before + 7);
  });

  it('fills a box that is first opened, once it can seal for the holder', async () => {
    await world.simulator.withdrawEtks();
    await world.simulator.mailboxSettings({ welcome: 'everyday' });
    expect(await world.ids(doctor)).toEqual([]);
    await world.simulator.publishEtk(await testKeystore('complete'));
    expect(await world.ids(doctor)).toHaveLength(6);
    expect(await world.ids(doctor)).toHaveLength(6);
    expect(await world.ids(nurse)).toEqual([]);
    await world.simulator.mailboxSettings({ welcome: null });
  });

  it('marks as read what arrives when the holder reads at once', async () => {
    const hospital = 'NIHII/HOSPITAL 00000295 HOSPITAL';
    await world.simulator.mailboxSettings({ readers: [hospital] });
    const destination = to('NIHII', '00000295', 'HOSPITAL', { subType: 'HOSPITAL' });
    await doctor.publish(letter({ to: destination, receipts: [false, false, true] }));
    const [receipt = ''] = await world.ids(doctor);
    expect(all((await full(doctor, receipt)).text, 'AckType')).toEqual(['READ']);
    await world.simulator.mailboxSettings({ readers: [] });
  });
});
