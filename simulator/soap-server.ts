import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { faultHeader, faultModes, type FaultMode, type ReceivedMessage } from './control.ts';
import { clockShift, codedFault, type FaultDesk, type MetFault } from './fault-desk.ts';
import { faultEnvelope, SoapFault } from './soap-fault.ts';
import { soapAction, type SoapRequest } from './soap-message.ts';

export interface SoapServerDeps {
  readonly service: 'sts' | 'business';
  readonly path: string;
  readonly faults: FaultDesk;
  readonly delayMs: () => number;
  readonly record: (message: ReceivedMessage) => void;
  /** Throws {@link SoapFault}. */
  readonly answer: (call: { request: SoapRequest; fault: MetFault; now: Date }) => {
    readonly text: string;
    readonly outcome: string;
  };
}

const largestMessage = 1024 * 1024;

/** Answers HTTP for one service: the modes of the line, the Date header by the service's clock, the message log. */
export function createSoapListener(deps: SoapServerDeps): RequestListener {
  return (request, response) => {
    void serve(request, response, deps).catch(() => response.destroy());
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  deps: SoapServerDeps,
): Promise<void> {
  const text = await readBody(request);
  const asked = request.headers[faultHeader];
  const fault = deps.faults.meet(deps.service, faultModes.find((mode) => mode === asked) ?? null);
  const now = new Date(Date.now() + clockShift(fault.mode));
  response.sendDate = false;
  response.setHeader('Date', now.toUTCString());
  if (request.method === 'OPTIONS' || request.method === 'HEAD') {
    response.writeHead(200, { allow: 'POST, OPTIONS, HEAD' }).end();
    return;
  }
  if (request.url?.split('?')[0] !== deps.path) {
    response.writeHead(404).end();
    return;
  }
  const record = (outcome: string): void => {
    deps.record(received(request, text, deps.service, outcome));
  };
  await pause(deps.delayMs(), response);
  if (await disturbLine(fault, response, record)) return;
  if (clockShift(fault.mode) !== 0) fault.count();
  const { status, answer, outcome } = answerOf(
    { method: request.method ?? '', headers: request.headers, text },
    fault,
    now,
    deps,
  );
  record(outcome);
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
}

function answerOf(
  request: SoapRequest,
  fault: MetFault,
  now: Date,
  deps: SoapServerDeps,
): { readonly status: number; readonly answer: string; readonly outcome: string } {
  const ordered = fault.mode === null ? null : codedFault(fault.mode);
  if (ordered !== null) {
    fault.count();
    return { status: 500, answer: faultEnvelope(ordered), outcome: String(fault.mode) };
  }
  try {
    const { text, outcome } = deps.answer({ request, fault, now });
    return { status: 200, answer: text, outcome };
  } catch (error) {
    const known =
      error instanceof SoapFault
        ? error
        : new SoapFault('SOA-00001', error instanceof Error ? error.message : 'unknown');
    return { status: 500, answer: faultEnvelope(known), outcome: known.code };
  }
}

/** How long the slow modes wait, in milliseconds. */
const silence = 70_000;
const slowness = 10_000;

/** Carries out a mode of the line; true where the request is thereby over. */
async function disturbLine(
  fault: MetFault,
  response: ServerResponse,
  record: (outcome: FaultMode) => void,
): Promise<boolean> {
  switch (fault.mode) {
    case 'no-answer':
      fault.count();
      record(fault.mode);
      await pause(silence, response);
      response.destroy();
      return true;
    case 'slow':
      fault.count();
      await pause(slowness, response);
      return false;
    case 'reset':
      fault.count();
      record(fault.mode);
      response.socket?.resetAndDestroy();
      return true;
    case 'http-503':
      fault.count();
      record(fault.mode);
      response
        .writeHead(503, { 'content-type': 'text/plain' })
        .end('Service Unavailable (simulated)');
      return true;
    case 'html-answer':
      fault.count();
      record(fault.mode);
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          '<!DOCTYPE html><html><head><title>Proxy</title></head><body>Please log on</body></html>',
        );
      return true;
    default:
      return false;
  }
}

/** Waits, but no longer than the caller does. */
async function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds === 0) return;
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  await wait(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestMessage) throw new Error('the message is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function received(
  request: IncomingMessage,
  body: string,
  service: 'sts' | 'business',
  outcome: string,
): ReceivedMessage {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    at: new Date().toISOString(),
    service,
    soapAction: soapAction(request.headers),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    outcome,
  };
}
