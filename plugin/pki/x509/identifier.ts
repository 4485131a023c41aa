/** The three kinds of holder that users know ("Personne", "Groupement", "BCE"), in the order in which screens list them. */
export const holderKinds = ['person', 'group', 'company'] as const;
export type HolderKind = (typeof holderKinds)[number];
export type OrganisationKind = Exclude<HolderKind, 'person'>;

/** Digits of an identifier of each kind: SSIN, first part of a NIHII number, CBE. */
const identifierLength: Readonly<Record<HolderKind, number>> = {
  person: 11,
  group: 8,
  company: 10,
};

export type ParsedIdentifier =
  | { readonly ok: true; readonly identifier: string }
  | { readonly ok: false; readonly reason: 'Empty' | 'Characters' | 'Length' | 'CheckDigit' };

/**
 * Returns whether 11 digits are a national number (SSIN, NISS/INSZ), bis numbers included. The date inside is not looked
 * at: day and month may be 00 and bis numbers shift the month, so only the check digits count.
 */
export function isSsin(digits: string): boolean {
  if (!/^[0-9]{11}$/.test(digits)) return false;
  const number = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  // Before 2000 the nine digits count as they are; from 2000 on they are prefixed with a 2. At most one of both can fit
  return check === 97 - (number % 97) || check === 97 - ((2_000_000_000 + number) % 97);
}

/**
 * Returns whether a national number is a bis number, of a person outside the National Register: its month is 20 or 40 higher, by whether
 * the sex is known.
 */
export function isBisNumber(ssin: string): boolean {
  const month = Number(ssin.slice(2, 4));
  return (month >= 20 && month <= 32) || (month >= 40 && month <= 52);
}

/**
 * Returns whether 8 or 11 digits are a NIHII (INAMI/RIZIV) number. The last three of eleven are the qualification code,
 * which no check digit covers. A second series uses 89 instead of 97 since numbers ran out, so the first six digits are not unique.
 */
export function isNihii(digits: string): boolean {
  if (!/^(?:[0-9]{8}|[0-9]{11})$/.test(digits)) return false;
  const number = Number(digits.slice(0, 6));
  const check = Number(digits.slice(6, 8));
  return check === 97 - (number % 97) || check === 89 - (number % 89);
}

/** Returns whether 10 digits are an enterprise or establishment number (CBE, BCE/KBO). */
export function isCbe(digits: string): boolean {
  if (!/^[0-9]{10}$/.test(digits)) return false;
  return Number(digits.slice(8)) === 97 - (Number(digits.slice(0, 8)) % 97);
}

const isOfKind: Readonly<Record<HolderKind, (digits: string) => boolean>> = {
  person: isSsin,
  group: isNihii,
  company: isCbe,
};

/**
 * Reads an identifier as a person types or pastes it: blanks, dots, dashes and slashes are dropped, "BE" before a company
 * number too, lost leading zeros come back, and of an 11-digit NIHII number only the 8 digits that identify are kept.
 * `CheckDigit` is an error for what a user typed; what a certification authority wrote is accepted as it is.
 */
export function parseIdentifier(kind: HolderKind, typed: string): ParsedIdentifier {
  const bare = typed.normalize('NFKC').replace(/[\s./‐-―-]/gu, '');
  const digits = kind === 'company' ? bare.replace(/^BE/i, '') : bare;
  if (digits === '') return { ok: false, reason: 'Empty' };
  if (!/^[0-9]+$/.test(digits)) return { ok: false, reason: 'Characters' };
  const length = identifierLength[kind];
  if (kind === 'group' && digits.length === 11) {
    return isNihii(digits)
      ? { ok: true, identifier: digits.slice(0, length) }
      : { ok: false, reason: 'CheckDigit' };
  }
  if (digits.length > length) return { ok: false, reason: 'Length' };
  const identifier = digits.padStart(length, '0');
  return isOfKind[kind](identifier)
    ? { ok: true, identifier }
    : { ok: false, reason: 'CheckDigit' };
}

/** An identifier as lists, findings and logs may show it: its last three digits. */
export function maskIdentifier(identifier: string): string {
  return `…${identifier.slice(-3)}`;
}

/** An id or address with the national numbers in it masked: some hosts make ids of them. */
export function maskNumbers(text: string): string {
  return text.replace(/(?<!\d)\d{11}(?!\d)/g, maskIdentifier);
}
