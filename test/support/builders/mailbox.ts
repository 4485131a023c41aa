import type {
  LetterLine,
  LetterSeal,
  MailboxPage,
  OpenedLetter,
} from '../../../plugin/domain/mailbox/service.ts';
import type { KeptLetter } from '../../../plugin/domain/mailbox/sending/service.ts';
import { annasBox } from './letter.ts';
import { aSession } from './session.ts';

/* A mailbox as its reader sees it: two letters, one of them unread, all in order unless a test says otherwise. */

export function aLine(changes: Partial<LetterLine> = {}): LetterLine {
  return {
    messageId: 'AAAAAAAAAAAA1',
    kind: 'letter',
    title: 'Rapport de consultation',
    sender: {
      id: '00000000196',
      type: 'INSS',
      subType: null,
      quality: 'DOCTOR',
      name: 'Voorbeeld',
      firstName: 'Clara',
      personSsin: null,
    },
    publishedOn: '2026-06-01',
    expiresOn: '2027-06-01',
    size: 12_000,
    isImportant: false,
    isSealed: true,
    hasAnnex: true,
    isUnread: true,
    ...changes,
  };
}

export function aMailboxPage(changes: Partial<MailboxPage> = {}): MailboxPage {
  return {
    session: aSession(),
    box: annasBox,
    boxes: [annasBox],
    folder: 'inbox',
    page: 1,
    hasMore: false,
    letters: [
      aLine(),
      aLine({ messageId: 'AAAAAAAAAAAA2', isUnread: false, hasAnnex: false, title: '' }),
    ],
    unread: 1,
    quota: { waiting: 0, size: 1_000_000, maxSize: 10_485_760 },
    askedAt: new Date('2026-06-01T10:00:00Z'),
    canOpen: true,
    ...changes,
  };
}

export function aSeal(changes: Partial<LetterSeal> = {}): LetterSeal {
  return {
    level: 'verified',
    problems: [],
    signer: 'CLARA VOORBEELD',
    signedAt: new Date('2026-06-01T08:00:00Z'),
    isOtherSender: false,
    sealedFor: [],
    ...changes,
  };
}

export function anOpenedLetter(changes: Partial<OpenedLetter> = {}): OpenedLetter {
  const { messageId, kind, title, sender, publishedOn, expiresOn, isImportant } = aLine();
  return {
    messageId,
    kind,
    title,
    sender,
    recipients: [{ ...annasBox, person: null }],
    publishedOn,
    expiresOn,
    isImportant,
    applicationName: null,
    seal: aSeal(),
    body: { text: 'Chère consœur,\n\nTout va bien.', isCut: false },
    freeText: null,
    table: [],
    patientSsin: '00000000394',
    files: [
      { index: 0, fileName: 'verslag.pdf', title: 'Bloed', size: 184_000, damage: null },
      { index: 1, fileName: 'foto.png', title: null, size: 0, damage: 'missing' },
    ],
    acknowledgement: null,
    failure: null,
    ...changes,
  };
}

/** A draft with one annex. */
export function aKeptLetter(state: KeptLetter['letter']['state'] = 'draft'): KeptLetter {
  const at = new Date('2026-06-01T10:00:00Z');
  return {
    letter: {
      id: 'letter-1',
      practiceId: 'practice-1',
      userId: 'anne',
      box: 'INSS 00000000097 DOCTOR',
      publicationId: 'AAAAAAAAAAAA1',
      state,
      createdAt: at,
      changedAt: at,
      messageId: null,
      problem: null,
    },
    content: {
      recipients: [{ id: '00000000196', type: 'INSS', subType: null, quality: 'NURSE' }],
      title: 'Rapport',
      text: 'Bonjour',
      annexes: [{ name: 'gardé.pdf', bytes: Buffer.from('%PDF-1.7') }],
      patientSsin: null,
      isImportant: false,
      asksWhenRead: false,
    },
  };
}
