import { escapeText } from '../xml/escape.ts';
import type { BoxId } from './message.ts';

/* Elements of requests. Only the root of a message is in a name space (mailbox.md section 2). */

export const group = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join('')}</${name}>`;

export const leaf = (name: string, value: string | number | boolean): string =>
  group(name, escapeText(String(value)));

export const binary = (name: string, bytes: Uint8Array): string =>
  group(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'));

/** The fields of a box, in the order of the schema. */
export const boxFields = ({ id, type, subType, quality }: BoxId): string =>
  leaf('Id', id) +
  leaf('Type', type) +
  (subType === null ? '' : leaf('SubType', subType)) +
  leaf('Quality', quality);

/** Names the box that a request is about; nothing for the box of the session itself. */
export const boxElement = (box: BoxId | null): string =>
  box === null ? '' : group('BoxId', boxFields(box));
