/** One part of a SOAP message with attachments, besides the envelope. */
export interface Attachment {
  /** Without angle brackets; null where the part has none, so that nothing can refer to it. */
  readonly contentId: string | null;
  /** Of Content-Type, without parameters, in lower case; '' without one. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
