/**
 * As what a person or organisation asks to be recognised: the rows of the claims table (sessions.md section 13). The words are
 * eHealth's own.
 */
export const personQualities = [
  'doctor',
  'nurse',
  'dentist',
  'physiotherapist',
  'midwife',
  'logopedist',
  'dietician',
  'clinicalpsychologist',
  'optician',
  'podologist',
  'pharmacy',
] as const;

export const organisationQualities = [
  'medicalhouse',
  'guardpost',
  'sortingcenter',
  'officedoctors',
  'groupofdoctors',
  'groupofnurses',
  'reeducation',
  'hospital',
  'enterprise',
  'institution',
  'ehp',
] as const;

export const qualities = [...personQualities, ...organisationQualities] as const;

export type BuiltInQuality = (typeof qualities)[number];

/** One that the settings add (`ehealth.claims`): its name begins with "x-", so that no later one of ours can be called the same. */
export type OwnQuality = `x-${string}`;

export type Quality = BuiltInQuality | OwnQuality;

export const ownQualityForm = /^x-[a-z0-9][a-z0-9-]{0,38}$/;

export function isOwnQuality(text: string): text is OwnQuality {
  return ownQualityForm.test(text);
}

/** Which number of a subject a claim asserts; `titular`: the person in charge of the organisation, a pharmacy's pharmacist. */
export const claimValues = ['ssin', 'organisation', 'titular'] as const;
export type ClaimValue = (typeof claimValues)[number];
