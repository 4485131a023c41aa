import { minuteInMilliseconds } from '../time/duration.ts';
import { auditDraft } from '../audit/audit-entry.ts';
import { PluginError } from '../../errors.ts';
import type { BoxId, Content, Letter, LetterFile } from '../../ehealth/ehbox/message.ts';
import type { LetterVerdict } from '../../ehealth/etee/letter-verdict.ts';
import { boxName } from './box.ts';
import { annexName, fileKind } from './content/annex-file.ts';
import { letterText } from './content/letter-text.ts';
import { chosenBox, pageLength } from './folder.ts';
import type { AtMailbox } from './folder.ts';
import type { OpenSealed } from './ports.ts';
import type { MailboxRepository } from './repository.ts';
import { sealOf } from './seal.ts';
import type { Outbox } from './sending/outbox.ts';
import type { LetterFileLine, LetterQuery, OpenedFile, OpenedLetter } from './service.ts';

export interface OpenLetterDeps {
  readonly mailboxes: Pick<MailboxRepository, 'opened'>;
  readonly outbox: Pick<Outbox, 'notDelivered'>;
  readonly openSealed: OpenSealed;
  readonly now: () => Date;
}

/** A letter that was read is given again from memory for its annexes, as it came: sealed. */
const letterLifeMs = 5 * minuteInMilliseconds;

/** The body's place among the files of a letter. */
export const bodyIndex = -1;

/** Opens what a letter's page shows: words, titles of annexes, the patient. Contents of annexes stay sealed. */
export async function openLetter(
  deps: OpenLetterDeps,
  at: AtMailbox,
  query: LetterQuery,
): Promise<OpenedLetter> {
  const { box, letter } = await fetchLetter(deps, at, query);
  const parts = partsOf(letter);
  const opened = await openParts(deps, at, letter, query, [...parts.values()]);
  const words = new Map([...parts.keys()].map((key, index) => [key, opened.contents[index]]));
  const text = (key: string) => decoded(words.get(key));
  const document = letter.document;
  const body = words.get('body');
  await deps.mailboxes.opened(
    { practiceId: at.actor.practiceId, box: boxName(box), messageId: letter.messageId },
    auditDraft(at.actor, deps.now(), 'mailbox.letter-opened', {
      subjectUserId: at.actor.userId,
      details: { session: at.letters.session.id, message: letter.messageId, box: box.quality },
    }),
  );
  await joinFailure(deps, at, letter);
  const shown = document === null || body == null ? null : letterText(body, document.mimeType);
  return {
    messageId: letter.messageId,
    kind: letter.kind,
    title: document?.title ?? '',
    sender: letter.sender,
    recipients: letter.recipients,
    publishedOn: letter.publishedOn,
    expiresOn: letter.expiresOn,
    isImportant: letter.isImportant,
    applicationName: letter.applicationName,
    seal: sealOf(letter.sender, opened.verdict, at.letters.decryptionKeys),
    body: shown,
    freeText: text('free-text'),
    table: tableOf(letter, text),
    patientSsin: patientOf(text('patient')),
    files: [
      ...(document !== null && (isDamaged(document.content) || (body != null && shown === null))
        ? [lineOf(document, bodyIndex, document.title)]
        : []),
      ...letter.annexes.map((annex, index) => lineOf(annex, index, text(`annex-${index}`))),
    ],
    acknowledgement: letter.acknowledgement,
    failure: letter.failure,
  };
}

/** An error message of the platform finds the letter that it is about (mailbox.md section 20). */
async function joinFailure(
  { outbox, now }: OpenLetterDeps,
  { actor }: AtMailbox,
  { kind, failure }: Letter,
): Promise<void> {
  if (kind !== 'error' || failure?.publicationId == null) return;
  const problem = failure.code === '' ? 'unknown' : failure.code;
  await outbox.notDelivered(actor.practiceId, failure.publicationId, problem, now());
}

/** Opens one file of a letter. ERR_NOT_FOUND for a place without one, ERR_LETTER_UNREADABLE where the seal or damage forbids it. */
export async function openFile(
  deps: OpenLetterDeps,
  at: AtMailbox,
  query: LetterQuery,
  index: number,
): Promise<OpenedFile> {
  const { letter } = await fetchLetter(deps, at, query);
  const file = index === bodyIndex ? letter.document : letter.annexes[index];
  if (file == null) throw new PluginError('ERR_NOT_FOUND', 'no such file in the letter');
  if (file.content.kind === 'damaged') throw unreadable(file.content.damage);
  const { contents, verdict } = await openParts(deps, at, letter, query, [file.content]);
  const [bytes] = contents;
  if (bytes == null) {
    const part = verdict?.parts[0];
    throw unreadable(part?.fatal ?? part?.errors[0] ?? 'unreadable');
  }
  const kind = fileKind(bytes);
  return { bytes, kind, fileName: annexName(file.fileName, kind) };
}

