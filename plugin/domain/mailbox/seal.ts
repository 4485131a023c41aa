import { parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import type { Sender } from '../../ehealth/ehbox/message.ts';
import type { LetterVerdict } from '../../ehealth/etee/letter-verdict.ts';
import type { DecryptionKey, UnsealVerdict } from '../../ehealth/etee/verdict.ts';
import type { LetterSeal } from './service.ts';

/** What a letter's page says of its seal. `verdict` null: it came without one. */
export function sealOf(
  sender: Sender | null,
  verdict: LetterVerdict | null,
  keys: readonly DecryptionKey[],
): LetterSeal {
  if (verdict === null) return open;
  const { level, parts, signer } = verdict;
  const holder =
    signer === null ? null : (parseEhealthName(signer.certificate.subject)?.holder ?? null);
  return {
    level,
    problems: problemsOf(verdict),
    signer: holder?.name ?? null,
    signedAt: parts.find(({ signingTime }) => signingTime !== null)?.signingTime ?? null,
    isOtherSender: holder !== null && sender !== null && !isSender(holder, sender),
    sealedFor: parts.length === 0 ? [] : foreignSerials(parts, keys),
  };
}

const open: LetterSeal = {
  level: 'open',
  problems: [],
  signer: null,
  signedAt: null,
  isOtherSender: false,
  sealedFor: [],
};

/** Of all parts, each once, what is fatal first. */
function problemsOf({ parts, hasSeveralSigners }: LetterVerdict): LetterSeal['problems'] {
  const fatal = parts.flatMap((part) => part.fatal ?? []);
  const errors = parts.flatMap((part) => part.errors);
  const mixed = hasSeveralSigners ? (['SEVERAL_SIGNERS'] as const) : [];
  return [...new Set([...fatal, ...mixed, ...errors])];
}

/** Where the two name the same kind of number and they differ. A person may be named by either of two, which cannot be compared. */
function isSender({ type, id }: Holder, sender: Sender): boolean {
  const numbers: Readonly<Record<string, string | null>> = {
    INSS: sender.type === 'INSS' ? sender.id : sender.personSsin,
    [sender.type]: sender.id,
  };
  const ownType = type === 'SSIN' ? 'INSS' : (type.split('-')[0] ?? type);
  const named = numbers[ownType] ?? null;
  return named === null || withoutZeros(named) === withoutZeros(id);
}

const withoutZeros = (digits: string) => digits.replace(/^0+/, '');

/** Serial numbers that the parts name, where none of them is of a key at hand. */
function foreignSerials(
  parts: readonly UnsealVerdict[],
  keys: readonly DecryptionKey[],
): readonly string[] {
  const named = parts
    .flatMap(({ recipients }) => recipients)
    .flatMap(({ serialNumber }) => (serialNumber === null ? [] : [serialNumber]));
  const isOurs = named.some((serial) => keys.some(({ serialNumber }) => serialNumber === serial));
  return isOurs ? [] : [...new Set(named)];
}
