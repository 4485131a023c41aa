const ofEleven = ['SSIN', 'NIHII11'];
const ofTen = [
  ...['CBE', 'CBE-TREAT_CENTER', 'CBE-CONSORTIUM', 'EHP', 'EHP-CTRL_ORGANISM', 'SITESMUR'],
  'SITEPIT',
];
const ofEight = [
  ...['NIHII', 'NIHII-PHARMACY', 'NIHII-LABO', 'NIHII-RETIREMENT', 'NIHII-OTD_PHARMACY'],
  ...['NIHII-HOSPITAL', 'NIHII-GROUP', 'NIHII-PALLIATIVE_CARE', 'NIHII-OFFICE_DENTISTS'],
  ...['NIHII-MEDICAL_HOUSE', 'NIHII-OFFICE_DOCTORS', 'NIHII-GROUP_DOCTORS', 'NIHII-OF_BAND'],
  ...['NIHII-PSYCH_HOUSE', 'NIHII-PROT_ACC', 'NIHII-HOME_SERVICES', 'NIHII-OF_PHYSIOS'],
  ...['NIHII-GUARD_POST', 'NIHII-BELRAI', 'NIHII-BELRAI_SCREEN', 'NIHII-GROUP_MIDWIVES'],
  ...['NIHII-SORTING_CENTER', 'NIHII-AMBU_SERVICE', 'NIHII-LEGAL_PSY', 'NIHII-REEDUCATION'],
];

/** Digits of the identifiers of holders, by type (registration.md 10.3). */
export const identifierLengths: ReadonlyMap<string, number> = new Map([
  ...ofEleven.map((type) => [type, 11] as const),
  ...ofTen.map((type) => [type, 10] as const),
  ...ofEight.map((type) => [type, 8] as const),
  ['SITE', 4],
]);
