import type { Attachment } from '../soap/attachments/attachment.ts';
import { childElements } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { decodedBase64, elementIn, textOfElement } from './fields.ts';
import type { Content } from './message.ts';

const binaryContent = 'EncryptableBinaryContent';

/** Finds the bytes of a letter's parts: in the message itself, or attached to it. */
export interface Contents {
  /** Of an element in base64. */
  inline(element: XmlElement): Content;
  /** Of a document or annex, which has either form. */
  ofFile(file: XmlElement): Content;
}

/**
 * A reference to a part that did not come, or that two places share, makes its content damaged; the rest of the letter stays (mailbox.md
 * section 20). Parts that nothing refers to are left alone.
 */
export function contentsOf(letter: XmlElement, attachments: readonly Attachment[]): Contents {
  const references = countedReferences(letter);
  const named = (id: string) => attachments.filter(({ contentId }) => contentId === id);

  const attached = (reference: string): Content => {
    const id = contentIdOf(reference);
    if (id === null) return { kind: 'damaged', damage: 'unreadable' };
    const [part, ...others] = named(id);
    if (part === undefined) return { kind: 'damaged', damage: 'missing' };
    return others.length > 0 || (references.get(id) ?? 0) > 1
      ? { kind: 'damaged', damage: 'repeated' }
      : { kind: 'bytes', bytes: part.bytes };
  };
  const inline = (element: XmlElement): Content => {
    const bytes = decodedBase64(textOfElement(element));
    return bytes === null ? { kind: 'damaged', damage: 'unreadable' } : { kind: 'bytes', bytes };
  };

  return {
    inline,
    ofFile: (file) => {
      const binary = elementIn(file, binaryContent);
      if (binary !== null) return attached(textOfElement(binary));
      const text = elementIn(file, 'EncryptableTextContent');
      return text === null ? { kind: 'damaged', damage: 'missing' } : inline(text);
    },
  };
}

function countedReferences(letter: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (element: XmlElement): void => {
    if (element.localName === binaryContent) {
      const id = contentIdOf(textOfElement(element));
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    childElements(element).forEach(visit);
  };
  visit(letter);
  return counts;
}

/** RFC 2392: a cid: URL is the Content-ID without its angle brackets, percent-encoded. null for another text. */
export function contentIdOf(reference: string): string | null {
  const id = /^cid:(.+)$/is.exec(reference.trim())?.[1];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
