import { randomUUID } from 'node:crypto';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import { isEnded } from '../enrolment.ts';
import type { OwnRequests } from '../own-requests.ts';
import type { EnrolmentServices } from '../service.ts';
import { placeLimit, placeName, placeNameLength } from './place.ts';
import type { PlaceRepository } from './repository.ts';

export interface PlacesDeps {
  readonly places: PlaceRepository;
  readonly own: OwnRequests;
  readonly now: () => Date;
}

/**
 * The places that its holder names for a new file: only they know them. What is open is shown where the certificate is activated; it
 * forbids nothing.
 */
export function createPlaces({
  places,
  own,
  now,
}: PlacesDeps): Pick<EnrolmentServices, 'places' | 'addPlace' | 'markPlace' | 'removePlace'> {
  const requireRunning = async (actor: Actor, id: string): Promise<string> => {
    const found = await own.requireOwn(actor, id);
    if (isEnded(found))
      throw new PluginError('ERR_ENROLMENT_STATE', 'the request has ended', {
        params: { problem: found.state },
      });
    return found.practiceId;
  };
  const refused = (problem: 'Missing' | 'Long' | 'Known' | 'Many', limit: number): PluginError =>
    new PluginError('ERR_ENROLMENT_PLACE', `place not added: ${problem}`, {
      params: { problem, limit },
    });

  return {
    places: async (actor, id) => {
      const { practiceId } = await own.requireSeen(actor, id);
      return places.list(practiceId, id);
    },

    addPlace: async (actor, id, typed) => {
      const practiceId = await requireRunning(actor, id);
      const name = placeName(typed);
      if (name === '') throw refused('Missing', placeNameLength);
      if (name.length > placeNameLength) throw refused('Long', placeNameLength);
      const place = { id: randomUUID(), name, addedAt: now() };
      const answer = await places.add(practiceId, id, place, placeLimit);
      if (answer === 'known') throw refused('Known', placeLimit);
      if (answer === 'many') throw refused('Many', placeLimit);
    },

    markPlace: async (actor, id, placeId, isDone) => {
      const practiceId = await requireRunning(actor, id);
      await places.mark(practiceId, id, placeId, isDone ? now() : null);
    },

    removePlace: async (actor, id, placeId) => {
      const practiceId = await requireRunning(actor, id);
      await places.remove(practiceId, id, placeId);
    },
  };
}
