import type { InsertableCard } from './emulated-card.ts';

/*
 * Cards that are no identity card in working order: of another trade, mute, with a broken chip.
 */

const answering = (atr: string, word: number): InsertableCard => ({
  atr: Buffer.from(atr, 'hex'),
  power: () => undefined,
  transmit: () => Promise.resolve(Buffer.from([word >> 8, word & 0xff])),
});

/** A working card of another issuer: knows no file and no application of ours. */
export const foreignCard = (): InsertableCard => answering('3B6500009C02020702', 0x6a82);

/**
 * Something is in the reader, but what it says when it gets power makes no sense: put in the wrong way round, or no chip card. (The
 * virtual reader takes a card that says nothing at all for no card.)
 */
export const muteCard = (): InsertableCard => answering('FF', 0x6f00);

/** Looks like an identity card, but the chip reports a fault to every command. */
export const defectiveCard = (): InsertableCard => answering('3B9813400AA503010101AD1311', 0x6581);

/** The kinds of command that a card may be set to answer with a status word of its own. */
export type Step = 'data' | 'select' | 'read' | 'environment' | 'verify' | 'sign';

const instructionOf: Readonly<Record<Step, number>> = {
  data: 0xe4,
  select: 0xa4,
  read: 0xb0,
  environment: 0x22,
  verify: 0x20,
  sign: 0x2a,
};

export interface FaultyCard extends InsertableCard {
  /** PINs shown to the card, with any answer. */
  readonly pinsShown: number;
  /** Answers every command of that kind with this and does nothing else; null: no longer. */
  answer(step: Step, status: number | null): void;
}

/** A good card that fails at the given step, with the given status word. */
export function faultyCard(card: InsertableCard): FaultyCard {
  const answers = new Map<number, number>();
  let pinsShown = 0;
  return {
    atr: card.atr,
    power: (state) => {
      card.power(state);
    },
    get pinsShown() {
      return pinsShown;
    },
    answer(step, status) {
      if (status === null) answers.delete(instructionOf[step]);
      else answers.set(instructionOf[step], status);
    },
    async transmit(command) {
      const [, instruction = 0, , , length = 0] = command;
      const asksOnly = instruction === instructionOf.verify && length === 0;
      if (instruction === instructionOf.verify && !asksOnly) pinsShown += 1;
      const status = asksOnly ? undefined : answers.get(instruction);
      return status === undefined
        ? card.transmit(command)
        : Promise.resolve(Buffer.from([status >> 8, status & 0xff]));
    },
  };
}
