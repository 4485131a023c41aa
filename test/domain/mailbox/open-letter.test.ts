import { describe, expect, it } from 'vitest';
import { aLetter, aListEntry, bytes } from '../../support/builders/letter.ts';
import {
  correspondence,
  letter as words,
  makeCorrespondent,
  sealedLetter,
  type Correspondence,
} from '../../support/fixtures/sealed-letters.ts';
import { aMailboxPractice, anne, type MailboxPractice } from './mailbox-practice.ts';

const messageId = 'AAAAAAAAAAAA1';
const open = (practice: MailboxPractice, reveal?: 'notVerified' | 'senderUnchecked') =>
  practice.services.letter(anne, { folder: 'inbox', messageId, ...(reveal && { reveal }) });
const file = (practice: MailboxPractice, index: number) =>
  practice.services.file(anne, { folder: 'inbox', messageId }, index);

const seal = (people: Correspondence, content: string) =>
  bytes(sealedLetter(people, { content: Buffer.from(content) }));

/** A letter with all its parts sealed, a body and two annexes. */
const sealedWhole = (people: Correspondence, changes: Parameters<typeof aLetter>[0] = {}) =>
  aLetter({
    isSealed: true,
    document: {
      title: 'Rapport',
      content: bytes(sealedLetter(people)),
      fileName: 'brief.txt',
      mimeType: 'text/plain',
    },
    patient: seal(people, '00000000394'),
    annexes: [
      {
        title: seal(people, 'Sang'),
        content: seal(people, '%PDF-1.7 x'),
        fileName: '../verslag.exe',
        mimeType: 'application/x-msdownload',
      },
      {
        title: bytes(''),
        content: { kind: 'damaged', damage: 'missing' },
        fileName: 'b.pdf',
        mimeType: 'application/pdf',
      },
    ],
    ...changes,
  });

async function aSealedPractice(changes: Parameters<typeof aLetter>[0] = {}) {
  const people = await correspondence();
  const practice = await aMailboxPractice(people);
  practice.own.entries.inbox.push(aListEntry({ isSealed: true }));
  practice.own.letters.set(messageId, sealedWhole(people, changes));
  return { people, practice };
}

