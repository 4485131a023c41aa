import { builtInClaims } from '../../../ehealth/claims/claims-table.ts';
import { qualityOfHolder } from '../../../ehealth/claims/claims.ts';
import { organisationQualities, personQualities } from '../../../ehealth/claims/quality.ts';
import type { Quality } from '../../../ehealth/claims/quality.ts';
import type { TokenSubject } from '../../../ehealth/claims/claims.ts';
import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { HostOrganisation, HostUser } from '../../practice/directory.ts';
import type { SessionPolicy } from '../policy.ts';

type ClaimOverrides = Pick<SessionPolicy['ehealth'], 'claims'>;

/**
 * The subject of a token request, by the numbers that the claims of this quality assert; undefined when the person or
 * organisation has no such number. A pharmacy is a person's session that names an organisation too.
 */
export function subjectFor(
  quality: Quality,
  numbers: { readonly ssin: string | null; readonly organisation: string | null },
  { claims }: ClaimOverrides,
): TokenSubject | undefined {
  const row = claims[quality] ?? builtInClaims[quality];
  const asserted = new Set(row.assert.map(({ value }) => value));
  const ssin = asserted.has('ssin') ? numbers.ssin : null;
  const organisation = asserted.has('organisation') ? numbers.organisation : null;
  if (asserted.has('ssin') && ssin === null) return undefined;
  if (asserted.has('organisation') && organisation === null) return undefined;
  return { quality, ssin, organisation };
}

/** Numbers of a person's own session. The organisation, for a pharmacy, is the one the host calls so, else their only group. */
export function numbersOfPerson(user: Pick<HostUser, 'ssin' | 'organisations'>): {
  readonly ssin: string | null;
  readonly organisation: string | null;
} {
  const groups = user.organisations.filter(({ kind }) => kind === 'group');
  const pharmacy =
    groups.find(({ quality }) => quality === 'pharmacy') ??
    (groups.length === 1 ? groups[0] : undefined);
  return { ssin: user.ssin, organisation: pharmacy?.identifier ?? null };
}

/** As what a person may ask to be recognised: what the host says first, then every profession there is. */
export function qualitiesOfPerson(
  user: Pick<HostUser, 'ssin' | 'organisations' | 'quality'>,
  settings: ClaimOverrides,
): readonly Quality[] {
  const isPharmacist =
    user.quality === 'pharmacy' || user.organisations.some(({ quality }) => quality === 'pharmacy');
  // Without a national number nothing opens, and opening says so; the choice is shown all the same
  const numbers = { ...numbersOfPerson(user), ssin: user.ssin ?? '' };
  return firstOfEach([
    ...personQualities.filter((quality) => quality === user.quality),
    ...personQualities.filter((quality) => quality !== 'pharmacy' || isPharmacist),
  ]).filter((quality) => subjectFor(quality, numbers, settings) !== undefined);
}

const companyQualities: readonly Quality[] = ['enterprise', 'institution', 'ehp'];
const groupQualities: readonly Quality[] = organisationQualities.filter(
  (quality) => !companyQualities.includes(quality),
);

/**
 * As what an organisation may ask to be recognised: what the host says, then what its certificate says. Only where neither
 * says anything, every quality of its kind.
 */
export function qualitiesOfOrganisation(
  organisation: {
    readonly kind: Exclude<HolderKind, 'person'>;
    /** Type in the certificate; null for a placeholder. */
    readonly holderType: string | null;
    /** What the host says. */
    readonly quality: HostOrganisation['quality'];
  },
  numbers: { readonly ssin: string | null; readonly organisation: string | null },
  settings: ClaimOverrides,
): readonly Quality[] {
  const { holderType, kind } = organisation;
  const ofKind = kind === 'group' ? groupQualities : companyQualities;
  const stated = organisationQualities.filter((quality) => quality === organisation.quality);
  const certified = holderType === null ? null : qualityOfHolder(holderType);
  const candidates = firstOfEach([
    ...stated,
    ...(certified === null ? [] : [certified]),
    // A company's certificate serves for both of what eHealth calls one
    ...(certified === 'enterprise' ? (['institution'] as const) : []),
    ...(stated.length === 0 && certified === null ? ofKind : []),
  ]);
  return candidates.filter((quality) => subjectFor(quality, numbers, settings) !== undefined);
}

function firstOfEach<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
