/** Room for a reader's name in PKCS#11's slot description, in bytes. */
const room = 64;

/**
 * A reader's name as PKCS#11 reports it, cut to 64 bytes and padded with blanks: the one link between a reader of PC/SC and a
 * slot. Applied to either, so that both compare equal, also where the cut goes through a letter.
 */
export function slotDescription(readerName: string): string {
  return Buffer.from(readerName, 'utf8')
    .subarray(0, room)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')
    .trimEnd();
}
