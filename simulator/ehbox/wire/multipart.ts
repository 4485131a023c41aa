import { randomUUID } from 'node:crypto';
import { SoapFault } from '../../soap/soap-fault.ts';

/* SOAP with Attachments (mailbox.md 3; RFC 2046, 2387, 2392). */

export interface Attachment {
  /** Content-ID without its angle brackets. */
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface MultipartMessage {
  /** The SOAP envelope. */
  readonly root: Buffer;
  readonly attachments: readonly Attachment[];
}

/** Reads the body of a `multipart/related` request; throws a SoapFault where it is none. */
export function readMultipart(contentType: string, body: Buffer): MultipartMessage {
  const { boundary, type, start } = parameters(contentType);
  if (boundary === undefined || type !== 'text/xml') {
    throw refused('multipart/related wants type="text/xml" and a boundary');
  }
  const parts = split(body, boundary).map(readPart);
  const ids = parts.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw refused('a Content-ID occurs twice');
  const root = start === undefined ? parts[0] : parts.find(({ id }) => id === bare(start));
  if (root === undefined || !/^text\/xml\s*(;|$)/i.test(root.type)) {
    throw refused('the root part is missing or is not text/xml');
  }
  return { root: root.bytes, attachments: parts.filter((part) => part !== root) };
}

export const isMultipart = (contentType: string | undefined): boolean =>
  /^multipart\/related\s*;/i.test(contentType ?? '');

const refused = (message: string): SoapFault => new SoapFault('SOA-03002', message);

const bare = (id: string): string => id.replace(/^<(.*)>$/, '$1');

function parameters(contentType: string): Readonly<Record<string, string | undefined>> {
  const found = contentType.matchAll(/;\s*([A-Za-z-]+)=(?:"([^"]*)"|([^;\s]+))/g);
  return Object.fromEntries(
    [...found].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']),
  );
}

function split(body: Buffer, boundary: string): readonly Buffer[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first delimiter may begin the body
  const bytes = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Buffer[] = [];
  let at = bytes.indexOf(delimiter);
  while (at !== -1) {
    const from = at + delimiter.length;
    if (bytes.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const next = bytes.indexOf(delimiter, from);
    const lineEnd = bytes.indexOf('\r\n', from);
    if (next === -1 || lineEnd === -1) break;
    parts.push(bytes.subarray(lineEnd + 2, Math.max(next, lineEnd + 2)));
    at = next;
  }
  throw refused('the multipart body has no end');
}

function readPart(part: Buffer): Attachment {
  const end = part.indexOf('\r\n\r\n');
  if (end === -1) throw refused('a part has no headers');
  const headers = part.subarray(0, end).toString('latin1').split('\r\n');
  const valueOf = (name: string): string =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? '';
  const bytes = part.subarray(end + 4);
  const isBase64 = valueOf('content-transfer-encoding').toLowerCase() === 'base64';
  return {
    id: bare(valueOf('content-id')),
    type: valueOf('content-type'),
    bytes: isBase64 ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes,
  };
}

/** Writes an envelope with its attachments; `announced`: the boundary that the header names, where it is another. */
export function writeMultipart(
  envelope: string,
  attachments: readonly Attachment[],
  announced?: string,
): { readonly contentType: string; readonly bytes: Buffer } {
  const boundary = `----=_Part_${randomUUID()}`;
  const root = { id: 'root', type: 'text/xml; charset=UTF-8', bytes: Buffer.from(envelope) };
  const parts = [root, ...attachments].flatMap(({ id, type, bytes }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    contentType: `multipart/related; type="text/xml"; start="<root>"; boundary="${announced ?? boundary}"`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
