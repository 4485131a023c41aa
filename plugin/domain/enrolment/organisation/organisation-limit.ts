import type { OrganizationType } from '../../../ehealth/registration/cert-ra/organization.ts';

/** eHealth may sanction an organisation with more (rules.md section 5). */
export const mostCertificates = 10;
const fewLeftFrom = 8;

/** Whether one more certificate of an organisation is within what eHealth allows; null where it is not known how many there are. */
export type OrganisationLimit = 'free' | 'few-left' | 'reached';

export function organisationLimit(applicationIds: readonly (string | null)[]): OrganisationLimit {
  const { length } = applicationIds;
  if (length >= mostCertificates) return 'reached';
  return length >= fewLeftFrom ? 'few-left' : 'free';
}

/** Longer than any number of an organisation: a pattern of a service is not tried on more. */
const longestNumber = 40;

/**
 * The type of organisation that a certificate would be for, where eHealth has one of that name and the number fits it; a pattern that
 * cannot be read refuses nothing. Check digits are eHealth's affair: public documents hardly explain them (registration.md section 6.2).
 */
export function typeOfOrganisation(
  { type, id }: { readonly type: string; readonly id: string },
  types: readonly OrganizationType[],
): OrganizationType | undefined {
  return types.find((known) => known.type === type && fits(id, known.pattern));
}

function fits(id: string, pattern: string | null): boolean {
  if (id.length > longestNumber) return false;
  if (pattern === null) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(id);
  } catch {
    return true;
  }
}
