import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import type { Place } from '../../../plugin/domain/enrolment/places/place.ts';
import type {
  EnrolmentOffer,
  EnrolmentServices,
  OfferedHolders,
  OfferedType,
} from '../../../plugin/domain/enrolment/service.ts';
import { anOffer, aRequest } from '../builders/enrolment.ts';
import { createFakeRequests } from './fake-requests.ts';
import type { RequestsFixture } from './fake-requests.ts';

/*
 * Requests for certificates as screens and API get them. Tests with these check how a request is shown and asked for, never how it goes on.
 */

export interface EnrolmentFixture extends RequestsFixture<Enrolment> {
  places: Place[];
  offer: EnrolmentOffer;
  /** Organisations that the person may ask for, by eHealth's word. */
  holders: OfferedHolders;
  /** Types that eHealth names for the organisation; null: it does not answer. */
  types: readonly OfferedType[] | null;
}

export function anEnrolmentFixture(changes: Partial<EnrolmentFixture> = {}): EnrolmentFixture {
  return {
    requests: [],
    places: [],
    offer: anOffer(),
    holders: { person: true, organisations: [] },
    types: null,
    refusal: undefined,
    becomes: {},
    calls: [],
    ...changes,
  };
}

export function fakeEnrolmentServices(fixture: EnrolmentFixture): EnrolmentServices {
  const { act, actOn, find, forUser } = createFakeRequests(fixture);
  const add = (changes: Partial<Enrolment>): Enrolment => {
    const begun = aRequest({ ...changes, ...fixture.becomes });
    fixture.requests = [...fixture.requests, begun];
    return begun;
  };
  /** What comes with the call and is no part of what a person typed. */
  const typed = (given: object) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => name !== 'signal'));

  return {
    find,
    offer: async (_actor, userId, organisation) => {
      await Promise.resolve();
      fixture.calls.push({ name: 'offer', with: { userId, organisation } });
      return fixture.offer;
    },
    forUser,
    organisations: async (_actor, given) => {
      await act('organisations', given);
      return fixture.holders;
    },
    organisationTypes: () => Promise.resolve(fixture.types),
    begin: async (_actor, request) => {
      await act('begin', typed(request));
      return add({ kind: fixture.offer.kind });
    },
    beginNonResident: async (_actor, request) => {
      await act('beginNonResident', typed(request));
      return add({ kind: 'non-resident', state: 'waiting' });
    },
    sign: (actor, id, request) => actOn(actor, id, 'sign', request),
    completeStored: async (_actor, certificateId, given) => {
      await act('completeStored', { certificateId, ...typed(given) });
      return add({ kind: 'completion', certificateId, state: 'done' });
    },
    advance: (actor, id, given) => actOn(actor, id, 'advance', typed(given ?? {})),
    activate: (actor, id, given) => actOn(actor, id, 'activate', typed(given)),
    places: async (actor, id) => {
      await find(actor, id);
      return fixture.places;
    },
    addPlace: async (actor, id, name) => {
      await actOn(actor, id, 'addPlace', { name });
    },
    markPlace: async (actor, id, placeId, isDone) => {
      await actOn(actor, id, 'markPlace', { placeId, isDone });
    },
    removePlace: async (actor, id, placeId) => {
      await actOn(actor, id, 'removePlace', { placeId });
    },
    abandon: async (actor, id) => {
      await actOn(actor, id, 'abandon', {});
    },
    exportKeystore: async (actor, id, password) => {
      await actOn(actor, id, 'exportKeystore', { password });
      return { fileName: 'SSIN=00000000097 20260601.acc-p12', file: Uint8Array.of(0x30, 0) };
    },
  };
}
