/*
 * How a slot of a library is matched with a reader of PC/SC, and its token with the card in that reader. Both sides of the
 * thread use it.
 */

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

/**
 * Whether a token's serial is that of another chip. Both known libraries give the last 16 digits of the chip number (eid.md 5.3).
 * A library that has not noticed that the card was swapped would spend a try of another person's card. A serial of another shape
 * says nothing.
 */
export function namesAnotherCard(serial: string, chipNumber: string): boolean {
  return /^[0-9a-f]{16}$/i.test(serial) && !chipNumber.toLowerCase().endsWith(serial.toLowerCase());
}
