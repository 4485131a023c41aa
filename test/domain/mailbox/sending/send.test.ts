import { beforeAll, describe, expect, it } from 'vitest';
import type { WrittenLetter } from '../../../../plugin/domain/mailbox/sending/written-letter.ts';
import { createLetterSeals } from '../../../../plugin/ehealth/etee/worker/letter-seals.ts';
import { isPluginError, PluginError } from '../../../../plugin/errors.ts';
import { anActor } from '../../../support/builders/actor.ts';
import { aLetter, bytes } from '../../../support/builders/letter.ts';
import {
  correspondence,
  sealedAt,
  tokenOf,
  type Correspondence,
} from '../../../support/fixtures/sealed-letters.ts';
import { aMailboxPractice, anne, practiceBox } from '../mailbox-practice.ts';

let people: Correspondence;
beforeAll(async () => {
  people = await correspondence();
});

function written(changes: Partial<WrittenLetter> = {}): WrittenLetter {
  return {
    recipients: [practiceBox],
    title: 'Rapport',
    text: 'Chère consœur, tout va bien.',
    annexes: [
      { name: 'bilan de madame Exemple.pdf', bytes: Buffer.from('%PDF-1.7') },
      { name: 'vide.txt', bytes: Buffer.from('') },
    ],
    patientSsin: '00000000394',
    isImportant: false,
    asksWhenRead: true,
    ...changes,
  };
}

const codeOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isPluginError(error) ? error.code : String(error);
};

async function aWriter(changes: Partial<WrittenLetter> = {}) {
  const practice = await aMailboxPractice(people);
  const { sending } = practice;
  const { id } = await sending.keep(anne, {}, written(changes));
  const send = () => sending.send(anne, {}, id);
  const state = async () => (await sending.kept(anne, id)).letter.state;
  return { practice, sending, id, send, state };
}

describe('sending a letter', () => {
  it('seals every part for recipient and sender, and keeps nothing of its words', async () => {
    const { practice, sending, id, send } = await aWriter();
    await expect(send()).resolves.toMatchObject({ kind: 'sent', letter: { messageId: 'SENT1' } });
    const [letter] = practice.received;
    expect(letter).toMatchObject({
      isSealed: true,
      title: 'Rapport',
      recipients: [{ ...practiceBox, sendsDespiteAbsence: false }],
      receipts: { published: false, received: false, read: true },
      annexes: [
        { fileName: 'annex-1.pdf', mimeType: 'application/pdf' },
        { fileName: 'annex-2.txt', mimeType: 'text/plain' },
      ],
    });
    const [pdf, empty] = letter!.annexes;
    const parts = [letter!.body.bytes, letter!.patient!, pdf!.title, pdf!.bytes, empty!.title];
    for (const one of [people.recipient, people.sender]) {
      const { level, parts: opened } = await createLetterSeals().unsealLetter(parts, {
        keys: [one.decryptionKey],
        anchors: people.anchors,
        now: sealedAt,
      });
      expect(level).toBe('verified');
      expect(opened.map(({ content }) => Buffer.from(content ?? []).toString())).toEqual([
        'Chère consœur, tout va bien.',
        '00000000394',
        'bilan de madame Exemple.pdf',
        '%PDF-1.7',
        'vide.txt',
      ]);
    }
    expect(empty!.bytes).toHaveLength(0);
    const { content } = await sending.kept(anne, id);
    expect(content).toMatchObject({ title: 'Rapport', text: '', annexes: [], patientSsin: null });
    expect(await sending.recent(anne)).toEqual([practiceBox]);
  });

  it('records it in the audit with its number, and without its words', async () => {
    const { practice, send } = await aWriter();
    await send();
    const entries = await practice.store.audit.listForUser('practice-1', 'anne', 10);
    expect(entries[0]).toMatchObject({
      event: 'mailbox.letter-sent',
      details: { publication: practice.received[0]!.publicationId, recipients: 1 },
    });
    expect(JSON.stringify(entries)).not.toMatch(/Rapport|consœur|00000000394/);
  });

  it('sends once when asked twice at the same time', async () => {
    const { practice, send } = await aWriter();
    const codes = await Promise.all([codeOf(send()), codeOf(send())]);
    expect(codes.toSorted()).toEqual(['ERR_CONFLICT', 'null']);
    expect(practice.received).toHaveLength(1);
  });

  it('refuses to send or to change what was sent', async () => {
    const { practice, sending, id, send } = await aWriter();
    await send();
    await expect(codeOf(sending.keep(anne, {}, written(), id))).resolves.toBe('ERR_CONFLICT');
    await expect(codeOf(send())).resolves.toBe('ERR_CONFLICT');
    expect(practice.received).toHaveLength(1);
  });

  it.each([
    ['recipients', { recipients: [] }],
    ['title', { title: ' ' }],
    ['text', { text: '\n' }],
    ['patient', { patientSsin: '00000000395' }],
  ])('keeps a draft without %s, and says so before anything is asked', async (problem, changes) => {
    const { practice, send, state } = await aWriter(changes);
    await expect(send()).rejects.toMatchObject({
      code: 'ERR_MAILBOX_LETTER_INVALID',
      params: { problem },
    });
    expect([practice.received, await state()]).toEqual([[], 'draft']);
  });

  it('asks again about a title that names a person', async () => {
    const { practice, sending, id, send } = await aWriter({ title: 'Bilan de Mme Exemple' });
    await expect(send()).resolves.toEqual({ kind: 'title', notices: ['person'] });
    expect(practice.received).toEqual([]);
    await sending.send(anne, {}, id, { titleStays: true });
    expect(practice.received).toHaveLength(1);
  });

  it('shows a letter to its writer alone', async () => {
    const { sending, id } = await aWriter();
    const other = anActor({ practiceId: 'practice-1', userId: 'basile' });
    await expect(codeOf(sending.kept(other, id))).resolves.toBe('ERR_NOT_FOUND');
    await expect(sending.outbox(other)).resolves.toEqual([]);
  });
});

