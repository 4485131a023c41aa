import type { BuiltInQuality, ClaimValue, Quality } from './quality.ts';

/** What is said and asked for one quality. The settings may replace a row (`ehealth.claims`). */
export interface ClaimsRow {
  /** Claims with a value. */
  readonly assert: readonly { readonly uri: string; readonly value: ClaimValue }[];
  /** Claims that eHealth fills in. */
  readonly ask: readonly string[];
  /** Those of `ask` that may come back empty or false. */
  readonly optional: readonly string[];
  /** Of a quality that the settings add: the types of certificate holder that it is offered to ("NIHII-LABO", "SSIN"). */
  readonly holders?: readonly string[];
}

/** Rows of the settings, by quality: they replace built-in ones, or add qualities of their own. */
export type ClaimsRows = Readonly<Partial<Record<Quality, ClaimsRow | undefined>>>;

const person = 'urn:be:fgov:person:ssin';
const platform = 'urn:be:fgov:ehealth:1.0';
const holder = `${platform}:certificateholder`;
const recognisedOrganization = `${holder}:recognisedorganization:boolean`;
const names = [`${person}:ehealth:1.0:givenname`, `${person}:ehealth:1.0:surname`];

/** The claim that names a person as the holder of the certificate in the message's header. */
export const personHolder = `${holder}:person:ssin`;

const assertPerson: ClaimsRow['assert'] = [
  { uri: personHolder, value: 'ssin' },
  { uri: person, value: 'ssin' },
];

const personRow = (ask: readonly string[], optional: readonly string[] = []): ClaimsRow => ({
  assert: assertPerson,
  ask: [...ask, ...optional],
  optional,
});

const professionRow = (profession: string, optional: readonly string[] = []): ClaimsRow =>
  personRow(
    [
      `${person}:ehealth:1.0:professional:${profession}:boolean`,
      `${person}:ehealth:1.0:nihii:${profession}:nihii11`,
      ...names,
      `${person}:ehealth:1.0:fpsph:${profession}:boolean`,
    ],
    optional,
  );

const nihiiRow = (organisation: string, ask: readonly string[]): ClaimsRow => ({
  assert: [
    { uri: `${platform}:${organisation}:nihii-number`, value: 'organisation' },
    { uri: `${holder}:${organisation}:nihii-number`, value: 'organisation' },
  ],
  ask,
  optional: [],
});

const recognisedRow = (organisation: string, more: readonly string[] = []): ClaimsRow =>
  nihiiRow(organisation, [
    `${platform}:${organisation}:nihii-number:recognised${organisation}:nihii11`,
    `${platform}:${organisation}:nihii-number:recognised${organisation}:boolean`,
    ...more,
  ]);

/**
 * What each quality asserts and asks: the table of sessions.md section 13. eHealth's names are irregular on purpose (a doctor
 * has neither `nihii:` nor `professional:`, a nurse has both forms of `nihii11`, the boolean of a group of nurses sits on
 * the certificate holder): never correct one by pattern, a wrong name makes the call fail.
 */
