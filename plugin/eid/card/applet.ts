import { isPluginError } from '../../errors.ts';
import { selectApplication } from '../reader/apdu.ts';
import { readCardData } from './card-data.ts';
import type { CardData } from './card-data.ts';
import type { Transmit } from '../reader/reader-port.ts';

/* Whether a card is a Belgian identity card at all (eid.md 1.1, 1.2). */

const application = 'A00000003029057000AD13100101FF';

/** Answers to reset up to applet 1.7: chip, operating system and the last byte vary. */
const oldAnswer = /^3B98..40..A503010101AD13..$/;
/** Of applet 1.8; other cards on the same chip may have it too. */
const newAnswer = '3B7F96000080318065B085040120120FFF829000';

/** What a card says that has no such application, command or class, or whose applet was never activated. */
const notOurs: readonly number[] = [0x6a82, 0x6a86, 0x6d00, 0x6e00];

/**
 * Selects the applet and asks the chip who it is. The answer to reset alone decides nothing: a chip of a new make is an identity
 * card if the applet is on it, as the official middleware has it too. It only distinguishes a broken identity card from a foreign one.
 */
export async function recogniseApplet(
  transmit: Transmit,
  atr: Uint8Array,
): Promise<CardData | 'ERR_CARD_NOT_EID' | 'ERR_CARD_FAULT'> {
  const { status } = await transmit(selectApplication(application));
  if (status === 0x9000) {
    try {
      return await readCardData(transmit);
    } catch (error) {
      if (isPluginError(error)) return 'ERR_CARD_FAULT';
      throw error;
    }
  }
  return looksLikeEid(atr) && !notOurs.includes(status) ? 'ERR_CARD_FAULT' : 'ERR_CARD_NOT_EID';
}

function looksLikeEid(atr: Uint8Array): boolean {
  const hex = Buffer.from(atr).toString('hex').toUpperCase();
  return hex === newAnswer || oldAnswer.test(hex);
}
