import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  faultHeader,
  faultModes,
  mailboxFaultModes,
  probeFaultModes,
  type AnyFaultMode,
  type ReceivedMessage,
  type ServiceName,
} from '../control/control.ts';
import { clockShift, type FaultInjection, type MetFault } from './fault-injection.ts';
import { soapAction } from './soap-message.ts';

/** What every service does with a request before it reads it, and how it records it. */
export interface HttpFaultDeps {
  readonly service: ServiceName;
  readonly faults: FaultInjection;
  readonly delayMs: () => number;
  readonly record: (message: ReceivedMessage) => void;
}

/** The fault that a request meets, by order or by its own header. */
export function metFault(request: IncomingMessage, { faults, service }: HttpFaultDeps): MetFault {
  const asked = request.headers[faultHeader];
  return faults.meet(
    service,
    [...faultModes, ...probeFaultModes, ...mailboxFaultModes].find((mode) => mode === asked) ??
      null,
  );
}

/** Sets the Date header by the service's clock, which is the instant that comes back. */
export function setDate(response: ServerResponse, fault: MetFault): Date {
  const now = new Date(Date.now() + clockShift(fault.mode));
  response.sendDate = false;
  response.setHeader('Date', now.toUTCString());
  return now;
}

/** How long the slow modes wait, in milliseconds. */
const silence = 70_000;
const slowness = 10_000;

/** Carries out a mode of the line; true where the request is thereby over. */
export async function injectHttpFault(
  fault: MetFault,
  response: ServerResponse,
  record: (outcome: AnyFaultMode) => void,
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
export async function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  if (milliseconds === 0) return;
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  await wait(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
}

/** What most services take, and the log keeps of a message. */
export const mebibyte = 1024 * 1024;

/** Throws where the message is larger than a service takes. */
export async function readBody(
  request: IncomingMessage,
  largestMessage = mebibyte,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestMessage) throw new Error('the message is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A request for the log. */
export function received(
  request: IncomingMessage,
  body: string,
  service: ServiceName,
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
