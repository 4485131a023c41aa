import { parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import type { Letter, Sender } from '../../ehealth/ehbox/message.ts';
import { sealLevels } from '../../ehealth/etee/problem.ts';
import type { SealLevel } from '../../ehealth/etee/problem.ts';
import type { DecryptionKey, UnsealVerdict } from '../../ehealth/etee/verdict.ts';
import type { LetterSeal } from './service.ts';

/** A letter is believed as little as the worst of its parts. */
export function sealOf(
  { isSealed, sender }: Pick<Letter, 'isSealed' | 'sender'>,
  verdicts: readonly UnsealVerdict[],
  keys: readonly DecryptionKey[],
): LetterSeal {
  const nothing = { problems: [], signer: null, signedAt: null, isOtherSender: false };
  if (!isSealed) return { level: 'open', ...nothing, sealedFor: [] };
  const worst = verdicts.toSorted((a, b) => rank(b.level) - rank(a.level))[0];
  // Nothing in it could be sealed
  if (worst === undefined) return { level: 'unreadable', ...nothing, sealedFor: [] };
  const holder = worst.signer === null ? null : holderOf(worst);
  return {
    level: worst.level,
    problems: worst.fatal === null ? worst.errors : [worst.fatal, ...worst.errors],
    signer: holder?.name ?? null,
    signedAt: worst.signingTime,
    isOtherSender: holder !== null && sender !== null && !isSender(holder, sender),
    sealedFor: foreignSerials(worst, keys),
  };
}

const rank = (level: SealLevel) => sealLevels.indexOf(level);

function holderOf({ signer }: UnsealVerdict): Holder | null {
  return signer === null ? null : (parseEhealthName(signer.certificate.subject)?.holder ?? null);
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

/** Serial numbers that the letter names, where none of them is of a key at hand. */
function foreignSerials(
  { recipients }: UnsealVerdict,
  keys: readonly DecryptionKey[],
): readonly string[] {
  const named = recipients.flatMap(({ serialNumber }) =>
    serialNumber === null ? [] : [serialNumber],
  );
  const isOurs = named.some((serial) => keys.some(({ serialNumber }) => serialNumber === serial));
  return isOurs ? [] : named;
}
