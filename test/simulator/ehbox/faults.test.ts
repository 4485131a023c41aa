import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnyFaultMode } from '../../../simulator/control/control.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';
import { call, inSoap } from '../registration/registration-message.ts';
import { xmlsec } from '../xmlsec.ts';
import { all, consult, letter, type MailAnswer, type MailSession } from './mail-message.ts';
import { doctorBox, openMailWorld, type MailWorld } from './mail-world.ts';

describe.skipIf(xmlsec.missing)('simulated mailbox, by order wrong', () => {
  let world: MailWorld;
  let doctor: MailSession;

  beforeAll(async () => {
    world = await openMailWorld();
    ({ doctor } = world);
  });
  afterAll(() => world.simulator.stop());
  beforeEach(() => world.simulator.clearMailbox());
  afterEach(() => world.simulator.fault(null));

  const consultation = (mode: AnyFaultMode): Promise<void> =>
    world.simulator.fault(mode, 1, 'consultation');
  const publication = (mode: AnyFaultMode): Promise<void> =>
    world.simulator.fault(mode, 1, 'publication');
  const list = (from = 1, end = 100): Promise<MailAnswer> =>
    doctor.consult(
      'getMessagesList',
      consult(
        'GetMessagesList',
        `<Source>INBOX</Source><StartIndex>${String(from)}</StartIndex><EndIndex>${String(end)}</EndIndex>`,
      ),
    );
  const full = (id: string): Promise<MailAnswer> =>
    doctor.consult(
      'getFullMessage',
      consult('GetFullMessage', `<Source>INBOX</Source><MessageId>${id}</MessageId>`),
    );
  const put = (...titles: readonly string[]): Promise<void> =>
    world.simulator.putLetters({ box: doctorBox, letters: titles.map((title) => ({ title })) });

  /** A letter with two annexes of 2 kB. */
  async function withAnnexes(): Promise<string> {
    const content = Buffer.alloc(2000, 'annex ').toString('base64');
    const annexes = ['a', 'b'].map((title) => ({
      title,
      fileName: `${title}.txt`,
      mimeType: 'text/plain',
      content,
    }));
    await world.simulator.putLetters({
      box: doctorBox,
      letters: [{ title: 'annexes', annexes }],
    });
    const [id = ''] = await world.ids(doctor);
    return id;
  }

  describe('between two pages', () => {
    beforeEach(() => put('1', '2', '3'));

    it('takes a new letter in, so that one comes again', async () => {
      await consultation('new-letter-between-pages');
      const first = all((await list(1, 2)).text, 'Title');
      const second = all((await list(3, 4)).text, 'Title');
      expect([first, second]).toEqual([
        ['3', '2'],
        ['2', '1'],
      ]);
    });

    it('refuses the token', async () => {
      await consultation('token-ends-between-pages');
      expect((await list(1, 2)).code).toBe('100');
      expect((await list(3, 4)).code).toBe('SOA-01001');
      expect((await list(3, 4)).code).toBe('100');
    });
  });

  describe('in a list', () => {
    beforeEach(() => put('1', '2', '3'));

    it('shows a letter twice', async () => {
      await consultation('entry-twice');
      expect(all((await list(1, 2)).text, 'Title')).toEqual(['3', '2', '3']);
    });

    it('shows more letters than were asked for', async () => {
      await consultation('more-than-asked');
      expect(all((await list(1, 2)).text, 'Title')).toEqual(['3', '2', '1']);
    });

    it('shows a kind that no source knows', async () => {
      await consultation('unknown-kind');
      expect(all((await list()).text, 'ContentType')).toEqual(['REMINDER', 'DOCUMENT', 'DOCUMENT']);
    });
  });

  describe('with a letter', () => {
    it('shows another letter under its id', async () => {
      await put('other', 'asked');
      const [id = ''] = await world.ids(doctor);
      await consultation('other-letter');
      const { text } = await full(id);
      expect(text).toContain(`<Message MessageId="${id}">`);
      expect(all(text, 'Title')).toEqual(['other']);
      expect(all((await full(id)).text, 'Title')).toEqual(['asked']);
    });

    it('leaves out a part that it names', async () => {
      const id = await withAnnexes();
      await consultation('missing-part');
      const { text, parts, code } = await full(id);
      expect([code, parts.size]).toEqual(['100', 1]);
      expect(text.match(/cid:/g)).toHaveLength(2);
    });

    it('sends two parts of one name', async () => {
      const id = await withAnnexes();
      await consultation('part-twice');
      const { bytes, text } = await full(id);
      const [name = ''] = /(?<=cid:)[^<]+/.exec(text) ?? [];
      expect(bytes.toString('latin1').split(`Content-ID: <${name}>`)).toHaveLength(3);
    });

    it('announces another boundary', async () => {
      const id = await withAnnexes();
      await consultation('wrong-boundary');
      const { contentType, bytes } = await full(id);
      expect(contentType).toContain('boundary="another-boundary"');
      expect(bytes.includes('another-boundary')).toBe(false);
    });

    it('breaks off in the middle', async () => {
      const id = await withAnnexes();
      await consultation('broken-part');
      await expect(full(id)).rejects.toThrow();
      expect((await full(id)).code).toBe('100');
    });

    it('sends slowly', async () => {
      const id = await withAnnexes();
      await world.simulator.mailboxSettings({ slowBytes: 20_000 });
      await consultation('slow-parts');
      const start = performance.now();
      expect((await full(id)).parts.size).toBe(2);
      expect(performance.now() - start).toBeGreaterThan(200);
    });
  });

  it('answers success as 200, or with nothing but a status', async () => {
    await put('1');
    await consultation('code-200');
    expect((await list()).code).toBe('200');
    await consultation('status-only');
    const { text, code } = await list();
    expect([code, all(text, 'Source')]).toEqual(['100', []]);
  });

  it('says that it moved what it did not move', async () => {
    await put('1');
    const [id = ''] = await world.ids(doctor);
    await consultation('not-carried-out');
    const body = consult(
      'MoveMessage',
      `<Source>INBOX</Source><Destination>BININBOX</Destination><MessageId>${id}</MessageId>`,
    );
    expect((await doctor.consult('moveMessage', body)).code).toBe('100');
    expect(await world.ids(doctor)).toEqual([id]);
  });

  describe('when a letter is sent', () => {
    it('takes the letter and loses the answer', async () => {
      await publication('response-lost');
      const sent = letter({ publicationId: 'TRSLOST' });
      await expect(doctor.publish(sent)).rejects.toThrow();
      expect(await world.ids(doctor, 'SENTBOX')).toHaveLength(1);
      expect((await doctor.publish(sent)).code).toBe('830');
    });

    it('answers with another PublicationId, or without its own id', async () => {
      await publication('other-publication-id');
      expect((await doctor.publish(letter())).text).toContain('SentPublicationId="OTHER00000000"');
      await publication('no-sent-id');
      expect((await doctor.publish(letter())).text).not.toMatch(/ Id="/);
    });

    it('answers with the shared faults of HTTP and SOAP', async () => {
      await publication('soa-02002');
      const outage = await doctor.publish(letter());
      expect([outage.status, outage.code]).toEqual([500, 'SOA-02002']);
      await publication('fault-without-detail');
      const bare = await doctor.publish(letter());
      expect([bare.status, bare.code]).toEqual([500, null]);
      expect(bare.text).toContain('<soap:Fault>');
      await publication('http-503');
      expect((await doctor.publish(letter())).status).toBe(503);
      expect(await world.ids(doctor, 'SENTBOX')).toEqual([]);
    });
  });

  describe('at the depot', () => {
    const ask = async (): Promise<string> => {
      const question =
        '<d:GetEtkRequest xmlns:d="urn:be:fgov:ehealth:etkdepot:1_0:protocol"><d:SearchCriteria><d:Identifier>' +
        '<d:Type>SSIN</d:Type><d:Value>00000000097</d:Value><d:ApplicationID></d:ApplicationID>' +
        '</d:Identifier></d:SearchCriteria></d:GetEtkRequest>';
      return (await call(world.simulator.ready.depot, '""', inSoap(question))).text;
    };

    it('answers 404 for a token that is there', async () => {
      await world.simulator.publishEtk(await testKeystore('complete'));
      await world.simulator.fault('etk-not-found', 1, 'depot');
      expect(await ask()).toContain('<Code>404</Code>');
      expect(await ask()).toContain('<Code>200</Code>');
    });

    it('serves a token with an elliptic key', async () => {
      await world.simulator.publishEtk(await testKeystore('complete'));
      await world.simulator.fault('ec-etk', 1, 'depot');
      const etk = Buffer.from(/<d:ETK>([^<]+)</.exec(await ask())?.[1] ?? '', 'base64');
      // The content of the token: the first certificate in it
      const at = etk.indexOf(Buffer.from('3082', 'hex'), 60);
      const certificate = new X509Certificate(etk.subarray(at, at + 4 + etk.readUInt16BE(at + 2)));
      expect(certificate.publicKey.asymmetricKeyType).toBe('ec');
      expect(certificate.subject).toContain('CN=SSIN=00000000097');
    });
  });

  it.each([
    ['/mailbox', '{"deliverySeconds": -1}'],
    ['/mailbox', '{"colour": "blue"}'],
    ['/letters', '{"box": "INSS 00000000097 DOCTOR", "letters": "funny"}'],
    ['/letters', '{"box": "the doctor", "letters": "many"}'],
    ['/letters', '{"box": "INSS 00000000493 DOCTOR", "letters": "many"}'],
    ['/letters', '{"box": "INSS 00000000097 DOCTOR", "letters": [{"title": ""}]}'],
  ])('rejects %s %s', async (path, body) => {
    const address = `${world.simulator.ready.control}${path}`;
    expect((await fetch(address, { method: 'PUT', body })).status).toBe(400);
    expect((await world.simulator.mailbox()).boxes).toEqual([]);
  });
});
