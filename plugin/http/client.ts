import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import type { Connections } from './connections.ts';
import { guardedLookup, refusedAddress } from './guarded-lookup.ts';

/*
 * The only HTTP client for calls out. Redirects are never followed, proxies of the environment never used. TLS is 1.2 or later and
 * the server's certificate is verified, also where the host's process has switched that off. What goes wrong is a result, not an
 * exception; what it means (retry, wording) is the caller's.
 */

export interface HttpRequest {
  /** http: or https: */
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: Uint8Array | null;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** The time begins again once the connection is there: a slow network is not counted against a slow server. */
  readonly restartsTimeoutOnConnect?: boolean;
  /** How many bytes of the body are taken under this status; null: none is read, the status is all that counts. */
  readonly bodyLimit: (status: number) => number | null;
  /** Absent: a connection of its own, closed afterwards. */
  readonly connections?: Connections;
  /** Which IP addresses may be connected to; absent: any. */
  readonly mayConnect?: (address: string) => boolean;
  readonly signal?: AbortSignal;
  /** Called when the connection is there, and when the headers of the answer are. */
  readonly onStage?: (stage: 'waiting' | 'reading') => void;
}

export interface HttpResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpFailure {
  readonly kind: 'failure';
  /** 'connection': of DNS, TCP, TLS or HTTP, and of an aborted signal; `stage` and `code` say which. */
  readonly problem: 'timeout' | 'address' | 'too-large' | 'connection';
  /** How far the exchange came. */
  readonly stage: 'connecting' | 'waiting' | 'reading';
  /** "ECONNREFUSED", "CERT_HAS_EXPIRED". */
  readonly code: string;
}

/**
 * Sends one request and resolves with the answer of any status. Never rejects for what happens on the network; rejects
 * with TypeError for a URL or header that HTTP does not allow.
 */
export function sendRequest(what: HttpRequest): Promise<HttpResponse | HttpFailure> {
  const secure = what.url.protocol === 'https:';
  const host = what.url.hostname.replace(/^\[|\]$/g, '');
  const { mayConnect } = what;
  if (mayConnect !== undefined && isIP(host) !== 0 && !mayConnect(host)) {
    return Promise.resolve({
      kind: 'failure',
      problem: 'address',
      stage: 'connecting',
      code: refusedAddress,
    });
  }
  return new Promise((resolve) => {
    let stage: HttpFailure['stage'] = 'connecting';
    const request = (secure ? https : http).request(what.url, {
      method: what.method,
      headers: what.headers ?? {},
      agent: what.connections?.agentFor(what.url) ?? false,
      ...(mayConnect === undefined ? {} : { lookup: guardedLookup(mayConnect) }),
      ...(what.signal === undefined ? {} : { signal: what.signal }),
      // Said although it is the default: a host may have switched that off for its whole process, by the environment
      ...(secure ? { minVersion: 'TLSv1.2', rejectUnauthorized: true } : {}),
    });

    const settle = (result: HttpResponse | HttpFailure) => {
      clearTimeout(timer);
      resolve(result);
    };
    const fail = (problem: HttpFailure['problem'], code: string) => {
      settle({ kind: 'failure', problem, stage, code });
      request.destroy();
    };
    const timer = setTimeout(() => fail('timeout', 'ETIMEDOUT'), what.timeoutMs);

    request.on('socket', (socket: Socket) => {
      const connected = () => {
        stage = 'waiting';
        what.onStage?.(stage);
        if (what.restartsTimeoutOnConnect === true) timer.refresh();
      };
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected);
      else connected();
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? error.name;
      fail(code === refusedAddress ? 'address' : 'connection', code);
    });
    request.on('response', (response) => {
      stage = 'reading';
      what.onStage?.(stage);
      const { statusCode: status = 0, headers } = response;
      const chunks: Buffer[] = [];
      const answered = () =>
        settle({ kind: 'response', status, headers, body: Buffer.concat(chunks) });
      response.on('error', () => fail('connection', 'ECONNRESET'));
      const limit = what.bodyLimit(status);
      if (limit === null) {
        answered();
        request.destroy();
        return;
      }
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > limit) fail('too-large', 'ERR_OUT_OF_RANGE');
      });
      response.on('end', answered);
    });
    request.end(what.body ?? undefined);
  });
}