function unreadable(problem: string): PluginError {
  return new PluginError('ERR_LETTER_UNREADABLE', `part of a letter: ${problem}`, {
    params: { problem },
  });
}

async function fetchLetter(
  { now }: OpenLetterDeps,
  at: AtMailbox,
  query: LetterQuery,
): Promise<{ readonly box: BoxId; readonly letter: Letter }> {
  const { consultation, mailbox } = at;
  const instant = now();
  const { box, asked } = await chosenBox(at, query.box, instant);
  const key = JSON.stringify([boxName(box), query.folder, query.messageId]);
  const kept = mailbox.letter;
  if (kept?.key === key && instant.getTime() - kept.at.getTime() < letterLifeMs)
    return { box, letter: kept.letter };
  if (at.letters.decryptionKeys.length === 0 && isListedSealed(at, query.messageId)) {
    throw new PluginError('ERR_LETTER_KEYS_MISSING', 'the session holds no keys that read letters');
  }
  const letter = await consultation.letter(asked, query.folder, query.messageId);
  mailbox.letter = { key, letter, at: instant };
  return { box, letter };
}

/** A letter that was not listed is taken for a sealed one, as most are: fetching it may send its sender a receipt. */
function isListedSealed({ mailbox }: AtMailbox, messageId: string): boolean {
  for (const { list } of mailbox.pages.values()) {
    const entry = list.entries.find((one) => one.messageId === messageId);
    if (entry !== undefined) return entry.isSealed;
  }
  return true;
}

/** What the page shows, by name. */
function partsOf({ document, annexes, freeInformation, patient }: Letter): Map<string, Content> {
  const parts = new Map<string, Content>();
  if (document !== null) parts.set('body', document.content);
  if (patient !== null) parts.set('patient', patient);
  for (const [index, { title }] of annexes.entries()) parts.set(`annex-${index}`, title);
  if (freeInformation?.kind === 'text' || freeInformation?.kind === 'old')
    parts.set('free-text', freeInformation.text);
  if (freeInformation?.kind === 'table') {
    for (const [index, { left, right }] of freeInformation.rows.slice(0, pageLength).entries()) {
      parts.set(`left-${index}`, left);
      parts.set(`right-${index}`, right);
    }
  }
  return parts;
}

interface OpenedParts {
  /** null: damaged, or not to be read. */
  readonly contents: readonly (Uint8Array | null)[];
  /** Of the sealed parts; null where the letter came without a seal. */
  readonly verdict: LetterVerdict | null;
}

async function openParts(
  { openSealed }: OpenLetterDeps,
  { letters }: AtMailbox,
  letter: Letter,
  { reveal }: LetterQuery,
  parts: readonly Content[],
): Promise<OpenedParts> {
  const bytes = parts.map((part) => (part.kind === 'bytes' ? part.bytes : null));
  if (!letter.isSealed) return { contents: bytes, verdict: null };
  // Empty parts are left as they are (mailbox.md section 15)
  const sealed = bytes.filter((one): one is Uint8Array => one !== null && one.length > 0);
  const verdict = await openSealed(sealed, {
    keys: letters.decryptionKeys,
    ...(reveal === undefined ? {} : { reveal }),
  });
  const contentOf = new Map(
    sealed.map((one, index) => {
      const part = verdict.parts[index];
      return [one, part?.content ?? part?.flaggedContent ?? null];
    }),
  );
  return {
    contents: bytes.map((one) =>
      one === null || one.length === 0 ? one : (contentOf.get(one) ?? null),
    ),
    verdict,
  };
}

function decoded(bytes: Uint8Array | null | undefined): string | null {
  return bytes == null ? null : (letterText(bytes, 'text/plain')?.text ?? null);
}

function tableOf(
  { freeInformation }: Letter,
  text: (key: string) => string | null,
): readonly (readonly [string, string])[] {
  if (freeInformation?.kind !== 'table') return [];
  return freeInformation.rows
    .slice(0, pageLength)
    .map((_row, index) => [text(`left-${index}`) ?? '', text(`right-${index}`) ?? ''] as const);
}

/** Eleven digits, or nothing that could be matched with a record. */
function patientOf(text: string | null): string | null {
  const digits = text?.replaceAll(/[\s.-]/g, '') ?? '';
  return /^\d{11}$/.test(digits) ? digits : null;
}

const isDamaged = (content: Content) => content.kind === 'damaged';

function lineOf(file: LetterFile, index: number, title: string | null): LetterFileLine {
  const { content } = file;
  return {
    index,
    fileName: annexName(file.fileName, 'other'),
    title,
    size: content.kind === 'bytes' ? content.bytes.length : 0,
    damage: content.kind === 'damaged' ? content.damage : null,
  };
}
