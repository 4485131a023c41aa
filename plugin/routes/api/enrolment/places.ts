import * as z from 'zod';
import type { Actor } from '../../../domain/practice/actor.ts';
import { operation } from '../operation.ts';
import type { ApiOperation } from '../operation.ts';
import { Instant } from '../schema.ts';
import type { EnrolmentApiDeps } from './operations.ts';
import { acting, requiredServices } from './operations.ts';

const PlaceListSchema = z
  .object({
    places: z.array(
      z.object({
        id: z.string(),
        name: z.string().describe('As its holder calls it.'),
        doneAt: Instant.nullable().describe('When it had the new file; null: not yet.'),
      }),
    ),
  })
  .meta({ id: 'EnrolmentPlaceList' });

const AddBodySchema = z.strictObject({
  name: z.string().max(400).describe('At most 60 characters, once, of 12 places.'),
});

const MarkBodySchema = z.strictObject({
  done: z.boolean().describe('Whether the place has the new file.'),
});

/** Other programs and computers that are to have the new file before it is activated. Its holder names them; they forbid nothing. */
export function placeOperations(deps: EnrolmentApiDeps): readonly ApiOperation[] {
  const path = '/enrolments/{enrolmentId}/places';
  const onePath = `${path}/{placeId}`;
  const idOf = (params: Readonly<Record<string, string>>) => params['enrolmentId'] ?? '';
  const placeIdOf = (params: Readonly<Record<string, string>>) => params['placeId'] ?? '';
  const listed = async (actor: Actor, id: string): Promise<z.input<typeof PlaceListSchema>> => {
    const places = await requiredServices(deps).places(actor, id);
    return {
      places: places.map((one) => ({ ...one, doneAt: one.doneAt?.toISOString() ?? null })),
    };
  };
  return [
    operation({
      method: 'get',
      path,
      operationId: 'listEnrolmentPlaces',
      summary: 'The other places that are to have the new file before it is activated',
      success: { status: 200, description: 'In the order of adding', schema: PlaceListSchema },
      errors: ['ERR_REGISTRATION_NOT_CONFIGURED'],
      run: async ({ actor, params }) => ({ status: 200, json: await listed(actor, idOf(params)) }),
    }),
    operation({
      method: 'post',
      path,
      operationId: 'addEnrolmentPlace',
      summary: 'Name one more place; its holder alone',
      body: { type: 'json', schema: AddBodySchema },
      success: { status: 201, description: 'The places now', schema: PlaceListSchema },
      errors: acting,
      run: async ({ actor, params, body }) => {
        await requiredServices(deps).addPlace(actor, idOf(params), body.name);
        return { status: 201, json: await listed(actor, idOf(params)) };
      },
    }),
    operation({
      method: 'put',
      path: onePath,
      operationId: 'markEnrolmentPlace',
      summary: 'Say that a place has the new file, or not after all; its holder alone',
      body: { type: 'json', schema: MarkBodySchema },
      success: { status: 200, description: 'The places now', schema: PlaceListSchema },
      errors: acting,
      run: async ({ actor, params, body }) => {
        const services = requiredServices(deps);
        await services.markPlace(actor, idOf(params), placeIdOf(params), body.done);
        return { status: 200, json: await listed(actor, idOf(params)) };
      },
    }),
    operation({
      method: 'delete',
      path: onePath,
      operationId: 'removeEnrolmentPlace',
      summary: 'Remove a place; its holder alone',
      success: { status: 204, description: 'Removed', schema: null },
      errors: acting,
      run: async ({ actor, params }) => {
        await requiredServices(deps).removePlace(actor, idOf(params), placeIdOf(params));
        return { status: 204 };
      },
    }),
  ];
}
