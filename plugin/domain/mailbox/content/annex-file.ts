import { extname } from 'node:path/posix';

/** What a file is by its bytes; the sender's word for it is not asked. 'other' is downloaded, and never shown. */
export type FileKind = 'pdf' | 'png' | 'jpeg' | 'gif' | 'webp' | 'text' | 'other';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const startsWith = (bytes: Uint8Array, start: Uint8Array, at = 0) =>
  Buffer.compare(bytes.subarray(at, at + start.length), start) === 0;

const signatures: readonly (readonly [FileKind, (bytes: Uint8Array) => boolean])[] = [
  ['pdf', (bytes) => startsWith(bytes, ascii('%PDF-'))],
  ['png', (bytes) => startsWith(bytes, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))],
  ['jpeg', (bytes) => startsWith(bytes, Uint8Array.of(0xff, 0xd8, 0xff))],
  ['gif', (bytes) => startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a'))],
  ['webp', (bytes) => startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)],
];

export function fileKind(bytes: Uint8Array): FileKind {
  const found = signatures.find(([, matches]) => matches(bytes))?.[0];
  if (found !== undefined) return found;
  return isText(bytes) ? 'text' : 'other';
}

/** UTF-8 without control characters that no text has, and without markup that a browser would take for a page. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\f\r]/u.test(text) && !/^\s*<[!?a-z]/i.test(text);
  } catch {
    return false;
  }
}

/** How a browser is to take what it may show. */
const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  text: 'text/plain; charset=utf-8',
  other: 'application/octet-stream',
};

export const mediaType = (kind: FileKind): string => mediaTypes[kind];

const extensions: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: ['.pdf'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  gif: ['.gif'],
  webp: ['.webp'],
  text: [],
  other: [],
};

const maxLength = 120;

/**
 * The sender's name of a file as it may be shown and saved: no folders, no invisible characters, no marks that change the writing
 * direction, no longer than file systems allow, and the ending that its bytes have, so that no name hides what the file is.
 */
export function annexName(fileName: string, kind: FileKind): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .normalize('NFC')
    .replaceAll(/\p{C}/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const named = clean === '' ? 'annexe' : clean;
  const wanted = extensions[kind];
  const has = wanted.includes(extname(named).toLowerCase());
  const ending = wanted.length === 0 || has ? '' : (wanted[0] ?? '');
  return shortened(named, maxLength - ending.length) + ending;
}

/** Cut before its own ending, by whole characters. */
function shortened(name: string, length: number): string {
  if (name.length <= length) return name;
  const ending = extname(name).slice(0, 20);
  const kept = name.slice(0, length - ending.length).replace(/[\ud800-\udbff]$/, '');
  return kept + ending;
}
