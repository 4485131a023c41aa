import type { RequestHandler } from 'express';
import type { CertificateServices } from '../../domain/certificate/service.ts';
import { PluginError } from '../../errors.ts';
import type { Actor } from '../../domain/practice/actor.ts';
import type { CertificateStatus } from './status.ts';
import { operation } from './operation.ts';
import type { ApiOperation } from './operation.ts';
import {
  CertificateListSchema,
  CertificateSchema,
  ChangePasswordBodySchema,
  DraftSchema,
  ExportBodySchema,
  LoadBodySchema,
  OverviewQuerySchema,
  OverviewSchema,
  RemovedListSchema,
  StatusSchema,
  StoreBodySchema,
  StoredSchema,
} from './schema.ts';
import { certificateView, draftView } from './certificate-view.ts';

export interface CertificateApiDeps {
  readonly services: CertificateServices;
  readonly status: (actor: Actor, userId: string) => Promise<readonly CertificateStatus[]>;
  readonly upload: RequestHandler;
  readonly passwordLimit: RequestHandler;
}

const keystoreErrors = [
  'ERR_KEYSTORE_PASSWORD',
  'ERR_KEYSTORE_CONTENT_PASSWORD',
  'ERR_KEYSTORE_UNSUPPORTED',
  'ERR_KEYSTORE_DAMAGED',
  'ERR_KEYSTORE_NOT_PKCS12',
  'ERR_KEYSTORE_TOO_COSTLY',
  'ERR_KEYSTORE_BUSY',
  'ERR_RATE_LIMITED',
] as const;

