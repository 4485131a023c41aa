/*
 * Names of claims that the simulated STS knows (sessions.md section 13, and the public clients it was drawn from). Written
 * apart from the plugin's table, so that a slip there meets a refusal here.
 */

const person = 'urn:be:fgov:person:ssin';
const platform = 'urn:be:fgov:ehealth:1.0';
const holder = `${platform}:certificateholder`;

const recognised = (kind: string): readonly string[] => [
  `${platform}:${kind}:nihii-number:recognised${kind}:nihii11`,
  `${platform}:${kind}:nihii-number:recognised${kind}:boolean`,
];

const certifiedOfPersons: readonly string[] = [
  `${person}:ehealth:1.0:givenname`,
  `${person}:ehealth:1.0:surname`,
  `${person}:doctor:boolean`,
  `${person}:nurse:boolean`,
  `${person}:ehealth:1.0:doctor:nihii11`,
  `${person}:ehealth:1.0:nurse:nihii11`,
  `${person}:mandate:insurability:boolean`,
  `${person}:ehealth:1.0:recognisedmandatary:boolean`,
  `${holder}:person:ssin:usersession:boolean`,
  ...['dentist', 'physiotherapist', 'midwife', 'logopedist', 'dietician', 'clinicalpsychologist']
    .map((profession) => [
      `${person}:ehealth:1.0:professional:${profession}:boolean`,
      `${person}:ehealth:1.0:nihii:${profession}:nihii11`,
      `${person}:ehealth:1.0:fpsph:${profession}:boolean`,
    ])
    .flat(),
  ...['doctor', 'nurse'].map((profession) => `${person}:ehealth:1.0:fpsph:${profession}:boolean`),
  ...['nurse', 'optician', 'podologist'].map(
    (profession) => `${person}:ehealth:1.0:nihii:${profession}:nihii11`,
  ),
  `${person}:ehealth:1.0:pharmacy-holder:certified:nihii11`,
];

const certifiedOfOrganisations: readonly string[] = [
  `${holder}:recognisedorganization:boolean`,
  ...[
    'medicalhouse',
    'guardpost',
    'sortingcenter',
    'officedoctors',
    'groupofdoctors',
    'groupofnurses',
    'reeducation',
  ].flatMap(recognised),
  `${holder}:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`,
  `${holder}:reeducation:nihii-number:recognisedreeducation:boolean`,
  `${platform}:hospital:nihii-number:recognisedhospital:boolean`,
  `${holder}:hospital:nihii-number:recognisedhospital:boolean`,
  `${platform}:pharmacy:nihii-number:recognisedhospitalpharmacy:boolean`,
  `${platform}:pharmacy:nihii-number:recognisedpharmacy:boolean`,
  `${platform}:pharmacy:nihii-number:person:ssin:ehealth:1.0:pharmacy-holder:boolean`,
  `${holder}:enterprise:cbe-number:ehealth:1.0:cbe_daas_authorized:boolean`,
  `${platform}:organization:ehp-number:recognisedehp:boolean`,
];

const certified = new Set([...certifiedOfPersons, ...certifiedOfOrganisations]);

/** Names that come back in the identification name space even when they were asked for. */
const identifying = new Set([person, 'urn:be:fgov:kbo-bce:organization:cbe-number']);

export const isKnownDesignator = (uri: string): boolean =>
  certified.has(uri) || identifying.has(uri);

/** Whether an attribute is the STS's word rather than the caller's. */
export const isCertified = (uri: string, asserted: boolean): boolean =>
  !asserted && !identifying.has(uri);

/** The claim that repeats the identifier of the certificate. */
export const personHolder = `${holder}:person:ssin`;
export const personClaim = person;
export const userSession = `${holder}:person:ssin:usersession:boolean`;

/** Which certificates a certificateholder claim may repeat the identifier of, by its name; null for any other claim. */
export function certificateTypeOf(uri: string): RegExp | null {
  if (uri === personHolder) return /^SSIN$/;
  if (uri === `${holder}:enterprise:cbe-number`) return /^CBE/;
  if (uri === `${holder}:organization:ehp-number`) return /^EHP/;
  const suffix = uri.startsWith(`${holder}:`) ? uri.slice(holder.length + 1) : '';
  return /^[a-z]+:nihii-number$/.test(suffix) ? /^NIHII/ : null;
}
