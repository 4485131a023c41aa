import type { RequestListener, ServerResponse, IncomingMessage } from 'node:http';
import { clockShift, codedFault, type MetFault } from './fault-injection.ts';
import {
  injectHttpFault,
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
}

export interface SoapServerDeps extends HttpFaultDeps {
  readonly path: string;
  /** Throws {@link SoapFault}. */
  readonly answer: (call: {
    request: SoapRequest;
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
  const text = (await readBody(request)).toString('utf8');
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
    deps.record(received(request, text, deps.service, outcome));
  };
  await pause(deps.delayMs(), response);
  if (await injectHttpFault(fault, response, record)) return;
  if (clockShift(fault.mode) !== 0) fault.count();
  const { status, answer, outcome, isLost } = await answerOf(
    { method: request.method ?? '', headers: request.headers, text },
    fault,
    now,
    deps,
  );
  record(outcome);
  if (isLost) {
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(answer);
}

async function answerOf(
  request: SoapRequest,
  fault: MetFault,
  now: Date,
  deps: SoapServerDeps,
): Promise<{
  readonly status: number;
  readonly answer: string;
  readonly outcome: string;
  readonly isLost: boolean;
}> {
  const ordered = fault.mode === null ? null : codedFault(fault.mode);
  if (ordered !== null) {
    fault.count();
    const outcome = String(fault.mode);
    return { status: 500, answer: faultEnvelope(ordered), outcome, isLost: false };
  }
  try {
    const { text, outcome, isLost = false } = await deps.answer({ request, fault, now });
    return { status: 200, answer: text, outcome, isLost };
  } catch (error) {
    const known =
      error instanceof SoapFault
        ? error
        : new SoapFault('SOA-00001', error instanceof Error ? error.message : 'unknown');
    return { status: 500, answer: faultEnvelope(known), outcome: known.code, isLost: false };
  }
}
