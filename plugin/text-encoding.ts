/*
 * Text files of hosts and operators, in the encodings that their editors and shells write. Notepad and PowerShell 5.1 write UTF-16
 * or put a byte order mark before UTF-8; older Western programs write Windows code page 1252.
 */

/** Code page 1252 where it differs from Latin-1: bytes 0x80 to 0x9f. Its five unassigned bytes stay control characters. */
const from0x80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes a text file: by its byte order mark (UTF-8, UTF-16 of either byte order), else UTF-16 where every other byte is zero, else
 * UTF-8, else code page 1252. The mark is not part of the text. Never fails: what is no text becomes some text.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = unicodeEncoding(bytes);
  if (encoding !== null) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode1252(bytes);
  }
}

/** null where the bytes do not say so themselves. */
function unicodeEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // No text of a password, a setting or a key holds NUL
  if (isZeroAt(bytes, 1)) return 'utf-16le';
  return isZeroAt(bytes, 0) ? 'utf-16be' : null;
}

/** Whether half of the bytes at even (0) or odd (1) positions are zero, and none of the others: letters of Europe in UTF-16. */
function isZeroAt(bytes: Uint8Array, parity: 0 | 1): boolean {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return false;
  let zeros = 0;
  for (const [position, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (position % 2 !== parity) return false;
    zeros += 1;
  }
  return zeros * 4 >= bytes.length;
}

// Not TextDecoder: some releases of Node decode "windows-1252" as Latin-1 (nodejs/node 56542)
function decode1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte >= 0x80 && byte <= 0x9f ? from0x80.charAt(byte - 0x80) : String.fromCharCode(byte),
  ).join('');
}
