/**
 * One way of turning a typed password into bytes. `reencoded` marks the ways no standard prescribes: a file that needs one
 * is reported with the anomaly PasswordReencoded.
 */
export interface PasswordEncoding {
  readonly bytes: Uint8Array;
  readonly reencoded: boolean;
}

/**
 * A password as bytes that can be overwritten, which text of JavaScript cannot: UTF-16, little-endian, in a buffer of its own.
 * Everything below works on these bytes; as text there are single letters at most.
 */
export function passwordBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fixedMemory(text.length * 2));
  Buffer.from(bytes.buffer).write(text, 'utf16le');
  return bytes;
}

/**
 * Forms for the PKCS#12 derivation (RFC 7292, B.1: BMPString with two zero bytes at its end), likeliest first.
 *
 * An empty password is written as two zero bytes or as nothing at all, both in good faith. Beyond ASCII come the
 * composed and decomposed spelling of the same letters, and what OpenSSL 0.9 to 1.0 did: each UTF-8 byte taken for a
 * letter. A wrong ASCII password is therefore known to be wrong after a single derivation. The caller overwrites them.
 */
export function pkcs12Encodings(password: Uint8Array): readonly PasswordEncoding[] {
  const typed = unitsOf(password);
  if (typed.length === 0) return [form(bmpString(typed)), form(new Uint8Array(0))];
  if (fitsBelow(0x80, typed)) return [form(bmpString(typed))];
  return distinct([
    form(bmpString(typed)),
    reencoded(thenWiped(normalized(typed, 'NFC'), bmpString)),
    reencoded(thenWiped(normalized(typed, 'NFD'), bmpString)),
    reencoded(thenWiped(utf8(typed), bmpString)),
  ]);
}

/**
 * Forms for PBKDF2 and scrypt (RFC 9579 and common use: UTF-8), likeliest first. `proven` says that the file's MAC has
 * accepted the password already; then the BMPString that old NSS releases fed to PBKDF2 is worth a try for ASCII too. The
 * caller overwrites them.
 */
export function pbkdf2Encodings(
  password: Uint8Array,
  proven: boolean,
): readonly PasswordEncoding[] {
  const typed = unitsOf(password);
  const forms = [form(utf8(typed))];
  if (typed.length === 0) return [...forms, reencoded(bmpString(typed))];
  const isAscii = fitsBelow(0x80, typed);
  if (!isAscii) {
    const composed = normalized(typed, 'NFC');
    forms.push(reencoded(utf8(composed)), reencoded(thenWiped(normalized(typed, 'NFD'), utf8)));
    if (fitsBelow(0x100, composed)) forms.push(reencoded(cut(composed, composed.length)));
    composed.fill(0);
  }
  if (proven || !isAscii) forms.push(reencoded(bmpString(typed)));
  return distinct(forms);
}

/** Small arrays lie in the JavaScript heap, whose collector moves them and leaves a copy behind; a buffer of their own does not. */
const fixedMemory = (length: number) => new ArrayBuffer(length);

/** The first `length` units, a byte each. */
function cut(units: Uint8Array | Uint16Array, length: number): Uint8Array {
  const bytes = new Uint8Array(fixedMemory(length));
  bytes.set(units.subarray(0, length));
  return bytes;
}

/** UTF-16, big-endian, with the terminator that the PKCS#12 derivation counts as part of the password. */
function bmpString(units: Uint16Array | Uint8Array): Uint8Array {
  const bytes = new Uint8Array(fixedMemory(units.length * 2 + 2));
  units.forEach((unit, index) => {
    bytes[index * 2] = unit >> 8;
    bytes[index * 2 + 1] = unit & 0xff;
  });
  return bytes;
}

function utf8(units: Uint16Array): Uint8Array {
  // Three bytes a unit at most; a pair of surrogates takes four for two
  const room = new Uint8Array(fixedMemory(units.length * 3));
  let length = 0;
  for (const piece of pieces(units)) {
    length += utf8Encoder.encodeInto(piece, room.subarray(length)).written;
  }
  return thenWiped(room, () => cut(room, length));
}

const utf8Encoder = new TextEncoder();

function normalized(units: Uint16Array, into: 'NFC' | 'NFD'): Uint16Array {
  // No letter has more than 18 units in any normal form (Unicode Standard Annex 15, section 9)
  const room = new Uint16Array(fixedMemory(units.length * 36));
  let length = 0;
  for (const piece of pieces(units)) {
    const letters = piece.normalize(into);
    for (let index = 0; index < letters.length; index += 1) {
      room[length++] = letters.charCodeAt(index);
    }
  }
  return thenWiped(room, () => {
    const result = new Uint16Array(fixedMemory(length * 2));
    result.set(room.subarray(0, length));
    return result;
  });
}

/**
 * The text in pieces that normalise and encode apart: each begins at an ASCII letter, which composes with nothing before it, and
 * runs up to the next one. So no text of more than an accented run is made.
 */
function* pieces(units: Uint16Array): Generator<string> {
  let start = 0;
  for (let end = 1; end <= units.length; end += 1) {
    if (end < units.length && (units[end] ?? 0) >= 0x80) continue;
    yield Buffer.from(units.buffer, units.byteOffset + start * 2, (end - start) * 2).toString(
      'utf16le',
    );
    start = end;
  }
}

/** A view of the password's own bytes as UTF-16 units. */
function unitsOf(password: Uint8Array): Uint16Array {
  return new Uint16Array(password.buffer, password.byteOffset, password.length / 2);
}

const form = (bytes: Uint8Array): PasswordEncoding => ({ bytes, reencoded: false });
const reencoded = (bytes: Uint8Array): PasswordEncoding => ({ bytes, reencoded: true });

function fitsBelow(limit: number, units: Uint16Array): boolean {
  return units.every((unit) => unit < limit);
}

function distinct(forms: readonly PasswordEncoding[]): PasswordEncoding[] {
  const kept: PasswordEncoding[] = [];
  for (const candidate of forms) {
    const isKnown = kept.some((other) => Buffer.compare(other.bytes, candidate.bytes) === 0);
    if (isKnown) candidate.bytes.fill(0);
    else kept.push(candidate);
  }
  return kept;
}

/** What `use` makes of a buffer that is no longer needed after it. */
function thenWiped<Part extends Uint8Array | Uint16Array, Result>(
  part: Part,
  use: (part: Part) => Result,
): Result {
  const result = use(part);
  part.fill(0);
  return result;
}