describe('letter', () => {
  it('returns words, patient and titles of a sealed letter, and none of its annexes’ contents', async () => {
    const { practice } = await aSealedPractice();
    const opened = await open(practice);
    expect(opened).toMatchObject({
      body: { text: words.toString() },
      patientSsin: '00000000394',
      seal: { level: 'verified', problems: [], signer: 'ALIX EXEMPLE', sealedFor: [] },
      files: [
        { index: 0, title: 'Sang', fileName: 'verslag.exe', damage: null },
        { index: 1, title: '', damage: 'missing' },
      ],
    });
    expect(JSON.stringify(opened)).not.toContain('%PDF');
  });

  it('marks it as read for the practice, and records who opened it, without what it says', async () => {
    const { practice } = await aSealedPractice();
    await practice.services.folder(anne, { folder: 'inbox', page: 1 });
    await open(practice);
    expect((await practice.services.folder(anne, { folder: 'inbox', page: 1 })).unread).toBe(0);
    const [entry] = await practice.store.audit.listForUser('practice-1', 'anne', 10);
    expect(entry).toMatchObject({ event: 'mailbox.letter-opened', actor: { userId: 'anne' } });
    expect(JSON.stringify(entry)).not.toMatch(/00000000394|collega|Rapport/);
  });

  it('rejects a sealed letter without keys, before eHealth is asked for it', async () => {
    const { practice } = await aSealedPractice();
    practice.keys = [];
    await practice.services.folder(anne, { folder: 'inbox', page: 1 });
    await expect(open(practice)).rejects.toMatchObject({ code: 'ERR_LETTER_KEYS_MISSING' });
    expect(practice.calls).not.toContain(`letter ${messageId}`);
  });

  it('opens a letter in clear without keys', async () => {
    const practice = await aMailboxPractice();
    practice.own.entries.inbox.push(aListEntry());
    practice.own.letters.set(messageId, aLetter());
    await practice.services.folder(anne, { folder: 'inbox', page: 1 });
    expect(await open(practice)).toMatchObject({
      body: { text: 'Chère consœur' },
      seal: { level: 'open' },
    });
  });

  it('opens a letter that was sealed for a key from before two renewals', async () => {
    const { people, practice } = await aSealedPractice();
    const [renewed, current] = await Promise.all([
      makeCorrespondent(people.line),
      makeCorrespondent(people.line),
    ]);
    practice.keys = [current.decryptionKey, renewed.decryptionKey, people.recipient.decryptionKey];
    expect((await open(practice)).seal.level).toBe('verified');
  });

  it('names the keys that it was sealed for when none of them is at hand', async () => {
    const { people, practice } = await aSealedPractice();
    practice.keys = [(await makeCorrespondent(people.line)).decryptionKey];
    const { serialNumber } = people.recipient.decryptionKey;
    const { body, seal: found, files } = await open(practice);
    expect([body, found.level, found.problems]).toEqual([
      null,
      'unreadable',
      ['DECRYPTION_PRIVATE_KEY_NOT_FOUND'],
    ]);
    expect(found.sealedFor).toContain(serialNumber);
    expect(files[0]?.title).toBeNull();
  });

  it('gives the words of an unverified letter at the reader’s wish only', async () => {
    const people = await correspondence();
    const document = {
      title: 'Rapport',
      content: bytes(sealedLetter(people, { envelope: { cipher: 'aes-256-cbc' } })),
      fileName: 'brief.txt',
      mimeType: 'text/plain',
    };
    const { practice } = await aSealedPractice({ document });
    const hidden = await open(practice);
    expect([hidden.seal.level, hidden.body]).toEqual(['notVerified', null]);
    expect((await open(practice, 'senderUnchecked')).body).toBeNull();
    expect((await open(practice, 'notVerified')).body?.text).toBe(words.toString());
  });

  it('notices a seal that is another’s than the sender', async () => {
    const { practice } = await aSealedPractice();
    // Sealed by 00000000097, while the platform names 00000000196
    expect((await open(practice)).seal.isOtherSender).toBe(true);
  });

  it('opens content that was encoded twice', async () => {
    const people = await correspondence();
    const twice = sealedLetter(people).toString('base64');
    const { practice } = await aSealedPractice({
      document: {
        title: 'Rapport',
        content: bytes(twice),
        fileName: 'brief.txt',
        mimeType: 'text/plain',
      },
    });
    expect((await open(practice)).body?.text).toBe(words.toString());
  });

  it('gives a body that is no text as a file, and the table as rows', async () => {
    const people = await correspondence();
    const { practice } = await aSealedPractice({
      document: {
        title: 'Labo',
        content: seal(people, '%PDF-1.4 y'),
        fileName: 'labo.pdf',
        mimeType: 'application/pdf',
      },
      freeInformation: {
        kind: 'table',
        title: 'Bloed',
        rows: [{ left: seal(people, 'CRP'), right: seal(people, '4') }],
      },
      annexes: [],
      patient: seal(people, 'mevrouw D.'),
    });
    const opened = await open(practice);
    expect(opened).toMatchObject({
      body: null,
      table: [['CRP', '4']],
      patientSsin: null,
      files: [{ index: -1, fileName: 'labo.pdf' }],
    });
    expect(await file(practice, -1)).toMatchObject({ kind: 'pdf', fileName: 'labo.pdf' });
  });
});

describe('file', () => {
  it('returns an annex by its bytes, after one fetch of the letter', async () => {
    const { practice } = await aSealedPractice();
    await open(practice);
    expect(await file(practice, 0)).toEqual({
      bytes: new Uint8Array(Buffer.from('%PDF-1.7 x')),
      kind: 'pdf',
      fileName: 'verslag.exe.pdf',
    });
    expect(practice.calls.filter((call) => call.startsWith('letter'))).toHaveLength(1);
    practice.pass(6);
    await file(practice, 0);
    expect(practice.calls.filter((call) => call.startsWith('letter'))).toHaveLength(2);
  });

  it('rejects a damaged annex, one without a key, and a place without one', async () => {
    const { people, practice } = await aSealedPractice();
    await expect(file(practice, 1)).rejects.toMatchObject({
      code: 'ERR_LETTER_UNREADABLE',
      params: { problem: 'missing' },
    });
    await expect(file(practice, 7)).rejects.toMatchObject({ code: 'ERR_NOT_FOUND' });
    practice.keys = [(await makeCorrespondent(people.line)).decryptionKey];
    await expect(file(practice, 0)).rejects.toMatchObject({
      code: 'ERR_LETTER_UNREADABLE',
      params: { problem: 'DECRYPTION_PRIVATE_KEY_NOT_FOUND' },
    });
  });
});
