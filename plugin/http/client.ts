import * as http from 'node:http';
import * as https from 'node:https';
import { isIP } from 'node:net';
import type { Socket } from 'node:net';
import { Readable, pipeline } from 'node:stream';
import type { Connections } from './connections.ts';
import { guardedLookup, isRefusedName, refusedAddress } from './guarded-lookup.ts';
import { proxyAuthorization, proxyFor } from './proxy.ts';
import { addressOf, openTunnel, proxyError, proxyRefused } from './tunnel.ts';
import { verifiedTls } from './verified-tls.ts';

/*
 * The only HTTP client for calls out. Redirects are never followed; the environment's proxy is used (proxy.ts). TLS is 1.2 or later and
 * the server's certificate is verified, also where the host's process has switched that off. What goes wrong is a result, not an
 * exception; what it means (retry, wording) is the caller's.
 */

export interface HttpRequest {
  /** http: or https: */
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers?: http.OutgoingHttpHeaders;
  /** Several are sent one after the other, no faster than the connection takes them; the caller gives their whole length as a header. */
  readonly body?: Uint8Array | readonly Uint8Array[] | null;
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  /** The time begins again once the connection is there: a slow network is not counted against a slow server. */
  readonly restartsTimeoutOnConnect?: boolean;
  /** How many bytes of the body are taken under this status; null: none is read, the status is all that counts. */
  readonly bodyLimit: (status: number) => number | null;
  /** Absent: a connection of its own, closed afterwards. Through a proxy each request has its own. */
  readonly connections?: Connections;
  /** Which IP addresses may be connected to; absent: any. Through a proxy it counts as far as names are known here. */
  readonly mayConnect?: (address: string) => boolean;
  readonly signal?: AbortSignal;
  /** PEM of CAs that may certify the server, besides Node's own. */
  readonly authorities?: readonly string[];
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
  /** "ECONNREFUSED", "CERT_HAS_EXPIRED"; "EPROXY" of a proxy that opens no connection. */
  readonly code: string;
}

/**
 * Sends one request and resolves with the answer of any status. Never rejects for what happens on the network; rejects
 * with TypeError for a URL or header that HTTP does not allow.
 */
export async function sendRequest(what: HttpRequest): Promise<HttpResponse | HttpFailure> {
  const host = what.url.hostname.replace(/^\[|\]$/g, '');
  const { mayConnect } = what;
  if (mayConnect !== undefined && isIP(host) !== 0 && !mayConnect(host)) {
    return failedConnecting('address', refusedAddress);
  }
  const way = proxyFor(what.url);
  if (way.kind === 'unusable') return failedConnecting('connection', proxyRefused);
  if (way.kind === 'direct') return exchange(what, directly(what));
  if (mayConnect !== undefined && (await isRefusedName(host, mayConnect))) {
    return failedConnecting('address', refusedAddress);
  }
  // A request without a socket waits for one, also when its own signal aborts: the tunnel has to end
  const ending = new AbortController();
  const signals = [ending.signal, ...(what.signal === undefined ? [] : [what.signal])];
  const through = what.url.protocol === 'https:' ? inTunnel : byProxy;
  try {
    return await exchange(what, through(what, way.url, AbortSignal.any(signals)));
  } finally {
    ending.abort();
  }
}

function failedConnecting(problem: HttpFailure['problem'], code: string): HttpFailure {
  return { kind: 'failure', problem, stage: 'connecting', code };
}

interface Way {
  readonly request: typeof http.request;
  readonly options: https.RequestOptions;
  /** What the socket says when it is connected; null for one that is when it comes. */
  readonly connectedEvent: 'connect' | 'secureConnect' | null;
}

function directly(what: HttpRequest): Way {
  const { url, headers = {}, connections, mayConnect, authorities } = what;
  const secure = url.protocol === 'https:';
  return {
    request: (secure ? https : http).request,
    options: {
      ...addressOf(url),
      path: `${url.pathname}${url.search}`,
      headers,
      agent: connections?.agentFor(url) ?? false,
      ...(mayConnect === undefined ? {} : { lookup: guardedLookup(mayConnect) }),
      ...(secure ? verifiedTls(authorities) : {}),
    },
    connectedEvent: secure ? 'secureConnect' : 'connect',
  };
}

/** https: the proxy opens a tunnel, and TLS is between the server and us. */
function inTunnel(what: HttpRequest, proxy: URL, signal: AbortSignal): Way {
  const { url, headers = {}, authorities } = what;
  return {
    request: https.request,
    options: {
      ...addressOf(url),
      path: `${url.pathname}${url.search}`,
      headers,
      createConnection: (_options, created) => {
        openTunnel(proxy, url, verifiedTls(authorities), signal).then(
          (socket) => created(null, socket),
          // Without a socket, although the types promise one
          (error: unknown) =>
            created(error instanceof Error ? error : proxyError(), undefined as never),
        );
        return undefined;
      },
    },
    connectedEvent: null,
  };
}

/** http: the proxy is sent the whole address (RFC 9112, 3.2.2). */
function byProxy({ url, headers = {}, authorities }: HttpRequest, proxy: URL): Way {
  const secure = proxy.protocol === 'https:';
  return {
    request: (secure ? https : http).request,
    options: {
      ...addressOf(proxy),
      path: `${url.origin}${url.pathname}${url.search}`,
      headers: { ...headers, Host: url.host, ...proxyAuthorization(proxy) },
      agent: false,
      ...(secure ? verifiedTls(authorities) : {}),
    },
    connectedEvent: secure ? 'secureConnect' : 'connect',
  };
}

function exchange(
  what: HttpRequest,
  { request: open, options, connectedEvent }: Way,
): Promise<HttpResponse | HttpFailure> {
  return new Promise((resolve) => {
    let stage: HttpFailure['stage'] = 'connecting';
    const request = open({
      ...options,
      method: what.method,
      ...(what.signal === undefined ? {} : { signal: what.signal }),
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
      if (socket.connecting && connectedEvent !== null) socket.once(connectedEvent, connected);
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
    send(request, what.body ?? null);
  });
}

/** How much of a large body is handed over at a time: TLS keeps a second copy of what it was given. */
const sliceBytes = 64 * 1024;

function send(request: http.ClientRequest, body: NonNullable<HttpRequest['body']> | null): void {
  if (body === null || body instanceof Uint8Array) request.end(body ?? undefined);
  // What goes wrong is an error of the request, which has its listener
  else pipeline(Readable.from(slices(body), { highWaterMark: 1 }), request, () => undefined);
}

function* slices(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += sliceBytes) yield chunk.subarray(at, at + sliceBytes);
}
