import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';
import type {
  RevocationOffer,
  RevocationServices,
} from '../../../plugin/domain/enrolment/revocation/service.ts';
import type { CertificateInfo } from '../../../plugin/ehealth/registration/certificate-info-reader.ts';
import { PluginError } from '../../../plugin/errors.ts';
import { aJudged } from '../builders/certificate.ts';
import { aRevocation } from '../builders/revocation.ts';

/*
 * Revocations as screens and API get them. Tests with these check how one is shown and asked for, never how it goes on.
 */

export interface RevocationFixture {
  revocations: Revocation[];
  offer: RevocationOffer;
  /** What eHealth's register lists. */
  listed: readonly CertificateInfo[];
  /** What every act answers; undefined for "it works". */
  refusal: PluginError | undefined;
  /** Every act, in order. */
  readonly calls: { readonly name: string; readonly with: unknown }[];
}

export function aRevocationFixture(changes: Partial<RevocationFixture> = {}): RevocationFixture {
  return {
    revocations: [],
    offer: { certificate: aJudged({ id: 'ok' }), sessions: 0, running: null },
    listed: [],
    refusal: undefined,
    calls: [],
    ...changes,
  };
}

export function fakeRevocationServices(fixture: RevocationFixture): RevocationServices {
  const act = async (name: string, details: object): Promise<void> => {
    await Promise.resolve();
    fixture.calls.push({ name, with: details });
    if (fixture.refusal !== undefined) throw fixture.refusal;
  };
  const find: RevocationServices['find'] = async (actor, id) => {
    await Promise.resolve();
    const found = fixture.revocations.find((one) => one.id === id);
    if (found === undefined || (found.userId !== actor.userId && !actor.roles.includes('admin')))
      throw new PluginError('ERR_NOT_FOUND', 'no such revocation');
    return found;
  };
  const change = async (
    actor: Parameters<typeof find>[0],
    id: string,
    name: string,
    details: object,
  ): Promise<Revocation> => {
    const found = await find(actor, id);
    await act(name, { id, ...details });
    return found;
  };
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
    forUser: async (_actor, userId) => {
      await Promise.resolve();
      return fixture.revocations.filter((one) => one.userId === userId);
    },
    begin: async (actor, of, reason) => {
      await act('begin', { ...of, reason });
      const begun = aRevocation({ id: 'revocation-1', userId: actor.userId, reason });
      fixture.revocations = [...fixture.revocations, begun];
      return begun;
    },
    sign: (actor, id, request) => change(actor, id, 'sign', request),
    settle: (actor, id, given) => change(actor, id, 'settle', { given }),
    abandon: async (actor, id) => {
      await change(actor, id, 'abandon', {});
    },
  };
}
