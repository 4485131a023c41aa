import { PluginError } from '../../errors.ts';
import { builtInClaims } from './claims-table.ts';
import type { ClaimsRow, ClaimValue } from './claims-table.ts';
import type { Quality } from './quality.ts';

/** The subject of a token: whose claims are made and asked. Values are digits, padded (sessions.md section 13). */
export interface TokenSubject {
  readonly quality: Quality;
  /** SSIN of the person; null for an organisation whose claims name no person. */
  readonly ssin: string | null;
  /** NIHII (8 digits), CBE (10) or EHP (10) of the organisation; null for a person. */
  readonly organisation: string | null;
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
 * The table of claims of one installation: the built-in rows, those that `overrides` replaces, and claims that are asked in
 * every row. One claim per name (sessions.md section 7): a designator that is asserted already is left out.
 */
export function createClaimsTable(
  overrides: Readonly<Partial<Record<Quality, ClaimsRow | undefined>>> = {},
  extraClaims: readonly string[] = [],
): ClaimsTable {
  return {
    claimsFor: (subject) => {
      const row = overrides[subject.quality] ?? builtInClaims[subject.quality];
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
  const number = value === 'ssin' ? subject.ssin : subject.organisation;
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

const qualityByHolder: ReadonlyMap<string, Quality> = new Map([
  ['NIHII-MEDICAL_HOUSE', 'medicalhouse'],
  ['NIHII-GUARD_POST', 'guardpost'],
  ['NIHII-SORTING_CENTER', 'sortingcenter'],
  ['NIHII-OFFICE_DOCTORS', 'officedoctors'],
  ['NIHII-GROUP_DOCTORS', 'groupofdoctors'],
  // Nurses, although the name does not say so (certificates.md section 3)
  ['NIHII-GROUP', 'groupofnurses'],
  ['NIHII-REEDUCATION', 'reeducation'],
  ['NIHII-HOSPITAL', 'hospital'],
  ['CBE', 'enterprise'],
  ['EHP', 'ehp'],
]);

/** As what the holder of a certificate of this type asks to be recognised; null for persons and types without a row of their own. */
export function qualityOfHolder(holderType: string): Quality | null {
  return qualityByHolder.get(holderType) ?? null;
}
