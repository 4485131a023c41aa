import { sendRequest } from '../../http/client.ts';
import type { HttpFailure } from '../../http/client.ts';
import type { ProbeProblem } from './answer.ts';

/** One question over HTTP. */
export interface RevocationFetch {
  readonly url: string;
  /** null: GET. */
  readonly body: { readonly type: string; readonly bytes: Uint8Array } | null;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Which IP addresses may be connected to. */
  readonly mayConnect: (address: string) => boolean;
  readonly signal: AbortSignal;
  readonly authorities: readonly string[];
}

/** The body of a 200 answer, or why there is none. Redirects are not followed. Never rejects. */
export async function fetchBytes(request: RevocationFetch): Promise<Uint8Array | ProbeProblem> {
  const { body, maxBytes, timeoutMs, mayConnect, signal, authorities } = request;
  const result = await sendRequest({
    url: new URL(request.url),
    method: body === null ? 'GET' : 'POST',
    headers:
      body === null ? {} : { 'Content-Type': body.type, 'Content-Length': body.bytes.length },
    body: body?.bytes ?? null,
    timeoutMs,
    bodyLimit: (status) => (status === 200 ? maxBytes : null),
    mayConnect,
    signal,
    authorities,
  });
  if (result.kind === 'failure') return problemOf[result.problem];
  if (result.status === 200) return result.body;
  return result.status >= 500 ? 'Fault' : 'Refused';
}

const problemOf: Readonly<Record<HttpFailure['problem'], ProbeProblem>> = {
  timeout: 'Timeout',
  address: 'NoAddress',
  'too-large': 'Unreadable',
  connection: 'NoConnection',
};
