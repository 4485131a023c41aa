import { plainText } from '../../../plain-text.ts';
import { decodeText } from '../../../text-encoding.ts';

/** Of a body that is shown, in characters. What is longer is cut; the file of the body has all of it. */
export const maxShownLength = 200_000;

export interface LetterText {
  readonly text: string;
  readonly isCut: boolean;
}

/**
 * The words of a letter's body. HTML is the sender's: only its words are read, nothing of it is ever shown as it came. null for a body that
 * is no text (a PDF, say): it is a file to be opened like an annex.
 */
export function letterText(bytes: Uint8Array, mimeType: string): LetterText | null {
  const type = mimeType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isTextType(type) || holdsBinary(bytes)) return null;
  const decoded = decodeText(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const text = visible(isHtml(type, decoded) ? plainText(decoded) : decoded);
  return { text: text.slice(0, maxShownLength), isCut: text.length > maxShownLength };
}

const isTextType = (type: string) => type === '' || type.startsWith('text/');

/** Some senders call HTML plain text. */
const isHtml = (type: string, text: string) =>
  type === 'text/html' || /^\s*(?:<!doctype html|<html[\s>])/i.test(text);

/** NUL is in no text but UTF-16, whose byte order mark says so. */
function holdsBinary(bytes: Uint8Array): boolean {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0);
}

/** Without what a reader cannot see, and without marks that change the direction of writing. Lines and tabs stay. */
const visible = (text: string) => text.replaceAll(/[^\P{C}\n\t\u200c\u200d]/gu, '');
