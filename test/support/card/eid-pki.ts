import { createSimulatedBelgium, type SimulatedBelgium } from '../../../simulator/pki/eid-pki.ts';

let belgium: Promise<SimulatedBelgium> | undefined;

/** The simulated state of this test process: roots, citizens' CAs, National Register. */
export function testBelgium(): Promise<SimulatedBelgium> {
  return (belgium ??= createSimulatedBelgium());
}
