import { extname } from 'node:path/posix';
import { PluginError } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import type { BoxId } from '../../../ehealth/ehbox/message.ts';
import type { OutgoingLetter } from '../../../ehealth/ehbox/publication/outgoing-letter.ts';
import type { SealOptions } from '../../../ehealth/etee/seal.ts';
import type { EncryptionToken } from '../../../pki/cms/etk.ts';
import { maskNumbers } from '../../../pki/x509/identifier.ts';
import type { LetterSession } from '../../session/decryption/letter-session.ts';
import { fileKind, mediaType } from '../content/annex-file.ts';
import type { PublishedKeys, SealingKeys, SealParts } from './ports.ts';
import type { WrittenLetter } from './written-letter.ts';

export interface SealLetterDeps {
  readonly sealingKeys: SealingKeys;
  readonly sealParts: SealParts;
  readonly now: () => Date;
}

/** One sending of a letter. */
export interface Sending {
  readonly letters: LetterSession;
  readonly publicationId: string;
  /** null: the session's own box. */
  readonly from: BoxId | null;
  readonly sendsDespiteAbsence: boolean;
}

/**
 * The letter as it travels: every part sealed for all recipients and the sender, or none is. ERR_LETTER_SENDER_CARD in a session without a
 * keystore, ERR_LETTER_RECIPIENT_NONE, ERR_LETTER_RECIPIENT_KEY and ERR_LETTER_RECIPIENT_TOKEN with params.names, ERR_LETTER_DEPOT,
 * ERR_LETTER_OWN_TOKEN, and what sealing refuses.
 */
export async function sealLetter(
  deps: SealLetterDeps,
  written: WrittenLetter,
  sending: Sending,
): Promise<OutgoingLetter> {
  const options = await sealOptions(deps, written.recipients, sending.letters);
  const { annexes, patientSsin } = written;
  // An empty file stays empty: there is nothing to seal (mailbox.md section 15)
  const clear = [
    Buffer.from(written.text),
    ...(patientSsin === null ? [] : [Buffer.from(patientSsin)]),
    ...annexes.flatMap(({ name, bytes }) => [Buffer.from(name), bytes]),
  ];
  const sealed = await deps.sealParts(
    clear.filter(({ length }) => length > 0),
    options,
  );
  const rest = sealed.values();
  const [body, ...parts] = clear.map(({ length }) =>
    length === 0 ? new Uint8Array() : (rest.next().value ?? new Uint8Array()),
  );
  const patient = patientSsin === null ? null : (parts.shift() ?? null);
  return {
    publicationId: sending.publicationId,
    from: sending.from,
    recipients: written.recipients.map((box) => ({
      ...box,
      person: null,
      sendsDespiteAbsence: sending.sendsDespiteAbsence,
    })),
    kind: 'letter',
    title: written.title,
    body: { bytes: body ?? new Uint8Array(), fileName: 'letter.txt', mimeType: 'text/plain' },
    annexes: annexes.map((annex, index) => ({
      ...neutral(annex, index),
      title: parts[2 * index] ?? new Uint8Array(),
      bytes: parts[2 * index + 1] ?? new Uint8Array(),
    })),
    freeInformation: null,
    patient,
    applicationName: 'Trousseau',
    isImportant: written.isImportant,
    isSealed: true,
    receipts: { published: false, received: false, read: written.asksWhenRead },
    properties: [],
  };
}

/** What travels in clear of a file: a number, its ending and what it is by its bytes. */
function neutral({ name, bytes }: WrittenLetter['annexes'][number], index: number) {
  const ending = /^\.[a-z0-9]{1,8}$/i.exec(extname(name))?.[0].toLowerCase() ?? '';
  const [mimeType = ''] = mediaType(fileKind(bytes)).split(';');
  return { fileName: `annex-${index + 1}${ending}`, mimeType };
}

async function sealOptions(
  { sealingKeys, now }: SealLetterDeps,
  recipients: readonly BoxId[],
  { sealer }: LetterSession,
): Promise<SealOptions> {
  if (sealer?.privateKey === undefined)
    throw new PluginError('ERR_LETTER_SENDER_CARD', 'the session has no key that seals letters');
  const { certificate, privateKey } = sealer;
  const own = await sealingKeys.own(certificate);
  const [first] = tokensOf(own.keys, 'ERR_LETTER_OWN_TOKEN', []);
  if (first === undefined) throw new PluginError('ERR_LETTER_OWN_TOKEN', 'no token of one’s own');
  const found = await Promise.all(
    recipients.map(async (box) => ({ box, keys: await sealingKeys.ofBox(box) })),
  );
  const without = found.filter(({ keys }) => keys.kind === 'none').map(({ box }) => box);
  if (without.length > 0) tokensOf({ kind: 'none' }, 'ERR_LETTER_RECIPIENT_NONE', without);
  return {
    sender: { certificate, privateKey, chain: own.chain },
    own: first,
    recipients: found.flatMap(({ box, keys }) =>
      tokensOf(keys, 'ERR_LETTER_RECIPIENT_NONE', [box]),
    ),
    at: now(),
  };
}

function tokensOf(
  keys: PublishedKeys,
  none: PluginErrorCode,
  boxes: readonly BoxId[],
): readonly EncryptionToken[] {
  if (keys.kind === 'published') return keys.tokens;
  if (keys.kind === 'unknown')
    throw new PluginError('ERR_LETTER_DEPOT', 'the depot of encryption tokens gives no answer');
  const names = boxes.map(({ type, id, quality }) => `${type} ${maskNumbers(id)} ${quality}`);
  throw new PluginError(none, `no encryption token: ${boxes.length} recipients`, {
    params: { names: names.join(', ') },
  });
}
