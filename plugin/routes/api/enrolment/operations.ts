import type { RequestHandler } from 'express';
import type { CertificateServices } from '../../../domain/certificate/service.ts';
import type { EnrolmentServices } from '../../../domain/enrolment/service.ts';
import { PluginError, errorCodes } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import { requestedHolder } from '../../parts/enrolment/requested-holder.ts';
import {
  BeginBodySchema,
  CompleteBodySchema,
  contactDataOf,
  EnrolmentListSchema,
  EnrolmentSchema,
  KeyBodySchema,
} from './schema.ts';
import { enrolmentInfo } from './view.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';

export interface EnrolmentApiDeps {
  /** null where no certificates are asked for here. */
  readonly enrolments: EnrolmentServices | null;
  readonly services: Pick<CertificateServices, 'forUser'>;
  readonly passwordLimit: RequestHandler;
}

export const acting: readonly PluginErrorCode[] = [
  'ERR_FORBIDDEN',
  'ERR_RATE_LIMITED',
  'ERR_CONFLICT',
  ...errorCodes.filter((code) =>
    /^ERR_(ENROLMENT_|REGISTRATION_|KEYSTORE_(?!TOO_LARGE))/.test(code),
  ),
];

/** Of a request that begins: its person's card is read, without PIN. */
const beginning: readonly PluginErrorCode[] = [
  ...acting,
  'ERR_CONTACT_DATA',
  'ERR_PASSWORD_UNSUITABLE',
  'ERR_IDENTIFIER_INVALID',
  'ERR_MODE_DISABLED',
  ...errorCodes.filter((code) => /^ERR_(READER|CARD)_/.test(code)),
];

/** Throws ERR_REGISTRATION_NOT_CONFIGURED where no certificates are asked for here. */
export function requiredServices({
  enrolments,
}: Pick<EnrolmentApiDeps, 'enrolments'>): EnrolmentServices {
  if (enrolments === null)
    throw new PluginError('ERR_REGISTRATION_NOT_CONFIGURED', 'no requests in this installation');
  return enrolments;
}

/**
 * Requests for certificates over JSON: everything but the signature of the contract, which asks a PIN. That is done on the screens, or by the
 * host's own dialog in process.
 */
export function enrolmentOperations(deps: EnrolmentApiDeps): readonly ApiOperation[] {
  const services = () => requiredServices(deps);
  const idOf = (params: Readonly<Record<string, string>>) => params['enrolmentId'] ?? '';
  /** An act that needs the key of a request's keystore: by its password, or as it was left. */
  const withKey = (act: 'advance' | 'activate', summary: string) =>
    operation({
      method: 'post',
      path: `/enrolments/{enrolmentId}/${act}`,
      operationId: `${act}Enrolment`,
      summary,
      body: { type: 'json', schema: KeyBodySchema },
      success: { status: 200, description: 'The request', schema: EnrolmentSchema },
      errors: acting,
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => {
        const request = await services()[act](actor, idOf(params), { ...body, signal });
        return { status: 200, json: enrolmentInfo(request, actor) };
      },
    });
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/enrolments',
      operationId: 'listEnrolments',
      summary: 'A user’s requests for certificates',
      success: { status: 200, description: 'The requests', schema: EnrolmentListSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => {
        const found = await services().forUser(actor, params['userId'] ?? '');
        return { status: 200, json: { enrolments: found.map((one) => enrolmentInfo(one, actor)) } };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/enrolments',
      operationId: 'beginEnrolment',
      summary:
        'Ask eHealth for the contract of a certificate, new or renewed; the user alone, whose card is in the reader',
      body: { type: 'json', schema: BeginBodySchema },
      success: { status: 201, description: 'The contract can be signed', schema: EnrolmentSchema },
      errors: beginning,
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => {
        const userId = params['userId'] ?? '';
        const { user, certificates } = await deps.services.forUser(actor, userId);
        const query = body.organisation ?? { type: '', id: '', applicationId: '' };
        const requested = requestedHolder(user, certificates, query);
        if (requested.kind === 'untyped')
          throw new PluginError('ERR_FORM_INVALID', 'the organisation has no known type', {
            params: { path: 'organisation.type', problem: 'missing' },
          });
        const begun = await services().begin(actor, {
          userId,
          organisation: requested.kind === 'organisation' ? requested.organisation : null,
          contactData: contactDataOf(body.contactData),
          password: body.password,
          currentPassword: body.currentPassword,
          conditionsAccepted: body.conditionsAccepted,
          unattended: body.unattended,
          signal,
        });
        return { status: 201, json: enrolmentInfo(begun, actor) };
      },
    }),
    operation({
      method: 'get',
      path: '/enrolments/{enrolmentId}',
      operationId: 'getEnrolment',
      summary: 'One request: its state, what comes next, and what keeps it from going on',
      success: { status: 200, description: 'The request', schema: EnrolmentSchema },
      errors: ['ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => ({
        status: 200,
        json: enrolmentInfo(await services().find(actor, idOf(params)), actor),
      }),
    }),
    operation({
      method: 'delete',
      path: '/enrolments/{enrolmentId}',
      operationId: 'abandonEnrolment',
      summary: 'Give up a request that eHealth does not have; its keystore is destroyed',
      success: { status: 204, description: 'Abandoned', schema: null },
      errors: acting,
      run: async ({ actor, params }) => {
        await services().abandon(actor, idOf(params));
        return { status: 204 };
      },
    }),
    withKey(
      'advance',
      'Go on as far as possible now: ask eHealth, and with the password put the certificate in place',
    ),
    withKey(
      'activate',
      'Have eHealth serve the new encryption key, once every place has the new file',
    ),
    operation({
      method: 'post',
      path: '/certificates/{certificateId}/complete',
      operationId: 'completeCertificate',
      summary: 'Step 2 of a stored keystore, wherever its request was made',
      body: { type: 'json', schema: CompleteBodySchema },
      success: { status: 201, description: 'The request', schema: EnrolmentSchema },
      errors: acting,
      behind: [deps.passwordLimit],
      run: async ({ actor, params, body, signal }) => ({
        status: 201,
        json: enrolmentInfo(
          await services().completeStored(actor, params['certificateId'] ?? '', {
            ...body,
            signal,
          }),
          actor,
        ),
      }),
    }),
  ];
}
