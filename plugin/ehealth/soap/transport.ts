import type { OutgoingHttpHeaders } from 'node:http';
import { sendRequest } from '../../http/client.ts';
import type { HttpFailure, HttpRequest } from '../../http/client.ts';
import { openConnections } from '../../http/connections.ts';
import { isSystemCode } from '../../http/system-code.ts';
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

/** An answer that may have attachments: as it came. */
export interface BinaryAnswer extends Omit<HttpAnswer, 'mediaType' | 'text'> {
  /** '' when there was none. */
  readonly contentType: string;
  readonly body: Buffer;
}

/** A message that may have attachments. */
export interface BinaryMessage {
  readonly soapAction: string;
  readonly contentType: string;
  /** Sent one after the other, without a copy of the whole. */
  readonly chunks: readonly Uint8Array[];
  /** For the whole exchange once connected, in place of the transport's: large messages take longer. */
  readonly timeoutMs: number;
}

/** Connections of one attempt. Kept alive between its messages, and gone with `close`, so that none is met half dead later. */
export interface Line {
  /** One message, one answer, with any status: a SOAP fault comes with 500. Redirects are not followed. */
  post(url: string, soapAction: string, message: string): Promise<Exchange>;
  /** The same for messages with attachments. */
  postBinary(url: string, message: BinaryMessage): Promise<BinaryAnswer | LineFailure>;
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
  /** PEM of CAs that may certify the servers, besides Node's own. */
  readonly authorities?: readonly string[];
}

/** An answer with an assertion has some 8 KB; what is larger costs the event loop more than it can be worth. */
const defaultMaxBytes = 256 * 1024;

export interface Transport {
  open(): Line;
}

export function createTransport(options: TransportOptions): Transport {
  return { open: () => openLine(options) };
}

export interface EhealthTransportDeps {
  /** The setting `ehealth`. `product`: name and version of the host, as `name/version`. */
  readonly settings: {
    readonly product: string | null;
    readonly contactEmail: string | null;
    readonly timeoutSeconds: number;
  };
  /** Of this software. */
  readonly version: string;
  readonly now: () => Date;
  readonly authorities?: readonly string[];
  /** Largest answer; 256 KiB by default. */
  readonly maxBytes?: number;
}

/** The transport to every eHealth service. User-Agent and From say who calls, as eHealth requires (domain/sessions.md section 3). */
export function createEhealthTransport({
  settings,
  version,
  now,
  authorities = [],
  maxBytes,
}: EhealthTransportDeps): Transport {
  const ourselves = `Trousseau/${version}`;
  return createTransport({
    userAgent: settings.product === null ? ourselves : `${ourselves} ${settings.product}`,
    from: settings.contactEmail,
    timeoutMs: settings.timeoutSeconds * 1000,
    now,
    authorities,
    ...(maxBytes === undefined ? {} : { maxBytes }),
  });
}

function openLine(options: TransportOptions): Line {
  const { now, maxBytes = defaultMaxBytes, authorities = [] } = options;
  const connections = openConnections();
  const common: OutgoingHttpHeaders = {
    'User-Agent': options.userAgent,
    ...(options.from === null ? {} : { From: options.from }),
  };

  const exchangeBytes = async (
    url: string,
    request: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
    timeoutMs = options.timeoutMs,
  ): Promise<BinaryAnswer | LineFailure> => {
    let sentAt = now().getTime();
    let receivedAt = sentAt;
    const result = await sendRequest({
      ...request,
      url: new URL(url),
      headers: { ...common, ...request.headers },
      timeoutMs,
      restartsTimeoutOnConnect: true,
      bodyLimit: () => maxBytes,
      connections,
      authorities,
      onStage: (stage) => {
        if (stage === 'waiting') sentAt = now().getTime();
        else receivedAt = now().getTime();
      },
    });
    if (result.kind === 'failure') return lineFailure(problemOf(result), result.code);
    const date = Date.parse(result.headers.date ?? '');
    return {
      kind: 'answer',
      status: result.status,
      contentType: result.headers['content-type'] ?? '',
      body: result.body,
      dated: Number.isNaN(date) ? null : { sentAt, receivedAt, date },
    };
  };

  const exchange = async (...request: Parameters<typeof exchangeBytes>): Promise<Exchange> => {
    const result = await exchangeBytes(...request);
    if (result.kind === 'line') return result;
    const { contentType, body, ...answer } = result;
    const text = decodeUtf8(body);
    if (text === null) return lineFailure('unreadable', 'ERR_ENCODING_INVALID_ENCODED_DATA');
    return { ...answer, mediaType: mediaTypeOf(contentType), text };
  };

  return {
    post: (url, soapAction, message) => {
      const body = Buffer.from(message);
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Length': body.length,
        SOAPAction: `"${soapAction}"`,
      };
      return exchange(url, { method: 'POST', headers, body });
    },
    postBinary: (url, { soapAction, contentType, chunks, timeoutMs }) => {
      const headers = {
        'Content-Type': contentType,
        'Content-Length': chunks.reduce((sum, { length }) => sum + length, 0),
        SOAPAction: `"${soapAction}"`,
      };
      return exchangeBytes(url, { method: 'POST', headers, body: chunks }, timeoutMs);
    },
    get: (url) => exchange(url, { method: 'GET' }),
    head: (url, timeoutMs) => exchange(url, { method: 'HEAD' }, timeoutMs),
    close: () => connections.close(),
  };
}

function lineFailure(problem: LineProblem, code: string): LineFailure {
  return { kind: 'line', problem, code };
}

function problemOf({ problem, stage, code }: HttpFailure): LineProblem {
  if (problem === 'timeout' || problem === 'too-large') return problem;
  if (stage === 'connecting') return isSystemCode(code) ? 'no-connection' : 'tls';
  return stage === 'waiting' ? 'reset' : 'cut';
}

/** It is shown and logged: cut to what any real one needs. */
export const mediaTypeOf = (header: string) =>
  header.replace(/;.*$/s, '').trim().toLowerCase().slice(0, 100);

/** null for what is no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
