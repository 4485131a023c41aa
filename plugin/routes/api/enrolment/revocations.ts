import * as z from 'zod';
import type { Revocation } from '../../../domain/enrolment/revocation/revocation.ts';
import { revocationStates } from '../../../domain/enrolment/revocation/revocation.ts';
import type { RevocationServices } from '../../../domain/enrolment/revocation/service.ts';
import { revocationReasons } from '../../../ehealth/registration/cert-ra/contract.ts';
import { PluginError, errorCodes } from '../../../errors.ts';
import type { PluginErrorCode } from '../../../errors.ts';
import { paths } from '../../parts/paths.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import { Instant } from '../schema.ts';

const RevocationSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    state: z
      .enum(revocationStates)
      .describe('contract: to be signed on the screen at `path`; submitting: eHealth is asked.'),
    reason: z.enum(revocationReasons),
    certificateId: z.string().nullable().describe('Null where its file is not here.'),
    path: z.string().describe('Of its screen, below the mount path.'),
    startedAt: Instant,
    changedAt: Instant,
    submittedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    nextAt: Instant.nullable().describe('When eHealth is asked next; null: a person has to act.'),
  })
  .meta({ id: 'Revocation' });

const RevocationListSchema = z.object({
  revocations: z
    .array(RevocationSchema)
    .describe('Those that run, and those of the last 30 days; newest first.'),
});

const BeginSchema = z.strictObject({ reason: z.enum(revocationReasons) });

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
        return { status: 200, json: { revocations: found.map(revocationInfo) } };
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
        return {
          status: 201,
          json: revocationInfo(await services().begin(actor, of, body.reason)),
        };
      },
    }),
    operation({
      method: 'get',
      path: '/revocations/{revocationId}',
      operationId: 'getRevocation',
      summary: 'One revocation and its state',
      success: { status: 200, description: 'The revocation', schema: RevocationSchema },
      errors: ['ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => ({
        status: 200,
        json: revocationInfo(await services().find(actor, idOf(params))),
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
        json: revocationInfo(await services().settle(actor, idOf(params), null)),
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

/** Neither contract nor number of the holder: they are for the screen of the signer. */
function revocationInfo(revocation: Revocation): z.input<typeof RevocationSchema> {
  const { id, userId, state, reason, certificateId } = revocation;
  const { startedAt, changedAt, submittedAt, endedAt, nextAt } = revocation;
  return {
    id,
    userId,
    state,
    reason,
    certificateId,
    path: paths('').revocation(id),
    startedAt: startedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    nextAt: nextAt?.toISOString() ?? null,
  };
}
