import type { InsertableCard } from './emulated-card.ts';

export interface CardGate {
  readonly card: InsertableCard;
  /** Holds the card at its next command of this kind, and at those after it, until it is released. */
  holdAt(isIt: (command: Uint8Array) => boolean): {
    /** Resolves when the card has such a command. */
    readonly reached: Promise<void>;
    readonly release: () => void;
  };
}

/** A card that a test can stop in the middle of a command. */
export function gateCard(card: InsertableCard): CardGate {
  let isHeld: (command: Uint8Array) => boolean = () => false;
  let arrive: () => void = () => undefined;
  let released: Promise<void> = Promise.resolve();
  return {
    card: {
      atr: card.atr,
      power: (state) => card.power(state),
      transmit: async (command) => {
        if (isHeld(command)) {
          arrive();
          await released;
        }
        return card.transmit(command);
      },
    },
    holdAt: (isIt) => {
      isHeld = isIt;
      const reached = new Promise<void>((resolve) => {
        arrive = resolve;
      });
      let letGo: () => void = () => undefined;
      released = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const release = (): void => {
        isHeld = () => false;
        letGo();
      };
      return { reached, release };
    },
  };
}
