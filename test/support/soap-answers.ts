import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTransport } from '../../plugin/ehealth/soap/transport.ts';

/** What came in, as far as tests look at it. */
export interface HeardMessage {
  readonly soapAction: string;
  readonly body: string;
}

export interface AnsweringService {
  readonly url: string;
  readonly heard: readonly HeardMessage[];
  /** Every later message gets this answer; a function sees the message first. */
  answer(text: string | ((body: string) => string), status?: number): void;
  stop(): Promise<void>;
}

export const inEnvelope = (content: string) =>
  `<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${content}</S:Body></S:Envelope>`;

/** A service on the line that says what a test wants it to say. */
export async function startAnswering(): Promise<AnsweringService> {
  const heard: HeardMessage[] = [];
  let reply: (body: string) => string = () => '';
  let code = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      heard.push({ soapAction: String(request.headers['soapaction']), body });
      response.writeHead(code, { 'content-type': 'text/xml; charset=utf-8' });
      response.end(reply(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/service`,
    heard,
    answer: (text, status = 200) => {
      reply = typeof text === 'string' ? () => text : text;
      code = status;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export const testTransport = (changes: { timeoutMs?: number; maxBytes?: number } = {}) =>
  createTransport({
    userAgent: 'Example/1.0',
    from: 'support@example.org',
    timeoutMs: 5000,
    now: () => new Date(),
    ...changes,
  });
