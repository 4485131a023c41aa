import { problemOf } from './boxes/addressing.ts';
import { absenceOn } from './absence.ts';
import { boxName, writeDestination, type Destination } from './boxes/box-address.ts';
import { senderOf, type KnownBox } from './boxes/box-directory.ts';
import { encryptableParts, newMessageId, sizeOf, type LetterText } from './boxes/letter.ts';
import { dayOf } from './wire/letter-answer.ts';
import { readLetter } from './wire/letter-request.ts';
import { asDestination, type Absence } from './boxes/mail-store.ts';
import { boxOf, type Office, type Operation } from './operation.ts';
import { MailboxRefusal } from './wire/status.ts';
import { element, parent } from './wire/xml-writer.ts';

/* Publication v3 (mailbox.md 6; 22, rules 4 and 13). Delivery follows later. */

const send: Operation = (call, office) => {
  const from = boxOf(call, office);
  const { text, absenceAccepted } = readLetter(call.payload, call.attachments);
  const settings = office.settings();
  if (sizeOf(text) > settings.largestLetter) throw new MailboxRefusal(801);
  for (const destination of text.destinations) requireDestination(destination, from, office);
  requireNewId(text, from, office);
  checkSealing(text, office);
  const absent = absentAmong(text.destinations, absenceAccepted, call.now, office);
  const publicationId = text.publicationId ?? newMessageId();
  const attributes = { SentPublicationId: publicationId };
  if (absent.length > 0 && !settings.publishesWhenAbsent) {
    return { code: 826, inside: writeAbsences(absent), attributes };
  }
  office.store.usedPublicationIds(boxName(from.address)).add(publicationId);
  const { sentId } = office.delivery.accept(
    { ...text, publicationId },
    senderOf(from, call.caller),
    call.now,
  );
  return {
    ...(absent.length > 0 ? { code: 826, inside: writeAbsences(absent) } : {}),
    attributes: { Id: sentId, ...attributes },
  };
};

/** Throws 802 to 805 and 814. */
function requireDestination(destination: Destination, from: KnownBox, { settings }: Office): void {
  const problem = problemOf(destination);
  if (problem !== null) throw new MailboxRefusal(problem);
  const { closedQualities, groupSenders } = settings();
  const isGroup = destination.id === 'ALL' && !groupSenders.includes(boxName(from.address));
  if (isGroup || closedQualities.includes(destination.quality)) throw new MailboxRefusal(814);
}

/** A DOCUMENT's id is used once; a NEWS may come again. No source has the code. */
function requireNewId(
  { publicationId, kind }: LetterText,
  from: KnownBox,
  { store }: Office,
): void {
  if (kind !== 'DOCUMENT' || publicationId === null) return;
  if (store.usedPublicationIds(boxName(from.address)).has(publicationId)) {
    throw new MailboxRefusal(830);
  }
}

const signedDataOid = Buffer.from('06092a864886f70d010702', 'hex');

/** Whether bytes begin as a CMS SignedData; the simulator looks no further. */
const isSealed = (bytes: Buffer): boolean =>
  bytes[0] === 0x30 && bytes.subarray(0, 20).includes(signedDataOid);

function checkSealing(text: LetterText, { complain }: Office): void {
  for (const [name, bytes] of encryptableParts(text)) {
    if (bytes.length === 0 || isSealed(bytes) === text.isEncrypted) continue;
    complain(
      `${text.publicationId ?? 'a letter'}: ${name} is ${text.isEncrypted ? 'not ' : ''}sealed, IsEncrypted is ${String(text.isEncrypted)}`,
    );
  }
}

interface AbsentRecipient {
  readonly destination: Destination;
  readonly absence: Absence;
}

function absentAmong(
  destinations: readonly Destination[],
  accepted: readonly Destination[],
  now: Date,
  { directory, store }: Office,
): readonly AbsentRecipient[] {
  return destinations.flatMap((destination) => {
    if (accepted.some((known) => boxName(known) === boxName(destination))) return [];
    const box = directory.find(destination);
    const absence = box && absenceOn(store, boxName(box.address), dayOf(now));
    return absence === undefined ? [] : [{ destination, absence }];
  });
}

const writeAbsences = (absent: readonly AbsentRecipient[]): string =>
  absent
    .map(({ destination, absence }) =>
      parent(
        'Recipient',
        writeDestination(destination) +
          element('AbsentFrom', absence.from) +
          element('AbsentTo', absence.to) +
          absence.substitutes
            .map((address) => parent('Substitute', writeDestination(asDestination(address))))
            .join(''),
      ),
    )
    .join('');

export const sending: Readonly<Record<string, Operation>> = { SendMessage: send };
