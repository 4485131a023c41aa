import { parseBirthDate, parseValidityDate } from './identity-date.ts';

/** What we read of the identity file (3F00/DF01/4031). Personal data: in no log. */
export interface Identity {
  /** Upper-case hex: the chip that the National Register wrote this for. */
  readonly chipNumber: string;
  /** National number, 11 digits. */
  readonly ssin: string;
  readonly lastName: string;
  readonly firstNames: string;
  /** YYYY-MM-DD, or the part of it that is known; null when the card does not say. */
  readonly birthDate: string | null;
  /** YYYY-MM-DD; null when the card does not say. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** SHA-1, SHA-256 or SHA-384 of the photo's file; its length shows which. */
  readonly photoHash: Uint8Array;
}

const tags = {
  chipNumber: 0x02,
  validFrom: 0x03,
  validTo: 0x04,
  ssin: 0x06,
  lastName: 0x07,
  firstNames: 0x08,
  birthDate: 0x0c,
  photoHash: 0x11,
} as const;

/** Null for bytes that are no identity file, or one without a national number. Tags that we do not know are passed over. */
export function parseIdentity(file: Uint8Array): Identity | null {
  const fields = parseFields(file);
  if (fields === null) return null;
  const bytes = (tag: number): Uint8Array => fields.get(tag) ?? new Uint8Array(0);
  const text = (tag: number): string => Buffer.from(bytes(tag)).toString('utf8').normalize().trim();
  const ssin = text(tags.ssin);
  if (!/^\d{11}$/.test(ssin)) return null;
  return {
    chipNumber: Buffer.from(bytes(tags.chipNumber)).toString('hex').toUpperCase(),
    ssin,
    lastName: text(tags.lastName),
    firstNames: text(tags.firstNames),
    birthDate: parseBirthDate(text(tags.birthDate)),
    validFrom: parseValidityDate(text(tags.validFrom)),
    validTo: parseValidityDate(text(tags.validTo)),
    photoHash: bytes(tags.photoHash),
  };
}

/**
 * The fields by tag: one byte of tag, bytes of length that add up while they are FF, value (eid.md 1.6). A zero tag after the
 * first field is padding. Null when a field runs over the end.
 */
export function parseFields(file: Uint8Array): ReadonlyMap<number, Uint8Array> | null {
  const fields = new Map<number, Uint8Array>();
  let at = 0;
  while (at < file.length) {
    const tag = file[at++];
    if (tag === undefined || (tag === 0 && fields.size > 0)) break;
    let length = 0;
    let part: number | undefined;
    do {
      part = file[at++];
      if (part === undefined) return null;
      length += part;
    } while (part === 0xff);
    if (at + length > file.length) return null;
    fields.set(tag, file.subarray(at, at + length));
    at += length;
  }
  return fields;
}
