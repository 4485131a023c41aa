import { lookup as systemLookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

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
}

/**
 * The body of a 200 answer, or why there is none. Redirects are not followed; name and address are judged at the moment of
 * connecting, so that a name cannot change its mind in between. Never rejects.
 */
export function fetchBytes(request: RevocationFetch): Promise<Uint8Array | ProbeProblem> {
  const { promise, resolve } = withResolver<Uint8Array | ProbeProblem>();
  const target = new URL(request.url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !request.mayConnect(host)) return Promise.resolve('NoAddress');

  const secure = target.protocol === 'https:';
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const exchange = (secure ? https : http).request(target, {
    method: request.body === null ? 'GET' : 'POST',
    headers:
      request.body === null
        ? {}
        : { 'Content-Type': request.body.type, 'Content-Length': request.body.bytes.length },
    agent: false,
    lookup: guardedLookup(request.mayConnect),
    signal: AbortSignal.any([timeout, request.signal]),
    ...(secure ? { minVersion: 'TLSv1.2', rejectUnauthorized: true } : {}),
  });
  const fail = (problem: ProbeProblem) => {
    resolve(problem);
    exchange.destroy();
  };
  exchange.on('error', (error: NodeJS.ErrnoException) => {
    if (timeout.aborted) fail('Timeout');
    else fail(error.code === notAllowed ? 'NoAddress' : 'NoConnection');
  });
  exchange.on('response', (response) => {
    const { statusCode = 0 } = response;
    if (statusCode !== 200) {
      fail(statusCode >= 500 ? 'Fault' : 'Refused');
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    response.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > request.maxBytes) fail('Unreadable');
    });
    response.on('error', () => fail(timeout.aborted ? 'Timeout' : 'NoConnection'));
    response.on('end', () => resolve(Buffer.concat(chunks)));
  });
  exchange.end(request.body?.bytes);
  return promise;
}

const notAllowed = 'ERR_ADDRESS_NOT_PUBLIC';

/** Resolves a name and refuses the whole of it when one of its addresses may not be connected to. */
function guardedLookup(mayConnect: RevocationFetch['mayConnect']): LookupFunction {
  return (hostname, options, callback) => {
    systemLookup(hostname, options, (error, address, family) => {
      if (error !== null) {
        // Without an address, whatever the types say: what is thrown here nobody catches
        callback(error, address, family);
        return;
      }
      const found = typeof address === 'string' ? [address] : address.map((one) => one.address);
      if (!found.every(mayConnect)) {
        const refusal: NodeJS.ErrnoException = new Error('an address that is not public');
        refusal.code = notAllowed;
        callback(refusal, address, family);
      } else callback(error, address, family);
    });
  };
}

function withResolver<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
} {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
