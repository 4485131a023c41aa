import { X509Certificate } from 'node:crypto';
import { toAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { createSimulatorControl } from '../../../simulator/control/control-client.ts';
import { openSimulatedPki } from '../../../simulator/pki/certification-authority.ts';
import { createEnrolmentLife } from '../../support/servers/enrolment-life.ts';
import { revocationsIn } from '../../support/servers/revocation-life.ts';
import { confirmAt, isBoundary, live } from './flows.ts';
import type { DyingOrder } from './killed.ts';

/*
 * The process that is killed. Each of its practices lives through the flow and stops at a boundary of its own, in the middle of what it does: at
 * the end all of them are held there, and one kill -9 is the death of each at another boundary. Says in a line where each one is.
 */

const { simulator, flow, practices } = JSON.parse(process.argv[2] ?? '') as DyingOrder;
const pki = await openSimulatedPki(simulator.folder);
const anchors = [pki.issuing001, pki.issuing002].map(({ certificate }) =>
  toAnchor(new X509Certificate(certificate), 'simulation', 'issuing'),
);
const confirm = confirmAt(createSimulatorControl(simulator.ready.control));
const say = (at: number, call: string | null) =>
  process.stdout.write(`${JSON.stringify({ at, call })}\n`);
/** Nothing else keeps a process that waits for ever alive. */
setInterval(() => undefined, 60_000);

const waiting = practices.map((practice, index) => ({ ...practice, at: index + 1 }));

async function lane(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { at, place, prepared } = next;
    let call: string | null = null;
    let stopped: () => void = () => undefined;
    const stop = new Promise<void>((resolve) => (stopped = resolve));
    const options = { card: 'EC', keyType: 'EC-P384', isBoundary, place, anchors } as const;
    const life = await createEnrolmentLife(
      { ...simulator, register: () => Promise.resolve() },
      {
        ...options,
        stop: (reached) => {
          call = reached;
          stopped();
          return new Promise<never>(() => undefined);
        },
      },
    );
    const { revocations } = revocationsIn(life, simulator);
    life.dieAt(at);
    await Promise.race([stop, live(flow, { life, revocations, confirm }, prepared)]);
    say(at, call);
  }
}
await Promise.all([lane(), lane(), lane()]);