export const builtInClaims: Readonly<Record<BuiltInQuality, ClaimsRow>> = {
  doctor: personRow([
    `${person}:doctor:boolean`,
    `${person}:ehealth:1.0:doctor:nihii11`,
    ...names,
    `${person}:ehealth:1.0:fpsph:doctor:boolean`,
  ]),
  nurse: personRow([
    `${person}:nurse:boolean`,
    `${person}:ehealth:1.0:nurse:nihii11`,
    `${person}:ehealth:1.0:nihii:nurse:nihii11`,
    ...names,
    `${person}:ehealth:1.0:fpsph:nurse:boolean`,
  ]),
  dentist: personRow([
    `${person}:ehealth:1.0:fpsph:dentist:boolean`,
    `${person}:ehealth:1.0:nihii:dentist:nihii11`,
    `${person}:ehealth:1.0:professional:dentist:boolean`,
  ]),
  // Whether a session by fallback is a "user session" for eHealth is not known, so this one may be false
  physiotherapist: professionRow('physiotherapist', [`${holder}:person:ssin:usersession:boolean`]),
  midwife: professionRow('midwife'),
  logopedist: professionRow('logopedist'),
  dietician: professionRow('dietician'),
  clinicalpsychologist: professionRow('clinicalpsychologist'),
  optician: personRow([`${person}:ehealth:1.0:nihii:optician:nihii11`, ...names]),
  podologist: personRow([`${person}:ehealth:1.0:nihii:podologist:nihii11`, ...names]),
  pharmacy: {
    assert: [
      ...assertPerson,
      { uri: `${person}:ehealth:1.0:pharmacy-holder`, value: 'titular' },
      { uri: `${platform}:pharmacy:nihii-number`, value: 'organisation' },
    ],
    ask: [
      `${platform}:pharmacy:nihii-number:recognisedpharmacy:boolean`,
      `${person}:ehealth:1.0:pharmacy-holder:certified:nihii11`,
      `${platform}:pharmacy:nihii-number:person:ssin:ehealth:1.0:pharmacy-holder:boolean`,
    ],
    optional: [],
  },
  medicalhouse: recognisedRow('medicalhouse', [recognisedOrganization]),
  guardpost: recognisedRow('guardpost', [recognisedOrganization]),
  sortingcenter: recognisedRow('sortingcenter', [recognisedOrganization]),
  officedoctors: recognisedRow('officedoctors'),
  groupofdoctors: recognisedRow('groupofdoctors'),
  groupofnurses: nihiiRow('groupofnurses', [
    `${platform}:groupofnurses:nihii-number:recognisedgroupofnurses:nihii11`,
    `${holder}:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`,
  ]),
  reeducation: nihiiRow('reeducation', [
    `${platform}:reeducation:nihii-number:recognisedreeducation:boolean`,
    `${holder}:reeducation:nihii-number:recognisedreeducation:boolean`,
    `${platform}:reeducation:nihii-number:recognisedreeducation:nihii11`,
    recognisedOrganization,
  ]),
  hospital: nihiiRow('hospital', [
    `${platform}:hospital:nihii-number:recognisedhospital:boolean`,
    `${holder}:hospital:nihii-number:recognisedhospital:boolean`,
  ]),
  enterprise: {
    assert: [{ uri: `${holder}:enterprise:cbe-number`, value: 'organisation' }],
    ask: [
      'urn:be:fgov:kbo-bce:organization:cbe-number',
      `${holder}:enterprise:cbe-number:ehealth:1.0:cbe_daas_authorized:boolean`,
      recognisedOrganization,
    ],
    optional: [`${holder}:enterprise:cbe-number:ehealth:1.0:cbe_daas_authorized:boolean`],
  },
  institution: {
    assert: [
      { uri: `${holder}:enterprise:cbe-number`, value: 'organisation' },
      { uri: 'urn:be:fgov:kbo-bce:organization:cbe-number', value: 'organisation' },
      { uri: person, value: 'ssin' },
    ],
    ask: [],
    optional: [],
  },
  ehp: {
    assert: [
      { uri: `${platform}:organization:ehp-number`, value: 'organisation' },
      { uri: `${holder}:organization:ehp-number`, value: 'organisation' },
    ],
    ask: [`${platform}:organization:ehp-number:recognisedehp:boolean`],
    optional: [],
  },
};

/** The row of a quality; undefined for one that neither we nor the settings know. */
export function rowOf(quality: Quality, rows: ClaimsRows): ClaimsRow | undefined {
  const builtIn: Readonly<Partial<Record<Quality, ClaimsRow>>> = builtInClaims;
  return rows[quality] ?? builtIn[quality];
}

/** Whether a session as this names a person as the holder of the header's certificate: a key of the organisation alone cannot open it. */
export function namesPersonAsHolder(quality: Quality, rows: ClaimsRows): boolean {
  return rowOf(quality, rows)?.assert.some(({ uri }) => uri === personHolder) === true;
}
