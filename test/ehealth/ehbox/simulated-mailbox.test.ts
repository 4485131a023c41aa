import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConsultationClient } from '../../../plugin/ehealth/ehbox/consultation/client.ts';
import type { ConsultationClient } from '../../../plugin/ehealth/ehbox/consultation/client.ts';
import { isDamaged } from '../../../plugin/ehealth/ehbox/consultation/letter-reader.ts';
import type { BoxId } from '../../../plugin/ehealth/ehbox/message.ts';
import { createPublicationClient } from '../../../plugin/ehealth/ehbox/publication/client.ts';
import type { PublicationClient } from '../../../plugin/ehealth/ehbox/publication/client.ts';
import { freshPublicationId } from '../../../plugin/ehealth/ehbox/publication/outgoing-letter.ts';
import type { OutgoingLetter } from '../../../plugin/ehealth/ehbox/publication/outgoing-letter.ts';
import { addHolderOfKeyHeader } from '../../../plugin/ehealth/soap/holder-of-key.ts';
import { isPluginError } from '../../../plugin/errors.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import type { AnyFaultMode } from '../../../simulator/control/control.ts';
import { ehealthCredential } from '../../simulator/credentials.ts';
import { openMailSession } from '../../simulator/ehbox/mail-message.ts';
import { nurseClaims } from '../../simulator/ehbox/mail-world.ts';
import { doctorClaims, type Claims } from '../../simulator/wire-message.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { xmlsec } from '../../support/tools/xmlsec.ts';
import { aMailboxService } from './answering-mailbox.ts';

interface Clients {
  readonly read: ConsultationClient;
  readonly publish: PublicationClient;
}

const box = (id: string, quality: string): BoxId => ({ id, type: 'INSS', subType: null, quality });
const doctor = box('00000000097', 'DOCTOR');
const nurse = box('00000000196', 'NURSE');

let simulator: TestSimulator;
let alix: Clients;
let basile: Clients;

/** Clients of one person, with a session of the simulated token service. */
async function clientsOf(ssin: string, claims: Claims): Promise<Clients> {
  const holder = await ehealthCredential(ssin);
  const { assertion } = await openMailSession(simulator.ready, holder, claims);
  const pkcs8 = holder.privateKey.export({ format: 'der', type: 'pkcs8' });
  const header = {
    assertion,
    assertionId: /AssertionID="([^"]+)"/.exec(assertion)?.[1] ?? '',
    signer: keySigner(pkcs8, holder.certificate),
  };
  const signer = {
    sign: (envelope: string) => addHolderOfKeyHeader(envelope, { ...header, now: new Date() }),
  };
  const { consultation, publication } = simulator.ready;
  return {
    read: createConsultationClient(await aMailboxService(consultation, { signer })),
    publish: createPublicationClient(await aMailboxService(publication, { signer })),
  };
}

function aLetter(changes: Partial<OutgoingLetter> = {}): OutgoingLetter {
  return {
    publicationId: freshPublicationId(),
    from: null,
    recipients: [{ ...nurse, person: null, sendsDespiteAbsence: false }],
    kind: 'letter',
    title: 'Rapport',
    body: { bytes: Buffer.from('Bonjour.'), fileName: 'lettre.txt', mimeType: 'text/plain' },
    annexes: [
      {
        title: Buffer.from('Radio'),
        bytes: Buffer.from('\0\r\n--\xff%PDF', 'latin1'),
        fileName: 'radio.pdf',
        mimeType: 'application/pdf',
      },
    ],
    freeInformation: null,
    patient: null,
    applicationName: 'Trousseau',
    isImportant: false,
    isSealed: false,
    receipts: { published: false, received: false, read: false },
    properties: [],
    ...changes,
  };
}

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isPluginError(error) ? error.code : String(error);
};
const newest = async ({ read }: Clients) => (await read.list(null, 'inbox')).entries[0]!;

