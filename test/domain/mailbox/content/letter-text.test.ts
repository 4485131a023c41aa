import { describe, expect, it } from 'vitest';
import {
  letterText,
  maxShownLength,
} from '../../../../plugin/domain/mailbox/content/letter-text.ts';

const text = (content: string | Uint8Array, mimeType = 'text/plain') =>
  letterText(typeof content === 'string' ? Buffer.from(content) : content, mimeType)?.text;

describe('letterText', () => {
  it.each([
    ['Chère consœur,\r\nbonne journée', 'Chère consœur,\nbonne journée'],
    ['a\tb\rc', 'a\tb\nc'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u0007b\u200bc\u{e0041}', 'abc'],
    ['👩‍⚕️', '👩‍⚕️'],
    ['<b>not HTML</b>', '<b>not HTML</b>'],
  ])('returns the words of the plain text %j', (content, expected) => {
    expect(text(content)).toBe(expected);
  });

  it('returns accents of older programs when a body is not UTF-8', () => {
    expect(text(Buffer.from('d\u00e9j\u00e0 \u0080', 'latin1'))).toBe('déjà €');
  });

  it.each([
    [
      'text/html',
      '<p>Bonjour<br>Anna</p><img src="http://example.org/seen.gif"><script>x()</script>',
    ],
    [
      'text/plain',
      '<!DOCTYPE html><html><body><p>Bonjour<br>Anna</p><script>x()</script></body></html>',
    ],
    ['TEXT/HTML; charset=utf-8', 'Bonjour<br>Anna<style>p{}</style>'],
  ])('returns the words alone of HTML that calls itself %s', (type, content) => {
    expect(text(content, type)).toBe('Bonjour\nAnna');
  });

  it.each([
    ['application/pdf', '%PDF-1.7'],
    ['text/plain', 'a\0b'],
    ['image/png', 'x'],
  ])('returns none when the body is no text (%s)', (type, content) => {
    expect(letterText(Buffer.from(content), type)).toBeNull();
  });

  it('keeps the beginning of a body that is too long, and says so', () => {
    expect(letterText(Buffer.from('é'.repeat(maxShownLength + 1)), 'text/plain')).toEqual({
      text: 'é'.repeat(maxShownLength),
      isCut: true,
    });
  });
});
