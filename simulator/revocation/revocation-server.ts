import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import type { RevokedCertificate } from '../control/control.ts';
import { clockShift, type MetFault } from '../soap/fault-injection.ts';
import {
  injectHttpFault,
  metFault,
  pause,
  readBody,
  received,
  setDate,
  type HttpFaultDeps,
} from '../soap/http-faults.ts';
import type { OcspResponder } from './ocsp-responder.ts';
import { writeRevocationList } from './revocation-list.ts';
import { revocationsOf } from './revocation-line.ts';

export interface RevocationServerDeps {
  readonly line: Omit<HttpFaultDeps, 'service'>;
  readonly ocsp: OcspResponder;
  readonly revoked: () => readonly RevokedCertificate[];
  /** The authority of each list, by its path. */
  readonly lists: Readonly<Record<string, CertificationAuthority>>;
}

/** Where OCSP is asked: by POST, or by GET with the request in base64 behind a slash (RFC 6960, appendix A.1). */
export const ocspPath = '/ocsp';

/** Answers HTTP for OCSP and revocation lists, with the modes of the line like all services. */
export function createRevocationListener(deps: RevocationServerDeps): RequestListener {
  return (request, response) => {
    void serve(request, response, deps).catch(() => response.destroy());
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  deps: RevocationServerDeps,
): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const body = await readBody(request);
  const question = ocspQuestion(request.method ?? '', path, body);
  const authority = Object.hasOwn(deps.lists, path) ? deps.lists[path] : undefined;
  if (question !== null) {
    await answer(
      request,
      response,
      { ...deps.line, service: 'ocsp' },
      question.toString('base64'),
      {
        type: 'application/ocsp-response',
        write: (fault, now) => deps.ocsp.answer({ request: question, fault, now }),
      },
    );
  } else if (authority !== undefined && request.method === 'GET') {
    await answer(request, response, { ...deps.line, service: 'crl' }, path, {
      type: 'application/pkix-crl',
      write: (fault, now) => list(authority, deps, fault, now),
    });
  } else {
    response.writeHead(404).end();
  }
}

/** DER of what is asked of OCSP; null where the request means something else. */
function ocspQuestion(method: string, path: string, body: Buffer): Buffer | null {
  if (method === 'POST' && path === ocspPath) return body;
  if (method !== 'GET' || !path.startsWith(`${ocspPath}/`)) return null;
  return Buffer.from(decodeURIComponent(path.slice(ocspPath.length + 1)), 'base64');
}

interface Answering {
  readonly type: string;
  readonly write: (
    fault: MetFault,
    now: Date,
  ) => { readonly bytes: Buffer; readonly outcome: string };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  line: HttpFaultDeps,
  body: string,
  { type, write }: Answering,
): Promise<void> {
  const fault = metFault(request, line);
  const now = setDate(response, fault);
  const record = (outcome: string): void => {
    line.record(received(request, body, line.service, outcome));
  };
  await pause(line.delayMs(), response);
  if (await injectHttpFault(fault, response, record)) return;
  if (clockShift(fault.mode) !== 0) fault.count();
  const { bytes, outcome } = write(fault, now);
  record(outcome);
  response.writeHead(200, { 'content-type': type }).end(bytes);
}

function list(
  authority: CertificationAuthority,
  { lists, revoked }: RevocationServerDeps,
  fault: MetFault,
  now: Date,
): { readonly bytes: Buffer; readonly outcome: string } {
  const { mode } = fault;
  const other = Object.values(lists).find((candidate) => candidate !== authority);
  const shown = mode === 'crl-other-issuer' && other !== undefined ? other : authority;
  const bent =
    mode === 'crl-expired' || mode === 'crl-bad-signature' || mode === 'crl-other-issuer';
  if (bent) fault.count();
  return {
    bytes: writeRevocationList(shown, revocationsOf(shown, revoked(), now), now, {
      expired: mode === 'crl-expired',
      spoilt: mode === 'crl-bad-signature',
    }),
    outcome: bent ? mode : 'answer',
  };
}
