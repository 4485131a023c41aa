import { PluginError } from '../../errors.ts';
import { personHolder, rowOf } from './claims-table.ts';
import type { ClaimsRows } from './claims-table.ts';
import type { ClaimValue, Quality } from './quality.ts';

/** The subject of a token: whose claims are made and asked. Values are digits, padded (sessions.md section 13). */
export interface TokenSubject {
  readonly quality: Quality;
  /** SSIN of the person; null for an organisation whose claims name no person. */
  readonly ssin: string | null;
  /** NIHII (8 digits), CBE (10) or EHP (10) of the organisation; null for a person. */
  readonly organisation: string | null;
  /** SSIN of the person in charge of the organisation, where that is another than the user. */
  readonly titular?: string | null;
}

/** A claim that we make: eHealth gives it back as it was sent, or refuses. */
export interface AssertedClaim {
  readonly uri: string;
  readonly value: string;
}

/** A claim that eHealth fills in, and the value it must have for the subject to count as recognised. */
export interface Designator {
  readonly uri: string;
  readonly must: 'true' | 'not-empty' | 'optional';
}

export interface Claims {
  readonly asserted: readonly AssertedClaim[];
  readonly designators: readonly Designator[];
}

export interface ClaimsTable {
  /** ERR_QUALITY_UNFIT when the quality asserts a number that the subject lacks. */
  claimsFor(subject: TokenSubject): Claims;
}

/**
 * The table of claims of one installation: the built-in rows, those that `rows` replaces or adds, and claims that are asked in
 * every row. One claim per name (sessions.md section 7): a designator that is asserted already is left out.
 */
export function createClaimsTable(
  rows: ClaimsRows = {},
  extraClaims: readonly string[] = [],
): ClaimsTable {
  return {
    claimsFor: (subject) => {
      const row = rowOf(subject.quality, rows);
      if (row === undefined)
        throw new PluginError('ERR_QUALITY_UNFIT', 'a quality that the settings do not have', {
          params: { quality: subject.quality },
        });
      const asserted = firstOfEach(
        row.assert.map(({ uri, value }) => ({ uri, value: numberOf(subject, value) })),
      );
      const taken = new Set(asserted.map(({ uri }) => uri));
      const optional = new Set(row.optional);
      const asked: Designator[] = row.ask.map((uri) => ({
        uri,
        must: optional.has(uri) ? 'optional' : uri.endsWith(':boolean') ? 'true' : 'not-empty',
      }));
      const extra: Designator[] = extraClaims.map((uri) => ({ uri, must: 'optional' }));
      return {
        asserted,
        designators: firstOfEach([...asked, ...extra]).filter(({ uri }) => !taken.has(uri)),
      };
    },
  };
}

function numberOf(subject: TokenSubject, value: ClaimValue): string {
  const number = value === 'titular' ? (subject.titular ?? subject.ssin) : subject[value];
  if (number === null) {
    throw new PluginError(
      'ERR_QUALITY_UNFIT',
      `quality asserts a number (${value}) that the subject lacks`,
      {
        params: { quality: subject.quality },
      },
    );
  }
  return number;
}

function firstOfEach<T extends { readonly uri: string }>(claims: readonly T[]): T[] {
  return claims.filter(({ uri }, index) => claims.findIndex((one) => one.uri === uri) === index);
}

/**
 * The claims with the certificate of the header named as holder in place of the holder-of-key's, for organisations (sessions.md, added
 * November 2026; the setting `ehealth.certificateHolder`). What eHealth would certify of the organisation as certificate holder may then stay
 * empty.
 */
export function namingHeader(claims: Claims, ssin: string): Claims {
  const isHolder = ({ uri }: { readonly uri: string }) => uri.includes(':certificateholder:');
  return {
    asserted: [
      { uri: personHolder, value: ssin },
      ...claims.asserted.filter((claim) => !isHolder(claim)),
    ],
    designators: claims.designators.map((claim) =>
      isHolder(claim) ? { ...claim, must: 'optional' } : claim,
    ),
  };
}

/** Types of certificate holders (registration.md 10.3); null: as what eHealth would recognise one is not known. */
const qualityByHolder: Readonly<Record<string, Quality | null>> = {
  'NIHII-MEDICAL_HOUSE': 'medicalhouse',
  'NIHII-GUARD_POST': 'guardpost',
  'NIHII-SORTING_CENTER': 'sortingcenter',
  'NIHII-OFFICE_DOCTORS': 'officedoctors',
  'NIHII-GROUP_DOCTORS': 'groupofdoctors',
  // Nurses, although the name does not say so (certificates.md section 3)
  'NIHII-GROUP': 'groupofnurses',
  'NIHII-REEDUCATION': 'reeducation',
  'NIHII-HOSPITAL': 'hospital',
  'NIHII-PHARMACY': 'pharmacy',
  CBE: 'enterprise',
  EHP: 'ehp',
  ...withoutQuality(
    ...['NIHII', 'NIHII11', 'NIHII-LABO', 'NIHII-RETIREMENT', 'NIHII-OTD_PHARMACY'],
    ...['NIHII-PALLIATIVE_CARE', 'NIHII-OFFICE_DENTISTS', 'NIHII-OF_BAND', 'NIHII-PSYCH_HOUSE'],
    ...['NIHII-PROT_ACC', 'NIHII-HOME_SERVICES', 'NIHII-OF_PHYSIOS', 'NIHII-BELRAI'],
    ...['NIHII-BELRAI_SCREEN', 'NIHII-GROUP_MIDWIVES', 'NIHII-AMBU_SERVICE', 'NIHII-LEGAL_PSY'],
    ...['CBE-TREAT_CENTER', 'CBE-CONSORTIUM', 'EHP-CTRL_ORGANISM', 'SITE', 'SITESMUR', 'SITEPIT'],
  ),
};

function withoutQuality(...types: readonly string[]): Readonly<Record<string, null>> {
  return Object.fromEntries(types.map((type) => [type, null]));
}

/** As what the holder of a certificate of this type asks to be recognised; null for persons and types that have no row. */
export function qualityOfHolder(holderType: string): Quality | null {
  return Object.hasOwn(qualityByHolder, holderType) ? (qualityByHolder[holderType] ?? null) : null;
}
