import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';
import type { DatedExchange } from './clock-offset.ts';

/*
 * SOAP over HTTP as eHealth wants it (sessions.md section 3). What goes wrong on the line is an outcome, not an exception:
 * retry policy and error texts decide by it (retry.ts, errors.ts).
 */

export type LineProblem =
  /** No server answered at that address. */
  | 'no-connection'
  /** The server's certificate or protocol was refused; trying again changes nothing. */
  | 'tls'
  /** The connection went away before a word of the answer. */
  | 'reset'
  /** It went away in the middle of the answer. */
  | 'cut'
  | 'timeout'
  | 'too-large'
  /** Not UTF-8. */
  | 'unreadable';

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** Of Content-Type, without parameters, in lower case; '' when there was none. */
  readonly mediaType: string;
  readonly text: string;
  /** null when the answer had no usable Date header. */
  readonly dated: DatedExchange | null;
}

export interface LineFailure {
  readonly kind: 'line';
  readonly problem: LineProblem;
  /** The system's own word: "ECONNREFUSED", "CERT_HAS_EXPIRED". */
  readonly code: string;
}

export type Exchange = HttpAnswer | LineFailure;

/** Connections of one attempt. Kept alive between its messages, and gone with `close`, so that none is met half dead later. */
export interface Line {
  /** One message, one answer, with any status: a SOAP fault comes with 500. Redirects are not followed. */
  post(url: string, soapAction: string, message: string): Promise<Exchange>;
  get(url: string): Promise<Exchange>;
  /** Asks for the headers alone, within `timeoutMs`. */
  head(url: string, timeoutMs: number): Promise<Exchange>;
  /** Ends all calls under way as 'reset'. */
  close(): void;
}

export interface TransportOptions {
  /** Parts `name/version`, joined by one blank. */
  readonly userAgent: string;
  /** E-mail address of the software house; null sends no From. */
  readonly from: string | null;
  /** For connecting, and again for the whole answer. */
  readonly timeoutMs: number;
  readonly maxBytes?: number;
  readonly now: () => Date;
}

/** An answer with an assertion has some 8 KB; what is larger costs the event loop more than it can be worth. */
const defaultMaxBytes = 256 * 1024;

export function createTransport(options: TransportOptions): { open(): Line } {
  return { open: () => openLine(options) };
}

function openLine(options: TransportOptions): Line {
  const agents = {
    http: new http.Agent({ keepAlive: true, maxSockets: 1 }),
    https: new https.Agent({
      keepAlive: true,
      maxSockets: 1,
      minVersion: 'TLSv1.2',
      // Said although it is the default: a host may have switched that off for its whole process, by the environment
      rejectUnauthorized: true,
    }),
  };
  const common: http.OutgoingHttpHeaders = {
    'User-Agent': options.userAgent,
    ...(options.from === null ? {} : { From: options.from }),
  };
  const send = (url: string, request: Omit<OneRequest, 'url' | 'agent' | 'maxBytes' | 'now'>) => {
    const target = new URL(url);
    return exchange({
      ...request,
      url: target,
      agent: target.protocol === 'https:' ? agents.https : agents.http,
      headers: { ...common, ...request.headers },
      maxBytes: options.maxBytes ?? defaultMaxBytes,
      now: options.now,
    });
  };
  return {
    post: (url, soapAction, message) => {
      const body = Buffer.from(message);
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Length': body.length,
        SOAPAction: `"${soapAction}"`,
      };
      return send(url, { method: 'POST', headers, body, timeoutMs: options.timeoutMs });
    },
    get: (url) =>
      send(url, { method: 'GET', headers: {}, body: null, timeoutMs: options.timeoutMs }),
    head: (url, timeoutMs) => send(url, { method: 'HEAD', headers: {}, body: null, timeoutMs }),
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

interface OneRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: http.OutgoingHttpHeaders;
  readonly body: Buffer | null;
  readonly agent: http.Agent;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly now: () => Date;
}

function exchange(what: OneRequest): Promise<Exchange> {
  const secure = what.url.protocol === 'https:';
  return new Promise((resolve) => {
    let stage: 'connecting' | 'waiting' | 'reading' = 'connecting';
    let sentAt = what.now().getTime();
    const { method, headers, agent } = what;
    const request = (secure ? https : http).request(what.url, { method, headers, agent });

    const settle = (outcome: Exchange) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const fail = (problem: LineProblem, code: string) => {
      settle({ kind: 'line', problem, code });
      request.destroy();
    };
    const timer = setTimeout(() => fail('timeout', 'ETIMEDOUT'), what.timeoutMs);

    request.on('socket', (socket: Socket) => {
      const connected = () => {
        stage = 'waiting';
        sentAt = what.now().getTime();
        timer.refresh();
      };
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected);
      else connected();
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? error.name;
      if (stage === 'connecting') fail(isSystemCode(code) ? 'no-connection' : 'tls', code);
      else fail(stage === 'waiting' ? 'reset' : 'cut', code);
    });
    request.on('response', (response) => {
      stage = 'reading';
      const receivedAt = what.now().getTime();
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > what.maxBytes) fail('too-large', 'ERR_OUT_OF_RANGE');
      });
      response.on('error', () => fail('cut', 'ECONNRESET'));
      response.on('end', () => {
        const text = decode(Buffer.concat(chunks));
        if (text === null) {
          fail('unreadable', 'ERR_ENCODING_INVALID_ENCODED_DATA');
          return;
        }
        const date = Date.parse(response.headers.date ?? '');
        settle({
          kind: 'answer',
          status: response.statusCode ?? 0,
          mediaType: mediaTypeOf(response.headers['content-type'] ?? ''),
          text,
          dated: Number.isNaN(date) ? null : { sentAt, receivedAt, date },
        });
      });
    });
    request.end(what.body ?? undefined);
  });
}

/** It is shown and logged: cut to what any real one needs. */
const mediaTypeOf = (header: string) =>
  header.replace(/;.*$/s, '').trim().toLowerCase().slice(0, 100);

/** "ECONNREFUSED" and similar codes; TLS errors have codes of their own, and EPROTO. */
function isSystemCode(code: string): boolean {
  return /^E[A-Z]+(?:_[A-Z]+)?$/.test(code) && !code.startsWith('ERR_') && code !== 'EPROTO';
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
