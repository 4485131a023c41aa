import { statusError } from './card-error.ts';
import type { EidCard } from '../card-service.ts';
import type { Transmit } from '../reader/reader-port.ts';

/* What a card reports about itself without PIN and without spending a try (eid.md 1.4, GET CARD DATA and the empty VERIFY). */

export interface CardData {
  /** Serial of the chip, upper-case hex. */
  readonly chipNumber: string;
  readonly applet: EidCard['applet'];
}

const getCardData = Uint8Array.of(0x80, 0xe4, 0x00, 0x00, 0x1c);
const getCardDataWithTries = Uint8Array.of(0x80, 0xe4, 0x00, 0x01, 0x1f);
const emptyVerify = Uint8Array.of(0x00, 0x20, 0x00, 0x01, 0x00);

const appletVersions: Readonly<Record<number, EidCard['applet']>> = {
  0x10: '1.0',
  0x11: '1.1',
  0x17: '1.7',
  0x18: '1.8',
};

/** What a right PIN gives back; so a card whose PIN state is open has this many. */
export const allTries = 3;

/** Whether two serial numbers are one chip's. */
export function isSameChip(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Throws a coded ERR_CARD_… when the card gives no card data. */
export async function readCardData(transmit: Transmit): Promise<CardData> {
  const { data, status } = await transmit(getCardData);
  if (status !== 0x9000) throw statusError(status, 'GET CARD DATA');
  if (data.length < 28) throw statusError(status, 'GET CARD DATA, too short');
  return {
    chipNumber: Buffer.from(data.subarray(0, 16)).toString('hex').toUpperCase(),
    applet: appletVersions[data[21] ?? 0] ?? 'unknown',
  };
}

/**
 * PIN tries left, asked without spending one: null for cards up to applet 1.1, where the question itself counts as a wrong
 * PIN, and wherever the answer is none that we know.
 */
export async function readTriesLeft(
  transmit: Transmit,
  applet: EidCard['applet'],
): Promise<number | null> {
  if (applet === '1.8') {
    const { data, status } = await transmit(getCardDataWithTries);
    return status === 0x9000 ? (data[28] ?? null) : null;
  }
  if (applet !== '1.7') return null;
  const { status } = await transmit(emptyVerify);
  if (status === 0x9000) return allTries;
  if (status === 0x6983) return 0;
  return (status & 0xfff0) === 0x63c0 ? status & 0x0f : null;
}

/** Whether the card would sign now without a PIN; null for cards that cannot be asked without harm. */
export async function readPinState(
  transmit: Transmit,
  applet: EidCard['applet'],
): Promise<'open' | 'closed' | null> {
  if (applet !== '1.7' && applet !== '1.8') return null;
  const { status } = await transmit(emptyVerify);
  return status === 0x9000 ? 'open' : 'closed';
}
