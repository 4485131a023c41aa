import { describe, expect, it } from 'vitest';
import { decodeText } from '../plugin/text-encoding.ts';

const text = 'Gén€ral “2026”';
const utf16le = Buffer.from(text, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();
const cp1252 = Buffer.from([
  0x47, 0xe9, 0x6e, 0x80, 0x72, 0x61, 0x6c, 0x20, 0x93, 0x32, 0x30, 0x32, 0x36, 0x94,
]);

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    [
      'UTF-8 with a byte order mark',
      Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(text)]),
    ],
    ['UTF-16LE with a byte order mark', Buffer.concat([Buffer.of(0xff, 0xfe), utf16le])],
    ['UTF-16BE with a byte order mark', Buffer.concat([Buffer.of(0xfe, 0xff), utf16be])],
    ['UTF-16LE without one', utf16le],
    ['UTF-16BE without one', utf16be],
    ['code page 1252', cp1252],
  ])('returns the text when it is written in %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('returns every character of code page 1252 when the bytes are not UTF-8', () => {
    const high = Uint8Array.from({ length: 128 }, (_, index) => index + 0x80);
    expect(decodeText(high)).toBe(
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ' +
        String.fromCharCode(...Array.from({ length: 96 }, (_, index) => index + 0xa0)),
    );
  });

  it('keeps blanks and line ends when there are some', () => {
    expect(decodeText(Buffer.from(' a \r\n'))).toBe(' a \r\n');
    expect(decodeText(new Uint8Array())).toBe('');
  });

  it('keeps a zero byte when it is none of UTF-16', () => {
    expect(decodeText(Buffer.from('ab\0cdefg'))).toBe('ab\0cdefg');
  });
});
