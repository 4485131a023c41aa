/**
 * The sealed message in what a letter carries. Some senders encode it in base64 once more, which eHealth's connector takes off (mailbox.md
 * 16); any other bytes stay as they are.
 */
export function sealedBytes(bytes: Uint8Array): Uint8Array {
  // M: how base64 of a SEQUENCE begins
  if (bytes[0] !== 0x4d) return bytes;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, 'base64') : bytes;
}
