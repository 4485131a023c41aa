/**
 * Whether a token's serial is that of another chip. Both known libraries give the last 16 digits of the chip number (eid.md 5.3).
 * A library that has not noticed that the card was swapped would spend a try of another person's card. A serial of another shape
 * says nothing.
 */
export function speaksOfAnother(serial: string, chipNumber: string): boolean {
  return /^[0-9a-f]{16}$/i.test(serial) && !chipNumber.toLowerCase().endsWith(serial.toLowerCase());
}
