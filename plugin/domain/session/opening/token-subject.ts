import { rowOf } from '../../../ehealth/claims/claims-table.ts';
import { qualityOfHolder } from '../../../ehealth/claims/claims.ts';
import {
  isOwnQuality,
  organisationQualities,
  personQualities,
} from '../../../ehealth/claims/quality.ts';
import type { Quality } from '../../../ehealth/claims/quality.ts';
import type { TokenSubject } from '../../../ehealth/claims/claims.ts';
import type { HolderKind } from '../../../pki/x509/identifier.ts';
import type { HostOrganisation, HostUser } from '../../practice/directory.ts';
import type { SessionPolicy } from '../policy.ts';

type ClaimOverrides = Pick<SessionPolicy['ehealth'], 'claims'>;

/** The numbers that claims may assert. */
export interface SubjectNumbers {
  readonly ssin: string | null;
  readonly organisation: string | null;
  /** Of the person in charge of the organisation; null: the user. */
  readonly titular?: string | null;
}

/**
 * The subject of a token request, by the numbers that the claims of this quality assert; undefined when the person or
 * organisation has no such number. A pharmacy is a person's session that names an organisation too.
 */
export function subjectFor(
  quality: Quality,
  numbers: SubjectNumbers,
  { claims }: ClaimOverrides,
): TokenSubject | undefined {
  const row = rowOf(quality, claims);
  if (row === undefined) return undefined;
  const asserted = new Set(row.assert.map(({ value }) => value));
  const ssin = asserted.has('ssin') ? numbers.ssin : null;
  const organisation = asserted.has('organisation') ? numbers.organisation : null;
  if (asserted.has('ssin') && ssin === null) return undefined;
  if (asserted.has('organisation') && organisation === null) return undefined;
  const titular = asserted.has('titular') ? (numbers.titular ?? null) : null;
  if (asserted.has('titular') && titular === null && numbers.ssin === null) return undefined;
  // Without another one the user is the person in charge
  return { quality, ssin, organisation, ...(titular === null ? {} : { titular }) };
}

/** Numbers of a person's own session. The organisation, for a pharmacy, is the one the host calls so, else their only group. */
export function numbersOfPerson(user: Pick<HostUser, 'ssin' | 'organisations'>): SubjectNumbers {
  const groups = user.organisations.filter(({ kind }) => kind === 'group');
  const pharmacy =
    groups.find(({ quality }) => quality === 'pharmacy') ??
    (groups.length === 1 ? groups[0] : undefined);
  return {
    ssin: user.ssin,
    organisation: pharmacy?.identifier ?? null,
    titular: pharmacy?.titularSsin ?? null,
  };
}

/** Numbers of a session with an organisation's own certificate. */
export function numbersOfOrganisation(
  user: Pick<HostUser, 'ssin' | 'organisations'>,
  { kind, identifier }: Pick<HostOrganisation, 'kind' | 'identifier'>,
): SubjectNumbers {
  const found = user.organisations.find(
    (one) => one.kind === kind && one.identifier === identifier,
  );
  return { ssin: user.ssin, organisation: identifier, titular: found?.titularSsin ?? null };
}

/** Qualities that the settings add for holders of this type. */
function addedFor(holderType: string, { claims }: ClaimOverrides): readonly Quality[] {
  return Object.entries(claims).flatMap(([quality, row]) =>
    isOwnQuality(quality) && row?.holders?.includes(holderType) === true ? [quality] : [],
  );
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
    ...[...personQualities, ...addedFor('SSIN', settings)].filter(
      (quality) => quality === user.quality,
    ),
    ...personQualities.filter((quality) => quality !== 'pharmacy' || isPharmacist),
    ...addedFor('SSIN', settings),
  ]).filter((quality) => subjectFor(quality, numbers, settings) !== undefined);
}

const companyQualities: readonly Quality[] = ['enterprise', 'institution', 'ehp'];
const groupQualities: readonly Quality[] = organisationQualities.filter(
  (quality) => !companyQualities.includes(quality),
);

/**
 * As what an organisation may ask to be recognised: what the host says, then what its certificate says, then what the settings add for its
 * type. A placeholder, which has no type yet, is offered every quality of its kind; a type that none of them knows has no quality.
 */
export function qualitiesOfOrganisation(
  organisation: {
    readonly kind: Exclude<HolderKind, 'person'>;
    /** Type in the certificate; null for a placeholder. */
    readonly holderType: string | null;
    /** What the host says. */
    readonly quality: HostOrganisation['quality'];
  },
  numbers: SubjectNumbers,
  settings: ClaimOverrides,
): readonly Quality[] {
  const { holderType, kind } = organisation;
  const ofKind = kind === 'group' ? groupQualities : companyQualities;
  const { quality: said } = organisation;
  const known: readonly Quality[] = [...organisationQualities, 'pharmacy'];
  const stated = said !== undefined && (known.includes(said) || isOwnQuality(said)) ? [said] : [];
  const certified = holderType === null ? null : qualityOfHolder(holderType);
  const candidates = firstOfEach([
    ...stated,
    ...(certified === null ? [] : [certified]),
    // A company's certificate serves for both of what eHealth calls one
    ...(certified === 'enterprise' ? (['institution'] as const) : []),
    ...(holderType === null ? [] : addedFor(holderType, settings)),
    ...(stated.length === 0 && holderType === null ? ofKind : []),
  ]);
  return candidates.filter((quality) => subjectFor(quality, numbers, settings) !== undefined);
}

function firstOfEach<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
