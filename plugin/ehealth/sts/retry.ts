import { meaningOfFault } from '../soap/fault-catalogue.ts';
import type { SoapFault } from '../soap/fault.ts';
import type { LineProblem } from '../soap/transport.ts';

/*
 * Whether an attempt that failed is made again (sessions.md sections 15.2, 15.5 and 16). Pure: the caller waits and signs
 * again. What is not named here is never tried twice, signature and content faults above all.
 */

/** How an attempt failed before there was a token to judge. */
export type Setback =
  | { readonly kind: 'line'; readonly problem: LineProblem; readonly code: string }
  | { readonly kind: 'fault'; readonly fault: SoapFault }
  /** Nothing that the protocol foresees here: a proxy's page, say. */
  | {
      readonly kind: 'answer';
      readonly problem: string;
      readonly status: number;
      readonly mediaType: string;
    };

export interface AttemptFacts {
  readonly setback: Setback;
  /** Retries so far, for any reason. */
  readonly repeats: number;
  /** Of those, after a wait. */
  readonly waited: number;
  /** Each attempt costs a signature on the card. */
  readonly card: boolean;
  /** Seconds; as many entries as waits are allowed. */
  readonly waitSeconds: readonly number[];
  /** The next attempt would be dated noticeably otherwise than this one was. */
  readonly redated: boolean;
  readonly clockRetried: boolean;
  readonly renewing: boolean;
  /** Another address of the service has not been tried in this call. */
  readonly otherEndpoint: boolean;
}

export type RetryDecision =
  | { readonly again: false }
  | {
      readonly again: true;
      readonly reason: 'ClockCorrected' | 'IssueInstead' | 'OtherEndpoint' | 'Waited';
      readonly waitMs: number;
    };

const stop: RetryDecision = { again: false };

/** With a card one attempt is made again at most, because each takes a signature (and some seconds) of it. */
const maxRepeatsWithCard = 1;

/** `random` in [0, 1) spreads the waits by a fifth to either side, so that practices do not come back all at once. */
export function decideRetry(facts: AttemptFacts, random: number): RetryDecision {
  if (facts.card && facts.repeats >= maxRepeatsWithCard) return stop;
  if (isAboutTime(facts.setback)) {
    return facts.redated && !facts.clockRetried
      ? { again: true, reason: 'ClockCorrected', waitMs: 0 }
      : stop;
  }
  if (facts.renewing && cannotRenew(facts.setback)) {
    return { again: true, reason: 'IssueInstead', waitMs: 0 };
  }
  if (facts.otherEndpoint && movesElsewhere(facts.setback)) {
    return { again: true, reason: 'OtherEndpoint', waitMs: 0 };
  }
  const seconds = facts.waitSeconds[facts.waited];
  if (seconds === undefined || !passesByItself(facts.setback)) return stop;
  return {
    again: true,
    reason: 'Waited',
    waitMs: Math.round(seconds * 1000 * (0.8 + 0.4 * random)),
  };
}

/** A gateway reports that the service is unavailable. */
export function isGatewayStatus(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

function isAboutTime(setback: Setback): boolean {
  return (
    setback.kind === 'fault' && ['MessageExpired', 'InvalidTimeRange'].includes(setback.fault.code)
  );
}

function cannotRenew(setback: Setback): boolean {
  return setback.kind === 'fault' && ['RenewNeeded', 'UnableToRenew'].includes(setback.fault.code);
}

/** Whether a second address may answer better (sessions.md section 16). */
export function movesElsewhere(setback: Setback): boolean {
  switch (setback.kind) {
    case 'line':
      return ['no-connection', 'tls', 'reset', 'timeout'].includes(setback.problem);
    case 'fault':
      return ['SOA-01001', 'SOA-01002', 'SOA-02001', 'SOA-02002'].includes(setback.fault.code);
    case 'answer':
      return isGatewayStatus(setback.status);
  }
}

/** A time-out is not among these: a user at the screen does not wait another minute. */
function passesByItself(setback: Setback): boolean {
  switch (setback.kind) {
    case 'line':
      return ['no-connection', 'reset'].includes(setback.problem);
    case 'fault':
      return (
        setback.fault.code === 'SOA-02002' ||
        (setback.fault.retry && meaningOfFault(setback.fault.code) === null)
      );
    case 'answer':
      return isGatewayStatus(setback.status);
  }
}
