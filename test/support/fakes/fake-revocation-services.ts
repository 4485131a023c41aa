import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';
import type {
  RevocationOffer,
  RevocationServices,
} from '../../../plugin/domain/enrolment/revocation/service.ts';
import type { CertificateInfo } from '../../../plugin/ehealth/registration/certificate-info-reader.ts';
import { aJudged } from '../builders/certificate.ts';
import { aRevocation } from '../builders/revocation.ts';
import { createFakeRequests } from './fake-requests.ts';
import type { RequestsFixture } from './fake-requests.ts';

/*
 * Revocations as screens and API get them. Tests with these check how one is shown and asked for, never how it goes on.
 */

export interface RevocationFixture extends RequestsFixture<Revocation> {
  offer: RevocationOffer;
  /** What eHealth's register lists. */
  listed: readonly CertificateInfo[];
}

export function aRevocationFixture(changes: Partial<RevocationFixture> = {}): RevocationFixture {
  return {
    requests: [],
    becomes: {},
    offer: { certificate: aJudged({ id: 'ok' }), sessions: 0, running: null },
    listed: [],
    refusal: undefined,
    calls: [],
    ...changes,
  };
}

export function fakeRevocationServices(fixture: RevocationFixture): RevocationServices {
  const { act, actOn, find, forUser } = createFakeRequests(fixture);
  return {
    find,
    offer: async () => {
      await Promise.resolve();
      return fixture.offer;
    },
    certificatesOf: async (_actor, given) => {
      await act('certificatesOf', given);
      return fixture.listed;
    },
    forUser,
    begin: async (actor, of, reason) => {
      await act('begin', { ...of, reason });
      const begun = aRevocation({ id: 'revocation-1', userId: actor.userId, reason });
      fixture.requests = [...fixture.requests, begun];
      return begun;
    },
    sign: (actor, id, request) => actOn(actor, id, 'sign', request),
    settle: (actor, id, given) => actOn(actor, id, 'settle', { given }),
    abandon: async (actor, id) => {
      await actOn(actor, id, 'abandon', {});
    },
  };
}