describe('keys of a letter', () => {
  it.each([
    ['ERR_LETTER_RECIPIENT_NONE', { kind: 'none' }],
    ['ERR_LETTER_DEPOT', { kind: 'unknown' }],
  ] as const)('keeps the draft with %s', async (code, keys) => {
    const { practice, send, state } = await aWriter();
    practice.published.set(practiceBox.id, keys);
    await expect(codeOf(send())).resolves.toBe(code);
    expect([practice.received, await state()]).toEqual([[], 'draft']);
  });

  it('names a recipient with a key of a new kind, and sends nothing to anyone', async () => {
    const { practice, send } = await aWriter({
      recipients: [practiceBox, { ...practiceBox, id: '0000000196' }],
    });
    const token = tokenOf(people, people.recipient);
    const keyAlgorithm = { type: 'EC', curve: 'secp384r1' } as never;
    practice.published.set('0000000196', {
      kind: 'published',
      tokens: [{ ...token, certificate: { ...token.certificate, keyAlgorithm } }],
    });
    await expect(send()).rejects.toMatchObject({
      code: 'ERR_LETTER_RECIPIENT_KEY',
      params: { names: 'PRAKTIJK EXEMPEL' },
    });
    expect(practice.received).toEqual([]);
  });

  it('says that the card alone seals nothing, and that one’s own key is absent', async () => {
    const { practice, send } = await aWriter();
    practice.hasSealer = false;
    await expect(codeOf(send())).resolves.toBe('ERR_LETTER_SENDER_CARD');
    practice.hasSealer = true;
    practice.published.delete('00000000097');
    await expect(codeOf(send())).resolves.toBe('ERR_LETTER_OWN_TOKEN');
    expect(practice.received).toEqual([]);
  });
});

