import { createSimulatedEidPki, type SimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import { runKeys } from '../fixtures/run-keys.ts';

let eidPki: Promise<SimulatedEidPki> | undefined;

/** The simulated state of this test process: roots, citizens' CAs, National Register. */
export function testEidPki(): Promise<SimulatedEidPki> {
  return (eidPki ??= createSimulatedEidPki(runKeys('eid')));
}