/** Certificates over JSON: what the screens do, with the same services and so the same rights. */
export function certificateOperations(deps: CertificateApiDeps): readonly ApiOperation[] {
  const { services } = deps;
  return [
    operation({
      method: 'get',
      path: '/certificates',
      operationId: 'listCertificates',
      summary: 'The practice’s certificates by urgency',
      query: OverviewQuerySchema,
      success: { status: 200, description: 'One page', schema: OverviewSchema },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, query, locals }) => {
        const overview = await services.overview(actor, query);
        return {
          status: 200,
          json: {
            certificates: overview.certificates.map((one) => certificateView(one, locals, true)),
            total: overview.total,
            counts: overview.counts,
            checkedAt: overview.checkedAt.toISOString(),
          },
        };
      },
    }),
    operation({
      method: 'get',
      path: '/certificates/{certificateId}',
      operationId: 'getCertificate',
      summary: 'One certificate with its verdict at this instant',
      success: { status: 200, description: 'The certificate', schema: CertificateSchema },
      run: async ({ actor, params, locals }) => ({
        status: 200,
        json: certificateView(await services.find(actor, idOf(params, 'certificateId')), locals),
      }),
    }),
    operation({
      method: 'delete',
      path: '/certificates/{certificateId}',
      operationId: 'removeCertificate',
      summary:
        'Remove a certificate; for 24 hours it can be brought back, then its keystore is destroyed',
      success: { status: 204, description: 'Removed', schema: null },
      errors: ['ERR_FORBIDDEN'],
      run: async ({ actor, params }) => {
        await services.remove(actor, idOf(params, 'certificateId'));
        return { status: 204 };
      },
    }),
    operation({
      method: 'get',
      path: '/users/{userId}/removed-certificates',
      operationId: 'listRemovedCertificates',
      summary: 'What was removed from this profile and can be brought back by the caller',
      success: { status: 200, description: 'The files', schema: RemovedListSchema },
      run: async ({ actor, params }) => {
        const removed = await services.removed(actor, idOf(params, 'userId'));
        return {
          status: 200,
          json: {
            certificates: removed.map(({ record, removedAt, removedBy, until }) => ({
              id: record.id,
              fileName: record.fileName,
              kind: record.kind,
              holderName: record.holderName,
              removedAt: removedAt.toISOString(),
              removedBy: removedBy.displayName,
              until: until.toISOString(),
            })),
          },
        };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/removed-certificates/{certificateId}/restore',
      operationId: 'restoreCertificate',
      summary: 'Bring a removed certificate back; who removed it, or an admin',
      success: { status: 204, description: 'Back on the profile', schema: null },
      errors: ['ERR_CERTIFICATE_LOADED', 'ERR_CERTIFICATE_LIMIT', 'ERR_FORBIDDEN'],
      run: async ({ actor, params }) => {
        await services.restore(actor, idOf(params, 'userId'), idOf(params, 'certificateId'));
        return { status: 204 };
      },
    }),
    operation({
      method: 'post',
      path: '/certificates/{certificateId}/export',
      operationId: 'exportKeystore',
      summary: 'The stored keystore file; its holder only, after the password is proved',
      body: { type: 'json', schema: ExportBodySchema },
      success: { status: 200, description: 'The file', schema: 'file' },
      errors: [
        'ERR_FORBIDDEN',
        'ERR_SEAL_BROKEN',
        'ERR_KEYSTORE_NOT_REWRITABLE',
        ...keystoreErrors,
      ],
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => ({
        status: 200,
        ...(await services.exportKeystore(actor, idOf(params, 'certificateId'), body.password, {
          compatible: body.compatible,
          signal,
        })),
      }),
    }),
    operation({
      method: 'post',
      path: '/certificates/{certificateId}/password',
      operationId: 'changeKeystorePassword',
      summary:
        'Encrypt the stored keystore under a new password; its holder only, sessions opened with it end',
      body: { type: 'json', schema: ChangePasswordBodySchema },
      success: { status: 204, description: 'Changed', schema: null },
      errors: [
        'ERR_FORBIDDEN',
        'ERR_SEAL_BROKEN',
        'ERR_PASSWORD_UNSUITABLE',
        'ERR_KEYSTORE_NOT_REWRITABLE',
        'ERR_CONFLICT',
        ...keystoreErrors,
      ],
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => {
        await services.changePassword(actor, idOf(params, 'certificateId'), {
          current: body.password,
          next: body.newPassword,
          protection: body.protection,
          signal,
        });
        return { status: 204 };
      },
    }),
    operation({
      method: 'get',
      path: '/users/{userId}/certificates',
      operationId: 'listUserCertificates',
      summary: 'All files on one user’s profile, active ones first',
      success: { status: 200, description: 'The files', schema: CertificateListSchema },
      run: async ({ actor, params, locals }) => {
        const { certificates } = await services.forUser(actor, idOf(params, 'userId'));
        return {
          status: 200,
          json: { certificates: certificates.map((one) => certificateView(one, locals)) },
        };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/certificates',
      operationId: 'openKeystore',
      summary: 'Open a keystore and judge it; nothing is stored until the draft is',
      body: { type: 'multipart', schema: LoadBodySchema },
      success: { status: 201, description: 'The draft, good for 15 minutes', schema: DraftSchema },
      errors: [
        'ERR_FILE_MISSING',
        'ERR_IDENTIFIER_INVALID',
        'ERR_FORBIDDEN',
        'ERR_KEYSTORE_TOO_LARGE',
        ...keystoreErrors,
      ],
      before: [deps.upload],
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, file, locals, signal }) => {
        if (file === undefined) throw new PluginError('ERR_FILE_MISSING', 'no part named file');
        const draft = await services.prepare(actor, {
          userId: idOf(params, 'userId'),
          kind: body.kind,
          identifier: body.identifier,
          password: body.password,
          fileName: file.name,
          file: file.bytes,
          signal,
        });
        return {
          status: 201,
          json: draftView(await services.review(actor, draft.id), locals),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/drafts/{draftId}',
      operationId: 'getDraft',
      summary: 'A draft with its verdict at this instant',
      success: { status: 200, description: 'The draft', schema: DraftSchema },
      errors: ['ERR_DRAFT_EXPIRED'],
      run: async ({ actor, params, locals }) => ({
        status: 200,
        json: draftView(await services.review(actor, idOf(params, 'draftId')), locals),
      }),
    }),
    operation({
      method: 'post',
      path: '/drafts/{draftId}/store',
      operationId: 'storeDraft',
      summary:
        'Store the checked keystore, in addition to or instead of a certificate loaded before',
      body: { type: 'json', schema: StoreBodySchema },
      success: { status: 201, description: 'Stored', schema: StoredSchema },
      errors: ['ERR_DRAFT_EXPIRED', 'ERR_NOT_STORABLE', 'ERR_CONFLICT'],
      run: async ({ actor, params, body }) => ({
        status: 201,
        json: {
          certificateId: await services.store(actor, idOf(params, 'draftId'), body.replaces),
        },
      }),
    }),
    operation({
      method: 'delete',
      path: '/drafts/{draftId}',
      operationId: 'discardDraft',
      summary: 'Forget an opened keystore',
      success: { status: 204, description: 'Forgotten', schema: null },
      errors: ['ERR_DRAFT_EXPIRED'],
      run: async ({ actor, params }) => {
        await services.discard(actor, idOf(params, 'draftId'));
        return { status: 204 };
      },
    }),
    operation({
      method: 'get',
      path: '/status/{userId}',
      operationId: 'getStatus',
      summary: 'The badge for one user',
      success: { status: 200, description: 'One entry per kind', schema: StatusSchema },
      run: async ({ actor, params }) => ({
        status: 200,
        json: { status: await deps.status(actor, idOf(params, 'userId')) },
      }),
    }),
  ];
}

function idOf(params: Readonly<Record<string, string>>, name: string): string {
  const id = params[name];
  if (id === undefined) throw new TypeError(`no path parameter ${name}`);
  return id;
}