describe('a letter that eHealth did not simply take', () => {
  const lost = () => Promise.reject(new PluginError('ERR_MAILBOX_SEND_UNCERTAIN', 'cut'));

  it('gets another number when it is refused and sent again', async () => {
    const { practice, sending, id, send, state } = await aWriter();
    const accept = practice.publish;
    practice.publish = () => Promise.reject(new PluginError('ERR_MAILBOX_RECIPIENT', '802'));
    await expect(codeOf(send())).resolves.toBe('ERR_MAILBOX_RECIPIENT');
    expect(practice.forgotten).toEqual([practiceBox.id]);
    await expect(state()).resolves.toBe('failed');
    practice.publish = accept;
    await sending.send(anne, {}, id);
    const numbers = practice.received.map(({ publicationId }) => publicationId);
    expect(new Set(numbers).size).toBe(2);
  });

  it('asks what to do about an absent recipient, and sends all the same when asked to', async () => {
    const { practice, sending, id, send, state } = await aWriter();
    const accept = practice.publish;
    const absences = [
      {
        recipient: { ...practiceBox, person: null },
        from: '2027-06-01',
        to: '2027-06-08',
        substitutes: [],
      },
    ];
    practice.publish = () => Promise.resolve({ kind: 'recipient-absent', absences });
    await expect(send()).resolves.toEqual({ kind: 'absent', absences });
    await expect(state()).resolves.toBe('absent');
    practice.publish = accept;
    await sending.send(anne, {}, id, { despiteAbsence: true });
    expect(practice.received[1]?.recipients[0]?.sendsDespiteAbsence).toBe(true);
  });

  it('finds a letter whose answer was lost among the sent ones, by its number', async () => {
    const { practice, sending, id, send, state } = await aWriter();
    practice.publish = (letter) => {
      practice.file({ ...letter, publicationId: 'ANOTHERNUMBER' }, 'OTHER');
      practice.file(letter, 'MINE');
      return lost();
    };
    await expect(codeOf(send())).resolves.toBe('ERR_MAILBOX_SEND_UNCERTAIN');
    await expect(state()).resolves.toBe('uncertain');
    await expect(codeOf(send())).resolves.toBe('ERR_CONFLICT');
    await expect(sending.lookFor(anne, {}, id)).resolves.toMatchObject({
      state: 'sent',
      messageId: 'MINE',
    });
    expect(practice.received).toHaveLength(1);
  });

  it('allows to send again once it was not found, and not before delivery had its time', async () => {
    const { practice, sending, id, send } = await aWriter();
    practice.publish = lost;
    await codeOf(send());
    await expect(sending.lookFor(anne, {}, id)).resolves.toMatchObject({ state: 'uncertain' });
    practice.pass(3);
    await expect(sending.lookFor(anne, {}, id)).resolves.toMatchObject({
      state: 'failed',
      problem: 'not-found',
    });
    const { content } = await sending.kept(anne, id);
    expect(content.annexes[0]?.bytes.toString()).toBe('%PDF-1.7');
  });

  it('looks for it where the process ended while it was sent', async () => {
    const { practice, sending, id } = await aWriter();
    const [draft] = await sending.outbox(anne);
    await practice.store.outbox.begin(draft!, practice.now());
    await expect(codeOf(sending.send(anne, {}, id))).resolves.toBe('ERR_CONFLICT');
    await expect(sending.lookFor(anne, {}, id)).resolves.toMatchObject({ state: 'sending' });
    practice.pass(11);
    await expect(sending.lookFor(anne, {}, id)).resolves.toMatchObject({ state: 'failed' });
    expect(practice.received).toEqual([]);
  });

  it('joins it with the error message that comes back later', async () => {
    const { practice, send, state } = await aWriter();
    await send();
    const { publicationId } = practice.received[0]!;
    practice.own.letters.set(
      'ERROR1',
      aLetter({
        messageId: 'ERROR1',
        kind: 'error',
        isSealed: false,
        document: null,
        failure: { publicationId, code: '814', messages: ['x'], recipients: [], details: [] },
        freeInformation: { kind: 'text', text: bytes('') },
      }),
    );
    await practice.services.letter(anne, { folder: 'inbox', messageId: 'ERROR1' });
    await expect(state()).resolves.toBe('not-delivered');
  });
});
