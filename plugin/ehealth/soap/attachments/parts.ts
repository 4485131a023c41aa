/** How much a message may hold. Its whole length is bounded before, where it is received. */
export interface MultipartLimits {
  readonly parts: number;
  /** Of one part. */
  readonly partBytes: number;
}

export type MultipartProblem =
  /** No boundary that RFC 2046 allows. */
  | 'boundary'
  /** No part, or no end: something is missing. */
  | 'incomplete'
  /** The headers of a part are none. */
  | 'headers'
  | 'too-many-parts'
  | 'part-too-large';

/** A body that is not what its Content-Type says. Plain: what it means to the user is for the caller to say. */
export class MultipartError extends Error {
  readonly problem: MultipartProblem;

  constructor(problem: MultipartProblem) {
    super(`multipart: ${problem}`);
    this.name = 'MultipartError';
    this.problem = problem;
  }
}

export interface MimePart {
  /** By their names in lower case; of two with the same name the first. */
  readonly headers: ReadonlyMap<string, string>;
  /** A view of the body. */
  readonly content: Buffer;
}

const maxHeaderBytes = 8 * 1024;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const dash = 0x2d;

/** RFC 2046, 5.1.1: at most 70 of these, and no blank at the end. */
const boundaryForm = /^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/;

/**
 * Divides a multipart body (RFC 2046, 5.1), in one pass and without copies. What comes before the first boundary and behind the last is
 * left alone; lines may end in LF alone. At least one part. Throws MultipartError.
 */
export function splitParts(
  body: Buffer,
  boundary: string,
  limits: MultipartLimits,
): readonly [MimePart, ...MimePart[]] {
  if (!boundaryForm.test(boundary)) throw new MultipartError('boundary');
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  const parts: MimePart[] = [];
  let here = nextDelimiter(body, delimiter, 0);
  while (here !== null && !here.isLast) {
    const next = nextDelimiter(body, delimiter, here.end);
    if (next === null) break;
    if (parts.length === limits.parts) throw new MultipartError('too-many-parts');
    const start = here.end;
    // The line break before a delimiter is part of it; where there is none, the part has no content at all
    const part = readPart(body.subarray(start, Math.max(start, next.start)));
    if (part.content.length > limits.partBytes) throw new MultipartError('part-too-large');
    parts.push(part);
    here = next;
  }
  const [first, ...others] = parts;
  if (first === undefined || here?.isLast !== true) throw new MultipartError('incomplete');
  return [first, ...others];
}

interface Delimiter {
  /** Of the line break before it. */
  readonly start: number;
  /** Behind the line break after it. */
  readonly end: number;
  readonly isLast: boolean;
}

/** The next line that is the delimiter, or the delimiter and two dashes; blanks may follow. */
function nextDelimiter(body: Buffer, delimiter: Buffer, from: number): Delimiter | null {
  for (let at = body.indexOf(delimiter, from); at !== -1; at = body.indexOf(delimiter, at + 1)) {
    if (at > 0 && body[at - 1] !== lineFeed) continue;
    const behind = at + delimiter.length;
    const isLast = body[behind] === dash && body[behind + 1] === dash;
    const end = lineEnd(body, isLast ? behind + 2 : behind, isLast);
    if (end === null) continue;
    return { start: at - lineBreakBefore(body, at), end, isLast };
  }
  return null;
}

/** Behind the line break, where nothing but blanks come before it; null otherwise. The last line may go without. */
function lineEnd(body: Buffer, from: number, isLast: boolean): number | null {
  let at = from;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  if (body[at] === carriageReturn && body[at + 1] === lineFeed) return at + 2;
  if (body[at] === lineFeed) return at + 1;
  return isLast && at === body.length ? at : null;
}

function lineBreakBefore(body: Buffer, at: number): number {
  if (at === 0) return 0;
  return body[at - 2] === carriageReturn ? 2 : 1;
}

function readPart(part: Buffer): MimePart {
  const head = headLength(part);
  return { headers: readHeaders(part.toString('latin1', 0, head)), content: part.subarray(head) };
}

/** Up to and with the empty line behind the headers; without one, all of a part that has no content. */
function headLength(part: Buffer): number {
  const head = part.subarray(0, maxHeaderBytes);
  if (head[0] === lineFeed) return 1;
  if (head[0] === carriageReturn && head[1] === lineFeed) return 2;
  for (let at = head.indexOf(lineFeed); at !== -1; at = head.indexOf(lineFeed, at + 1)) {
    if (head[at + 1] === lineFeed) return at + 2;
    if (head[at + 1] === carriageReturn && head[at + 2] === lineFeed) return at + 3;
  }
  if (part.length <= maxHeaderBytes) return part.length;
  throw new MultipartError('headers');
}

function readHeaders(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  const lines = text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  for (const line of lines) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? [];
    if (name === undefined) throw new MultipartError('headers');
    const key = name.toLowerCase();
    if (!headers.has(key)) headers.set(key, value.trim());
  }
  return headers;
}

export const withoutBrackets = (id: string): string => id.trim().replace(/^<(.*)>$/s, '$1');
