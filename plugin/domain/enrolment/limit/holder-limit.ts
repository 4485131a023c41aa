import { organisationLimit } from '../organisation/organisation-limit.ts';

/** What eHealth has of a holder, as far as it says that without a PIN. */
export type ExistingCertificates =
  | {
      readonly kind: 'organisation';
      /** Application ids of active certificates, null among them for one without. */
      readonly applicationIds: readonly (string | null)[];
    }
  | {
      readonly kind: 'person';
      /** The end of an active certificate whose file is not here; null where there is none. */
      readonly elsewhereUntil: Date | null;
    };

/**
 * Whether eHealth would take one more certificate of a holder (rules.md section 5): one of a person, at most ten of an organisation,
 * each with an application id of its own. `taken`: another id is free. `elsewhere`: the person's one certificate is in a file that is not here.
 */
export type HolderLimit = 'free' | 'few-left' | 'reached' | 'taken' | 'elsewhere';

/** Of a new certificate; a renewal takes the place of one that counts already. Pure. */
export function holderLimit(
  existing: ExistingCertificates,
  { applicationId, replaceableFrom }: { applicationId: string | null; replaceableFrom: Date },
): HolderLimit {
  if (existing.kind === 'person')
    return existing.elsewhereUntil !== null && existing.elsewhereUntil > replaceableFrom
      ? 'elsewhere'
      : 'free';
  const limit = organisationLimit(existing.applicationIds);
  if (limit === 'reached') return 'reached';
  return existing.applicationIds.includes(applicationId) ? 'taken' : limit;
}

/** A short application id that no certificate of the organisation has; null where one without is still free. */
export function freeApplicationId(taken: readonly (string | null)[]): string | null {
  if (!taken.includes(null)) return null;
  for (let number = 2; ; number += 1) {
    const id = `APP${String(number)}`;
    if (!taken.includes(id)) return id;
  }
}
