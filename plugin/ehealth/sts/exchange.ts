import { randomUUID } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { soapAction } from '../names.ts';
import type { Setback } from './retry.ts';
import { isOff } from '../soap/clock-offset.ts';
import type { ClockReading, MessageTime, ServiceClock } from '../soap/clock-offset.ts';
import { readStsAnswer } from './response.ts';
import type { StsAnswer } from './response.ts';
import { challengeBody } from './messages.ts';
import type { MessageSpelling } from './messages.ts';
import type { TokenRequest } from './token.ts';
import type { Line } from '../soap/transport.ts';
import { signedEnvelope } from '../soap/ws-security.ts';
import type { XmlDocument } from '../xml/xml.ts';

export interface Attempt {
  readonly url: string;
  readonly line: Line;
  readonly clock: ServiceClock;
  readonly spelling: MessageSpelling;
  readonly signers: Pick<TokenRequest, 'header' | 'holderOfKey'>;
  readonly demand: Demand;
}

/** The body of the request, under this context and dated by this instant. */
export type Demand = (context: string, at: Date) => string;

export interface AttemptResult {
  readonly outcome:
    | { readonly kind: 'token'; readonly document: XmlDocument }
    | { readonly kind: 'setback'; readonly setback: Setback };
  /** The time its last message was dated by. */
  readonly time: MessageTime;
  /** How far that was from eHealth's clock, in milliseconds (theirs minus the message's); null when not known to be off. */
  readonly skewMs: number | null;
}

/**
 * One conversation with the STS: the request, and the answer to its challenge where one comes (sessions.md section 8). One
 * signature by the header credential, and one by the holder-of-key for a challenge. Rejects with what a signer rejects with,
 * and with ERR_STS_TOKEN_REFUSED for an answer to another request.
 */
export async function makeAttempt(attempt: Attempt): Promise<AttemptResult> {
  const { signers, spelling } = attempt;
  const context = randomUUID();
  const first = await say(attempt, soapAction.requestSecurityToken, signers.header, (at) =>
    attempt.demand(context, at),
  );
  if (first.said.kind !== 'challenge') return concluded(first, context);

  const { challenge } = first.said;
  const repeated = sameContext(first.said, context) ?? context;
  const second = await say(attempt, soapAction.challenge, signers.holderOfKey, () =>
    challengeBody({ context: repeated, challenge }, spelling),
  );
  return concluded(second, context);
}

interface Said {
  readonly said: StsAnswer | { readonly kind: 'setback'; readonly setback: Setback };
  readonly status: number;
  readonly mediaType: string;
  readonly time: MessageTime;
  readonly skewMs: number | null;
}

async function say(
  { url, line, clock }: Attempt,
  action: string,
  signer: TokenRequest['header'],
  body: (at: Date) => string,
): Promise<Said> {
  const { host } = new URL(url);
  const time = clock.timeFor(host);
  const message = await signedEnvelope({ body: body(time.at), signer, now: time.at });
  const exchange = await line.post(url, action, message);
  if (exchange.kind === 'line') {
    return {
      said: { kind: 'setback', setback: exchange },
      status: 0,
      mediaType: '',
      time,
      skewMs: null,
    };
  }
  const { status, mediaType, dated, text } = exchange;
  const skewMs = dated === null ? null : skewOf(clock.learn(host, dated), time);
  return { said: readStsAnswer(text), status, mediaType, time, skewMs };
}

function skewOf(reading: ClockReading, time: MessageTime): number | null {
  const skew = { ...reading, offset: reading.offset - time.offset };
  return isOff(skew) ? skew.offset : null;
}

function concluded(
  { said, status, mediaType, time, skewMs }: Said,
  context: string,
): AttemptResult {
  const setback = (one: Setback): AttemptResult => ({
    outcome: { kind: 'setback', setback: one },
    time,
    skewMs,
  });
  const unforeseen = (problem: string) => setback({ kind: 'answer', problem, status, mediaType });
  switch (said.kind) {
    case 'setback':
      return setback(said.setback);
    case 'fault':
      return setback({ kind: 'fault', fault: said.fault });
    case 'unusable':
      return unforeseen(said.problem);
    case 'challenge':
      return unforeseen('a second challenge');
    case 'token':
      if (status < 200 || status > 299) return unforeseen('a token with an error status');
      sameContext(said, context);
      return { outcome: { kind: 'token', document: said.document }, time, skewMs };
  }
}

/** The context of an answer where it has one; refused when it is not the one we sent (sessions.md section 11, check 2). */
function sameContext(answer: { readonly context: string | null }, sent: string): string | null {
  if (answer.context !== null && answer.context !== sent) {
    throw new PluginError('ERR_STS_TOKEN_REFUSED', 'answer to another request', {
      params: { problem: 'context' },
    });
  }
  return answer.context;
}
