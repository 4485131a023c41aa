import { testEidPki } from './eid-pki.ts';
import { createEmulatedCard } from './emulated-card.ts';
import type { EmulatedCard, EmulatedCardOptions } from './emulated-card.ts';

/** Default holder of a test card; the number is invented. */
export const cardHolder = {
  ssin: '00000000097',
  firstNames: 'Ada Maria',
  lastName: 'Voorbeeld',
} as const;

/** A card of applet 1.7, issued by the simulated state of this test process. */
export const anEmulatedCard = async (
  options: Partial<EmulatedCardOptions> = {},
): Promise<EmulatedCard> =>
  createEmulatedCard({
    applet: '1.7',
    person: cardHolder,
    eidPki: await testEidPki(),
    ...options,
  });
