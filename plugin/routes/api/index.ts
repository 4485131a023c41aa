import { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { PluginError } from '../../errors.ts';
import { certificateOperations } from './certificates.ts';
import type { CertificateApiDeps } from './certificates.ts';
import { nonResidentOperations } from './enrolment/non-resident.ts';
import { offerOperations } from './enrolment/offer.ts';
import { placeOperations } from './enrolment/places.ts';
import { enrolmentOperations } from './enrolment/operations.ts';
import type { EnrolmentApiDeps } from './enrolment/operations.ts';
import type { ApiOperation, ApiReply } from './operation.ts';
import { practiceOperations } from './practice.ts';
import type { PracticeApiDeps } from './practice.ts';
import { readinessOperations } from './enrolment/readiness.ts';
import type { ReadinessApiDeps } from './enrolment/readiness.ts';
import { revocationOperations } from './enrolment/revocations.ts';
import type { RevocationApiDeps } from './enrolment/revocations.ts';
import { renewalOperations } from './renewals.ts';
import type { RenewalApiDeps } from './renewals.ts';
import { sessionOperations } from './sessions.ts';
import type { SessionApiDeps } from './sessions.ts';
import { signingOperations } from './signing/operations.ts';
import type { SigningApiDeps } from './signing/operations.ts';
import { downloadName } from '../parts/file-name.ts';
import type { LaunchTokens } from '../sign-in/launch-token.ts';
import { methodNotAllowed } from '../middleware/method-not-allowed.ts';
import { actAs } from '../middleware/view-locals.ts';
import { jsonBody } from './json-body.ts';
import { createOpenApiText } from './openapi.ts';

type OperationDeps = CertificateApiDeps &
  EnrolmentApiDeps &
  PracticeApiDeps &
  RenewalApiDeps &
  ReadinessApiDeps &
  RevocationApiDeps &
  SessionApiDeps &
  SigningApiDeps;

export type ApiDeps = OperationDeps & {
  readonly tokens: Pick<LaunchTokens, 'verifyBearer'>;
  readonly version: string;
};

/** All operations in the order of the document. */
function apiOperations(deps: OperationDeps): readonly ApiOperation[] {
  return [
    ...certificateOperations(deps),
    ...enrolmentOperations(deps),
    ...offerOperations(deps),
    ...nonResidentOperations(deps),
    ...placeOperations(deps),
    ...revocationOperations(deps),
    ...renewalOperations(deps),
    ...readinessOperations(deps),
    ...sessionOperations(deps),
    ...signingOperations(deps),
    ...practiceOperations(deps),
  ];
}

/**
 * The JSON API, to be mounted at /api/v1. It knows callers by bearer token alone and reads no cookie, so no other site can
 * make a browser use it.
 */
export function apiRoutes(deps: ApiDeps): Router {
  const router = Router();
  const operations = apiOperations(deps);

  const documentAt = createOpenApiText(operations, deps.version);
  router.get('/openapi.json', (req, res) => {
    res.type('application/json').send(documentAt(req.baseUrl.replace(/\/api\/v1$/, '')));
  });
  router.use(bearer(deps.tokens));
  for (const operation of operations) {
    const body = jsonBody(operation.bodyLimit);
    const { before, behind } = operation;
    router[operation.method](routePath(operation), ...before, body, ...behind, async (req, res) => {
      send(res, await operation.handle(req, res));
    });
  }
  router.use(methodNotAllowed(router));
  return router;
}

function routePath(operation: Pick<ApiOperation, 'path'>): string {
  return operation.path.replace(/\{(\w+)\}/g, ':$1');
}

function bearer(tokens: Pick<LaunchTokens, 'verifyBearer'>): RequestHandler {
  return (req, res, next) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(req.get('authorization') ?? '')?.[1];
    // RFC 9110, 11.4: one blank or more. RFC 6750, 3; taken off again below
    res.setHeader('WWW-Authenticate', 'Bearer');
    if (token === undefined) throw new PluginError('ERR_LAUNCH_TOKEN', 'no bearer token');
    actAs(res, tokens.verifyBearer(token));
    res.removeHeader('WWW-Authenticate');
    next();
  };
}

function send(res: Response, reply: ApiReply): void {
  res.status(reply.status);
  if ('json' in reply) res.json(reply.json);
  else if ('file' in reply) {
    res
      .attachment(downloadName(reply.fileName))
      .type('application/x-pkcs12')
      .send(Buffer.from(reply.file));
  } else res.end();
}