describe.skipIf(xmlsec.missing)('clients with the simulated mailbox (needs xmlsec1)', () => {
  beforeAll(async () => {
    simulator = await startSimulator();
    await simulator.mailboxSettings({ deliverySeconds: 0 });
    alix = await clientsOf('00000000097', doctorClaims('00000000097'));
    basile = await clientsOf('00000000196', nurseClaims('00000000196'));
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    await simulator.clearMailbox();
    await simulator.fault(null);
  });

  const fault = (mode: AnyFaultMode, service: 'consultation' | 'publication' = 'consultation') =>
    simulator.fault(mode, undefined, service);
  const toAlix = [{ ...doctor, person: null, sendsDespiteAbsence: false }];

  it('learns the own box and its room, and refuses the box of another', async () => {
    await expect(alix.read.boxInfo(null)).resolves.toMatchObject({ box: doctor, waiting: 0 });
    await expect(codeOf(alix.read.boxInfo(nurse))).resolves.toBe('ERR_MAILBOX_BOX');
  });

  it('sends a letter that its recipient lists and reads byte for byte', async () => {
    const letter = aLetter({
      freeInformation: {
        kind: 'table',
        title: 'T',
        rows: [{ left: Buffer.from('l'), right: Buffer.from('r') }],
      },
      properties: [{ key: 'Thread', value: '8d5c' }],
      isImportant: true,
    });
    await expect(alix.publish.send(letter)).resolves.toMatchObject({
      kind: 'accepted',
      publicationId: letter.publicationId,
    });
    const entry = await newest(basile);
    expect(entry).toMatchObject({
      kind: 'letter',
      box: nurse,
      sender: { id: '00000000097', quality: 'DOCTOR' },
      summary: { title: 'Rapport', hasAnnex: true, hasFreeInformation: true },
      isImportant: true,
      properties: letter.properties,
    });
    const read = await basile.read.letter(null, 'inbox', entry.messageId);
    expect(read.document?.content).toEqual({ kind: 'bytes', bytes: letter.body.bytes });
    expect(read.annexes[0]).toMatchObject({
      content: { kind: 'bytes', bytes: letter.annexes[0]?.bytes },
      fileName: 'radio.pdf',
    });
    expect(read.freeInformation).toMatchObject({ kind: 'table', title: 'T' });
    expect(isDamaged(read)).toBe(false);
    expect((await simulator.mailbox()).complaints).toEqual([]);
  });

  it('follows a letter to its recipient, and gets the receipt that it asked for', async () => {
    const outcome = await alix.publish.send(
      aLetter({ receipts: { published: false, received: false, read: true } }),
    );
    if (outcome.kind !== 'accepted') throw new Error('not accepted');
    const [sent] = (await alix.read.list(null, 'sent')).entries;
    const before = await alix.read.acknowledgementStatus(null, sent!.messageId);
    expect(before).toMatchObject([{ recipient: nurse, readAt: null }]);
    const entry = await newest(basile);
    await basile.read.letter(null, 'inbox', entry.messageId);
    const after = await alix.read.acknowledgementStatus(null, sent!.messageId);
    expect(after[0]?.readAt).not.toBeNull();
    const receipt = await newest(alix);
    expect(receipt.kind).toBe('acknowledgement');
    const { acknowledgement } = await alix.read.letter(null, 'inbox', receipt.messageId);
    expect(acknowledgement).toMatchObject({ kind: 'read', messageId: sent!.messageId });
    await expect(codeOf(basile.read.acknowledgementStatus(null, sent!.messageId))).resolves.toBe(
      'ERR_MAILBOX_NOT_SENDER',
    );
  });

  it('reads letters in pages, each once but for what moved in between', async () => {
    for (let count = 0; count < 5; count += 1)
      await basile.publish.send(aLetter({ recipients: toAlix }));
    await fault('new-letter-between-pages');
    const ids: string[] = [];
    for (const from of [1, 3, 5])
      ids.push(
        ...(await alix.read.list(null, 'inbox', { from, to: from + 1 })).entries.map(
          ({ messageId }) => messageId,
        ),
      );
    // Of two that moved into the next page
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(4);
  });

  it('moves to the bin and back, and deletes for ever', async () => {
    await basile.publish.send(aLetter({ recipients: toAlix }));
    const { messageId } = await newest(alix);
    const gone = '0000000000000';
    await expect(alix.read.move(null, 'inbox', 'inbox-bin', [messageId, gone])).resolves.toEqual([
      gone,
    ]);
    await expect(codeOf(alix.read.move(null, 'inbox-bin', 'sent', [messageId]))).resolves.toBe(
      'ERR_MAILBOX_MOVE',
    );
    const letter = await alix.read.letter(null, 'inbox-bin', messageId);
    expect(letter.document?.title).toBe('Rapport');
    await expect(alix.read.remove(null, 'inbox-bin', [messageId, gone])).resolves.toEqual([gone]);
    await expect(codeOf(alix.read.letter(null, 'inbox-bin', messageId))).resolves.toBe(
      'ERR_MAILBOX_MESSAGE_GONE',
    );
  });

  it('says that a recipient is absent, and sends all the same when asked to', async () => {
    const today = new Date().toISOString().slice(0, 10);
    await basile.read.addAbsence(null, { from: today, to: today, substitutes: [] });
    const [absence] = await basile.read.absences(null);
    expect(absence).toMatchObject({ from: today, to: today, substitutes: [] });
    await expect(alix.publish.send(aLetter())).resolves.toMatchObject({
      kind: 'recipient-absent',
      absences: [{ recipient: nurse, from: today, to: today, substitutes: [] }],
    });
    const recipients = [{ ...nurse, person: null, sendsDespiteAbsence: true }];
    await expect(alix.publish.send(aLetter({ recipients }))).resolves.toMatchObject({
      kind: 'accepted',
    });
    await basile.read.removeAbsences(null, [absence!.id]);
    await expect(basile.read.absences(null)).resolves.toEqual([]);
  });

  it('reads the versions of a notice', async () => {
    const notice = aLetter({ kind: 'news', publicationId: 'NEWS1', annexes: [] });
    await alix.publish.send(notice);
    await alix.publish.send({ ...notice, title: 'Rapport, version 2' });
    const { entries } = await basile.read.list(null, 'inbox');
    expect(entries.map(({ kind, summary }) => [kind, summary?.title])).toEqual([
      ['news', 'Rapport, version 2'],
    ]);
    const versions = await basile.read.history(null, 'inbox', entries[0]!.messageId);
    expect(versions).toHaveLength(1);
    const old = await basile.read.letter(null, 'history', versions[0]!);
    expect(old.document?.title).toBe('Rapport');
  });

  it('lists what one person has in all boxes', async () => {
    await basile.publish.send(aLetter({ recipients: toAlix }));
    const { entries } = await alix.read.listOfAllBoxes('inbox');
    expect(entries.map((entry) => entry.box)).toMatchObject([doctor]);
  });

  it.each([
    ['803', { quality: 'NO_SUCH' }, 'ERR_MAILBOX_RECIPIENT'],
    ['802', { id: '00000000098' }, 'ERR_MAILBOX_RECIPIENT'],
    ['814', { quality: 'CITIZEN' }, 'ERR_MAILBOX_RECIPIENT'],
  ])('rejects a recipient by code %s', async (_code, changes, expected) => {
    const recipients = [{ ...nurse, ...changes, person: null, sendsDespiteAbsence: false }];
    await expect(codeOf(alix.publish.send(aLetter({ recipients })))).resolves.toBe(expected);
  });

  it('refuses to send a letter a second time under its number', async () => {
    const letter = aLetter();
    await alix.publish.send(letter);
    await expect(codeOf(alix.publish.send(letter))).resolves.toBe('ERR_MAILBOX_REFUSED');
  });

  it('says that a letter may have been sent, and it was', async () => {
    await fault('response-lost', 'publication');
    await expect(codeOf(alix.publish.send(aLetter()))).resolves.toBe('ERR_MAILBOX_SEND_UNCERTAIN');
    await simulator.fault(null);
    expect((await alix.read.list(null, 'sent')).entries).toHaveLength(1);
  });

  describe('with an answer that is wrong', () => {
    let messageId: string;
    beforeEach(async () => {
      await alix.publish.send(aLetter());
      await alix.publish.send(aLetter());
      ({ messageId } = await newest(basile));
    });
    const letter = () => basile.read.letter(null, 'inbox', messageId);

    it.each([
      ['missing-part', 'missing'],
      ['part-twice', 'repeated'],
    ] as const)('keeps a letter with %s, its annex damaged', async (mode, damage) => {
      await fault(mode);
      const read = await letter();
      expect(read.annexes[0]?.content).toEqual({ kind: 'damaged', damage });
      expect(read.document?.content.kind).toBe('bytes');
      expect(isDamaged(read)).toBe(true);
    });

    it.each([
      ['wrong-boundary', 'ERR_MAILBOX_ANSWER'],
      ['status-only', 'ERR_MAILBOX_ANSWER'],
      ['html-answer', 'ERR_MAILBOX_ANSWER'],
      ['reset', 'ERR_MAILBOX_UNREACHABLE'],
      ['soa-02001', 'ERR_MAILBOX_UNAVAILABLE'],
      ['broken-part', 'ERR_MAILBOX_UNREACHABLE'],
    ] as const)('rejects a letter with %s by %s', async (mode, expected) => {
      await fault(mode);
      await expect(codeOf(letter())).resolves.toBe(expected);
    });

    it('reads a letter that comes slowly, or with code 200', async () => {
      for (const mode of ['slow-parts', 'code-200'] as const) {
        await fault(mode);
        await expect(letter()).resolves.toMatchObject({ messageId });
      }
    });

    it('lists a kind that it does not know, and an entry that comes twice', async () => {
      await fault('unknown-kind');
      expect((await basile.read.list(null, 'inbox')).entries.map(({ kind }) => kind)).toEqual([
        'unknown',
        'letter',
      ]);
      await fault('entry-twice');
      expect((await basile.read.list(null, 'inbox')).entries).toHaveLength(3);
    });

    it('asks for a new session where the token ends', async () => {
      await fault('token-ends-between-pages');
      const codes = [
        await codeOf(basile.read.list(null, 'inbox', { from: 1, to: 1 })),
        await codeOf(basile.read.list(null, 'inbox', { from: 2, to: 2 })),
      ];
      expect(codes).toEqual(['null', 'ERR_MAILBOX_SESSION']);
    });
  });
});
