import { randomUUID } from 'node:crypto';
import type { Attachment } from './attachment.ts';

/** A SOAP message as it goes out. */
export interface MessageBody {
  /** Of the HTTP header Content-Type. */
  readonly contentType: string;
  /** In the order in which they are sent; the bytes of attachments are not copied. */
  readonly chunks: readonly Uint8Array[];
}

export interface OutgoingAttachment extends Attachment {
  readonly contentId: string;
}

const rootId = 'root';
const mediaTypeForm = /^[0-9A-Za-z!#$&^_.+-]{1,100}\/[0-9A-Za-z!#$&^_.+-]{1,100}$/;
const contentIdForm = /^[0-9A-Za-z.@_-]{1,200}$/;

/**
 * Writes an envelope: alone, or with binary attachments as eHealth's own clients send them (mailbox.md section 3). Throws TypeError for a
 * Content-ID that would need quoting: it is ours to choose.
 */
export function writeMessage(
  envelope: string,
  attachments: readonly OutgoingAttachment[],
): MessageBody {
  const root = Buffer.from(envelope);
  if (attachments.length === 0) return { contentType: 'text/xml; charset=utf-8', chunks: [root] };
  const boundary = `----=_Part_${randomUUID()}`;
  const head = (type: string, encoding: string, id: string) =>
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n` +
        `Content-ID: <${id}>\r\n\r\n`,
    );
  const parts = attachments.flatMap(({ contentId, mediaType, bytes }) => {
    if (!contentIdForm.test(contentId)) throw new TypeError('Content-ID');
    return [head(safeMediaType(mediaType), 'binary', contentId), bytes];
  });
  return {
    contentType: `multipart/related; type="text/xml"; start="<${rootId}>"; boundary="${boundary}"`,
    chunks: [
      // Without the line break that belongs to what comes before it
      head('text/xml; charset=UTF-8', '8bit', rootId).subarray(2),
      ...[root, ...parts],
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ],
  };
}

/** A sender's word in a header: what is no plain media type is sent as bytes. */
const safeMediaType = (mediaType: string): string =>
  mediaTypeForm.test(mediaType) ? mediaType : 'application/octet-stream';
