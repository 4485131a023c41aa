import { withTimeout } from '../../../async.ts';
import type { CertRa } from '../../../ehealth/registration/cert-ra/cert-ra.ts';
import type { ManagedOrganization } from '../../../ehealth/registration/cert-ra/organization.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';
import type { SignatureKeys } from '../../signature/signature-key.ts';
import { registrationError } from '../failure.ts';
import { organisationLimit, typeOfOrganisation } from './organisation-limit.ts';
import type { OwnRequests } from '../own-requests.ts';
import type { EnrolmentServices, OfferedOrganisation } from '../service.ts';

/** A form waits for this. */
const patienceMs = 4_000;

export interface OrganisationsDeps {
  readonly certRa: Pick<CertRa, 'actorQualities' | 'organizationTypes' | 'existingApplicationIds'>;
  readonly signatureKeys: Pick<SignatureKeys, 'find'>;
  readonly own: OwnRequests;
}

/**
 * For which organisations a person may ask for a certificate, by eHealth's own word (registration.md section 16, NEW, steps 2 and 3). What
 * needs no PIN is asked first, so that none is spent on a service that does not answer.
 */
export function createOrganisations(
  deps: OrganisationsDeps,
): Pick<EnrolmentServices, 'organisations' | 'organisationTypes'> {
  const { certRa, signatureKeys, own } = deps;

  const offered = async (
    organisation: ManagedOrganization,
    baseServices: readonly string[],
  ): Promise<OfferedOrganisation> => {
    const reply = await certRa.existingApplicationIds(organisation);
    const applicationIds = reply.kind === 'applicationIds' ? reply.applicationIds : null;
    return {
      ...organisation,
      baseServices,
      applicationIds,
      limit: applicationIds && organisationLimit(applicationIds),
    };
  };

  return {
    organisationTypes: async (_actor, { kind, identifier }) => {
      const known = await withTimeout(certRa.organizationTypes(), patienceMs, () => null);
      if (known?.kind !== 'types') return null;
      return known.types
        .filter(({ type }) => holderKindOf(type) === kind)
        .filter((one) => typeOfOrganisation({ type: one.type, id: identifier }, [one]) === one)
        .map(({ type, names }) => ({ type, names }));
    },

    organisations: async (actor, given) => {
      const { id, ssin } = await own.requireProfile(actor, actor.userId);
      const known = await certRa.organizationTypes();
      if (known.kind !== 'types') throw registrationError(known);
      const signatory = { practiceId: actor.practiceId, id, ssin };
      const key = await signatureKeys.find(signatory, 'authentication');
      const reply = await certRa.actorQualities(await key.ready(given), ssin ?? '');
      if (reply.kind !== 'qualities') throw registrationError(reply);
      const organisations: OfferedOrganisation[] = [];
      for (const organisation of reply.organizations) {
        const type = typeOfOrganisation(organisation, known.types);
        if (type !== undefined) organisations.push(await offered(organisation, type.baseServices));
      }
      return { person: reply.naturalPerson, organisations };
    },
  };
}
