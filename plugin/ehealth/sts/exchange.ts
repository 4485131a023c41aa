import { randomUUID } from 'node:crypto';
import { soapAction } from '../names.ts';
import type { Setback } from './retry.ts';
import { isOff } from '../soap/clock-offset.ts';
import type { ClockReading, MessageTime, ServiceClock } from '../soap/clock-offset.ts';
import { readStsResponse } from './response.ts';
import type { StsResponse } from './response.ts';
import { challengeBody } from './messages.ts';
import type { MessageSpelling } from './messages.ts';
import type { TokenRequest } from './token.ts';
import { tokenRefused } from './token-refusal.ts';
import type { Line } from '../soap/transport.ts';
import { signedEnvelope } from '../soap/ws-security.ts';
import type { XmlDocument } from '../xml/xml.ts';

export interface Attempt {
  readonly url: string;
  readonly line: Line;
  readonly clock: ServiceClock;
  readonly spelling: MessageSpelling;
  readonly signers: Pick<TokenRequest, 'header' | 'holderOfKey'>;
  readonly requestBody: RequestBody;
}

/** The body of the request, under this context and dated by this instant. */
export type RequestBody = (context: string, at: Date) => string;

export interface AttemptResult {
  readonly outcome:
    | { readonly kind: 'token'; readonly document: XmlDocument }
    | { readonly kind: 'setback'; readonly setback: Setback };
  /** The time its last message was dated by. */
  readonly time: MessageTime;
  /** How far that was from eHealth's clock, in milliseconds (theirs minus the message's); null when not known to be off. */
  readonly skewMs: number | null;
  /** Its answer said what eHealth's clock has. */
  readonly isDated: boolean;
}

/**
 * One conversation with the STS: the request, and the answer to its challenge where one comes (sessions.md section 8). One
 * signature by the header credential, and one by the holder-of-key for a challenge. Rejects with what a signer rejects with,
 * and with ERR_STS_TOKEN_REFUSED for an answer to another request.
 */
export async function makeAttempt(attempt: Attempt): Promise<AttemptResult> {
  const { signers, spelling } = attempt;
  const context = randomUUID();
  const first = await sendMessage(attempt, soapAction.requestSecurityToken, signers.header, (at) =>
    attempt.requestBody(context, at),
  );
  if (first.response.kind !== 'challenge') return concluded(first, context);

  const { challenge } = first.response;
  const repeated = sameContext(first.response, context) ?? context;
  const second = await sendMessage(attempt, soapAction.challenge, signers.holderOfKey, () =>
    challengeBody({ context: repeated, challenge }, spelling),
  );
  return concluded(second, context);
}

interface MessageResult {
  readonly response: StsResponse | { readonly kind: 'setback'; readonly setback: Setback };
  readonly status: number;
  readonly mediaType: string;
  readonly time: MessageTime;
  readonly skewMs: number | null;
  readonly isDated: boolean;
}

async function sendMessage(
  { url, line, clock }: Attempt,
  action: string,
  signer: TokenRequest['header'],
  body: (at: Date) => string,
): Promise<MessageResult> {
  const { host } = new URL(url);
  const time = clock.timeFor(host);
  const message = await signedEnvelope({ body: body(time.at), signer, now: time.at });
  const exchange = await line.post(url, action, message);
  if (exchange.kind === 'line') {
    return {
      response: { kind: 'setback', setback: exchange },
      status: 0,
      mediaType: '',
      time,
      skewMs: null,
      isDated: false,
    };
  }
  const { status, mediaType, dated, text } = exchange;
  const skewMs = dated === null ? null : skewOf(clock.learn(host, dated), time);
  const isDated = dated !== null;
  return { response: readStsResponse(text), status, mediaType, time, skewMs, isDated };
}

function skewOf(reading: ClockReading, time: MessageTime): number | null {
  const skew = { ...reading, offset: reading.offset - time.offset };
  return isOff(skew) ? skew.offset : null;
}

function concluded(
  { response, status, mediaType, time, skewMs, isDated }: MessageResult,
  context: string,
): AttemptResult {
  const setback = (one: Setback): AttemptResult => ({
    outcome: { kind: 'setback', setback: one },
    time,
    skewMs,
    isDated,
  });
  const unforeseen = (problem: string) => setback({ kind: 'answer', problem, status, mediaType });
  switch (response.kind) {
    case 'setback':
      return setback(response.setback);
    case 'fault':
      return setback({ kind: 'fault', fault: response.fault });
    case 'unusable':
      return unforeseen(response.problem);
    case 'challenge':
      return unforeseen('a second challenge');
    case 'token':
      if (status < 200 || status > 299) return unforeseen('a token with an error status');
      sameContext(response, context);
      return { outcome: { kind: 'token', document: response.document }, time, skewMs, isDated };
  }
}

/** The context of an answer where it has one; refused when it is not the one we sent (sessions.md section 11, check 2). */
function sameContext(answer: { readonly context: string | null }, sent: string): string | null {
  if (answer.context !== null && answer.context !== sent) {
    throw tokenRefused('context', 'the answer has the Context of another request');
  }
  return answer.context;
}
