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

export type Quality = (typeof qualities)[number];
