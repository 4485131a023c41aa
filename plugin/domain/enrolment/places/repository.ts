import type { Place } from './place.ts';

/* What this folder needs of a store. A request of another practice has no places. */

export interface PlaceRepository {
  /** In the order in which they were added. */
  list(practiceId: string, enrolmentId: string): Promise<readonly Place[]>;
  /** `known`: a place of that name is there already, capitals or not; `many`: `limit` are. */
  add(
    practiceId: string,
    enrolmentId: string,
    place: Pick<Place, 'id' | 'name'> & { readonly addedAt: Date },
    limit: number,
  ): Promise<'added' | 'known' | 'many'>;
  /** One that is not there any more is left out silently. */
  mark(practiceId: string, enrolmentId: string, id: string, doneAt: Date | null): Promise<void>;
  remove(practiceId: string, enrolmentId: string, id: string): Promise<void>;
}
