import { createSingleFlight } from '../../async.ts';
import type { PluginError } from '../../errors.ts';
import type { ServiceClock } from '../soap/clock-offset.ts';
import type { Line } from '../soap/transport.ts';
import { stsError } from './errors.ts';
import { isGatewayStatus } from './retry.ts';
import type { Setback } from './retry.ts';

export interface ReachabilityDeps {
  /** The addresses to try, the first one first. */
  readonly addresses: () => readonly string[];
  /** Runs a question over a connection of its own, which ends with it. */
  readonly withLine: <Result>(ask: (line: Line) => Promise<Result>) => Promise<Result>;
  readonly clock: ServiceClock;
  /** Longest wait for connecting, and again for the answer. */
  readonly timeoutMs: number;
  /** Milliseconds until a connection that failed is tried once more; null: it is not. */
  readonly repeatMs: number | null;
  readonly wait: (ms: number) => Promise<unknown>;
  /** Milliseconds since any moment, not of a clock that is set. */
  readonly monotonic?: () => number;
}

export interface Reachability {
  /** Passes when the service answers at one of its addresses, a refusal included. Rejects with ERR_STS_UNREACHABLE, _TIMEOUT or _UNAVAILABLE. */
  require(): Promise<void>;
  /** The last failure, null when the service answered. Asks again in the background: an outage every few seconds, else once a minute. */
  outage(): PluginError | null;
}

const outageLifeMs = 5_000;
const answerLifeMs = 60_000;

/**
 * Whether the token service can be reached, found out by HEAD and without a signature (sessions.md section 15.4: the host answers it): a PIN
 * is not used up for a service that does not answer.
 */
export function createReachability(deps: ReachabilityDeps): Reachability {
  const { addresses, withLine, clock, timeoutMs, repeatMs, wait } = deps;
  const monotonic = deps.monotonic ?? (() => performance.now());
  const shared = createSingleFlight<Setback | null>();
  let known: { readonly setback: Setback | null; readonly at: number } | null = null;

  const ask = async (url: string): Promise<Setback | null> => {
    const exchange = await withLine((line) => line.head(url, timeoutMs));
    if (exchange.kind === 'line') return exchange;
    if (exchange.dated !== null) clock.learn(new URL(url).host, exchange.dated);
    const { status, mediaType } = exchange;
    if (!isGatewayStatus(status)) return null;
    return { kind: 'answer', problem: 'a gateway answered', status, mediaType };
  };

  /** Null when one answers; otherwise what is wrong with the first. */
  const probe = (): Promise<Setback | null> =>
    shared.run('probe', async () => {
      let setback: Setback | null = null;
      for (const url of addresses()) {
        const found = await ask(url);
        setback = found === null ? null : (setback ?? found);
        if (found === null) break;
      }
      known = { setback, at: monotonic() };
      return setback;
    });

  return {
    require: async () => {
      let setback = await probe();
      // A connection that fails at once may be back in some seconds; a time-out has cost enough of them
      if (setback !== null && repeatMs !== null && isBrief(setback)) {
        await wait(repeatMs);
        setback = await probe();
      }
      if (setback !== null) throw stsError(setback, null, true);
    },
    outage: () => {
      const life = known?.setback == null ? answerLifeMs : outageLifeMs;
      if (known === null || monotonic() - known.at >= life) void probe().catch(() => undefined);
      return known?.setback == null ? null : stsError(known.setback, null, true);
    },
  };
}

function isBrief(setback: Setback): boolean {
  return setback.kind !== 'line' || ['no-connection', 'reset'].includes(setback.problem);
}
