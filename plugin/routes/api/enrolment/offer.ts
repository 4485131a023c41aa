import * as z from 'zod';
import { freeApplicationId } from '../../../domain/enrolment/limit/holder-limit.ts';
import type { EnrolmentOffer, OfferedType } from '../../../domain/enrolment/service.ts';
import { requestedHolder } from '../../parts/enrolment/requested-holder.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import { Instant } from '../schema.ts';
import type { EnrolmentApiDeps } from './operations.ts';
import { requiredServices } from './operations.ts';

const OfferQuery = z.object({
  type: z.string().max(40).default('').describe('Empty where host or certificate says it.'),
  id: z
    .string()
    .max(20)
    .default('')
    .describe('Of an organisation of the profile; empty: for the person.'),
  applicationId: z.string().max(30).toUpperCase().default(''),
});

const OfferSchema = z
  .object({
    kind: z
      .enum(['new', 'renewal'])
      .nullable()
      .describe('Null where one of `types` has to be chosen first.'),
    certificateId: z.string().nullable().describe('The certificate that runs out.'),
    opensAt: Instant.nullable().describe('From when eHealth takes a renewal; null: now.'),
    runningId: z.string().nullable().describe('A request that runs already.'),
    limit: z
      .enum(['free', 'few-left', 'reached', 'taken', 'elsewhere'])
      .nullable()
      .describe(
        'reached: ten of an organisation; taken: the application id; elsewhere: the one of the person, whose file is not here. Null: eHealth did not say.',
      ),
    applicationIds: z
      .array(z.string().nullable())
      .nullable()
      .describe('Of the organisation’s active certificates, null for one without.'),
    freeApplicationId: z.string().nullable().describe('A proposal; null: none is needed.'),
    types: z
      .array(z.object({ type: z.string(), names: z.record(z.string(), z.string()) }))
      .nullable()
      .describe('That the organisation may have, by eHealth; null: known, or eHealth did not say.'),
  })
  .meta({ id: 'EnrolmentOffer' });

/** What a request made now would be, and whether eHealth would take it: asked without card and PIN. */
export function offerOperations(deps: EnrolmentApiDeps): readonly ApiOperation[] {
  return [
    operation({
      method: 'get',
      path: '/users/{userId}/enrolment-offer',
      operationId: 'getEnrolmentOffer',
      summary:
        'What a request of this user would be now, for themselves or an organisation; the user alone',
      query: OfferQuery,
      success: { status: 200, description: 'The offer', schema: OfferSchema },
      errors: ['ERR_FORBIDDEN', 'ERR_IDENTIFIER_INVALID', 'ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params, query }) => {
        const services = requiredServices(deps);
        const userId = params['userId'] ?? '';
        const { user, certificates } = await deps.services.forUser(actor, userId);
        const requested = requestedHolder(user, certificates, query);
        if (requested.kind === 'untyped') {
          const types = await services.organisationTypes(actor, requested.organisation);
          return { status: 200, json: untyped(types) };
        }
        const organisation = requested.kind === 'organisation' ? requested.organisation : null;
        return { status: 200, json: typed(await services.offer(actor, userId, organisation)) };
      },
    }),
  ];
}

type OfferInfo = z.input<typeof OfferSchema>;

const untyped = (types: readonly OfferedType[] | null): OfferInfo => ({
  kind: null,
  certificateId: null,
  opensAt: null,
  runningId: null,
  limit: null,
  applicationIds: null,
  freeApplicationId: null,
  types: types?.map(({ type, names }) => ({ type, names: { ...names } })) ?? null,
});

const typed = (offer: EnrolmentOffer): OfferInfo => ({
  kind: offer.kind,
  certificateId: offer.current?.record.id ?? null,
  opensAt: offer.opensAt?.toISOString() ?? null,
  runningId: offer.running?.id ?? null,
  limit: offer.limit,
  applicationIds: offer.applicationIds && [...offer.applicationIds],
  freeApplicationId: freeApplicationId(offer.applicationIds ?? []),
  types: null,
});
