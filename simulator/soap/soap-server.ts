import type { RequestListener, ServerResponse, IncomingMessage } from 'node:http';
import { clockShift, codedFault, type MetFault } from './fault-injection.ts';
import {
  injectHttpFault,
  mebibyte,
  metFault,
  pause,
  readBody,
  received,
  setDate,
  type HttpFaultDeps,
} from './http-faults.ts';
import { faultEnvelope, SoapFault } from './soap-fault.ts';
import type { SoapRequest } from './soap-message.ts';

interface SoapAnswer {
  readonly text: string;
  readonly outcome: string;
  /** Nothing is sent, and the connection breaks. */
  readonly isLost?: boolean;
  /** In place of `text`, where the answer is not text/xml. */
  readonly binary?: { readonly contentType: string; readonly bytes: Buffer };
  /** Bytes a second; at once when absent. */
  readonly pace?: number;
  /** The connection breaks after half of the answer. */
  readonly breaks?: boolean;
}

export interface SoapServerDeps extends HttpFaultDeps {
  readonly path: string;
  /** Bytes; one mebibyte when absent. */
  readonly largestMessage?: number;
  /** Throws {@link SoapFault}. */
  readonly answer: (call: {
    request: SoapRequest;
    /** The body as it came. */
    bytes: Buffer;
    fault: MetFault;
    now: Date;
  }) => SoapAnswer | Promise<SoapAnswer>;
}

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
  const bytes = await readBody(request, deps.largestMessage);
  const fault = metFault(request, deps);
  const now = setDate(response, fault);
  if (request.method === 'OPTIONS' || request.method === 'HEAD') {
    response.writeHead(200, { allow: 'POST, OPTIONS, HEAD' }).end();
    return;
  }
  if (request.url?.split('?')[0] !== deps.path) {
    response.writeHead(404).end();
    return;
  }
  const record = (outcome: string): void => {
    deps.record(received(request, bytes.toString('utf8', 0, mebibyte), deps.service, outcome));
  };
  await pause(deps.delayMs(), response);
  if (await injectHttpFault(fault, response, record)) return;
  if (clockShift(fault.mode) !== 0) fault.count();
  const { status, answer } = await answerOf(
    { method: request.method ?? '', headers: request.headers, text: bytes.toString('utf8') },
    bytes,
    fault,
    now,
    deps,
  );
  record(answer.outcome);
  if (answer.isLost === true) {
    response.socket?.resetAndDestroy();
    return;
  }
  await send(answer, status, response);
}

async function send(answer: SoapAnswer, status: number, response: ServerResponse): Promise<void> {
  const { contentType, bytes } = answer.binary ?? {
    contentType: 'text/xml; charset=utf-8',
    bytes: Buffer.from(answer.text),
  };
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length });
  if (answer.breaks === true) {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
    return;
  }
  if (answer.pace === undefined) {
    response.end(bytes);
    return;
  }
  const piece = Math.ceil(answer.pace / 10);
  for (let at = 0; at < bytes.length && !response.destroyed; at += piece) {
    response.write(bytes.subarray(at, at + piece));
    await pause(100, response);
  }
  response.end();
}

async function answerOf(
  request: SoapRequest,
  bytes: Buffer,
  fault: MetFault,
  now: Date,
  deps: SoapServerDeps,
): Promise<{ readonly status: number; readonly answer: SoapAnswer }> {
  const ordered = fault.mode === null ? null : codedFault(fault.mode);
  if (ordered !== null) {
    fault.count();
    return {
      status: 500,
      answer: { text: faultEnvelope(ordered), outcome: String(fault.mode) },
    };
  }
  try {
    return { status: 200, answer: await deps.answer({ request, bytes, fault, now }) };
  } catch (error) {
    const known =
      error instanceof SoapFault
        ? error
        : new SoapFault('SOA-00001', error instanceof Error ? error.message : 'unknown');
    return { status: 500, answer: { text: faultEnvelope(known), outcome: known.code } };
  }
}
