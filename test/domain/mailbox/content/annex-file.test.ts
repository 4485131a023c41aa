import { describe, expect, it } from 'vitest';
import { annexName, fileKind } from '../../../../plugin/domain/mailbox/content/annex-file.ts';

describe('fileKind', () => {
  it.each([
    ['pdf', '%PDF-1.7\n'],
    ['png', '\u0089PNG\r\n\u001a\n'],
    ['jpeg', '\u00ff\u00d8\u00ff\u00e0'],
    ['gif', 'GIF89a'],
    ['webp', 'RIFF1234WEBPVP8 '],
    ['text', 'Na+ 140, K+ 4,1\r\n\tCRP < 5'],
    ['text', ''],
    ['other', '<html><script>alert(1)</script>'],
    ['other', '  <?xml version="1.0"?>'],
    ['other', '<svg onload="x()">'],
    ['other', 'MZ\u0090\0'],
    ['other', 'a\u0000b'],
    ['other', '\u00e9t\u00e9'],
    ['other', 'RIFF1234AVI \0'],
  ] as const)('returns %s for the bytes %j', (kind, bytes) => {
    expect(fileKind(Buffer.from(bytes, 'latin1'))).toBe(kind);
  });
});

describe('annexName', () => {
  it.each([
    ['verslag.pdf', 'pdf', 'verslag.pdf'],
    ['VERSLAG.PDF', 'pdf', 'VERSLAG.PDF'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['../../etc/passwd', 'text', 'passwd'],
    ['C:\\temp\\rapport.pdf', 'pdf', 'rapport.pdf'],
    ['rapport.pdf', 'other', 'rapport.pdf'],
    ['rapport.exe', 'pdf', 'rapport.exe.pdf'],
    ['ann\u202efdp.exe', 'other', 'annfdp.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'pdf', 'aSet-Cookie_ x.pdf'],
    ['.htaccess', 'text', 'htaccess'],
    ['name. . ', 'png', 'name.png'],
    ['', 'pdf', 'annexe.pdf'],
    ['///', 'other', 'annexe'],
    ['Ünïcödé – é.txt', 'text', 'Ünïcödé – é.txt'],
  ] as const)('returns for %j, %s, the name %j', (name, kind, expected) => {
    expect(annexName(name, kind)).toBe(expected);
  });

  it('keeps the ending of a name that is too long', () => {
    const name = annexName(`${'👩'.repeat(100)}.docx`, 'other');
    expect(name.length).toBeLessThanOrEqual(120);
    expect(name).toMatch(/^👩+\.docx$/u);
  });
});
