import type { RequestHandler } from 'express';
import { errorCodes } from '../../../errors.ts';
import type { SigningServices } from '../../../domain/session/signing-service.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import { selectOf } from '../session-schema.ts';
import {
  CertificateSignBodySchema,
  DocumentSignBodySchema,
  SignBodySchema,
  SignedDocumentSchema,
  SignedSchema,
  StampBodySchema,
  StampedSchema,
} from './schema.ts';

export interface SigningApiDeps {
  readonly sessions: SigningServices;
  readonly passwordLimit: RequestHandler;
}

const certificateErrors = errorCodes.filter((code) =>
  /^ERR_(KEYSTORE_(?!TOO_LARGE)|SEAL_|SESSION_(BLOCKED|KEY))/.test(code),
);

const stampErrors = [
  'ERR_TIMESTAMP_NOT_CONFIGURED',
  'ERR_TIMESTAMP_UNREACHABLE',
  'ERR_TIMESTAMP_REFUSED',
] as const;

/** An envelope of 1 MiB has quotes and line ends that JSON escapes. */
const bodyLimit = '2mb';

/** What the host has signed over JSON: it sends its own envelope and gets it back with the header; the private key stays. */
export function signingOperations({
  sessions,
  passwordLimit,
}: SigningApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'post',
      path: '/users/{userId}/ehealth-sessions/sign',
      operationId: 'signEnvelope',
      summary: 'Add the header that proves the session, or its certificate, to a SOAP envelope',
      body: { type: 'json', schema: SignBodySchema },
      bodyLimit,
      success: { status: 200, description: 'The signed envelope', schema: SignedSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_SESSION_NONE', 'ERR_ENVELOPE_INVALID', 'ERR_ENVELOPE_BUSY'],
      run: async ({ actor, params, body }) => {
        const { envelope, token, parts, lifeSeconds } = body;
        const request = { ...selectOf(body), token, parts, lifeSeconds };
        const signed = await sessions.sign(actor, params['userId'] ?? '', envelope, request);
        return { status: 200, json: { envelope: signed } };
      },
    }),
    operation({
      method: 'post',
      path: '/certificates/{certificateId}/sign',
      operationId: 'signEnvelopeWithCertificate',
      summary: 'Add the header that proves a certificate, without a session; its holder alone',
      body: { type: 'json', schema: CertificateSignBodySchema },
      bodyLimit,
      success: { status: 200, description: 'The signed envelope', schema: SignedSchema },
      errors: [
        'ERR_FORBIDDEN',
        'ERR_RATE_LIMITED',
        'ERR_ENVELOPE_INVALID',
        'ERR_ENVELOPE_BUSY',
        ...certificateErrors,
      ],
      before: [passwordLimit],
      run: async ({ actor, params, body: { envelope, ...request }, signal }) => {
        const certificateId = params['certificateId'] ?? '';
        const signed = await sessions.signWithCertificate(actor, certificateId, envelope, {
          ...request,
          signal,
        });
        return { status: 200, json: { envelope: signed } };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/ehealth-sessions/sign-document',
      operationId: 'signDocument',
      summary: 'Sign an XML document by XAdES with the session’s key',
      body: { type: 'json', schema: DocumentSignBodySchema },
      bodyLimit,
      success: { status: 200, description: 'The signed document', schema: SignedDocumentSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_SESSION_NONE', 'ERR_DOCUMENT_INVALID', ...stampErrors],
      run: async ({ actor, params, body }) => {
        const { document, form, placement, content, elementId, certificateReference } = body;
        const how = { form, placement, content, elementId, certificateReference };
        const request = { ...selectOf(body), ...how };
        const userId = params['userId'] ?? '';
        const signed = await sessions.signDocument(actor, userId, document, request);
        return { status: 200, json: { document: signed } };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/ehealth-sessions/time-stamp',
      operationId: 'timeStampDigest',
      summary: 'A checked time stamp of eHealth’s authority over a digest',
      body: { type: 'json', schema: StampBodySchema },
      success: { status: 200, description: 'The time stamp', schema: StampedSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_SESSION_NONE', ...stampErrors],
      run: async ({ actor, params, body }) => {
        const digest = Buffer.from(body.digest, 'base64');
        const userId = params['userId'] ?? '';
        const stamped = await sessions.timeStamp(actor, userId, digest, selectOf(body));
        const { token, at, serialNumber, policy } = stamped;
        return {
          status: 200,
          json: {
            token: Buffer.from(token).toString('base64'),
            at: at.toISOString(),
            serialNumber,
            policy,
          },
        };
      },
    }),
  ];
}
