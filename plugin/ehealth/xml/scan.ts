/*
 * Scans an XML text before any parser reads it: well-formed in the strict sense, without document type and entities of its own, in
 * messages without processing instructions, and within bounds. SOAP 1.1 (section 3) forbids types and instructions anyway. Parsers that
 * repair malformed input enable signature wrapping; after this scan there is nothing left to repair.
 */

/** Why a text is no XML we read: broken, forbidden by SOAP, or past a bound. */
export type XmlProblem = 'malformed' | 'doctype' | 'instruction' | 'entity' | 'size' | 'depth';

/** Bad XML, with where. Plain: what it means to the user is for the caller to say. */
export class XmlError extends Error {
  readonly problem: XmlProblem;

  constructor(problem: XmlProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'XmlError';
    this.problem = problem;
  }
}

/** Position of one element in the text, in UTF-16 units; in document order of the start tags. */
export interface ElementSpan {
  readonly name: string;
  /** Of its `<`. */
  readonly start: number;
  /** Behind the `>` of its start tag. */
  readonly openEnd: number;
  /** Behind its last character. */
  readonly end: number;
}

interface OpenElement extends ElementSpan {
  end: number;
  readonly declarations: number;
}

/** What a text may hold, and whether it may have processing instructions. */
export interface XmlLimits {
  /** Of UTF-8. */
  readonly bytes: number;
  readonly elements: number;
  readonly instructions: boolean;
}

/** One mebibyte, as for uploads; SOAP 1.1 (section 3) forbids instructions. */
export const messageLimits: XmlLimits = {
  bytes: 1_048_576,
  elements: 20_000,
  instructions: false,
};
const maxDepth = 100;
/** xmldom searches the whole text once for every name it has not met. */
const maxNames = 500;
/** Declarations of name spaces in scope at once: every level that adds one copies the lot. */
const maxDeclarations = 200;

const illegalCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ncName = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.\\u00B7-]*';
const qName = `${ncName}(?::${ncName})?`;
const attribute = `[ \\t\\r\\n]+${qName}[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"[^"<]*"|'[^'<]*')`;

const declaration = /<\?xml[ \t\r\n][^?<>]*\?>/y;
const startTag = new RegExp(`<(${qName})((?:${attribute})*)[ \\t\\r\\n]*(/?)>`, 'uy');
const endTag = new RegExp(`</(${qName})[ \\t\\r\\n]*>`, 'uy');
const instruction = new RegExp(
  `<\\?(?!xml[ \\t\\r\\n?])${ncName}(?:[ \\t\\r\\n]+(?:(?!\\?>)[^])*)?\\?>`,
  'iuy',
);
const reference = /&(?:(lt|gt|amp|quot|apos)|#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7})));/y;
const wholeNcName = new RegExp(`^${ncName}$`, 'u');

/** Returns whether a value can be an XML id. */
export function isNcName(value: string): boolean {
  return wholeNcName.test(value);
}

/**
 * Scans the whole text, from its first character on (a byte order mark has to be off). Throws XmlError; what it lets pass
 * is well-formed but for what only namespaces and attribute lists show (undeclared prefixes, the same attribute twice).
 */
export function scanXml(text: string, limits: XmlLimits = messageLimits): ElementSpan[] {
  if (text.length > limits.bytes || Buffer.byteLength(text) > limits.bytes)
    throw new XmlError('size', `more than ${limits.bytes} bytes of XML`);
  const illegal = illegalCharacter.exec(text);
  if (illegal !== null) throw malformed('a character not allowed in XML', illegal.index);

  const spans: OpenElement[] = [];
  const open: OpenElement[] = [];
  const names = new Set<string>();
  let at = matchAt(declaration, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const stop = next === -1 ? text.length : next;
    if (stop > at) {
      checkText(text.slice(at, stop), at, open.length > 0);
      at = stop;
      continue;
    }
    const second = text[at + 1];
    if (second === '/') {
      const tag = matchAt(endTag, text, at);
      const element = open.pop();
      if (tag === null || element === undefined || element.name !== tag[1])
        throw malformed('misplaced end tag', at);
      at += tag[0].length;
      element.end = at;
    } else if (second === '!') {
      at = skipDeclaration(text, at, open.length > 0);
    } else if (second === '?') {
      const found = limits.instructions ? matchAt(instruction, text, at) : null;
      if (found === null) throw new XmlError('instruction', `a processing instruction at ${at}`);
      at += found[0].length;
    } else {
      const tag = matchAt(startTag, text, at);
      if (tag === null) throw malformed('no start tag', at);
      if (open.length === 0 && spans.length > 0) throw malformed('a second root element', at);
      const [whole, name = '', attributes = '', closed] = tag;
      checkReferences(attributes, at);
      const declarations = (open.at(-1)?.declarations ?? 0) + attributes.split('xmlns').length - 1;
      const openEnd = at + whole.length;
      const span = { name, start: at, openEnd, end: openEnd, declarations };
      spans.push(span);
      names.add(name);
      if (closed === '') open.push(span);
      if (open.length > maxDepth)
        throw new XmlError('depth', `more than ${maxDepth} levels of XML`);
      if (spans.length > limits.elements || names.size > maxNames || declarations > maxDeclarations)
        throw new XmlError('size', 'too many elements or namespaces');
      at = openEnd;
    }
  }
  if (open.length > 0) throw malformed('an element that does not end', text.length);
  if (spans.length === 0) throw malformed('no root element', 0);
  return spans;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Steps over a comment or a CDATA section. */
function skipDeclaration(text: string, at: number, insideRoot: boolean): number {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('--', at + 4);
    if (end === -1 || text[end + 2] !== '>') throw malformed('a comment with two dashes', at);
    return end + 3;
  }
  if (insideRoot && text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at + 9);
    if (end === -1) throw malformed('a CDATA section that does not end', at);
    return end + 3;
  }
  if (/^<!doctype/i.test(text.slice(at, at + 9)))
    throw new XmlError('doctype', `a document type declaration at ${at}`);
  throw malformed('a declaration', at);
}

function checkText(text: string, at: number, insideRoot: boolean): void {
  if (!insideRoot && !/^[ \t\r\n]*$/.test(text)) throw malformed('text outside the root', at);
  if (text.includes(']]>')) throw malformed('the end of a CDATA section without its start', at);
  checkReferences(text, at);
}

/** Only the five entities every XML has, and numbers of characters that XML knows. */
function checkReferences(text: string, at: number): void {
  for (let index = text.indexOf('&'); index !== -1; index = text.indexOf('&', index + 1)) {
    const match = matchAt(reference, text, index);
    if (match === null) throw new XmlError('entity', `an entity at ${at + index}`);
    if (match[1] !== undefined) continue;
    const point = match[2] === undefined ? Number(match[3]) : Number.parseInt(match[2], 16);
    if (point > 0x10ffff || illegalCharacter.test(String.fromCodePoint(point)))
      throw malformed('a reference to a character not allowed in XML', at + index);
  }
}

function malformed(what: string, at: number): XmlError {
  return new XmlError('malformed', `${what} at ${at}`);
}
