import type { InsertableCard } from './emulated-card.ts';

/*
 * Cards that are no identity card in working order: of another trade, mute, with a broken chip.
 */

const answering = (atr: string, word: number): InsertableCard => ({
  atr: Buffer.from(atr, 'hex'),
  power: () => undefined,
  transmit: () => Promise.resolve(Buffer.from([word >> 8, word & 0xff])),
});

/** A working card of somebody else: knows no file and no application of ours. */
export const foreignCard = (): InsertableCard => answering('3B6500009C02020702', 0x6a82);

/**
 * Something is in the reader, but what it says when it gets power makes no sense: put in the wrong way round, or no chip card. (The
 * virtual reader takes a card that says nothing at all for no card.)
 */
export const muteCard = (): InsertableCard => answering('FF', 0x6f00);

/** Looks like an identity card, but the chip reports a fault to every command. */
export const defectiveCard = (): InsertableCard => answering('3B9813400AA503010101AD1311', 0x6581);
