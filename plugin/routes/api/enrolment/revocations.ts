import * as z from 'zod';
import type { RevocationServices } from '../../../domain/enrolment/revocation/service.ts';
import { revocationReasons } from '../../../ehealth/registration/cert-ra/contract.ts';
import { PluginError, errorCodes } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import { revocationInfo, RevocationListSchema, RevocationSchema } from './revocation-info.ts';

const BeginSchema = z.strictObject({ reason: z.enum(revocationReasons) });
const BeginLostSchema = BeginSchema.extend({
  publicKeyIdentifier: z
    .string()
    .regex(/^[0-9A-F]{40}$/)
    .describe(
      'As eHealth’s register names the certificate: SHA-1 of its public key, upper-case hex.',
    ),
});

const acting: readonly PluginErrorCode[] = [
  'ERR_FORBIDDEN',
  'ERR_CONFLICT',
  ...errorCodes.filter((code) => /^ERR_(ENROLMENT|REGISTRATION)_/.test(code)),
];

const beginning: readonly PluginErrorCode[] = [
  ...acting,
  'ERR_MODE_DISABLED',
  ...errorCodes.filter((code) => /^ERR_(READER|CARD)_/.test(code)),
];

export interface RevocationApiDeps {
  /** null where no certificates are revoked here. */
  readonly revocations: RevocationServices | null;
}

/** Revocations over JSON: everything but the signature of the contract and the register of eHealth, which ask a PIN. */
export function revocationOperations(deps: RevocationApiDeps): readonly ApiOperation[] {
  const services = (): RevocationServices => {
    if (deps.revocations === null)
      throw new PluginError('ERR_REGISTRATION_NOT_CONFIGURED', 'no requests in this installation');
    return deps.revocations;
  };
  const idOf = (params: Readonly<Record<string, string>>) => params['revocationId'] ?? '';
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/revocations',
      operationId: 'listRevocations',
      summary: 'A user’s revocations of certificates',
      success: { status: 200, description: 'The revocations', schema: RevocationListSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => {
        const found = await services().forUser(actor, params['userId'] ?? '');
        return {
          status: 200,
          json: { revocations: found.map((one) => revocationInfo(one, actor)) },
        };
      },
    }),
    operation({
      method: 'post',
      path: '/certificates/{certificateId}/revocation',
      operationId: 'beginRevocation',
      summary:
        'Ask eHealth for the contract that ends a certificate; its holder alone, whose card is in the reader',
      body: { type: 'json', schema: BeginSchema },
      success: { status: 201, description: 'The contract can be signed', schema: RevocationSchema },
      errors: beginning,
      run: async ({ actor, params, body }) => {
        const of = { certificateId: params['certificateId'] ?? '' };
        const begun = await services().begin(actor, of, body.reason);
        return { status: 201, json: revocationInfo(begun, actor) };
      },
    }),
    operation({
      method: 'post',
      path: '/users/{userId}/revocations',
      operationId: 'beginLostRevocation',
      summary:
        'The same for a certificate whose file is lost; eHealth’s register, which asks a PIN, names it on the screens and to the host in process',
      body: { type: 'json', schema: BeginLostSchema },
      success: { status: 201, description: 'The contract can be signed', schema: RevocationSchema },
      errors: beginning,
      run: async ({ actor, params, body: { publicKeyIdentifier, reason } }) => {
        const userId = params['userId'] ?? '';
        // A profile that the actor may not see is as one that does not exist
        await services().forUser(actor, userId);
        if (userId !== actor.userId)
          throw new PluginError('ERR_FORBIDDEN', 'only its holder revokes a certificate');
        const begun = await services().begin(actor, { publicKeyIdentifier }, reason);
        return { status: 201, json: revocationInfo(begun, actor) };
      },
    }),
    operation({
      method: 'get',
      path: '/revocations/{revocationId}',
      operationId: 'getRevocation',
      summary: 'One revocation: its state, what comes next, and what keeps it from going on',
      success: { status: 200, description: 'The revocation', schema: RevocationSchema },
      errors: ['ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => ({
        status: 200,
        json: revocationInfo(await services().find(actor, idOf(params)), actor),
      }),
    }),
    operation({
      method: 'post',
      path: '/revocations/{revocationId}/settle',
      operationId: 'settleRevocation',
      summary: 'Ask eHealth whether a request without an answer arrived',
      success: { status: 200, description: 'The revocation', schema: RevocationSchema },
      errors: acting,
      run: async ({ actor, params }) => ({
        status: 200,
        json: revocationInfo(await services().settle(actor, idOf(params), null), actor),
      }),
    }),
    operation({
      method: 'delete',
      path: '/revocations/{revocationId}',
      operationId: 'abandonRevocation',
      summary: 'Give up a revocation that is not signed',
      success: { status: 204, description: 'Abandoned', schema: null },
      errors: acting,
      run: async ({ actor, params }) => {
        await services().abandon(actor, idOf(params));
        return { status: 204 };
      },
    }),
  ];
}
