import { withTimeout } from '../../../async.ts';
import { readOffset } from '../../soap/clock-offset.ts';
import type { ClockReading } from '../../soap/clock-offset.ts';
import type { Line } from '../../soap/transport.ts';
import type { RegistrationService } from '../registration-call.ts';
import { createCertRa } from './cert-ra.ts';

/** How the registration authority answers an unsigned question, and what its answer says of our clock. */
export type AuthorityReachability =
  /** It answers, a refusal included. */
  | {
      readonly kind: 'answered';
      readonly milliseconds: number;
      readonly clock: ClockReading | null;
    }
  /** `silent`: no answer of it. `fault`: it answers, and cannot serve. */
  | {
      readonly kind: 'failed';
      readonly problem: 'silent' | 'fault';
      readonly clock: ClockReading | null;
    };

/**
 * Asks for the types of organisation, which needs no key (registration.md section 6.2). Never rejects, and resolves within about `limitMs`.
 */
export async function askReachability(
  { endpoint, transport, now }: RegistrationService,
  limitMs: number,
): Promise<AuthorityReachability> {
  let clock: ClockReading | null = null;
  let milliseconds = 0;
  const lines: Pick<Line, 'close'>[] = [];

  const open: RegistrationService['transport']['open'] = () => {
    const line = transport.open();
    lines.push(line);
    return {
      close: () => line.close(),
      post: async (url, action, message) => {
        const startedAt = performance.now();
        const exchange = await line.post(url, action, message);
        milliseconds = performance.now() - startedAt;
        if (exchange.kind === 'answer' && exchange.dated !== null)
          clock = readOffset(exchange.dated);
        return exchange;
      },
    };
  };

  const asked = createCertRa({ endpoint, transport: { open }, now }).organizationTypes();
  const reply = await withTimeout(asked, limitMs, () => {
    for (const line of lines) line.close();
    return null;
  });
  if (reply === null) return { kind: 'failed', problem: 'silent', clock };
  if (reply.kind !== 'failure') return { kind: 'answered', milliseconds, clock };
  const isFault = reply.problem === 'Fault' || reply.problem === 'Unreadable';
  return { kind: 'failed', problem: isFault ? 'fault' : 'silent', clock };
}
