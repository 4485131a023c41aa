import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRetry, type AttemptFacts, type Setback } from '../../../plugin/ehealth/sts/retry.ts';
import { stsError } from '../../../plugin/ehealth/sts/errors.ts';
import type { PluginErrorCode } from '../../../plugin/errors.ts';

const fault = (code: string, retry = false): Setback => ({
  kind: 'fault',
  fault: { code, fullCode: `x:${code}`, text: 'words of eHealth', ticket: 'T-1', retry },
});

const line = (problem: Extract<Setback, { kind: 'line' }>['problem']): Setback => ({
  kind: 'line',
  problem,
  code: 'ECODE',
});

const http = (status: number): Setback => ({
  kind: 'answer',
  problem: 'not a readable SOAP message',
  status,
  mediaType: 'text/html',
});

type Course = 'waits' | 'moves' | 'redates' | 'stops';

interface Row {
  readonly setback: Setback;
  readonly code: PluginErrorCode;
  /** The code when the refused message was dated by a clock that is 90 s off. */
  readonly clock?: 'ERR_STS_CLOCK';
  /** What is done where only a wait, only another address, or only another time could help. */
  readonly courses: readonly Course[];
}

const row = (
  setback: Setback,
  code: PluginErrorCode,
  courses: readonly Course[] = [],
  clock?: 'ERR_STS_CLOCK',
): [string, Row] => [
  setback.kind === 'fault'
    ? setback.fault.code
    : setback.kind === 'line'
      ? setback.problem
      : `HTTP ${setback.status}`,
  { setback, code, courses, ...(clock === undefined ? {} : { clock }) },
];

/** sessions.md sections 15.2, 15.5 and 16. */
const rows = [
  row(fault('SOA-00001'), 'ERR_STS_FAULT'),
  row(fault('SOA-01001'), 'ERR_STS_NOT_AUTHENTICATED', ['moves'], 'ERR_STS_CLOCK'),
  row(fault('SOA-01002'), 'ERR_STS_NOT_ALLOWED', ['moves']),
  row(fault('SOA-02001'), 'ERR_STS_UNAVAILABLE', ['moves']),
  row(fault('SOA-02002'), 'ERR_STS_UNAVAILABLE', ['moves', 'waits']),
  ...[1, 2, 3, 4, 5, 6, 7].map((digit) => row(fault(`SOA-0300${digit}`), 'ERR_STS_MALFORMED')),
  row(fault('RequestDenied'), 'ERR_STS_DENIED'),
  row(fault('InvalidRequest'), 'ERR_STS_MALFORMED'),
  row(fault('BadRequest'), 'ERR_STS_MALFORMED'),
  row(fault('InvalidScope'), 'ERR_STS_MALFORMED'),
  row(fault('InvalidTimeRange'), 'ERR_STS_MALFORMED', ['redates'], 'ERR_STS_CLOCK'),
  row(fault('ExpiredData'), 'ERR_STS_MALFORMED', [], 'ERR_STS_CLOCK'),
  row(fault('AuthenticationBadElements'), 'ERR_STS_MALFORMED'),
  row(fault('RequestFailed'), 'ERR_STS_MALFORMED', [], 'ERR_STS_CLOCK'),
  row(fault('FailedAuthentication'), 'ERR_STS_CREDENTIAL', [], 'ERR_STS_CLOCK'),
  row(fault('InvalidSecurityToken'), 'ERR_STS_CREDENTIAL', [], 'ERR_STS_CLOCK'),
  row(fault('RenewNeeded'), 'ERR_STS_FAULT'),
  row(fault('UnableToRenew'), 'ERR_STS_FAULT'),
  row(fault('InvalidSecurity'), 'ERR_STS_MALFORMED', [], 'ERR_STS_CLOCK'),
  row(fault('FailedCheck'), 'ERR_STS_MALFORMED'),
  row(fault('UnsupportedAlgorithm'), 'ERR_STS_MALFORMED'),
  row(fault('UnsupportedSecurityToken'), 'ERR_STS_MALFORMED'),
  row(fault('SecurityTokenUnavailable'), 'ERR_STS_MALFORMED'),
  row(fault('MessageExpired'), 'ERR_STS_MALFORMED', ['redates'], 'ERR_STS_CLOCK'),
  row(fault('NobodyKnows'), 'ERR_STS_FAULT'),
  row(fault('NobodyKnowsButRetry', true), 'ERR_STS_FAULT', ['waits']),
  // Retry does not overrule the catalogue
  row(fault('RequestDenied', true), 'ERR_STS_DENIED'),
  row(line('no-connection'), 'ERR_STS_UNREACHABLE', ['moves', 'waits']),
  row(line('reset'), 'ERR_STS_UNREACHABLE', ['moves', 'waits']),
  row(line('tls'), 'ERR_STS_UNREACHABLE', ['moves']),
  row(line('cut'), 'ERR_STS_UNREACHABLE'),
  row(line('timeout'), 'ERR_STS_TIMEOUT', ['moves']),
  row(line('too-large'), 'ERR_STS_ANSWER'),
  row(line('unreadable'), 'ERR_STS_ANSWER'),
  row(http(502), 'ERR_STS_UNAVAILABLE', ['moves', 'waits']),
  row(http(503), 'ERR_STS_UNAVAILABLE', ['moves', 'waits']),
  row(http(504), 'ERR_STS_UNAVAILABLE', ['moves', 'waits']),
  row(http(200), 'ERR_STS_ANSWER'),
  row(http(302), 'ERR_STS_ANSWER'),
  row(http(403), 'ERR_STS_ANSWER'),
];

