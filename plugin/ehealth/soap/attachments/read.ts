import type { Attachment } from './attachment.ts';
import { parseContentType } from './content-type.ts';
import { splitParts, withoutBrackets } from './parts.ts';
import type { MimePart, MultipartLimits } from './parts.ts';

export { MultipartError } from './parts.ts';
export type { MultipartLimits } from './parts.ts';

/** A SOAP message as it came: its envelope, and what is attached to it. */
export interface ReceivedMessage {
  /** Bytes of the envelope's XML. */
  readonly envelope: Uint8Array;
  /** Views of `body`, not copies, unless their encoding says otherwise. */
  readonly attachments: readonly Attachment[];
}

/**
 * Reads the body of an HTTP message that is an envelope, or one with attachments: SOAP Messages with Attachments (W3C note of 2000) over
 * multipart/related (RFC 2387). The envelope is the part that `start` names, the first one where it names none. Throws MultipartError for
 * a body that is not divided as its header says, or past a limit.
 *
 * A part in an encoding other than base64 or none is left out: what refers to it finds nothing, and the others stay.
 */
export function readMessage(
  body: Buffer,
  contentType: string,
  limits: MultipartLimits,
): ReceivedMessage {
  const { mediaType, parameters } = parseContentType(contentType);
  if (!mediaType.startsWith('multipart/')) return { envelope: body, attachments: [] };
  const parts = splitParts(body, parameters.get('boundary') ?? '', limits);
  const root = rootOf(parts, parameters.get('start'));
  return {
    envelope: decoded(root) ?? root.content,
    attachments: parts.filter((part) => part !== root).flatMap(attachmentOf),
  };
}

function rootOf(parts: readonly [MimePart, ...MimePart[]], start: string | undefined): MimePart {
  const id = start === undefined ? null : withoutBrackets(start);
  return parts.find((part) => id !== null && contentId(part) === id) ?? parts[0];
}

function attachmentOf(part: MimePart): readonly Attachment[] {
  const bytes = decoded(part);
  const { mediaType } = parseContentType(part.headers.get('content-type') ?? '');
  return bytes === null ? [] : [{ contentId: contentId(part), mediaType, bytes }];
}

function contentId({ headers }: MimePart): string | null {
  const header = headers.get('content-id');
  return header === undefined ? null : withoutBrackets(header);
}

/** null for an encoding that is not read (RFC 2045, 6.1). */
function decoded({ headers, content }: MimePart): Uint8Array | null {
  switch ((headers.get('content-transfer-encoding') ?? 'binary').toLowerCase()) {
    case 'binary':
    case '8bit':
    case '7bit':
      return content;
    case 'base64':
      return Buffer.from(content.toString('latin1'), 'base64');
    default:
      return null;
  }
}
