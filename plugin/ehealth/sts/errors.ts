import { PluginError } from '../../errors.ts';
import type { PluginErrorCode, SupportNote } from '../../errors.ts';
import { meaningOfFault } from '../soap/fault-catalogue.ts';
import { isGatewayStatus } from './retry.ts';
import type { Setback } from './retry.ts';
import { namedFirstMs } from '../soap/clock-offset.ts';
import type { LineProblem } from '../soap/transport.ts';

const lineErrors: Readonly<Record<LineProblem, PluginErrorCode>> = {
  'no-connection': 'ERR_STS_UNREACHABLE',
  tls: 'ERR_STS_UNREACHABLE',
  reset: 'ERR_STS_UNREACHABLE',
  cut: 'ERR_STS_UNREACHABLE',
  timeout: 'ERR_STS_TIMEOUT',
  'too-large': 'ERR_STS_ANSWER',
  unreadable: 'ERR_STS_ANSWER',
};

/**
 * The coded error for a setback that is not (or no longer) tried again. eHealth's own words go into `support` alone. `skewMs`
 * is how far the refused message was dated from eHealth's clock (theirs minus its own), null when unknown: beyond half a
 * minute the clock is named instead of what it brought about. `isDated`: the answer said what eHealth's clock has; without that a message
 * refused for its age is the clock's doing.
 */
export function stsError(setback: Setback, skewMs: number | null, isDated: boolean): PluginError {
  switch (setback.kind) {
    case 'line':
      return new PluginError(lineErrors[setback.problem], `token service: ${setback.problem}`, {
        params: { problem: setback.problem },
        support: { code: setback.code, text: '', ticket: null },
      });
    case 'answer': {
      const { status, mediaType, problem } = setback;
      return new PluginError(
        isGatewayStatus(status) ? 'ERR_STS_UNAVAILABLE' : 'ERR_STS_ANSWER',
        `token service: HTTP ${status}, ${problem}`,
        { support: { code: `HTTP ${status}`, text: mediaType, ticket: null } },
      );
    }
    case 'fault': {
      const { code, text, ticket, fullCode } = setback.fault;
      const support = { code: fullCode, text, ticket };
      const meaning = meaningOfFault(code);
      if (meaning?.clock === true) {
        const clock = clockError(skewMs, support);
        if (clock !== null) return clock;
        if (code === 'MessageExpired' && !isDated)
          return new PluginError('ERR_STS_CLOCK', 'message expired, by an unknown clock', {
            support,
          });
      }
      return new PluginError(meaning?.error ?? 'ERR_STS_FAULT', `token service: fault ${code}`, {
        support,
      });
    }
  }
}

/** ERR_STS_CLOCK with the seconds our clock is off; null while it is not off by enough to be blamed. */
export function clockError(skewMs: number | null, support?: SupportNote): PluginError | null {
  if (skewMs === null || Math.abs(skewMs) <= namedFirstMs) return null;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  return new PluginError('ERR_STS_CLOCK', `clock is off by ${seconds} s`, {
    params: { seconds },
    ...(support === undefined ? {} : { support }),
  });
}