const facts = (setback: Setback, patch: Partial<AttemptFacts> = {}): AttemptFacts => ({
  setback,
  repeats: 0,
  waited: 0,
  card: false,
  waitSeconds: [],
  redated: false,
  clockRetried: false,
  renewing: false,
  otherEndpoint: false,
  ...patch,
});

describe('STS setback', () => {
  it.each(rows)('returns for %s its error code', (_, { setback, code }) => {
    expect(stsError(setback, null, true).code).toBe(code);
    expect(stsError(setback, 29_000, true).code).toBe(code);
  });

  it.each(rows)('returns for %s the clock error when the clock is the cause', (_, expected) => {
    const error = stsError(expected.setback, -90_400, true);
    expect(error.code).toBe(expected.clock ?? expected.code);
    if (expected.clock !== undefined) expect(error.params).toEqual({ seconds: 90 });
  });

  it.each(rows)('retries %s only as the policy allows', (_, { setback, courses }) => {
    const reason = (patch: Partial<AttemptFacts>) => {
      const decision = decideRetry(facts(setback, patch), 0.5);
      return decision.again ? decision.reason : null;
    };
    expect(reason({})).toBeNull();
    expect(reason({ waitSeconds: [5] })).toBe(courses.includes('waits') ? 'Waited' : null);
    expect(reason({ otherEndpoint: true })).toBe(
      courses.includes('moves') ? 'OtherEndpoint' : null,
    );
    expect(reason({ redated: true })).toBe(courses.includes('redates') ? 'ClockCorrected' : null);
    expect(reason({ redated: true, clockRetried: true })).toBeNull();
  });

  it('names the clock when a message is refused for its age and no answer is dated', () => {
    const error = stsError(fault('MessageExpired'), null, false);
    expect([error.code, error.params]).toEqual(['ERR_STS_CLOCK', {}]);
    expect(stsError(fault('InvalidRequest'), null, false).code).toBe('ERR_STS_MALFORMED');
  });

  it('keeps eHealth’s words for the help desk, and out of the message', () => {
    const error = stsError(fault('RequestDenied'), null, true);
    expect(error.support).toEqual({
      code: 'x:RequestDenied',
      text: 'words of eHealth',
      ticket: 'T-1',
    });
    expect(error.params).toEqual({});
    expect(error.message).not.toContain('words');
  });
});

describe('retry policy', () => {
  it.each(['RenewNeeded', 'UnableToRenew'])('asks for a new token after %s', (code) => {
    expect(decideRetry(facts(fault(code), { renewing: true }), 0)).toMatchObject({
      reason: 'IssueInstead',
      waitMs: 0,
    });
  });

  it('prefers another address to a wait when both are possible', () => {
    expect(
      decideRetry(facts(line('reset'), { otherEndpoint: true, waitSeconds: [5] }), 0),
    ).toMatchObject({ reason: 'OtherEndpoint' });
  });

  const anyFacts = fc.record({
    setback: fc.constantFrom(...rows.map(([, { setback }]) => setback)),
    repeats: fc.nat(6),
    waited: fc.nat(4),
    card: fc.boolean(),
    waitSeconds: fc.constantFrom([5, 15, 45], [1], []),
    redated: fc.boolean(),
    clockRetried: fc.boolean(),
    renewing: fc.boolean(),
    otherEndpoint: fc.boolean(),
  });

  it('asks a card for at most one more signature', () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 0.999, noNaN: true }), (some, random) => {
        const decision = decideRetry({ ...some, card: true }, random);
        return !decision.again || some.repeats === 0;
      }),
    );
  });

  it('waits as often and as long as configured, within a fifth', () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 0.999, noNaN: true }), (some, random) => {
        const decision = decideRetry(some, random);
        if (!decision.again || decision.reason !== 'Waited') return true;
        const seconds = some.waitSeconds[some.waited] ?? Number.NaN;
        return decision.waitMs >= seconds * 800 && decision.waitMs <= seconds * 1200;
      }),
    );
  });
});
