import { MalformedError } from './malformed.ts';
import { derSpans, derTag } from './der-cursor.ts';
import type { DerSpan } from './der-cursor.ts';

/** An extension (RFC 5280, 4.1) of a certificate, of a certificate list or of one of its entries. */
export interface DerExtension {
  /** Content octets in hex. */
  readonly oid: string;
  readonly critical: boolean;
  /** Its OCTET STRING. */
  readonly value: DerSpan;
}

/** The elements of Extensions. Throws a MalformedError. */
export function readDerExtensions(bytes: Uint8Array, sequence: DerSpan): DerExtension[] {
  return [...derSpans(bytes, sequence.contentStart, sequence.end)].map((one) => {
    const [oid, ...rest] = derSpans(bytes, one.contentStart, one.end);
    const value = rest.at(-1);
    if (oid?.tag !== derTag.oid || value === undefined || rest.length > 2)
      throw new MalformedError('not an extension');
    const flag = rest.length === 2 ? rest[0] : undefined;
    return {
      oid: Buffer.from(bytes.subarray(oid.contentStart, oid.end)).toString('hex'),
      critical: flag?.tag === derTag.boolean && bytes[flag.contentStart] !== 0,
      value,
    };
  });
}
