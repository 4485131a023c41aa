/**
 * One way of turning a typed password into bytes. `reencoded` marks the ways no standard prescribes: a file that needs one
 * is reported with the anomaly PasswordReencoded.
 */
export interface PasswordEncoding {
  readonly bytes: Uint8Array;
  readonly reencoded: boolean;
}

/**
 * Forms for the PKCS#12 derivation (RFC 7292, B.1: BMPString with two zero bytes at its end), likeliest first.
 *
 * An empty password is written as two zero bytes or as nothing at all, both in good faith. Beyond ASCII come the
 * composed and decomposed spelling of the same letters, and what OpenSSL 0.9 to 1.0 did: each UTF-8 byte taken for a
 * letter. A wrong ASCII password is therefore known to be wrong after a single derivation.
 */
export function pkcs12Encodings(password: string): readonly PasswordEncoding[] {
  if (password === '') return [form(bmpString('')), form(new Uint8Array(0))];
  if (isAscii(password)) return [form(bmpString(password))];
  return distinct([
    form(bmpString(password)),
    reencoded(bmpString(password.normalize('NFC'))),
    reencoded(bmpString(password.normalize('NFD'))),
    reencoded(bmpString(Buffer.from(password, 'utf8').toString('latin1'))),
  ]);
}

/**
 * Forms for PBKDF2 and scrypt (RFC 9579 and common use: UTF-8), likeliest first. `proven` says that the file's MAC has
 * accepted the password already; then the BMPString that old NSS releases fed to PBKDF2 is worth a try for ASCII too.
 */
export function pbkdf2Encodings(password: string, proven: boolean): readonly PasswordEncoding[] {
  const forms = [form(Buffer.from(password, 'utf8'))];
  if (password === '') return [...forms, reencoded(bmpString(''))];
  if (!isAscii(password)) {
    forms.push(
      reencoded(Buffer.from(password.normalize('NFC'), 'utf8')),
      reencoded(Buffer.from(password.normalize('NFD'), 'utf8')),
    );
    const composed = password.normalize('NFC');
    if (fitsBelow(0x100, composed)) forms.push(reencoded(Buffer.from(composed, 'latin1')));
  }
  if (proven || !isAscii(password)) forms.push(reencoded(bmpString(password)));
  return distinct(forms);
}

/** UTF-16, big-endian, with the terminator that the PKCS#12 derivation counts as part of the password. */
function bmpString(text: string): Uint8Array {
  return Buffer.from(`${text}\0`, 'utf16le').swap16();
}

const form = (bytes: Uint8Array): PasswordEncoding => ({ bytes, reencoded: false });
const reencoded = (bytes: Uint8Array): PasswordEncoding => ({ bytes, reencoded: true });

function isAscii(text: string): boolean {
  return fitsBelow(0x80, text);
}

function fitsBelow(limit: number, text: string): boolean {
  return Array.from(text).every((letter) => (letter.codePointAt(0) ?? 0) < limit);
}

function distinct(forms: readonly PasswordEncoding[]): PasswordEncoding[] {
  return forms.filter(
    (candidate, index) =>
      forms.findIndex((other) => Buffer.compare(other.bytes, candidate.bytes) === 0) === index,
  );
}
